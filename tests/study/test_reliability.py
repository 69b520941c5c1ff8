from __future__ import annotations

from pathlib import Path

from coach.study.reliability import draw_reliability, reliability
from tests.study.sheet_of import C, M, sheet_of

POINTS = ((0, C, C, 0.95), (0, C, M, 0.95), (0, M, M, 0.55), (0, None, M, 0.55))


class TestReliability:
    def test_counts_by_confidence(self) -> None:
        """A point that nobody judged counts nowhere."""
        assert reliability(sheet_of([0], [0], points=POINTS)) == [
            {"verdicts": 1, "confidence": 0.55, "right": 1.0},
            {"verdicts": 2, "confidence": 0.95, "right": 0.5},
        ]

    def test_of_nothing_is_empty(self) -> None:
        """There is no verdict to believe."""
        assert reliability(sheet_of([0], [0])) == []


class TestDrawReliability:
    def test_writes_the_same_picture_each_time(self, tmp_path: Path) -> None:
        """A PNG, and no time or version in it."""
        curves = {"held_out": reliability(sheet_of([0], [0], points=POINTS))}
        for name in ("a.png", "b.png"):
            draw_reliability(tmp_path / name, curves)

        assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
        assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
