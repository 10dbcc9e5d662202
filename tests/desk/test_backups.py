"""The owner sees on the practice page how it stands with the backups; nobody else is asked to."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from alongside.file import backups
from alongside.file.backups import Account
from tests.cast import Cast


@pytest.fixture
def where(tmp_path: Path, settings: Any) -> Path:
    settings.ALONGSIDE_BACKUPS = tmp_path
    return tmp_path


def page(cast: Cast) -> str:
    return cast.browser(cast.anna).get("/desk/practice/").content.decode()


def lay(where: Path, hours: int, **about: Any) -> Path:
    path = backups.new_path(where, timezone.now() - timedelta(hours=hours))
    path.write_bytes(b"x" * 2048)
    backups.write_account(path, Account({"alongside_client": 1200, "alongside_event": 34}, [], **about))
    return path


def test_before_the_first_one(cast: Cast, where: Path) -> None:
    assert "There is no backup yet." in page(cast)


def test_a_backup_that_came_back_whole(cast: Cast, where: Path) -> None:
    lay(where, 1)
    assert "It has not been tried out yet." in page(cast)
    lay(where, 0, checked_at=timezone.now().isoformat())
    said = page(cast)
    assert "it came back whole: 1,234 rows." in said
    assert "overdue" not in said


def test_a_backup_that_did_not_come_back_and_one_that_is_overdue(cast: Cast, where: Path) -> None:
    lay(where, 80, checked_at=timezone.now().isoformat(), wrong=["counts"])
    said = page(cast)
    assert "did not come back whole" in said
    assert "overdue" in said


def test_where_they_are_made_by_hand(cast: Cast, where: Path, settings: Any) -> None:
    settings.BACKUP_HOURS = 0
    lay(where, 80)
    said = page(cast)
    assert "made by hand" in said
    assert "overdue" not in said


def test_only_owners_are_told(cast: Cast, where: Path) -> None:
    for who in (cast.mikko, cast.chie, cast.vera):
        assert backups.state_for(cast.actor(who)) is None
