"""How fast one socket may speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class TokenBucket:
    """Lets `size` messages through at once, and `size` more in each `seconds`.

    The one value here that changes: it belongs to one socket and is asked for every frame.
    """

    size: int
    seconds: float
    tokens: float
    at: float
    """When `tokens` was right, in seconds of any clock that never goes back."""

    @classmethod
    def full(cls, size: int, seconds: float, now: float) -> TokenBucket:
        """Return a bucket that nothing was taken from."""
        return cls(size, seconds, float(size), now)

    def take(self, now: float) -> float:
        """Take one token if there is one; return 0, or the seconds after which there will be one."""
        self.tokens = min(float(self.size), self.tokens + (now - self.at) * self.size / self.seconds)
        self.at = now
        if self.tokens >= 1.0:
            self.tokens -= 1.0
            return 0.0
        return (1.0 - self.tokens) * self.seconds / self.size
