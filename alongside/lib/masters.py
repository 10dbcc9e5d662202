"""Which master keys open a file of keys: the one in force and, while keys are rotated, the next one too.

What the file says about itself: `master`, the mark of the key in force; `next`, the key that is being taken up,
sealed with the one in force; `bridge`, the key in force, sealed with the one before it, for processes that still
hold that; `base:N`, from which keys for one purpose are derived, sealed with the key in force.
"""

import hmac
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.lib import sealing
from alongside.lib.keyfolder import about, mark
from alongside.lib.master_key import KeyringError

NEXT, BRIDGE = "next", "bridge"


@dataclass(frozen=True, slots=True)
class Masters:
    """The master key in force, the next one, and the bases of derived keys, oldest first."""

    now: bytes
    next: bytes | None
    bases: tuple[bytes, ...]

    @property
    def newest(self) -> bytes:
        """With which whatever is new is wrapped."""
        return self.next or self.now

    def open(self, wrapped: bytes, place: bytes) -> bytes:
        """What one of them wrapped. Raises CannotOpen."""
        try:
            return sealing.open_sealed(self.now, wrapped, place)
        except sealing.CannotOpen:
            if self.next is None:
                raise
        return sealing.open_sealed(self.next, wrapped, place)


def load(database: sqlite3.Connection, given: Iterable[bytes]) -> Masters:
    """The keys that open this file, known from any of those given. A new file takes the first.

    Raises KeyringError when none of them fits.
    """
    candidates = list(given)
    if about(database, "master") is None:
        database.execute(
            "INSERT OR IGNORE INTO about (name, value) VALUES ('master', ?)", [mark(candidates[0])]
        )
    now = next((found for each in candidates if (found := _in_force(database, each))), None)
    if now is None:
        raise KeyringError(
            "the keys in keys.sqlite were made with another master key: "
            "bring back the right one, or restore a backup with its recovery phrase"
        )
    return Masters(now, _told(database, NEXT, now), _bases(database, now))


def is_in_force(database: sqlite3.Connection, master: bytes) -> bool:
    """Whether this very key is the one in force, without a bridge."""
    return hmac.compare_digest(about(database, "master") or b"", mark(master))


def tell(database: sqlite3.Connection, name: str, key: bytes, value: bytes) -> None:
    """Write one of these down, sealed."""
    sealed = sealing.seal(key, value, _place(name))
    database.execute("INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)", [name, sealed])


def _in_force(database: sqlite3.Connection, master: bytes) -> bytes | None:
    if is_in_force(database, master):
        return master
    crossed = _told(database, BRIDGE, master)
    return crossed if crossed and is_in_force(database, crossed) else None


def _told(database: sqlite3.Connection, name: str, key: bytes) -> bytes | None:
    sealed = about(database, name)
    try:
        return sealing.open_sealed(key, sealed, _place(name)) if sealed else None
    except sealing.CannotOpen:
        return None


def _bases(database: sqlite3.Connection, now: bytes) -> tuple[bytes, ...]:
    """Until the first rotation the master key itself is the only one."""
    rows = database.execute("SELECT name FROM about WHERE name LIKE 'base:%' ORDER BY name").fetchall()
    found = [_told(database, row[0], now) for row in rows]
    if None in found:
        raise KeyringError("keys.sqlite is damaged: put it back from its copy")
    return tuple(base for base in found if base) or (now,)


def _place(name: str) -> bytes:
    return sealing.place("about", name)
