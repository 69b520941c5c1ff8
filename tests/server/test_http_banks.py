from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from coach.server import bank_changes
from tests.bank.test_unzip import zipped
from tests.server.conftest import Kitchen, Player, settled

NOTES = b"""\
# Heaps

## What is a heap?
A heap is a tree whose parent is never larger than its children.

## What is a sift?
A sift moves a value up until its parent is smaller.
"""
MINE = "notes/heaps-heap"


def add(client: TestClient, content: bytes = NOTES, name: str = "notes.md", **params: str) -> Response:
    return client.post("/api/v1/banks", params={"name": name, **params}, content=content)


def names(client: TestClient) -> list[tuple[str, int, bool]]:
    return [(bank["name"], bank["questions"], bank["own"]) for bank in client.get("/api/v1/banks").json()]


def kept(kitchen: Kitchen) -> list[str]:
    return sorted(path.name for path in (kitchen.folder / "data" / "banks").iterdir())


class TestAdd:
    def test_runs_at_once(self, client: TestClient, player: Player) -> None:
        """A new bank is listed, asked and graded without a restart."""
        settled(client)
        before = client.get("/api/v1/bank").json()["hash"]
        response = add(client)

        assert response.status_code == 201
        added = response.json()
        assert (added["name"], added["title"], added["warnings"]) == ("notes", "Notes", [])
        assert added["topics"] == [{"id": "heaps", "title": "Heaps", "questions": {"junior": 0, "mid": 2, "senior": 0}}]
        assert names(client) == [("small", 6, False), ("notes", 2, True)]
        assert client.get("/api/v1/bank").json()["hash"] != before
        question = player.start(topics=["heaps"], length=1)
        player.answer(1, "A heap is a tree whose parent is never larger than its children.")
        graded = [player.hear() for _ in range(3)][1]
        assert question["question_id"].startswith("notes/")
        assert graded["grade"]["verdicts"]

    def test_has_addresses_with_a_slash(self, client: TestClient) -> None:
        """The questions of one's own bank are found like all others."""
        add(client)

        (first, _) = client.get("/api/v1/questions", params={"bank": "notes"}).json()
        assert first["id"] == MINE
        assert client.get(f"/api/v1/questions/{MINE}").json()["prompt"] == "What is a heap?"
        assert client.get("/api/v1/questions/" + MINE.replace("/", "%2F")).json()["id"] == MINE

    def test_outlives_a_restart(self, kitchen: Kitchen) -> None:
        """It lies in the data directory, for nobody else to read."""
        with kitchen.open() as client:
            add(client)
        with kitchen.open() as client:
            assert names(client) == [("small", 6, False), ("notes", 2, True)]

        assert (kitchen.folder / "data" / "banks").stat().st_mode & 0o777 == 0o700
        assert kept(kitchen) == ["notes"]

    def test_does_not_wait_for_the_model(self, kitchen: Kitchen) -> None:
        """Added while the model loads, it is graded on when that is there."""
        kitchen.loading.clear()
        with kitchen.open() as client, client.websocket_connect("ws://127.0.0.1/ws", subprotocols=["coach.v1"]) as own:
            assert add(client).status_code == 201
            player = Player(own)
            player.start(questions=[MINE])
            player.answer(1, "A heap is a tree.")
            assert player.hear()["kind"] == "saved"
            kitchen.loading.set()

            assert player.hear("graded")["status"] == "graded"

    def test_takes_all_or_nothing(self, client: TestClient, kitchen: Kitchen) -> None:
        """An error names file, line and mend, and leaves no trace."""
        response = add(client, b"- id: x\n  prompt: What?\n", "mine.yaml")

        assert (response.status_code, response.json()["code"]) == (422, "bad_upload")
        assert "mine.yaml, line 1: x.reference is missing" in response.json()["message"]
        assert names(client) == [("small", 6, False)]
        assert kept(kitchen) == []

    def test_replaces_only_when_asked(self, client: TestClient) -> None:
        """A name that is taken is no accident that costs a bank."""
        add(client)
        again = add(client, NOTES.partition(b"## What is a sift?")[0])
        asked = add(client, NOTES.partition(b"## What is a sift?")[0], replace="true")

        assert (again.status_code, again.json()["code"]) == (409, "bank_exists")
        assert asked.status_code == 201
        assert names(client) == [("small", 6, False), ("notes", 1, True)]

    def test_never_replaces_a_bank_of_the_settings(self, client: TestClient) -> None:
        """Not even when asked."""
        response = add(client, name="small.md", replace="true")

        assert (response.status_code, response.json()["code"]) == (422, "bad_upload")
        assert "another name" in response.json()["message"]

    def test_has_limits(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of size, of banks, and of questions together."""
        assert add(client, b"x" * (10 * 2**20 + 1)).status_code == 413
        monkeypatch.setattr(bank_changes, "MOST_QUESTIONS", 3)
        assert add(client).status_code == 201
        assert "at most 3" in add(client, name="more.md").json()["message"]
        monkeypatch.setattr(bank_changes, "MOST_BANKS", 1)
        assert "the most" in add(client, name="more.md").json()["message"]

    @pytest.mark.parametrize("name", ["../../out.md", "/etc/passwd.md", "..", "a\0b.md"])
    def test_makes_no_path_of_what_is_sent(self, client: TestClient, kitchen: Kitchen, name: str) -> None:
        """Whatever the file is called, the bank lies in its folder under a plain name."""
        status = add(client, name=name).status_code

        assert status in {201, 422}
        assert {found.parent for found in kitchen.folder.rglob("out")} <= {kitchen.folder / "data" / "banks"}
        assert all(one.isalnum() for one in "".join(kept(kitchen)).replace("-", ""))

    def test_refuses_a_zip_bomb(self, client: TestClient) -> None:
        """Before it is unpacked."""
        response = add(client, zipped(("queues/one.yaml", b"\0" * 5_000_000)), "bomb.zip")

        assert (response.status_code, response.json()["code"]) == (422, "bad_upload")


class TestRemove:
    def test_takes_effect_at_once(self, client: TestClient, kitchen: Kitchen, player: Player) -> None:
        """Its questions are gone, what was answered stays."""
        settled(client)
        add(client)
        player.start(questions=[MINE])
        player.answer(1, "A heap is a tree.")
        assert [player.hear()["kind"] for _ in range(3)] == ["saved", "graded", "summary"]
        response = client.delete("/api/v1/banks/notes")

        assert response.status_code == 204
        assert names(client) == [("small", 6, False)]
        assert kept(kitchen) == []
        assert client.get(f"/api/v1/questions/{MINE}").status_code == 404
        assert client.get(f"/api/v1/interviews/{player.interview}").json()["turns"][0]["prompt"] == "What is a heap?"

    def test_waits_for_open_interviews(self, client: TestClient, player: Player) -> None:
        """A question on the table is not taken away; when the interview has ended it may go."""
        add(client)
        player.start(questions=["trees-1", MINE])
        refused = client.delete("/api/v1/banks/notes")
        replaced = add(client, NOTES.replace(b"heap?", b"pile?"), replace="true")
        player.say("end", interview=player.interview)
        assert player.hear("saved")["what"] == "end"
        assert player.hear("summary")

        assert (refused.status_code, refused.json()["code"]) == (409, "bank_in_use")
        assert replaced.json()["code"] == "bank_in_use"
        assert "still open" in refused.json()["message"]
        assert client.delete("/api/v1/banks/notes").status_code == 204

    def test_keeps_a_question_under_way_as_it_was_asked(self, client: TestClient, player: Player) -> None:
        """An open interview is graded by the reference that it began with; what nobody is asked may change."""
        whole = "- id: heap\n  prompt: What is a heap?\n  reference: {}\n"
        add(client, whole.format("A tree.").encode(), "mine.yaml")
        (one,) = client.get("/api/v1/questions", params={"bank": "mine"}).json()
        player.start(questions=[one["id"]])
        refused = add(client, whole.format("A pile.").encode(), "mine.yaml", replace="true")
        kept_one = client.get(f"/api/v1/questions/{one['id']}").json()
        player.say("end", interview=player.interview)
        assert [player.hear()["kind"] for _ in range(2)] == ["saved", "summary"]
        taken = add(client, whole.format("A pile.").encode(), "mine.yaml", replace="true")

        assert (refused.status_code, refused.json()["code"]) == (409, "bank_in_use")
        assert "would go or change" in refused.json()["message"]
        assert kept_one["reference"] == "A tree."
        assert taken.status_code == 201

    def test_leaves_what_was_begun(self, client: TestClient, player: Player) -> None:
        """A start that is sent again after its bank has gone leads to the interview that it began."""
        add(client)
        first = player.start(questions=[MINE], client_id="once")
        player.say("end", interview=player.interview)
        assert [player.hear()["kind"] for _ in range(2)] == ["saved", "summary"]
        assert client.delete("/api/v1/banks/notes").status_code == 204
        again = player.start(questions=[MINE], client_id="once")
        player.say("start", length=3, seed=1, questions=[MINE, "trees-1"], client_id="once")

        assert again == first
        assert player.hear("error")["code"] == "idempotency_mismatch"
        assert len(client.get("/api/v1/interviews").json()) == 1

    @pytest.mark.parametrize("name", ["small", "nobodys", "..", "%2e%2e"])
    def test_knows_only_ones_own(self, client: TestClient, name: str) -> None:
        """Not those of the settings, and no folder above."""
        assert client.delete(f"/api/v1/banks/{name}").status_code in {404, 405}
        assert names(client) == [("small", 6, False)]


class TestOrigin:
    def test_another_page_may_not_change_banks(self, client: TestClient) -> None:
        """Neither add nor remove."""
        foreign = {"Origin": "https://elsewhere.example"}

        assert client.delete("/api/v1/banks/small", headers=foreign).status_code == 403
        assert client.post("/api/v1/banks?name=a.md", content=NOTES, headers=foreign).status_code == 403


def broken(folder: Path) -> None:
    (folder / "broken" / "heaps").mkdir(parents=True)
    (folder / "broken" / "heaps" / "one.yaml").write_text("- id: [", encoding="utf-8")


def half_replaced(folder: Path) -> None:
    (folder / "notes").rename(folder / ".old-notes")


def half_made(folder: Path) -> None:
    (folder / ".new-abc" / "more").mkdir(parents=True)


class TestStartAfterDamage:
    @pytest.mark.parametrize("damage", [broken, half_replaced, half_made])
    def test_goes_on_with_what_is_whole(self, kitchen: Kitchen, damage: Any) -> None:  # noqa: ANN401 - a function
        """A damaged bank is left out, a replacement that was cut off is undone, what was half made is cleared."""
        with kitchen.open() as client:
            add(client)
        damage(kitchen.folder / "data" / "banks")
        with kitchen.open() as client:
            assert names(client) == [("small", 6, False), ("notes", 2, True)]

        assert not [name for name in kept(kitchen) if name.startswith(".")]

    def test_passes_over_a_name_that_is_taken(self, kitchen: Kitchen, logged: pytest.CaptureFixture[str]) -> None:
        """The bank of the settings goes first."""
        with kitchen.open() as client:
            add(client)
        (kitchen.folder / "data" / "banks" / "notes").rename(kitchen.folder / "data" / "banks" / "other")
        with kitchen.open() as client:
            assert names(client) == [("small", 6, False)]

        assert "own_bank_name_taken" in logged.readouterr().err
