"""The keyring: the keys of sealed text, kept outside the database.

The master key wraps one key per practice, and the practice's key wraps one key
per owner (a client, or the practice itself). All but the master lie wrapped in
one SQLite file, so that a backup of the database opens nothing without them,
and destroying one small row erases everything sealed with it. The master key
may be rotated while everything runs (rotation.py).

What destroying cannot reach: blocks that the file system freed but did not
overwrite. They hold a wrapped key, useless without the master key.
"""

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.lib import keyfolder, masters, sealing
from alongside.lib.keyfolder import bound, transaction, wrapping_owner
from alongside.lib.master_key import KeyringError, from_settings
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
        self._derived: dict[tuple[bytes, str], bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        keyfolder.refuse_if_shared(folder)
        given = keyfolder.read_master(folder)
        with self._lock:
            self._masters = masters.load(self._database(), [given])

    @classmethod
    def create(cls, folder: Path) -> tuple["Keyring", str]:
        """A new keyring and its recovery phrase, to be shown once.

        Uses the key that a setting brings when there is one, and then writes
        no master.key. Raises KeyringError when the folder already holds a keyring.
        """
        if (folder / "keys.sqlite").exists():
            raise KeyringError(f"{folder} already holds a keyring")
        master = from_settings()
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
                keyfolder.write_master(folder, masters.load(database, [master]).now)
        return cls(folder)

    @property
    def file(self) -> Path:
        """The one file with all wrapped keys."""
        return self.folder / "keys.sqlite"

    def recovery_phrase(self) -> str:
        """The phrase that brings the master key back."""
        return phrase_of(self._masters.now)

    def sealing_key(self, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose ("mfa", "tokens"), always the same, whatever is rotated."""
        return self._derive(self._masters.bases[0], purpose)

    def sealing_keys(self, purpose: str) -> list[bytes]:
        """The keys of one purpose ("trail", "backup"), newest first: each rotation brings another."""
        with self._lock:
            self._look_again()
            return [self._derive(base, purpose) for base in reversed(self._masters.bases)]

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
        """Make the keys that are missing, in one write. Call it before sealing for many owners.

        Whoever comes first makes the key, and everybody reads that one.
        """
        practice, now, owners = str(practice_id), _now(), list(map(str, owner_ids))
        with self._lock, transaction(self._database()) as database:
            self._look_again()
            wrapping = self._practice_key(practice)
            database.executemany(
                "INSERT OR IGNORE INTO keys (owner, practice, wrapped, made_at) VALUES (?, ?, ?, ?)",
                [
                    (owner, practice, sealing.seal(wrapping, sealing.new_key(), bound(practice, owner)), now)
                    for owner in owners
                ],
            )

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
            self._destroy(sorted({wrapping_owner(practice), practice, *(row[0] for row in rows)}))

    def destroyed_owners(self) -> list[str]:
        """The erasure list: every owner whose key was destroyed, oldest first. A restore applies it again."""
        with self._lock:
            rows = self._database().execute(
                "SELECT owner FROM keys WHERE destroyed_at IS NOT NULL ORDER BY destroyed_at, owner"
            )
            return [row[0] for row in rows]

    def is_used(self) -> bool:
        """Whether any key was ever made in it."""
        with self._lock:
            return self._database().execute("SELECT 1 FROM keys LIMIT 1").fetchone() is not None

    def is_being_rotated(self) -> bool:
        """Whether a rotation was begun and not ended, or the master key of before still leads to this one."""
        with self._lock:
            names = (masters.NEXT, masters.BRIDGE)
            return any(keyfolder.about(self._database(), name) is not None for name in names)

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
        """A key that does not open may have been wrapped anew since we looked: then we look again, once."""
        with self._lock:
            try:
                return self._opened(practice, owner)
            except sealing.CannotOpen:
                self._look_again()
                self.forget()
            try:
                return self._opened(practice, owner)
            except sealing.CannotOpen:
                raise KeyringError(f"the key of {owner} does not belong to practice {practice}") from None

    def _opened(self, practice: str, owner: str) -> bytes:
        wrapper = wrapping_owner(practice)
        wrapping = self._cached(practice, wrapper)
        if wrapping is None:
            wrapping = self._masters.open(self._wrapped(wrapper), bound(practice, wrapper))
            self._remember(practice, wrapper, wrapping)
        key = sealing.open_sealed(wrapping, self._wrapped(owner), bound(practice, owner))
        return self._remember(practice, owner, key)

    def _practice_key(self, practice: str) -> bytes:
        """The key that wraps the keys of one practice, made when missing; asked inside a transaction."""
        owner = wrapping_owner(practice)
        try:
            return self._masters.open(self._wrapped(owner), bound(practice, owner))
        except KeyMissing:
            key = sealing.new_key()
            wrapped = sealing.seal(self._masters.newest, key, bound(practice, owner))
            self._database().execute(
                "INSERT INTO keys (owner, practice, wrapped, made_at) VALUES (?, ?, ?, ?)",
                [owner, practice, wrapped, _now()],
            )
            return key
        except sealing.CannotOpen:
            raise KeyringError(f"the key of practice {practice} does not open") from None

    def _wrapped(self, owner: str) -> bytes:
        """The wrapped key of this owner. Raises KeyMissing or KeyDestroyed."""
        asked = self._database().execute("SELECT wrapped, destroyed_at FROM keys WHERE owner = ?", [owner])
        row = asked.fetchone()
        if row is None:
            raise KeyMissing(f"no key for {owner}")
        if row[1] is not None:
            raise KeyDestroyed(owner)
        return bytes(row[0])

    def _look_again(self) -> None:
        """Take up a master key that another process put in force meanwhile."""
        known = [key for key in (self._masters.next, self._masters.now) if key]
        try:
            self._masters = masters.load(self._database(), known)
        except KeyringError:
            self._masters = masters.load(self._database(), [keyfolder.read_master(self.folder)])

    def _derive(self, base: bytes, purpose: str) -> bytes:
        if (base, purpose) not in self._derived:
            derivation = HKDF(hashes.SHA256(), 32, salt=None, info=b"alongside:" + purpose.encode())
            self._derived[base, purpose] = derivation.derive(base)
        return self._derived[base, purpose]

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
        with self._lock, transaction(self._database()) as database:
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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
