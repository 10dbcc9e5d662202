"""How long a backup, its way back, sealing and checking take in a large practice; run inside its data folder."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

from django.conf import settings
from django.db import connections

from alongside.file import backups
from alongside.lib.keyring import keyring
from alongside.lib.sealed_files import open_file
from alongside.management import copies
from alongside.management.commands.backup import make_backup
from alongside.practice.models import Practice
from alongside.practice.verbs import SIGNED_IN
from alongside.trail.actions import prepare, record_all, seal_trail
from alongside.trail.actors import command
from alongside.trail.checking import check_trail
from alongside.trail.models import Event

SEALED = 5000  # events, for the speed of the sealer
# What we want to reach (issue 7): seconds, milliseconds, events a second, seconds for a million events.
WANTED = {"backup_s": 15.0, "restore_s": 30.0, "write_wait_ms": 200.0, "check_million_s": 20.0}
AT_LEAST = {"sealed_a_second": 500.0}
SAID = {
    "backup_s": "Backup of it while it is used, s",
    "write_wait_ms": "The longest that a write waited meanwhile, ms",
    "restore_s": "Opening it and putting it back, s",
    "sealed_a_second": "Events that the sealer links, a second",
    "check_million_s": "Checking the trail, s for 1,000,000 events",
}


def measure() -> dict[str, float]:
    """Figures by name, of the practice in this data folder."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        where = Path(folder)
        waited, (path, backing_up) = _while_writing(lambda: _timed(lambda: make_backup(where)))
        restoring = _timed(lambda: _bring_back(path, where))[1]
    while seal_trail():
        pass  # what the building of the practice left
    sealing = _sealing()
    events = Event.objects.exclude(link=None).count()
    checking = _timed(lambda: list(check_trail()))[1]
    return {
        "backup_s": round(backing_up, 2),
        "write_wait_ms": round(waited * 1000, 1),
        "restore_s": round(restoring, 2),
        "sealed_a_second": round(SEALED / sealing),
        "check_million_s": round(checking * 1_000_000 / events, 1),
    }


def lines(found: dict[str, float]) -> Iterator[str]:
    """The figures for people; what misses its target is marked."""
    for name, value in found.items():
        missed = ""
        if value > WANTED.get(name, value):
            missed = f"   wanted: under {WANTED[name]:.0f}"
        if value < AT_LEAST.get(name, value):
            missed = f"   wanted: at least {AT_LEAST[name]:.0f}"
        yield f"{SAID[name]:46}{value:>9.1f}{missed}"


def _timed(job: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    found = job()
    return found, time.perf_counter() - start


def _bring_back(path: Path, where: Path) -> None:
    """What a restore does with the data: open the file, copy it into its place, look through all of it."""
    plain, place = where / "plain", where / "place"
    with path.open("rb") as sealed, plain.open("wb") as target:
        open_file(keyring().sealing_keys(backups.PURPOSE), sealed, target)
    with closing(connect(plain)) as one, closing(connect(place)) as other:
        one.backup(other)
    with copies.opened(place) as restored:
        copies.contents(restored)


def _sealing() -> float:
    """Seconds for linking events that came in small groups, as they do: a round of the worker for each."""
    actor = command(Practice.objects.earliest("opened_at").pk)
    taken = 0.0
    for _ in range(SEALED // 500):
        record_all([prepare(actor, SIGNED_IN, way="code") for _ in range(500)])
        taken += _timed(seal_trail)[1]
    return taken


def _while_writing(job: Callable[[], Any]) -> tuple[float, Any]:
    """The job's own answer, and the seconds that the slowest write took meanwhile."""
    if not copies.is_sqlite():
        return 0.0, job()
    connections.close_all()
    longest, is_over = [0.0], threading.Event()

    def write() -> None:
        with closing(connect(copies.database()["NAME"], timeout=20, isolation_level=None)) as rows:
            while not is_over.is_set():
                start = time.perf_counter()
                rows.execute("UPDATE alongside_practice SET phone = phone")
                longest[0] = max(longest[0], time.perf_counter() - start)
                time.sleep(0.005)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        return_value = job()
    finally:
        is_over.set()
        writer.join()
    return longest[0], return_value
