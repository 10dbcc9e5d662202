"""The keyring: the keys of sealed text, kept outside the database.

The master key wraps one key per practice, and the practice's key wraps one key
per owner (a client, or the practice itself). All but the master lie wrapped in
one SQLite file, so that a backup of the database opens nothing without them,
and destroying one small row erases everything sealed with it.

What destroying cannot reach: blocks that the file system freed but did not
overwrite. They hold a wrapped key, useless without the master key.
"""

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.lib import keyfolder, sealing
from alongside.lib.keyfolder import KeyringError
from alongside.lib.phrase import key_of, phrase_of

__all__ = ["KeyDestroyed", "KeyMissing", "Keyring", "KeyringError", "keyring"]

CACHE_SECONDS = 30.0
CACHE_KEYS = 4096

Id = UUID | str


class KeyMissing(KeyringError):
    """There is no key for this owner, and reading never makes one."""


class KeyDestroyed(Exception):
    """This owner was erased; what was sealed for it can never be read again."""


class Keyring:
    """The keys in one folder. One object per process is enough: it is safe between threads."""

    def __init__(self, folder: Path) -> None:
        """Open an existing keyring. Raises KeyringError when it is absent, open to others or not ours."""
        self.folder = folder
        self._lock = threading.RLock()
        self._cache: OrderedDict[tuple[str, str], tuple[float, bytes]] = OrderedDict()
        self._derived: dict[str, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        keyfolder.refuse_if_shared(folder)
        self._master = keyfolder.read_master(folder)
        with self._lock:
            keyfolder.check_master(self._database(), self._master)

    @classmethod
    def create(cls, folder: Path) -> tuple["Keyring", str]:
        """A new keyring and its recovery phrase, to be shown once.

        Uses the key in ALONGSIDE_MASTER_KEY when there is one, and then writes
        no master.key. Raises KeyringError when the folder already holds a keyring.
        """
        if (folder / "keys.sqlite").exists():
            raise KeyringError(f"{folder} already holds a keyring")
        master = keyfolder.master_from_environment()
        if master is None:
            master = sealing.new_key()
            keyfolder.write_master(folder, master)
        else:
            keyfolder.make_folder(folder)
        return cls(folder), phrase_of(master)

    @classmethod
    def from_phrase(cls, folder: Path, phrase: str) -> "Keyring":
        """Put the master key back from its phrase, next to a restored keys.sqlite.

        Raises BadPhrase for a typing mistake, KeyringError when another master
        key is there already or when the phrase belongs to another keyring.
        """
        master = key_of(phrase)
        existing = folder / "master.key"
        if existing.exists():
            if existing.read_bytes() != master:
                raise KeyringError(f"{existing} holds another key than this phrase")
        else:
            keyfolder.make_folder(folder)
            with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
                keyfolder.check_master(database, master)
            keyfolder.write_master(folder, master)
        return cls(folder)

    @property
    def file(self) -> Path:
        """The one file with all wrapped keys."""
        return self.folder / "keys.sqlite"

    def recovery_phrase(self) -> str:
        """The phrase that brings the master key back."""
        return phrase_of(self._master)

    def sealing_key(self, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose ("trail", "tokens"), always the same for this master key."""
        if purpose not in self._derived:
            derivation = HKDF(hashes.SHA256(), 32, salt=None, info=b"alongside:" + purpose.encode())
            self._derived[purpose] = derivation.derive(self._master)
        return self._derived[purpose]

    def key_for(self, practice_id: Id, owner_id: Id) -> bytes:
        """The owner's key for sealing, made when missing. Raises KeyDestroyed for an erased owner."""
        practice, owner = str(practice_id), str(owner_id)
        found = self._cached(practice, owner)
        if found is None:
            self.make_keys(practice, [owner])
            found = self._read(practice, owner)
        return found

    def opening_key_for(self, practice_id: Id, owner_id: Id) -> bytes:
        """The owner's key for reading. Raises KeyMissing or KeyDestroyed; never makes a key."""
        practice, owner = str(practice_id), str(owner_id)
        return self._cached(practice, owner) or self._read(practice, owner)

    def make_keys(self, practice_id: Id, owner_ids: Iterable[Id]) -> None:
        """Make the keys that are missing, in one write. Call it before sealing for many owners."""
        practice, now = str(practice_id), _now()
        wrapping = self._practice_key(practice)
        rows = [
            (owner, practice, sealing.seal(wrapping, sealing.new_key(), _bound(practice, owner)), now)
            for owner in map(str, owner_ids)
        ]
        self._insert(rows)

    def destroy(self, owner_id: Id) -> None:
        """Destroy the owner's key for good, in this process at once, in others within CACHE_SECONDS.

        A row without a key stays behind, so that no new key is ever made for this owner.
        """
        self.destroy_all([owner_id])

    def destroy_all(self, owner_ids: Iterable[Id]) -> None:
        """Destroy the keys of several owners in one write."""
        self._destroy([str(owner_id) for owner_id in owner_ids])

    def destroy_practice(self, practice_id: Id) -> None:
        """Destroy the keys of a practice and of everyone in it."""
        practice = str(practice_id)
        with self._lock:
            rows = (
                self._database().execute("SELECT owner FROM keys WHERE practice = ?", [practice]).fetchall()
            )
            self._destroy(sorted({_wrapping_owner(practice), practice, *(row[0] for row in rows)}))

    def destroyed_owners(self) -> list[str]:
        """The erasure list: every owner whose key was destroyed, oldest first. A restore applies it again."""
        with self._lock:
            rows = self._database().execute(
                "SELECT owner FROM keys WHERE destroyed_at IS NOT NULL ORDER BY destroyed_at, owner"
            )
            return [row[0] for row in rows]

    def forget(self) -> None:
        """Drop every key kept in memory; the next use reads the file again."""
        with self._lock:
            self._cache.clear()

    def close(self) -> None:
        """Close the file; it opens again when needed."""
        with self._lock:
            self.forget()
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _cached(self, practice: str, owner: str) -> bytes | None:
        with self._lock:
            entry = self._cache.get((practice, owner))
            if entry is None or entry[0] < time.monotonic():
                return None
            self._cache.move_to_end((practice, owner))
            return entry[1]

    def _remember(self, practice: str, owner: str, key: bytes) -> bytes:
        self._cache[practice, owner] = (time.monotonic() + CACHE_SECONDS, key)
        self._cache.move_to_end((practice, owner))
        if len(self._cache) > CACHE_KEYS:
            self._cache.popitem(last=False)
        return key

    def _read(self, practice: str, owner: str) -> bytes:
        with self._lock:
            wrapping = self._wrapping_key(practice)
            return self._remember(practice, owner, self._unwrap(wrapping, practice, owner))

    def _practice_key(self, practice: str) -> bytes:
        """The key that wraps the keys of one practice, made when missing."""
        try:
            return self._wrapping_key(practice)
        except KeyMissing:
            owner = _wrapping_owner(practice)
            wrapped = sealing.seal(self._master, sealing.new_key(), _bound(practice, owner))
            self._insert([(owner, practice, wrapped, _now())])
            return self._wrapping_key(practice)

    def _wrapping_key(self, practice: str) -> bytes:
        with self._lock:
            owner = _wrapping_owner(practice)
            found = self._cached(practice, owner)
            return found or self._remember(practice, owner, self._unwrap(self._master, practice, owner))

    def _unwrap(self, wrapping: bytes, practice: str, owner: str) -> bytes:
        row = (
            self._database()
            .execute("SELECT wrapped, destroyed_at FROM keys WHERE owner = ?", [owner])
            .fetchone()
        )
        if row is None:
            raise KeyMissing(f"no key for {owner}")
        if row[1] is not None:
            raise KeyDestroyed(owner)
        try:
            return sealing.open_sealed(wrapping, row[0], _bound(practice, owner))
        except sealing.CannotOpen:
            raise KeyringError(f"the key of {owner} does not belong to practice {practice}") from None

    def _insert(self, rows: list[tuple[str, str, bytes, str]]) -> None:
        """Insert or ignore: whoever comes first makes the key, and everybody reads that one."""
        self._write(
            "INSERT OR IGNORE INTO keys (owner, practice, wrapped, made_at) VALUES (?, ?, ?, ?)", rows
        )

    def _destroy(self, owners: list[str]) -> None:
        """Overwrite the wrapped keys, make that last on disk, and only then leave the rows empty."""
        now = _now()
        self._write(
            "UPDATE keys SET wrapped = randomblob(length(wrapped)) WHERE owner = ?",
            [(owner,) for owner in owners],
        )
        self._write(
            "INSERT INTO keys (owner, made_at, destroyed_at) VALUES (?, ?, ?) ON CONFLICT (owner) "
            "DO UPDATE SET wrapped = NULL, destroyed_at = excluded.destroyed_at WHERE destroyed_at IS NULL",
            [(owner, now, now) for owner in owners],
        )
        self.forget()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """One transaction, written to disk before it returns."""
        with self._lock, _transaction(self._database()) as database:
            database.executemany(statement, rows)

    def _database(self) -> sqlite3.Connection:
        """The one connection of this process: SQLite must not be carried over a fork."""
        if self._connection is None or self._process != os.getpid():
            self._connection = keyfolder.connect(self.file)
            self._process = os.getpid()
        return self._connection


_open: dict[Path | str, Keyring] = {}
_opening = threading.Lock()


def keyring() -> Keyring:
    """The keyring that the settings name (ALONGSIDE_KEYRING), opened at first use."""
    from django.conf import settings

    folder: Path | str = settings.ALONGSIDE_KEYRING
    found = _open.get(folder)
    if found is not None:
        return found
    with _opening:
        if folder not in _open:
            _open[folder] = Keyring(Path(folder))
        return _open[folder]


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _bound(practice: str, owner: str) -> bytes:
    return sealing.place("key", practice, owner)


def _wrapping_owner(practice: str) -> str:
    return f"practice:{practice}"
