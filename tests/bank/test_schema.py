from __future__ import annotations

import json

import jsonschema

from coach.bank.document import parse
from coach.bank.schema import question_schema
from coach.settings import shipped


class TestQuestionSchema:
    def test_is_the_file_that_editors_read(self) -> None:
        """corpus/question.schema.json is what `coach bank schema` prints."""
        written = (shipped("corpus") / "question.schema.json").read_text(encoding="utf-8")

        assert json.loads(written) == question_schema()

    def test_takes_the_built_in_bank(self) -> None:
        """Every question file of the bank fits the schema, and names it in its first line."""
        check = jsonschema.Draft202012Validator(question_schema())
        for file in sorted(shipped("corpus").glob("*/*.yaml")):
            text = file.read_text(encoding="utf-8")

            check.validate(parse(text).value)
            assert text.startswith("# yaml-language-server: $schema=../question.schema.json\n")

    def test_says_what_every_field_means(self) -> None:
        """An editor has words for each field."""
        for model in question_schema()["$defs"].values():
            for field in model.get("properties", {}).values():
                assert field["description"]
