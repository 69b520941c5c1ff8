"""How far a verdict's confidence can be believed: calibration error, reliability curve and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.calibration import calibration_curve

from coach.interview.grade import Verdict
from coach.study.sheet import CODES, UNKNOWN, Floats, Sheet

BINS = 10
"""Bins of equal width over the confidence, the usual choice."""


def believed(sheet: Sheet) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the confidence of each verdict that people judged too, and whether it was right, shape (n_told,).

    `unsure` is left out: people never give it, so that it could not be right.
    """
    told = (sheet.human != UNKNOWN) & (sheet.given != CODES[Verdict.UNSURE]) & ~np.isnan(sheet.confidence)
    return sheet.confidence[told], sheet.human[told] == sheet.given[told]


def calibration_error(sheet: Sheet) -> float:
    """Return the expected calibration error, 0 to 1; not a number where no verdict has a confidence.

    Source: Naeini et al. (2015), AAAI, over the bins of scikit-learn's calibration curve.
    """
    confidence, right = believed(sheet)
    if not len(confidence):
        return np.nan
    shares, means = calibration_curve(right, confidence, n_bins=BINS)
    return float(np.average(np.abs(shares - means), weights=_counts(confidence)))


def reliability(sheet: Sheet) -> list[dict[str, float | int]]:
    """Return for each bin that holds verdicts their count, mean confidence and share that was right."""
    confidence, right = believed(sheet)
    if not len(confidence):
        return []
    shares, means = calibration_curve(right, confidence, n_bins=BINS)
    return [
        {"verdicts": int(count), "confidence": round(float(mean), 4), "right": round(float(share), 4)}
        for count, mean, share in zip(_counts(confidence), means, shares, strict=True)
    ]


def _counts(confidence: Floats) -> NDArray[np.intp]:
    """Return how many verdicts each bin of the calibration curve holds, bins without any left out."""
    bins = np.searchsorted(np.linspace(0.0, 1.0, BINS + 1)[1:-1], confidence)
    counts = np.bincount(bins, minlength=BINS)
    return counts[counts > 0]


def draw_reliability(path: Path, curves: dict[str, list[dict[str, Any]]]) -> None:
    """Draw reliability curves, by the name of their split, as a PNG.

    Raises:
        OSError: The file cannot be written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="as it should be")
    for name, bins in curves.items():
        sizes = [20 + 200 * one["verdicts"] / sum(every["verdicts"] for every in bins) for one in bins]
        means, shares = [one["confidence"] for one in bins], [one["right"] for one in bins]
        (line,) = axes.plot(means, shares, label=name)
        axes.scatter(means, shares, s=sizes, color=line.get_color())
    axes.set(xlabel="confidence of the verdict", ylabel="share of these verdicts that were right")
    axes.legend(loc="upper left")
    figure.savefig(path, format="png", dpi=120, metadata={"Software": None})
