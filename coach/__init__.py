"""An interview coach that asks, reads free-text answers and grades them, on one's own machine."""

__version__ = "0.1.0"
