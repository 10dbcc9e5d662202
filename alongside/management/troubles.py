"""What goes wrong below us, in plain words with the way out, instead of a stack trace."""

import errno
import sqlite3

from django.db import DatabaseError, IntegrityError, OperationalError

from alongside.lib.keyring import KeyDestroyed
from alongside.lib.master_key import KeyringError

KEYS = "The keyring cannot be used: {error}."
DAMAGED = """The database is damaged: {error}.
Nothing was changed. Keep the file as it is, and bring the newest backup back into an empty folder:
    alongside restore FILE --data NEW"""
FULL = "There is no room left on the disk. Nothing half done was kept; make room, then try again."
READ_ONLY = "This disk may not be written: {error}. Give Alongside's own user the right to, then try again."
BUSY = "The database is busy for too long: {error}. Try again in a moment."
AWAY = "The database does not answer: {error}. Start it, or look at ALONGSIDE_DATABASE_URL, then try again."
OTHER = "The database said no: {error}. `alongside doctor` may say more."


def plain(error: BaseException) -> str | None:
    """The words for a trouble that whoever runs the machine can mend; None for what only we can."""
    if isinstance(error, KeyringError):
        return KEYS.format(error=error)
    if isinstance(error, OSError):
        return _of_disk(error)
    if isinstance(error, (DatabaseError, sqlite3.DatabaseError)):
        return _of_database(error)
    return None


def of_chain(error: BaseException) -> str | None:
    """The same for whatever brought this error about."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, (KeyDestroyed, IntegrityError)):
            return None
        if words := plain(found):
            return words
        found = found.__cause__
    return None


def _of_disk(error: OSError) -> str | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return READ_ONLY.format(error=error)
    return None


def _of_database(error: BaseException) -> str:
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return DAMAGED.format(error=said)
    if "is full" in said or "No space left" in said:
        return FULL
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return READ_ONLY.format(error=said)
    if "locked" in said:
        return BUSY.format(error=said)
    if isinstance(error, OperationalError):
        return AWAY.format(error=said)
    return OTHER.format(error=said)
