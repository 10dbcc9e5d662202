"""The two processes as people start them: up, answering, and gone within seconds."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Start = Callable[..., "Started"]


class Started:
    """One `alongside start`, with its words kept in a file."""

    def __init__(self, folder: Path, *words: str, port: int = 0) -> None:
        self.port = port or _free_port()
        self.log = folder / "said"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "alongside", "start", "--port", str(self.port), *words],
            cwd=ROOT,
            env=environment | {"ALONGSIDE_DATA": str(folder / "data")},
            stdout=self.log.open("wb"),
            stderr=subprocess.STDOUT,
        )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 180
        while not self.answers():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as answer:
                return answer.status == 200
        except (URLError, ConnectionError, TimeoutError):
            return False

    def children(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in tasks.read_text().split()]


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _is_gone(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().split()[2] == "Z"
    except FileNotFoundError:
        return True


def _all_gone(process_ids: list[int], within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if all(map(_is_gone, process_ids)):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the very first start left behind: its data, and what it said. The costly part, done once."""
    folder = tmp_path_factory.mktemp("first")
    first = Started(folder, "--empty")
    first.wait_until_it_answers()
    children = first.children()
    first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(10) == 0
    assert len(children) == 2
    assert _all_gone(children, within=1)
    return folder


@pytest.fixture
def start(prepared: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts on a copy of the prepared data."""
    shutil.copytree(prepared / "data", tmp_path / "data")
    running: list[Started] = []

    def begin(*words: str, port: int = 0) -> Started:
        running.append(Started(tmp_path, *words, port=port))
        return running[-1]

    yield begin
    for one in running:
        if one.process.poll() is None:
            one.process.terminate()
            one.process.wait(15)


pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks at processes as Linux does"
)


def test_the_first_start_makes_keys_and_tables_for_nobody_elses_eyes(prepared: Path) -> None:
    said = (prepared / "said").read_text()
    assert "recovery phrase" in said
    assert "Alongside is at http://127.0.0.1:" in said
    for name in ("", "alongside.sqlite3", "keyring", "django.key"):
        assert (prepared / "data" / name).stat().st_mode & 0o077 == 0


def test_the_next_start_is_quiet_and_ctrl_c_ends_it(start: Start) -> None:
    second = start("--empty")
    second.wait_until_it_answers()
    assert "recovery phrase" not in second.said
    second.process.send_signal(signal.SIGINT)
    assert second.process.wait(10) == 0


@pytest.mark.parametrize("which", [0, 1])
def test_when_one_process_dies_the_other_stops(start: Start, which: int) -> None:
    house = start()
    house.wait_until_it_answers()
    children = house.children()
    os.kill(children[which], signal.SIGKILL)
    assert house.process.wait(10) == 1
    assert "ended by itself" in house.said
    assert _all_gone(children, within=1)


def test_a_killed_parent_leaves_nobody_behind(start: Start) -> None:
    house = start()
    house.wait_until_it_answers()
    children = house.children()
    house.process.kill()
    house.process.wait(5)
    assert _all_gone(children, within=10)


def test_a_taken_port_is_said(start: Start) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        house = start(port=taken.getsockname()[1])
        assert house.process.wait(30) == 1
    assert "Choose another with --port" in house.said


def test_a_trail_with_a_hole_is_said_and_people_go_on(start: Start, tmp_path: Path) -> None:
    with closing(connect(tmp_path / "data" / "alongside.sqlite3")) as rows:
        rows.execute(
            "INSERT INTO alongside_link (practice_id, number, root, made_at) VALUES (?, 2, ?, ?)",
            ["0" * 32, b"", "2026-01-01 00:00:00"],
        )
        rows.commit()
    house = start("--empty")
    house.wait_until_it_answers()
    assert "The trail does not hold" in house.said


def test_a_lost_keyring_is_never_replaced(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data" / "keyring").rename(tmp_path / "elsewhere")
    house = start()
    assert house.process.wait(30) == 1
    assert "The keyring is missing" in house.said
    assert not (tmp_path / "data" / "keyring").exists()
