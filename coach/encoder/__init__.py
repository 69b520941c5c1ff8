"""sentence-transformers behind `coach.turn.Encoder`; the only place that imports it."""
