from __future__ import annotations

import math
from pathlib import Path

import pytest

from coach.errors import BadRow
from coach.study.marked import SETS, read_marked

SAF, BEETLE, SCIENTSBANK = SETS


class TestReadMarked:
    def test_takes_scores_as_shares(self, tmp_path: Path) -> None:
        """A score of 1 out of 4 is a quarter, and an id of digits stays as it is written."""
        (tmp_path / "saf_en_v2.csv").write_text(
            "split,question_id,question,reference,answer,score,score_max\ntraining,1.10,Why?,Because., So. ,1,4\n"
        )

        (row,) = read_marked(tmp_path, SAF)

        assert (row.question_id, row.answer, row.mark) == ("1.10", "So.", 0.25)

    def test_takes_labels_as_shares(self, tmp_path: Path) -> None:
        """Correct is all, partly correct is half, the rest is nothing; the finer label counts; NA is a text."""
        (tmp_path / "semeval_beetle.csv").write_text(
            "split,question_id,question,reference,answer,label5,label3\n"
            "train,A,Why?,Because.,NA,correct,correct\n"
            "train,A,Why?,Because.,b,partially_correct_incomplete,incorrect\n"
            "train,A,Why?,Because.,c,contradictory,contradictory\n"
        )

        rows = read_marked(tmp_path, BEETLE)

        assert [(row.answer, row.mark) for row in rows] == [("NA", 1.0), ("b", 0.5), ("c", 0.0)]

    def test_reads_cells_as_they_are(self, tmp_path: Path) -> None:
        """With lines and quotes inside, a mark of UTF-8, an empty line, and cells left out at the end of a row."""
        (tmp_path / "saf_en_v2.csv").write_text(
            "\ufeffsplit,question_id,question,reference,answer,score,score_max\n"
            'training,1,Why?,"It ""is""\nso.",nan,0,4\n\ntraining,2,Why?,,Because.\n',
            encoding="utf-8",
        )

        full, short = read_marked(tmp_path, SAF)

        assert (full.reference, full.answer, full.mark) == ('It "is"\nso.', "nan", 0.0)
        assert (short.split, short.answer, math.isnan(short.mark)) == ("training", "Because.", True)

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("train,A,Why?,Because.,b,correct,correct,more", "The row has 8 cells, but there are 7 columns"),
            ('train,A,"Why?,Because.,b,correct,correct', "unexpected end of data"),
        ],
    )
    def test_names_the_row_that_is_none(self, tmp_path: Path, row: str, why: str) -> None:
        """Nothing is fitted on what was read wrongly."""
        (tmp_path / "semeval_beetle.csv").write_text(
            f"split,question_id,question,reference,answer,label5,label3\ntrain,A,Why?,B.,a,correct,correct\n{row}\n"
        )

        with pytest.raises(BadRow, match=rf"semeval_beetle\.csv, line 3: .*{why}"):
            read_marked(tmp_path, BEETLE)

    def test_says_what_is_not_there(self, tmp_path: Path) -> None:
        """A folder without the set is an error."""
        with pytest.raises(FileNotFoundError):
            read_marked(tmp_path, SCIENTSBANK)
