"""Two services on one PostgreSQL database, one of which is killed."""

from __future__ import annotations

import psycopg

from tests.flow.conftest import Begin, Meet


class TestKill:
    def test_of_one_replica_loses_nothing(self, begin: Begin, meet: Meet, postgres_url: str) -> None:
        """An answer that one replica acknowledged is graded by the other, once, and its client goes on there."""
        survivor = begin("one", COACH_DATABASE_URL=postgres_url).start().ready()
        killed = begin("two", COACH_DATABASE_URL=postgres_url).start()
        client = meet(killed)
        client.start(length=2)
        client.say("answer", turn=1, text="Nothing that was said is lost. 🗝️")
        saved = client.hear("saved")
        killed.kill()

        client.url = client.url.replace(killed.address[7:], survivor.address[7:])
        client.resume()
        graded = client.hear("graded")
        assert (graded["seq"], graded["status"]) == (saved["seq"] + 1, "graded")
        assert client.hear("question")["turn"] == 2
        client.say("end")
        assert client.hear("saved")["what"] == "end"
        (turn,) = client.hear("summary")["turns"]
        assert turn["answer"] == "Nothing that was said is lost. 🗝️"
        assert survivor.stop() == 0
        with psycopg.connect(postgres_url) as connection:
            assert connection.execute("SELECT count(*) FROM grade").fetchone() == (1,)
