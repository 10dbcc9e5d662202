"""An upgrade that fails leaves everything as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from alongside.management import copies, house
from alongside.management.commands import upgrade

pytestmark = pytest.mark.django_db


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small database of its own, in a file."""
    if connection.vendor != "sqlite":
        pytest.skip("a file of one's own has SQLite only")
    path = tmp_path / "small.sqlite3"
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": "x.sqlite3", "NAME": path})
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("CREATE TABLE kept (word TEXT)")
        rows.execute("INSERT INTO kept VALUES ('before')")
        rows.commit()
    return path


def words(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as rows:
        return [row[0] for row in rows.execute("SELECT word FROM kept")]


def test_what_a_failing_migration_wrote_is_taken_back(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        with closing(sqlite3.connect(database)) as rows:
            rows.execute("UPDATE kept SET word = 'half done'")
            rows.commit()
        raise RuntimeError("a column is missing")

    monkeypatch.setattr(house, "migrate", fail)
    with pytest.raises(CommandError, match="all is as it was before: a column is missing"):
        upgrade._migrate_or_roll_back(tmp_path / "before", tmp_path / "backup")
    assert words(database) == ["before"]


def test_a_migration_that_succeeds_stays(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        with closing(sqlite3.connect(database)) as rows:
            rows.execute("UPDATE kept SET word = 'after'")
            rows.commit()

    monkeypatch.setattr(house, "migrate", change)
    upgrade._migrate_or_roll_back(tmp_path / "before", tmp_path / "backup")
    assert words(database) == ["after"]


def test_a_copy_of_another_kind_is_refused(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"PGDMP and so on")
    with pytest.raises(CommandError, match="another kind of database"):
        copies.put_back(tmp_path / "copy")
    assert words(database) == ["before"]


def test_without_its_programs_postgresql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        settings.DATABASES, "default", {"ENGINE": "django.db.backends.postgresql", "NAME": "practice"}
    )
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="pg_dump is missing"):
        copies.copy_database(Path("nowhere"))
