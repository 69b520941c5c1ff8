from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from coach.server.http_record import CONFIRMED
from coach.server.transcript_file import FORMS
from tests.server.conftest import Join, Kitchen, Player, settled
from tests.server.test_http_banks import MINE, add, names

FORMULA = '=HYPERLINK("http://evil") <script>alert(1)</script> *bold*'


def export(client: TestClient, interview: str, form: str) -> Response:
    return client.get(f"/api/v1/interviews/{interview}/export", params={"format": form})


def backup(client: TestClient) -> bytes:
    response = client.get("/api/v1/record/export")
    assert response.status_code == 200
    return response.content


def restore(client: TestClient, content: bytes) -> Response:
    return client.post("/api/v1/record/restore", content=content)


def delete(client: TestClient, confirm: str = CONFIRMED) -> Response:
    return client.delete("/api/v1/record", headers={"Coach-Confirm": confirm})


def play(player: Player, text: str = FORMULA, **plan: object) -> None:
    player.start(**{"length": 2, "topics": ["trees"], **plan})
    player.answer(1, text)
    while player.hear()["kind"] != "graded":
        pass
    player.hear("question")
    player.say("skip", interview=player.interview, turn=2)
    while player.hear()["kind"] != "summary":
        pass


def another(kitchen: Kitchen, folder: Path) -> Kitchen:
    """The same service on another machine."""
    return Kitchen(folder, kitchen.numbers)


class TestExport:
    @pytest.mark.parametrize("form", FORMS)
    def test_is_a_file(self, client: TestClient, player: Player, form: str) -> None:
        """In every form, with a name that any system takes, and with what was asked and said."""
        play(player)
        response = export(client, player.interview, form)

        assert response.status_code == 200
        assert response.headers["content-disposition"].startswith('attachment; filename="interview-2')
        assert response.headers["content-disposition"].endswith(f'.{form}"')
        assert "What is trees number" in response.text

    def test_as_a_table_holds_no_formula(self, client: TestClient, player: Player) -> None:
        """A row for each turn; spreadsheets show the answer and do not run it."""
        play(player)
        content = export(client, player.interview, "csv").content
        answered, skipped = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))

        assert answered["answer"] == f"'{FORMULA}"
        assert (answered["skipped"], skipped["skipped"], skipped["answer"], skipped["score"]) == ("no", "yes", "", "")
        assert "It comes as number" in answered["missing"]

    def test_as_a_page_runs_nothing(self, client: TestClient, player: Player) -> None:
        """An answer is text, whatever it looks like; so it is in Markdown."""
        play(player)
        page, markdown = (export(client, player.interview, form).text for form in ("html", "md"))

        assert "<script>" not in page + markdown
        assert "&lt;script&gt;" in page
        assert "default-src 'none'" in page
        assert r"> =HYPERLINK" in markdown
        assert r"\*bold\*" in markdown

    def test_as_json_is_the_transcript(self, client: TestClient, player: Player) -> None:
        """All of it."""
        play(player)

        told = json.loads(export(client, player.interview, "json").content)

        assert told == client.get(f"/api/v1/interviews/{player.interview}").json()

    @pytest.mark.parametrize("form", FORMS)
    def test_of_an_exam_under_way_tells_no_grade(self, client: TestClient, player: Player, form: str) -> None:
        """Nor the reference answer, nor the points."""
        player.start(mode="exam", length=2)
        player.answer(1, "It comes as number 1.")
        while player.hear()["kind"] != "graded":
            pass

        text = export(client, player.interview, form).text.rpartition("</style>")[2]

        assert "It comes as number 1." in text
        assert "It follows" not in text
        assert "covered" not in text

    def test_takes_known_forms_only(self, client: TestClient, player: Player) -> None:
        """And interviews that are there."""
        play(player)

        assert export(client, player.interview, "docx").status_code == 422
        assert export(client, "nobodys", "md").json()["code"] == "unknown_interview"


class TestBackup:
    def test_moves_everything_to_another_machine(
        self, kitchen: Kitchen, client: TestClient, player: Player, tmp_path: Path, join: Join
    ) -> None:
        """Transcripts, progress and own banks are there as they were; the open interview goes on."""
        settled(client)
        add(client)
        play(player)
        player.start(questions=[MINE], length=1)
        content = backup(client)
        before = [client.get(f"/api/v1/{path}").json() for path in ("interviews", "progress", "due", "habits")]
        with another(kitchen, tmp_path / "other").open() as there, join(there) as again:
            settled(there)
            told = restore(there, content)
            after = [there.get(f"/api/v1/{path}").json() for path in ("interviews", "progress", "due", "habits")]
            again.resume(0, player.interview)
            asked = again.hear("question")
            again.interview = player.interview
            again.answer(1, "A tree.")
            heard = [again.hear()["kind"] for _ in range(3)]

        assert told.json() == {"interviews": 2, "there": 0, "banks": ["notes"], "left_out": []}
        assert after == before
        assert asked["question_id"] == MINE
        assert heard == ["saved", "graded", "summary"]

    def test_twice_is_once(self, client: TestClient, player: Player) -> None:
        """What is there stays as it is."""
        settled(client)
        add(client)
        play(player)

        assert restore(client, backup(client)).json() == {
            "interviews": 0,
            "there": 1,
            "banks": [],
            "left_out": ["notes"],
        }

    def test_undoes_a_deletion(self, client: TestClient, player: Player) -> None:
        """For whoever had made one."""
        play(player)
        content, before = backup(client), client.get("/api/v1/interviews").json()
        delete(client)
        restore(client, content)

        assert client.get("/api/v1/interviews").json() == before

    def test_is_taken_whole_or_not_at_all(self, client: TestClient, player: Player) -> None:
        """One bad bank, and no interview is added; one bad interview, and no bank runs."""
        settled(client)
        add(client)
        play(player)
        content = backup(client)
        delete(client)

        def changed(name: str, text: bytes) -> bytes:
            buffer = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
                for one in old.namelist():
                    new.writestr(one, text if one == name else old.read(one))
            return buffer.getvalue()

        bad_bank = restore(client, changed("banks/notes.zip", b"no zip"))
        bad_line = restore(client, changed("interviews.jsonl", b"{}"))

        assert (bad_bank.status_code, bad_bank.json()["code"]) == (422, "bad_upload")
        assert (bad_line.status_code, bad_line.json()["code"]) == (422, "bad_backup")
        assert client.get("/api/v1/interviews").json() == []
        assert names(client) == [("small", 6, False)]

    def test_removes_a_bank_again_when_the_interviews_do_not_fit(self, kitchen: Kitchen, join: Join) -> None:
        """An interview that is somebody else's here stops everything."""
        with kitchen.open() as client, join(client) as player:
            settled(client)
            play(player)
            add(client)
            content = backup(client)
            client.delete("/api/v1/banks/notes")
        kitchen.identify = lambda _connection, /: "somebody else"
        with kitchen.open() as client:
            settled(client)
            refused = restore(client, content)

            assert (refused.status_code, refused.json()["code"]) == (422, "bad_backup")
            assert "belongs to somebody else" in refused.json()["message"]
            assert names(client) == [("small", 6, False)]
            assert client.get("/api/v1/interviews").json() == []

    def test_is_refused_when_it_is_too_large(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        """Before all of it is read."""
        monkeypatch.setattr("coach.server.http_record.FILE_BYTES", 10)

        assert restore(client, b"x" * 11).status_code == 413


class TestDelete:
    def test_wants_to_be_confirmed(self, client: TestClient, player: Player) -> None:
        """Nobody deletes everything by a slip."""
        play(player)

        assert delete(client, "yes").status_code == 422
        assert client.delete("/api/v1/record").json()["code"] == "bad_input"
        assert len(client.get("/api/v1/interviews").json()) == 1

    def test_leaves_nothing(self, kitchen: Kitchen, client: TestClient, player: Player) -> None:
        """No interview, no bank, no progress; copies that were made before are named."""
        settled(client)
        add(client)
        play(player)
        (kitchen.folder / "data" / "coach.db.of-0001").touch()
        told = delete(client)

        assert told.json() == {"interviews": 1, "banks": ["notes"], "kept_banks": [], "copies": ["coach.db.of-0001"]}
        assert client.get("/api/v1/interviews").json() == []
        assert client.get("/api/v1/progress").json()["topics"] == []
        assert names(client) == [("small", 6, False)]
        assert delete(client).json()["interviews"] == 0

    def test_ends_an_interview_under_way(self, client: TestClient, player: Player) -> None:
        """Whoever still plays it is told that it is gone; a new one can be begun."""
        player.start()
        delete(client)
        player.answer(1, "It is.")

        assert player.hear("error")["code"] == "unknown_interview"
        assert player.start()["turn"] == 1
