"""Answer to grade: `plan` says which texts to embed, `grade` decides; pure, numpy only."""
