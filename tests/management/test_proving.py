"""A backup is brought back into a scratch place: whole ones are, and every kind of harm is named."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from alongside.file import backups
from alongside.file.backups import Account
from alongside.file.generations import Keep
from alongside.lib.keyring import keyring
from alongside.lib.sealed_files import open_file, seal_file
from alongside.management.commands.backup import make_backup
from alongside.management.proving import prove
from alongside.practice.models import Practice
from alongside.practice.verbs import SIGNED_IN
from alongside.trail.actions import prepare, record, seal_trail
from alongside.trail.actors import command
from alongside.trail.models import Event, Link
from alongside.worker import copies as worker_copies
from tests.cast import make_client, make_engagement, make_member, make_practice
from tests.management.test_copies import programs

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["programs"]


@pytest.fixture(autouse=True)
def _on_postgresql(request: pytest.FixtureRequest) -> None:
    if connection.vendor == "postgresql":
        request.getfixturevalue("programs")


@pytest.fixture
def where(tmp_path: Path, settings: Any) -> Path:
    settings.ALONGSIDE_BACKUPS = tmp_path / "backups"
    return tmp_path / "backups"


@pytest.fixture
def made(where: Path) -> Path:
    """The backup of a small practice with a trail."""
    practice = make_practice("quiet")
    anna = make_member(practice, "Anna", "owner")
    make_engagement(make_client(anna, "Vera Example"))
    for _ in range(3):
        record(command(practice.pk), SIGNED_IN, way="code")
    seal_trail()
    return make_backup(where)


def test_a_whole_backup_comes_back_and_says_so(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    account = backups.read_account(made)
    assert account is not None
    assert account.counts["alongside_client"] == 1
    assert account.counts["alongside_event"] == Event.objects.count()
    assert [head.number for head in account.heads] == [Link.objects.count()]
    call_command("verify_backup")
    assert "comes back whole" in capsys.readouterr().out
    (kept,) = backups.generations(made.parent)
    assert kept.is_whole
    assert kept.checked_at is not None
    assert timezone.now() - kept.checked_at < timedelta(minutes=5)
    assert not [path for path in made.parent.iterdir() if path.name.startswith(".draft")]


def harm(path: Path, statement: str) -> None:
    """The same backup with something else in its database, sealed as ours are."""
    keys, plain = keyring().sealing_keys(backups.PURPOSE), path.with_suffix(".plain")
    with path.open("rb") as source, plain.open("wb") as target:
        open_file(keys, source, target)
    with closing(sqlite3.connect(plain)) as rows:
        rows.execute("PRAGMA journal_mode=DELETE")
        rows.execute(statement)
        rows.commit()
    with plain.open("rb") as source, path.open("wb") as target:
        seal_file(keys[0], source, target)
    plain.unlink()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="looks into the file as SQLite writes it")
@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("DELETE FROM alongside_event WHERE id = (SELECT max(id) FROM alongside_event)", ["counts", "trail"]),
        (
            "UPDATE alongside_event SET verb = 'odd' WHERE id = (SELECT max(id) FROM alongside_event)",
            ["trail"],
        ),
        ("UPDATE alongside_link SET root = zeroblob(32)", ["counts", "trail", "rewritten"]),
        ("DELETE FROM alongside_member", ["damaged", "counts"]),
    ],
)
def test_a_harmed_backup_is_named(made: Path, statement: str, wrong: list[str]) -> None:
    harm(made, statement)
    assert prove(made).wrong == wrong
    (kept,) = backups.generations(made.parent)
    assert not kept.is_whole


def test_a_backup_that_was_cut_off_is_said_in_words(made: Path) -> None:
    made.write_bytes(made.read_bytes()[:-9])
    with pytest.raises(CommandError, match="must not be relied on:\n  - The file cannot be opened"):
        call_command("verify_backup", str(made))


def test_a_trail_rewritten_since_is_noticed_by_its_backup(made: Path) -> None:
    Link.objects.update(root=b"\x00" * 32)
    assert prove(made).wrong == ["rewritten"]


def test_an_account_belongs_to_one_backup(made: Path, where: Path) -> None:
    other = where / "20200101T000000Z.alongside-backup"
    shutil.copy(made, other)
    shutil.copy(made.with_suffix(backups.ACCOUNT), other.with_suffix(backups.ACCOUNT))
    assert backups.read_account(other) is None
    assert prove(other).wrong == ["no_account"]


def test_old_generations_go_with_their_accounts(made: Path, tmp_path: Path) -> None:
    now, where = datetime(2026, 11, 22, 12, tzinfo=UTC), tmp_path / "many"
    where.mkdir()
    for day in range(1, 40):
        old = backups.new_path(where, now - timedelta(days=day))
        shutil.copy(made, old)
        old.with_suffix(backups.ACCOUNT).touch()
    backups.drop_old(where, now, Keep(2, 2, 1))
    kept = {path.name[:8] for path in where.glob("*.alongside-backup")}
    assert kept == {"20261121", "20261120", "20261115"}
    assert {path.name[:8] for path in where.glob("*.alongside-account")} == kept


def test_nothing_old_goes_while_the_newest_does_not_come_back(
    made: Path, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [backups.new_path(where, timezone.now() - timedelta(days=day)) for day in range(2, 20)]
    for each in old:
        each.touch()
    with monkeypatch.context() as harmed:
        harmed.setattr("alongside.management.proving._opened", lambda *_: (Account({}, []), ["sealed"]))
        with pytest.raises(CommandError, match="must not be relied on"):
            call_command("backup", "--verify")
    assert all(each.exists() for each in old)
    monkeypatch.setattr("alongside.management.commands.verify_backup.prove", _cannot)
    with pytest.raises(CommandError, match="may make none"):
        call_command("backup", "--verify", "--keep", "1,0,0")
    assert not any(each.exists() for each in old)


def _cannot(path: Path) -> Account:
    raise CommandError("our role may make none")


# The worker


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """What the worker would start; a process that does nothing stands for it."""
    calls: list[list[str]] = []
    start = worker_copies.Popen

    def begin(words: list[str], **options: Any) -> Any:
        calls.append(words[2:])
        return start([words[0], "-c", "pass"], **options)

    monkeypatch.setattr(worker_copies, "Popen", begin)
    yield calls
    worker_copies.stop_backups()


def test_the_worker_makes_a_backup_once_it_is_due(
    called: list[list[str]], where: Path, settings: Any
) -> None:
    worker_copies.back_up_when_due()
    assert called == []  # nobody has opened a practice yet
    make_practice("made-up", is_demo=True)
    Practice.objects.update(opened_at=timezone.now() - timedelta(days=2))
    worker_copies.back_up_when_due()
    assert called == []  # nothing of it has to be kept
    make_practice("quiet")
    worker_copies.back_up_when_due()
    assert called == []  # the first night is still to come
    Practice.objects.update(opened_at=timezone.now() - timedelta(days=2))
    settings.BACKUP_HOURS = 0
    worker_copies.back_up_when_due()
    assert called == []
    settings.BACKUP_HOURS = 24
    for _ in range(2):
        worker_copies.back_up_when_due()
    assert called == [["alongside", "backup", "--verify", "--gently"]]
    assert backups.state(timezone.now()).is_late
    call_command("backup", "--verify")
    assert not backups.state(timezone.now()).is_late
    worker_copies._running[0].wait()
    worker_copies.back_up_when_due()
    assert len(called) == 1


# Nobody waits


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's readers never block writers")
def test_no_write_waits_for_a_backup(where: Path) -> None:
    practice = make_practice("quiet")
    actor = command(practice.pk)
    Event.objects.bulk_create([prepare(actor, SIGNED_IN, way="code") for _ in range(20_000)], batch_size=500)
    seal_trail()
    path = str(connection.settings_dict["NAME"])
    quiet = longest_write(path, lambda: time.sleep(2))
    # Of three tries the best: other work of this machine makes anybody wait, a lock does so every time.
    waits = [longest_write(path, lambda: [make_backup(where) for _ in range(3)]) for _ in range(3)]
    assert min(waits) < max(0.2, quiet * 3)


def longest_write(path: str, meanwhile: Callable[[], object]) -> float:
    """Seconds that the slowest of many writes took."""
    longest, is_over = [0.0], threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as rows:
            while not is_over.is_set():
                start = time.perf_counter()
                rows.execute("UPDATE alongside_practice SET phone = ?", [str(start)])
                longest[0] = max(longest[0], time.perf_counter() - start)
                time.sleep(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    meanwhile()
    is_over.set()
    writer.join()
    return longest[0]
