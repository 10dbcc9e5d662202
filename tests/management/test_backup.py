"""Backup, restore and upgrade as people run them: each its own process, each data folder its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# The tables come straight from the models, which takes a second; migrations take long.
PREPARE = """
from django.conf import settings
from django.core.management import call_command
from alongside.management import house
class NoMigrations(dict):
    __contains__ = lambda self, label: True
    get = __getitem__ = lambda self, label, default=None: None
house.make_data_folder()
print(house.make_keyring(True))
settings.MIGRATION_MODULES = NoMigrations()
call_command("migrate", run_syncdb=True, verbosity=0)
settings.MIGRATION_MODULES = {}
call_command("migrate", fake=True, verbosity=0)
from tests.cast import make_practice, make_member, make_client, make_engagement
from alongside.clients.actions import write_request
from alongside.practice.queries import actor_for_member
practice = make_practice("quiet")
anna = make_member(practice, "Anna", "owner")
for name in ("Vera Example", "Olga Example"):
    client = make_client(anna, name)
    write_request(actor_for_member(anna), client_id=client.pk, words=f"secret of {name}")
"""
READ = """
from alongside.clients.models import Request
print(sorted(row.words for row in Request.objects.all()))
"""
ERASE = """
from alongside.clients.models import Client
from alongside.file.actions import erase_client
from alongside.practice.models import Member
from alongside.practice.queries import actor_for_member
vera = Client.objects.get(name="Vera Example")
erase_client(actor_for_member(Member.objects.get()), client_id=vera.pk, name=vera.name)
"""


def run(
    data: Path, *words: str, code: str = "", fails: bool = False, settings: dict[str, str] | None = None
) -> str:
    """One `alongside` command (or some Python) on a data folder; what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    environment |= {"ALONGSIDE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "alongside.settings"}
    environment |= settings or {}
    command = [sys.executable, "-m", "alongside", *words]
    if code:
        command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=90
    )
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A data folder of which a backup was made and in which Vera was erased afterwards; its phrase; the backup."""
    folder = tmp_path_factory.mktemp("practice")
    data, phrase = folder / "data", folder / "phrase"
    phrase.write_text(run(data, code=PREPARE).splitlines()[0])
    run(data, "backup")
    run(data, code=ERASE)
    (backup,) = (data / "backups").glob("*.alongside-backup")
    return data, phrase, backup


def test_a_backup_says_nothing_and_is_for_nobody_else(practice: tuple[Path, Path, Path]) -> None:
    _, _, backup = practice
    content = backup.read_bytes()
    for word in (b"Vera", b"SQLite", b"quiet"):
        assert word not in content
    assert {path.stat().st_mode & 0o777 for path in backup.parent.iterdir()} == {0o600}
    assert not list(backup.parent.glob(".draft*"))


def test_it_comes_back_and_whoever_was_erased_since_stays_erased(
    practice: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    _, phrase, backup = practice
    new = tmp_path / "data"
    said = run(new, "restore", str(backup), "--phrase-file", str(phrase))
    assert "Erased again: 1." in said
    assert "The trail holds" in said
    assert run(new, code=READ).strip() == "['secret of Olga Example']"
    with closing(sqlite3.connect(new / "alongside.sqlite3")) as database:
        names = [row[0] for row in database.execute("SELECT name FROM alongside_client")]
    assert names == ["Olga Example"]
    assert (new / "keyring" / "master.key").stat().st_mode & 0o777 == 0o600


def test_a_wrong_phrase_opens_nothing_and_leaves_nothing(
    practice: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    _, phrase, backup = practice
    new, wrong = tmp_path / "data", tmp_path / "wrong"
    for text in ("not a phrase", "0" * 56, phrase.read_text()[::-1]):
        wrong.write_text(text)
        said = run(new, "restore", str(backup), "--phrase-file", str(wrong), fails=True)
        assert "The recovery phrase does not fit" in said
    assert not (new / "alongside.sqlite3").exists()
    assert not (new / "keyring" / "keys.sqlite").exists()


def test_a_damaged_file_is_refused_and_leaves_nothing(
    practice: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    _, phrase, backup = practice
    damaged = tmp_path / "damaged"
    damaged.write_bytes(backup.read_bytes()[:-1])
    keys = str(backup.parent / "keyring.alongside-keys")
    new = tmp_path / "data"
    said = run(new, "restore", str(damaged), "--keys", keys, "--phrase-file", str(phrase), fails=True)
    assert "cannot be opened" in said
    assert not (new / "alongside.sqlite3").exists()
    assert not (new / "keyring" / "master.key").exists()


def test_it_never_writes_over_data(practice: tuple[Path, Path, Path]) -> None:
    data, phrase, backup = practice
    assert "already" in run(data, "restore", str(backup), "--phrase-file", str(phrase), fails=True)
    missing = str(backup.parent / "missing")
    assert "There is no file" in run(data, "restore", missing, "--phrase-file", str(phrase), fails=True)


def test_an_upgrade_with_nothing_to_do_says_so(practice: tuple[Path, Path, Path]) -> None:
    assert "The tables are up to date." in run(practice[0], "upgrade")
