"""The folder of the keyring on disk: the master key, who may read it, and the file with the wrapped keys."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import sqlite3
from pathlib import Path

from alongside.lib.phrase import BadPhrase, key_of

MASTER_VARIABLE = "ALONGSIDE_MASTER_KEY"
_KEY_LENGTH = 32

_TABLES = """
CREATE TABLE IF NOT EXISTS keys (
    owner TEXT PRIMARY KEY, practice TEXT, wrapped BLOB, made_at TEXT NOT NULL, destroyed_at TEXT
);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class KeyringError(Exception):
    """The keyring cannot be used; the message says what to do."""


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


def read_master(folder: Path) -> bytes:
    """The master key: from the environment, else from master.key. Raises KeyringError."""
    from_environment = master_from_environment()
    if from_environment is not None:
        return from_environment
    path = folder / "master.key"
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        raise KeyringError(f"no master key: {path} is missing and {MASTER_VARIABLE} is not set") from None
    if len(key) != _KEY_LENGTH:
        raise KeyringError(f"{path} must hold {_KEY_LENGTH} bytes, not {len(key)}")
    return key


def master_from_environment() -> bytes | None:
    """The key in ALONGSIDE_MASTER_KEY, written as base64 or as a recovery phrase. None when unset."""
    text = os.environ.get(MASTER_VARIABLE, "").strip()
    if not text:
        return None
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) == _KEY_LENGTH:
        return key
    try:
        return key_of(text)
    except BadPhrase as wrong:
        raise KeyringError(f"{MASTER_VARIABLE} is neither 32 bytes in base64 nor a phrase: {wrong}") from None


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
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.executescript(_TABLES)
    return connection


def check_master(database: sqlite3.Connection, master: bytes) -> None:
    """Raise KeyringError when the wrapped keys were made with another master key. A new file takes this one."""
    mark = hmac.digest(master, b"alongside keyring", hashlib.sha256)
    database.execute("INSERT OR IGNORE INTO about (name, value) VALUES ('master', ?)", [mark])
    stored = database.execute("SELECT value FROM about WHERE name = 'master'").fetchone()[0]
    if not hmac.compare_digest(stored, mark):
        raise KeyringError("the keys in keys.sqlite were made with another master key")
