"""What an encoder gives for a text: a vector for each token and one for the whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TextVectors:
    """One text as vectors, special tokens left out."""

    tokens: NDArray[np.float32]
    """Unit vectors of the tokens, shape (n_tokens, dim); n_tokens may be 0."""
    offsets: NDArray[np.int32]
    """Where each token stands in the text, in code points, shape (n_tokens, 2)."""
    sentence: NDArray[np.float32]
    """Unit vector of the whole text (mean over all tokens, special ones too), shape (dim,); zeros for an empty text."""
