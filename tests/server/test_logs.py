from __future__ import annotations

import json
import logging

import pytest
import structlog

from coach.server.logs import configure, logged


class TestConfigure:
    def test_writes_json_lines(self, logged: pytest.CaptureFixture[str]) -> None:
        """One object a line, with the time in UTC and what is bound to the call."""
        configure("info", as_json=True)
        with structlog.contextvars.bound_contextvars(call="abc"):
            structlog.get_logger("coach.server").info("hello", client="test")
        line = json.loads(logged.readouterr().err)

        assert (line["event"], line["client"], line["call"], line["level"]) == ("hello", "test", "abc", "info")
        assert line["timestamp"].endswith("Z")

    def test_lets_libraries_speak_from_warnings_on(self, logged: pytest.CaptureFixture[str]) -> None:
        """In the same form as coach's own lines."""
        logging.getLogger("uvicorn.error").info("Waiting for application startup.")
        logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
        written = logged.readouterr().err

        assert "Waiting" not in written
        assert "Invalid HTTP request received." in written

    @pytest.mark.parametrize("as_json", [False, True])
    def test_shows_no_values_in_tracebacks(self, logged: pytest.CaptureFixture[str], *, as_json: bool) -> None:
        """A variable may hold what a candidate wrote."""
        configure("info", as_json=as_json)
        with pytest.raises(ZeroDivisionError) as raised:
            divide("secret".upper(), by=0)
        reference = told(raised.value)
        written = logged.readouterr().err

        assert reference in written
        assert "ZeroDivisionError" in written
        assert "SECRET" not in written


def divide(answer: str, *, by: int) -> float:
    return len(answer) / by


def told(error: Exception) -> str:
    return logged(error).reference
