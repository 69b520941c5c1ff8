from __future__ import annotations

from pathlib import Path

import pytest

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

    def test_says_what_is_not_there(self, tmp_path: Path) -> None:
        """A folder without the set is an error."""
        with pytest.raises(FileNotFoundError):
            read_marked(tmp_path, SCIENTSBANK)
