"""The real server, killed again and again while four people write: no acknowledged word is lost, nothing half done."""

import json
import os
import secrets
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import pytest
from django.db import connection

from alongside.lib.ids import new_id
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "a" * 32  # both the cookie and the header of CSRF protection


class Writer(threading.Thread):
    """Somebody who sends messages, sets steps, writes notes, books, answers and brings in, as fast as it goes."""

    def __init__(self, port: int, who: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.port, self.who = port, who
        self.acknowledged: dict[str, list[str]] = defaultdict(list)
        self.cut_off = 0
        self.refused: set[str] = set()
        self.is_over = threading.Event()
        self.slot = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)

    def run(self) -> None:
        ways = (
            self.send,
            self.answer,
            self.set_step,
            self.write_note,
            self.book,
            self.check_in,
            self.bring_in,
        )
        count = 0
        while not self.is_over.is_set():
            try:
                ways[count % len(ways)](f"{self.who['member'][-12:]} {count}")
            except (HTTPException, OSError):
                self.cut_off += 1
            count += 1

    def send(self, words: str) -> None:
        path = f"/desk/clients/{self.who['client']}/messages/"
        self._post("desk", path, "message", words, words=words, message_id=str(new_id()), version="0")

    def answer(self, words: str) -> None:
        message = str(new_id())
        self._post(
            "portal", "/portal/messages/", "message", words, words=words, message_id=message, version="0"
        )

    def set_step(self, words: str) -> None:
        self._post(
            "desk", f"/desk/clients/{self.who['client']}/steps/", "step", words, words=words, owner="client"
        )

    def write_note(self, words: str) -> None:
        note = str(new_id())
        self._post(
            "desk",
            f"/desk/notes/{note}/save/",
            "note",
            f"{note} {words}",
            client=self.who["client"],
            version="0",
            template="free",
            kind="record",
            **{"part:note": words},
        )

    def book(self, words: str) -> None:
        self.slot += timedelta(hours=2)
        self._post(
            "desk",
            "/desk/book/",
            "appointment",
            f"{self.who['client']} {self.slot:%Y-%m-%d %H:%M}",
            client=self.who["client"],
            member=self.who["member"],
            day=f"{self.slot:%Y-%m-%d}",
            at=f"{self.slot:%H:%M}",
            minutes="50",
            place_kind="phone",
            times="1",
            every_weeks="1",
        )

    def check_in(self, words: str) -> None:
        if not self.who["check_ins"]:
            return
        asked = self.who["check_ins"].pop()
        answers = dict.fromkeys(("heard", "understood", "accepted", "useful", "safe"), "9")
        path, sent = f"/portal/check-ins/{asked}/", {**answers, "words": words, "answer": "yes"}
        self._post("portal", path, "check_in", f"{asked} {words}", submission=str(new_id()), **sent)

    def bring_in(self, _: str) -> None:
        if self.who["imports"]:
            waiting = self.who["imports"].pop()
            self._post("desk", waiting["path"], "import", waiting["name"], **waiting["form"])

    def _post(self, surface: str, path: str, what: str, mark: str, **form: str) -> None:
        """Post a form; a redirect is the server's word that it is written."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            headers = {
                "Cookie": f"sessionid={self.who[surface]}; csrftoken={TOKEN}",
                "X-CSRFToken": TOKEN,
                "Content-Type": "application/x-www-form-urlencoded",
            }
            link.request("POST", path, urlencode(form), headers)
            answer = link.getresponse()
            answer.read()
        finally:
            link.close()
        if answer.status in {302, 303} and "login" not in (answer.headers["Location"] or ""):
            self.acknowledged[what].append(mark)
        else:
            self.refused.add(f"{what}: {answer.status} {answer.headers['Location']}")


class House:
    """The process of tests/killed/house.py, and the conversation with it."""

    def __init__(self, folder: Path, database: str, port: int, rounds: int, what: str = "killed") -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
        environment |= {
            "ALONGSIDE_DATA": str(folder / "data"),
            "ALONGSIDE_PORT": str(port),
            "ALONGSIDE_DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "alongside.settings",
        }
        self.log = folder / "said"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.killed.house", str(port), str(rounds), what],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log.open("wb"),
            text=True,
        )

    def listen(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.log.read_text()
        return json.loads(line)

    def tell(self, words: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()


def _bring_tables(folder: Path) -> None:
    """On SQLite the tables of this run are copied, which is quicker than to make them anew."""
    (folder / "data").mkdir(mode=0o700)
    if connection.vendor == "sqlite":
        ours = sqlite3.connect(connection.settings_dict["NAME"])
        ours.backup(sqlite3.connect(folder / "data" / "alongside.sqlite3"))


@contextmanager
def _database() -> Iterator[str]:
    """The address of a database of its own: none for SQLite, which lies in the data folder."""
    address = os.environ.get("ALONGSIDE_DATABASE_URL", "")
    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg

    name = f"killed_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.mark.large
@pytest.mark.django_db
def test_a_killed_server_keeps_its_word(tmp_path: Path, size: Callable[[int, int], int]) -> None:
    rounds, port = size(20, 200), _free_port()
    _bring_tables(tmp_path)
    with _database() as database:
        house = House(tmp_path, database, port, rounds)
        writers = [Writer(port, who) for who in house.listen()]
        try:
            for writer in writers:
                writer.start()
            assert house.listen() == "over"
        finally:
            for writer in writers:
                writer.is_over.set()
        for writer in writers:
            writer.join(20)
        acknowledged = _all_that_was_acknowledged(writers)
        house.tell(acknowledged)
        flaws = house.listen()
        assert house.process.wait(20) == 0, house.log.read_text()
    assert flaws == []
    assert set().union(*(writer.refused for writer in writers)) == set()
    assert all(acknowledged.values()), acknowledged
    assert sum(map(len, acknowledged.values())) >= rounds
    # So it was killed in the middle of writing.
    assert sum(writer.cut_off for writer in writers) >= rounds / 2


def _all_that_was_acknowledged(writers: list[Writer]) -> dict[str, list[str]]:
    return {
        kind: [mark for writer in writers for mark in writer.acknowledged[kind]]
        for kind in ("message", "step", "note", "appointment", "check_in", "import")
    }


@pytest.mark.large
@pytest.mark.postgres
@pytest.mark.django_db
def test_the_house_outlives_a_database_that_goes_and_comes_back(
    tmp_path: Path, size: Callable[[int, int], int]
) -> None:
    """PostgreSQL is restarted under load: clear answers meanwhile, and then all goes on without help."""
    restarts, port = size(2, 10), _free_port()
    (tmp_path / "data").mkdir(mode=0o700)
    with postgres.running_server() as server:
        house = House(tmp_path, _new_database(server.url, "left"), port, restarts, "left")
        writers = [Writer(port, who) for who in house.listen()]
        assert house.listen() == "open"
        try:
            for writer in writers:
                writer.start()
            for _ in range(restarts):
                server.restart()
                _wait_for_more(writers)
        finally:
            for writer in writers:
                writer.is_over.set()
        for writer in writers:
            writer.join(20)
        house.tell("enough")
        assert house.listen() == "over"
        house.tell(_all_that_was_acknowledged(writers))
        flaws = house.listen()
        assert house.process.wait(20) == 0, house.log.read_text()
    assert flaws == []
    refused = {each.partition(": ")[2].split()[0] for writer in writers for each in writer.refused}
    assert refused <= {"503"}, refused


def _new_database(server: str, name: str) -> str:
    import psycopg

    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _count(writers: list[Writer]) -> int:
    return sum(len(marks) for writer in writers for marks in writer.acknowledged.values())


def _wait_for_more(writers: list[Writer]) -> None:
    """Wait until every one of them could have written again, half a minute at most."""
    wanted, deadline = _count(writers) + len(writers), time.monotonic() + 30
    while _count(writers) <= wanted:
        assert time.monotonic() < deadline, "nobody could write again"
        time.sleep(0.05)
