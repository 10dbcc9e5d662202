"""The folder of the keyring on disk: the master key, who may read it, and the file with the wrapped keys."""

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside.lib import master_key, sealing
from alongside.lib.master_key import KeyringError

_TABLES = """
CREATE TABLE IF NOT EXISTS keys (
    owner TEXT PRIMARY KEY, practice TEXT, wrapped BLOB, made_at TEXT NOT NULL, destroyed_at TEXT
);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


def make_folder(folder: Path) -> None:
    """A folder that only we may enter; an existing one is closed to others."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def write_master(folder: Path, key: bytes) -> None:
    """Write master.key whole or not at all. Raises KeyringError when there is one already."""
    make_folder(folder)
    draft = folder / f".master-{secrets.token_hex(8)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, folder / "master.key")
    except FileExistsError:
        raise KeyringError(f"{folder} already holds a master key") from None
    finally:
        draft.unlink()


def replace_master(folder: Path, key: bytes) -> None:
    """Write another master.key over the old one, whole or not at all."""
    draft = folder / f".master-{secrets.token_hex(8)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "master.key")
    for left in folder.glob(".master-*"):  # by somebody who was killed in the middle of this
        left.unlink(missing_ok=True)


def read_master(folder: Path) -> bytes:
    """The master key: from a setting, else from master.key. Raises KeyringError."""
    return master_key.from_settings() or master_key.from_folder(folder)


def refuse_if_shared(folder: Path) -> None:
    """Raise KeyringError when others may enter the folder or read a file in it."""
    if not folder.is_dir():
        raise KeyringError(f"there is no keyring at {folder}")
    if os.name != "posix":
        return
    for path in (folder, folder / "master.key", folder / "keys.sqlite"):
        if path.exists() and path.stat().st_mode & 0o077:
            mode = "700" if path == folder else "600"
            raise KeyringError(f"others may read {path}: run chmod {mode} {path}")


def connect(file: Path) -> sqlite3.Connection:
    """Open (or make) the file of wrapped keys. What is deleted in it is overwritten with zeros.

    A rollback journal, not WAL: a WAL would keep old keys until some later checkpoint.
    """
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(file, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(_TABLES)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise KeyringError(f"{file} cannot be used ({error}): put it back from its copy") from None
    return connection


def mark(master: bytes) -> bytes:
    """What the file of keys knows its master key by."""
    return hmac.digest(master, b"alongside keyring", hashlib.sha256)


def about(database: sqlite3.Connection, name: str) -> bytes | None:
    """One of the few things that the file of keys says about itself."""
    row = database.execute("SELECT value FROM about WHERE name = ?", [name]).fetchone()
    return bytes(row[0]) if row else None


def bound(practice: str, owner: str) -> bytes:
    """The place to which an owner's wrapped key is bound."""
    return sealing.place("key", practice, owner)


def wrapping_owner(practice: str) -> str:
    """The row of the key that wraps all keys of a practice."""
    return f"practice:{practice}"


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it, written to disk before it ends, or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
