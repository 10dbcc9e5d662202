"""The worker goes round, survives what fails, and stops when it is told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alongside.worker import rounds
from alongside.worker.rounds import Round, Stopped, walk


def test_a_job_that_fails_comes_again_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    done: list[str] = []

    def fails() -> None:
        done.append("fails")
        raise ValueError

    def works() -> None:
        done.append("works")
        if len(done) >= 6:
            raise Stopped

    with pytest.raises(Stopped):
        walk((Round(fails, 0), Round(works, 0)))
    assert done == ["fails", "works"] * 3


def test_it_stops_cleanly_within_two_seconds(tmp_path: Path) -> None:
    house = os.environ | {"ALONGSIDE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "alongside.settings"}
    house.pop("ALONGSIDE_DATABASE_URL", None)
    with (tmp_path / "log").open("wb") as log:
        worker = subprocess.Popen([sys.executable, "-m", "django", "work"], env=house, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while b"the database said" not in (tmp_path / "log").read_bytes() and time.monotonic() < deadline:
            time.sleep(0.1)  # without tables each round says so: then we know that it walks
        started = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(5) == 0
    assert time.monotonic() - started < 2
