"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import os
import secrets
import threading
import time
from uuid import UUID

_RANDOM_BITS = 74
_lock = threading.Lock()
_last: tuple[int, int] = (0, 0)


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of milliseconds, then 74 random bits.

    Within one process each id is greater than the one before it, also when the
    clock stands still or is set back. Not a secret: never use it as a token.
    """
    global _last
    with _lock:
        _last = _after(_last, time.time_ns() // 1_000_000)
        milliseconds, noise = _last
    return _uuid7(milliseconds, noise)


def _after(last: tuple[int, int], now: int) -> tuple[int, int]:
    """The next (milliseconds, noise) pair, always greater than `last`."""
    milliseconds, noise = last
    if now > milliseconds:
        return now, secrets.randbits(_RANDOM_BITS)
    noise += 1 + secrets.randbits(32)
    if noise >> _RANDOM_BITS:
        return milliseconds + 1, secrets.randbits(_RANDOM_BITS)
    return milliseconds, noise


def _uuid7(milliseconds: int, noise: int) -> UUID:
    high, low = noise >> 62, noise & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def _forget() -> None:
    """A forked child starts its own row of ids, or it would repeat its parent's."""
    global _last, _lock
    _last, _lock = (0, 0), threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
