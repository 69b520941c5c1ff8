"""Whatever comes in: a clear error, and nothing lost."""

from __future__ import annotations

import json
import shutil
import socket
from contextlib import closing
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from coach.settings import shipped
from tests.flow.conftest import Begin, Client, Meet, Service

ANSWER = "I would look at the plan of the query first."


@pytest.fixture
def candidate(service: Service, meet: Meet) -> Client:
    """A candidate whose first answer is saved and graded."""
    client = meet(service)
    client.start(length=3)
    client.say("answer", turn=1, text=ANSWER, client_id="the-first")
    for kind in ("saved", "graded", "question"):
        client.hear(kind)
    return client


def nothing_is_lost(service: Service, client: Client) -> None:
    told = json.loads(service.call(f"/api/v1/interviews/{client.interview}")[1])
    assert [turn["answer"] for turn in told["turns"]] == [ANSWER]


class TestSocket:
    @pytest.mark.parametrize(
        ("frame", "code"),
        [
            ("{", "bad_message"),
            ('{"kind": "dance"}', "bad_message"),
            ('{"kind": "answer", "client_id": "c", "interview": "%s", "turn": 2, "text": "\\ud83d"}', "bad_message"),
            (
                '{"kind": "answer", "client_id": "c", "interview": "%s", "turn": 2, "text": "a\\u0000b"}',
                "forbidden_character",
            ),
            (
                '{"kind": "answer", "client_id": "c", "interview": "%s", "turn": 2, "text": "' + "x" * 8001 + '"}',
                "answer_too_long",
            ),
            (
                '{"kind": "answer", "client_id": "the-first", "interview": "%s", "turn": 1, "text": "Other."}',
                "idempotency_mismatch",
            ),
            ('{"kind": "start", "client_id": "s", "topics": ["astrology"]}', "unknown_topic"),
        ],
        ids=["malformed", "unknown kind", "surrogate", "NUL", "too long", "other text", "unknown topic"],
    )
    def test_refuses_a_frame_in_words(self, service: Service, candidate: Client, frame: str, code: str) -> None:
        """The socket stays open and the interview goes on."""
        candidate.send_text(frame.replace("%s", candidate.interview))
        error = candidate.hear("error")
        nothing_is_lost(service, candidate)
        candidate.say("skip", turn=2)

        assert error["code"] == code
        assert candidate.hear("saved")["what"] == "skip"

    def test_is_closed_by_a_frame_too_large(self, service: Service, candidate: Client) -> None:
        """It closes with 1009; on a new socket the interview goes on."""
        candidate.send_text(" " * 131_073)
        with pytest.raises(ConnectionClosed) as closed:
            candidate.hear("error")
        nothing_is_lost(service, candidate)
        candidate.resume()
        candidate.say("skip", turn=2)

        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
        assert candidate.hear("saved")["what"] == "skip"


class TestHeadless:
    def test_refuses_what_it_cannot_read(self, service: Service) -> None:
        """An unknown question is an error of its row; a file that is not UTF-8 is refused as a whole."""
        status, told = service.call("/api/v1/grade", b'[{"id": "a", "question_id": "no-such", "answer": "x"}]')
        assert (status, json.loads(told)[0]["error"]["code"]) == (200, "unknown_question")

        status, told = service.call("/api/v1/grade/file?name=answers.csv", b"id,answer\n1,\xff\xfe\n")
        assert (status, json.loads(told)["code"]) == (400, "bad_answers_file")


class TestStart:
    def test_says_that_the_port_is_taken(self, begin: Begin) -> None:
        """One line, no traceback, exit code 1."""
        with closing(socket.create_server(("127.0.0.1", 0))) as taken:
            code, said = begin(COACH_PORT=str(taken.getsockname()[1])).refused()

        assert code == 1
        assert "Cannot serve on 127.0.0.1" in said
        assert "Traceback" not in said

    def test_says_that_the_data_directory_cannot_be_written(self, begin: Begin, tmp_path: Path) -> None:
        """A file stands in its way."""
        (tmp_path / "file").touch()
        code, said = begin(COACH_DATA_DIR=str(tmp_path / "file" / "data")).refused()

        assert code == 1
        assert "COACH_DATA_DIR" in said
        assert "Traceback" not in said

    def test_says_that_another_service_has_the_data(self, begin: Begin, service: Service) -> None:
        """Two services never share a database."""
        code, said = begin(COACH_DATA_DIR=str(service.folder / "data")).refused()

        assert code == 1
        assert "Another coach" in said
        assert "Traceback" not in said

    def test_says_where_the_bank_is_wrong(self, begin: Begin, tmp_path: Path) -> None:
        """With file, line and field."""
        bank = tmp_path / "bank"
        shutil.copytree(shipped("corpus"), bank)
        path = next(bank.glob("*/*.yaml"))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("level:", "lvl:", 1), encoding="utf-8")
        code, said = begin(COACH_BANK=json.dumps([str(bank)])).refused()

        assert code == 1
        assert path.name in said
        assert "lvl" in said
        assert "Traceback" not in said
