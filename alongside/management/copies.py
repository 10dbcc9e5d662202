"""Copies of the database while it is used: SQLite's own backup, or pg_dump; and the way back."""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import ProgrammingError, connections, transaction

from alongside.file.backups import Account
from alongside.trail.models import Link
from alongside.trail.queries import heads

SQLITE_STARTS = b"SQLite format 3\x00"
POSTGRESQL_STARTS = b"PGDMP"


def database() -> dict[str, Any]:
    """The settings of the one database."""
    found: dict[str, Any] = settings.DATABASES["default"]
    return found


def is_sqlite() -> bool:
    return bool(database()["ENGINE"].endswith("sqlite3"))


def copy_database(target: Path) -> Account:
    """A whole, consistent copy, while others read and write, and what it holds.

    CommandError where pg_dump is missing.
    """
    if is_sqlite():
        _copy_sqlite(Path(database()["NAME"]), target)
        with opened(target) as copy:
            return contents(copy)
    _must_be_installed("pg_dump")
    with _named({}) as same, transaction.atomic(using=same):
        snapshot = _export_snapshot(same)
        words = ["--format=custom", "--no-owner", "--no-comments", "--enable-row-security"]
        _postgresql("pg_dump", [*words, f"--snapshot={snapshot}", f"--file={target}"])
        return contents(same)


def contents(using: str) -> Account:
    """How many rows each table holds, and where the trail stands."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return Account(counts, heads(using) if Link._meta.db_table in counts else [])


@contextmanager
def opened(copy: Path) -> Iterator[str]:
    """A copy as a database of its own, by a name that Django knows; gone afterwards. On PostgreSQL it is
    brought back into a scratch database: CommandError where our role may make none.
    """
    if is_sqlite():
        with _named({"NAME": copy}) as alias:
            yield alias
        return
    name = f"alongside_scratch_{secrets.token_hex(4)}"
    _make_scratch(name)
    try:
        with _named({"NAME": name}) as alias:
            _postgresql("pg_restore", ["--no-owner", "--exit-on-error", str(copy)], name)
            yield alias
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


@contextmanager
def _named(changed: dict[str, Any]) -> Iterator[str]:
    """Our database with something else about it, as a connection of its own."""
    alias = f"copy_{secrets.token_hex(4)}"
    connections.databases[alias] = connections["default"].settings_dict | changed
    connections[alias] = connections.create_connection(alias)
    del connections.databases[alias]  # from here on only this thread knows it
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


def _export_snapshot(using: str) -> str:
    with connections[using].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _make_scratch(name: str) -> None:
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    except ProgrammingError as error:
        raise CommandError(
            "The backup cannot be brought back into a scratch database, because our role may not make one. "
            "Let it: ALTER ROLE name CREATEDB"
        ) from error


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


def _must_be_installed(program: str) -> None:
    if shutil.which(program) is None:
        raise CommandError(f"{program} is missing. Install PostgreSQL's client programs, then try again.")


def _postgresql(program: str, words: list[str], into: str = "") -> None:
    """Run one of PostgreSQL's own programs on our database; its password never stands on a command line."""
    _must_be_installed(program)
    place = database()
    ours = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    environment = {name: str(place[ours[name]]) for name in ours if place.get(ours[name])}
    chosen = place.get("OPTIONS", {})
    environment["PGOPTIONS"] = chosen.get("options", "")  # rows of every practice
    environment |= {
        f"PG{name.upper()}": chosen[name] for name in ("sslmode", "sslrootcert") if name in chosen
    }
    name = [f"--dbname={into or place['NAME']}"] if program == "pg_restore" else []
    done = subprocess.run(
        [program, *name, *words], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{program} said: {done.stderr.strip()}")
