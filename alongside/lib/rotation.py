"""Another master key takes the place of the one in force, while everybody goes on reading and writing.

Each practice's turn is one transaction: its wrapping key is made anew, and every key of the practice is wrapped
with it. Whoever meets a key that does not open looks again which master keys there are. Killed anywhere, the
same steps go on where they stopped. The keys of people's text stay, and so does what is sealed with them.
"""

import sqlite3
from collections.abc import Callable

from alongside.lib import masters, sealing
from alongside.lib.keyfolder import about, bound, mark, transaction, wrapping_owner
from alongside.lib.masters import BRIDGE, NEXT, Masters

Tell = Callable[[int], None]


def begin(database: sqlite3.Connection, given: bytes) -> Masters:
    """The rotation that was cut off, else a new one with a new master key."""
    with transaction(database):
        found = masters.load(database, [given])
        if found.next is None:
            masters.tell(database, NEXT, found.now, sealing.new_key())
        return masters.load(database, [given])


def practices(database: sqlite3.Connection) -> list[str]:
    """Every practice that has a key."""
    rows = database.execute(
        "SELECT practice FROM keys WHERE owner LIKE 'practice:%' AND wrapped IS NOT NULL ORDER BY owner"
    )
    return [row[0] for row in rows]


def turn(database: sqlite3.Connection, keys: Masters, practice: str) -> tuple[int, list[str]]:
    """Wrap all keys of one practice anew: how many, and the owners whose keys could not be opened.

    Those are left as they are. A practice that had its turn already is left too.
    """
    owner = wrapping_owner(practice)
    with transaction(database):
        row = database.execute("SELECT wrapped FROM keys WHERE owner = ?", [owner]).fetchone()
        try:
            old = sealing.open_sealed(keys.now, row[0] or b"", bound(practice, owner))
        except sealing.CannotOpen:
            return 0, [] if _has_had_its_turn(keys, row[0], practice) else [owner]
        fresh = sealing.new_key()
        wrapped, lost = _wrapped_anew(database, old, fresh, practice)
        wrapped.append((sealing.seal(keys.newest, fresh, bound(practice, owner)), owner))
        database.executemany("UPDATE keys SET wrapped = ? WHERE owner = ?", wrapped)
        return len(wrapped), lost


def finish(database: sqlite3.Connection, keys: Masters) -> None:
    """The next master key is in force; the one before opens nothing but the bridge."""
    if keys.next is None:
        raise ValueError("there is no rotation to finish")
    with transaction(database):
        if about(database, NEXT) is None:
            return  # somebody else finished it meanwhile
        for number, base in enumerate([*keys.bases, sealing.new_key()]):
            masters.tell(database, f"base:{number:04}", keys.next, base)
        masters.tell(database, BRIDGE, keys.now, keys.next)
        database.execute("UPDATE about SET value = ? WHERE name = 'master'", [mark(keys.next)])
        database.execute("DELETE FROM about WHERE name = ?", [NEXT])


def burn_bridge(database: sqlite3.Connection) -> bool:
    """From now on the master key of before opens nothing at all. False: there was no bridge."""
    with transaction(database):
        return database.execute("DELETE FROM about WHERE name = ?", [BRIDGE]).rowcount > 0


def _has_had_its_turn(keys: Masters, wrapped: bytes | None, practice: str) -> bool:
    try:
        keys.open(wrapped or b"", bound(practice, wrapping_owner(practice)))
    except sealing.CannotOpen:
        return False
    return True


def _wrapped_anew(
    database: sqlite3.Connection, old: bytes, fresh: bytes, practice: str
) -> tuple[list[tuple[bytes, str]], list[str]]:
    rows = database.execute(
        "SELECT owner, wrapped FROM keys WHERE practice = ? AND wrapped IS NOT NULL AND owner != ?",
        [practice, wrapping_owner(practice)],
    )
    wrapped, lost = [], []
    for owner, sealed in rows:
        place = bound(practice, owner)
        try:
            wrapped.append((sealing.seal(fresh, sealing.open_sealed(old, sealed, place), place), owner))
        except sealing.CannotOpen:
            lost.append(owner)
    return wrapped, lost
