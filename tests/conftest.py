"""What every test stands on: its own data folder and keyring, a database in a file, nothing slow."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache

from alongside.lib.keyring import Keyring
from alongside.management.translations import compile_stale

pytest_plugins = ["tests.cast"]

DAYLIGHT = range(4, 16)  # hours of UTC
IS_FULL = os.environ.get("ALONGSIDE_FULL") == "1"


def pytest_configure(config: pytest.Config) -> None:
    """Point the settings at a folder of this run alone, before Django is set up."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    _lay_out(folder)
    _make_fast(folder)
    _play_by_day(config)
    Keyring.create(settings.ALONGSIDE_KEYRING)
    compile_stale()


def _play_by_day(config: pytest.Config) -> None:
    """Whoever runs the tests in the evening plays at noon: then it is the same day for everybody in the cast.

    What happens around midnight is for tests that say so (time_machine within one travels on from here).
    """
    now = datetime.now(UTC)
    if now.hour in DAYLIGHT:
        return
    noon = time_machine.travel(now.replace(hour=12), tick=True)
    noon.start()
    config.add_cleanup(noon.stop)


def _lay_out(folder: Path) -> None:
    settings.DATA = folder
    settings.ALONGSIDE_KEYRING = folder / "keyring"
    settings.ALONGSIDE_OUTBOX = folder / "outbox"
    settings.ALONGSIDE_BACKUPS = folder / "backups"
    settings.STATIC_ROOT = folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.SECRET_KEY = "only for tests"
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]


def _make_fast(folder: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "tests.static_files.StrictStaticFiles"},
    }
    settings.WHITENOISE_AUTOREFRESH = True
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        # In a file, not in memory, so that threads meet the same locks as in real life.
        database.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")
        database["OPTIONS"]["init_command"] = (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA temp_store=MEMORY;"
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches the database runs again; its own tests are skipped elsewhere."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        elsewhere = [item for item in items if not _touches_database(item)]
        items[:] = [item for item in items if _touches_database(item)]
        config.hook.pytest_deselected(items=elsewhere)
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="only means something on PostgreSQL"))


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & {"db", "transactional_db"})


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """SQLite gets its tables straight from the models, in a second; tests/test_migrations.py compares the two ways.

    PostgreSQL has what only migrations make: exclusion constraints and row level security.
    """
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Rate limits and the like start anew with every test."""
    yield
    cache.clear()


@pytest.fixture
def size() -> Callable[[Any, Any], Any]:
    """Picks the size of a large test: `size(small, full)`; full with `run.py test --full`."""
    return lambda small, full: full if IS_FULL else small
