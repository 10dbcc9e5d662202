"""The tables that migrations leave are those that the models say: tests on SQLite stand on the latter."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from alongside.voice.answers import low
from alongside.voice.measuring.notation import from_plain
from alongside.voice.measuring.scoring import score
from alongside.voice.sets import FIRST_AFTER_MEETING

# Kept until the next release, for yesterday's code (law 10); migration 0006 says why.
LEFT_OVER = {f"alongside_checkin.{item}" for item in ("heard", "understood", "accepted", "useful", "safe")}
LENIENT = "alongside_checkin.version_id"
Column = tuple[str, bool]


ONE_BY_ONE = """
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

class OneByOne(MigrationLoader):
    def load_disk(self):
        super().load_disk()
        self.disk_migrations.pop(("alongside", "0001_released"))

executor = MigrationExecutor(connection)
executor.loader = OneByOne(connection)
executor.migrate(executor.loader.graph.leaf_nodes())
"""


@pytest.mark.django_db
def test_a_new_house_has_what_the_models_say(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL takes no other way than migrations")
    with (
        migrated(tmp_path, ["-m", "alongside", "migrate", "--verbosity=0"]) as made,
        connection.cursor() as ours,
    ):
        assert columns(made) == columns(ours)
        assert indexes(made) == indexes(ours)


@pytest.mark.large
@pytest.mark.django_db
def test_an_old_house_comes_to_the_same(tmp_path: Path, size: Callable[[bool, bool], bool]) -> None:
    if connection.vendor != "sqlite" or not size(False, True):
        pytest.skip("one by one they take a quarter of a minute: with --full, on SQLite")
    with migrated(tmp_path, ["-c", ONE_BY_ONE]) as made, connection.cursor() as ours:
        expected, found = columns(ours), columns(made)
        assert found.pop(LENIENT) == (expected.pop(LENIENT)[0], False)
        assert {name: found[name] for name in found.keys() - LEFT_OVER} == expected
        assert indexes(made) == indexes(ours)


@contextmanager
def migrated(folder: Path, words: list[str]) -> Iterator[sqlite3.Cursor]:
    """A house of its own, made by a Python program of these words."""
    settings = {"ALONGSIDE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "alongside.settings"}
    subprocess.run([sys.executable, *words], env={**os.environ, **settings}, check=True)
    with closing(sqlite3.connect(folder / "alongside.sqlite3")) as made:
        yield made.cursor()


def test_old_answers_are_carried_over_as_they_would_be_kept_today() -> None:
    first_answers = import_module("alongside.migrations.0006_first_answers")
    definition = from_plain(first_answers.DEFINITION)
    assert definition == FIRST_AFTER_MEETING
    given = {"heard": 9, "understood": None, "accepted": 3, "useful": 8, "safe": 5}
    row = SimpleNamespace(**given, answered_at=datetime.now(UTC))
    first_answers._carry(row, "a version")
    answers = {item: value for item, value in given.items() if value is not None}
    assert (row.version_id, row.answers) == ("a version", answers)
    assert row.low == list(low(definition, answers)) == ["safe", "accepted"]
    assert row.is_urgent is True
    assert row.scores == {name: each._asdict() for name, each in score(definition, answers).items()}


def columns(cursor: Any) -> dict[str, Column]:
    """Every column of the house with its type and whether it must be filled."""
    tables = _all(cursor, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'alongside%'")
    return {
        f"{table}.{name}": (kind.lower(), bool(must))
        for (table,) in tables
        for _place, name, kind, must, _default, _key in _all(cursor, f"PRAGMA table_info({table})")
    }


def indexes(cursor: Any) -> set[str]:
    """The names of all indexes that have one of their own."""
    rows = _all(cursor, "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'alongside%'")
    return {name for (name,) in rows if not name.startswith("sqlite_")}


def _all(cursor: Any, question: str) -> list[Any]:
    return list(cursor.execute(question).fetchall())
