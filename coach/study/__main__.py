"""Fit the grader and write models/: `python -m coach.study --data FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from coach.bank.load import load_bank
from coach.encoder.cached import CachedEncoder
from coach.encoder.source import find_source
from coach.encoder.transformer import Transformer
from coach.settings import shipped
from coach.study.fit import Study, fit
from coach.study.gold import read_gold
from coach.study.marked import SETS, read_marked


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m coach.study", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets of human-marked answers")
    parser.add_argument("--gold", type=Path, required=True, help="gold answers to measure on (JSON Lines)")
    parser.add_argument("--bank", type=Path, default=shipped("corpus"), help="question bank to learn verdicts from")
    parser.add_argument(
        "--model", type=Path, default=shipped("models") / "all-MiniLM-L6-v2", help="folder with model.json; is written"
    )
    parser.add_argument("--scratch", type=Path, default=None, help="where vectors are kept between runs")
    parser.add_argument("--threads", type=int, default=0, help="processor threads, 0 for all cores")
    given = parser.parse_args()
    source = find_source(given.model)
    bank = load_bank(given.bank)
    forward = Transformer.load(source.folder, threads=given.threads)
    fit(
        Study(
            bank=bank,
            answers={one.name: read_marked(given.data, one) for one in SETS},
            encoder=CachedEncoder(forward, given.scratch),
            gold=read_gold(given.gold, bank),
            folder=given.model,
        )
    )


if __name__ == "__main__":
    main()
