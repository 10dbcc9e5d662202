"""Copies of the database while it is used: SQLite's own backup, or pg_dump; and the way back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections

SQLITE_STARTS = b"SQLite format 3\x00"
POSTGRESQL_STARTS = b"PGDMP"


def database() -> dict[str, Any]:
    """The settings of the one database."""
    found: dict[str, Any] = settings.DATABASES["default"]
    return found


def is_sqlite() -> bool:
    return bool(database()["ENGINE"].endswith("sqlite3"))


def copy_database(target: Path) -> None:
    """A whole, consistent copy, while others read and write. CommandError where pg_dump is missing."""
    if is_sqlite():
        _copy_sqlite(Path(database()["NAME"]), target)
    else:
        words = ["--format=custom", "--no-owner", "--no-comments", "--enable-row-security"]
        _postgresql("pg_dump", [*words, f"--file={target}"])


def put_back(source: Path) -> None:
    """Make the database what this copy is. CommandError when the copy is of another kind of database."""
    with source.open("rb") as file:
        start = file.read(16)
    wanted = SQLITE_STARTS if is_sqlite() else POSTGRESQL_STARTS
    if not start.startswith(wanted):
        raise CommandError("This copy comes from another kind of database than ALONGSIDE_DATABASE_URL names.")
    connections.close_all()
    if is_sqlite():
        _copy_sqlite(source, Path(database()["NAME"]))
    else:
        _postgresql("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", str(source)])


def is_empty() -> bool:
    """Whether there is no data yet that a restore could write over."""
    if is_sqlite():
        path = Path(database()["NAME"])
        return not path.exists() or path.stat().st_size == 0
    with connections["default"].cursor() as cursor:
        return not connections["default"].introspection.table_names(cursor)


def _copy_sqlite(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
    with (
        closing(sqlite3.connect(source, timeout=60)) as one,
        closing(sqlite3.connect(target, timeout=60)) as other,
    ):
        one.backup(other)


def _postgresql(program: str, words: list[str]) -> None:
    """Run one of PostgreSQL's own programs on our database; its password never stands on a command line."""
    if shutil.which(program) is None:
        raise CommandError(f"{program} is missing. Install PostgreSQL's client programs, then try again.")
    place = database()
    ours = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    environment = {name: str(place[ours[name]]) for name in ours if place.get(ours[name])}
    environment["PGOPTIONS"] = place.get("OPTIONS", {}).get("options", "")  # rows of every practice
    name = ["--dbname=" + str(place["NAME"])] if program == "pg_restore" else []
    done = subprocess.run(
        [program, *name, *words], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{program} said: {done.stderr.strip()}")
