"""A backup is worth something once it came back: into a scratch place, counted, and its trail checked."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from alongside.file import backups
from alongside.file.backups import Account
from alongside.lib.keyring import keyring
from alongside.lib.sealed_files import open_file
from alongside.lib.sealing import CannotOpen
from alongside.management import copies
from alongside.trail.checking import check_trail
from alongside.trail.queries import against

WORDS = {
    "sealed": "The file cannot be opened: it was changed, cut off, or sealed with another key.",
    "damaged": "The database in it is damaged.",
    "counts": "Tables hold another number of rows than when it was made.",
    "trail": "Its trail does not hold.",
    "rewritten": "Its trail says another thing than the trail of today: one of them was rewritten.",
    "no_account": "There is no account beside it, so its rows cannot be compared.",
}


def prove(path: Path) -> Account:
    """Bring this backup back into a scratch place and compare; the result is laid beside it."""
    told = backups.read_account(path)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=backups.DRAFT) as scratch:
        plain = Path(scratch) / "plain"
        found, wrong = _opened(path, plain, told)
    done = replace(told or found, checked_at=timezone.now().isoformat(), wrong=wrong)
    if told is not None:
        backups.write_account(path, done)
    return done


def _opened(path: Path, plain: Path, told: Account | None) -> tuple[Account, list[str]]:
    nothing = Account({}, [])
    try:
        with path.open("rb") as sealed, plain.open("wb") as target:
            open_file(keyring().sealing_keys(backups.PURPOSE), sealed, target)
    except CannotOpen:
        return nothing, ["sealed"]
    try:
        with copies.opened(plain) as copy:
            found = copies.contents(copy)
            return found, list(_wrong(copy, told, found))
    except DatabaseError:
        return nothing, ["damaged"]


def _wrong(copy: str, told: Account | None, found: Account) -> Iterator[str]:
    if _is_damaged(copy):
        yield "damaged"
    if told is None:
        yield "no_account"
    elif (told.counts, told.heads) != (found.counts, found.heads):
        yield "counts"
    if any(check_trail(copy)):
        yield "trail"
    if against(found.heads):
        yield "rewritten"


def _is_damaged(copy: str) -> bool:
    connection = connections[copy]
    if connection.vendor != "sqlite":
        return False  # PostgreSQL checked every row and constraint when it took them in
    with connection.cursor() as cursor:
        whole = cursor.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        return not whole or cursor.execute("PRAGMA foreign_key_check").fetchone() is not None
