"""The folder of backups: generations of sealed data, and one copy of the keyring that erasures overwrite.

An old generation alone opens nothing of somebody who was erased since: the keys that lie beside it are
those of today (architecture: backups keep generations of data but only one keyring).
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from alongside.lib.keyfolder import make_folder
from alongside.lib.keyring import keyring

ENDING = ".alongside-backup"
KEYRING_COPY = "keyring.alongside-keys"
KEEP_DAYS = 35
PURPOSE = "backup"


def folder() -> Path:
    """Where backups lie (ALONGSIDE_BACKUPS)."""
    return Path(settings.ALONGSIDE_BACKUPS)


def new_path(where: Path, now: datetime) -> Path:
    """The name of a generation made now: it sorts by time."""
    return where / f"{now.astimezone(UTC):%Y%m%dT%H%M%S}Z{ENDING}"


def copy_keyring(where: Path) -> Path:
    """Write today's wrapped keys over the copy in this folder, in place, so that no old keys stay behind."""
    make_folder(where)
    target = where / KEYRING_COPY
    os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(keyring().file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def renew_keyring_copy() -> None:
    """After an erasure: the copy beside our backups forgets the key too. Nothing where there is no copy."""
    if (folder() / KEYRING_COPY).exists():
        copy_keyring(folder())


def drop_old(where: Path, now: datetime, keep_days: int = KEEP_DAYS) -> list[Path]:
    """Delete generations older than `keep_days`: names lie plain in them. Returns what was deleted."""
    oldest = new_path(where, now - timedelta(days=keep_days)).name
    gone = [path for path in sorted(where.glob(f"*{ENDING}")) if path.name < oldest]
    for path in gone:
        path.unlink()
    return gone
