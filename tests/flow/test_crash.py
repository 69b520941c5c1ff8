"""A service that is killed at the worst moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.flow.conftest import Begin, Meet


class TestKill:
    def test_loses_no_answer_and_grades_it_once(self, begin: Begin, meet: Meet) -> None:
        """Killed between acknowledge and grade, the next life grades the answer, and its client gets it on resume.

        The answer is sent while the model still loads, so the kill surely comes before the grade: the first
        question and the acknowledgement need no model.
        """
        service = begin().start()
        client = meet(service)
        client.start(length=2)
        client.say("answer", turn=1, text="Nothing that was said is lost. 🗝️")
        saved = client.hear("saved")
        assert service.call("/readyz")[0] == 503
        service.kill()

        client.url = client.url.replace(service.address[7:], service.start().address[7:])
        client.resume()
        graded = client.hear("graded")
        assert (graded["seq"], graded["status"]) == (saved["seq"] + 1, "graded")
        assert client.hear("question")["turn"] == 2
        client.say("end")
        assert client.hear("saved")["what"] == "end"
        (turn,) = client.hear("summary")["turns"]
        assert turn["answer"] == "Nothing that was said is lost. 🗝️"
        assert service.stop() == 0
        with closing(sqlite3.connect(service.folder / "data" / "coach.db")) as database:
            assert database.execute("select count(*) from grade").fetchone() == (1,)
