"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import os
import secrets
import threading
import time
from uuid import UUID

_RANDOM_BITS = 74


class _Sequence:
    """The last id of this process, as (milliseconds, noise)."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.last = (0, 0)

    def advance(self, now: int) -> tuple[int, int]:
        with self.lock:
            self.last = _after(self.last, now)
            return self.last


_sequence = _Sequence()


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of milliseconds, then 74 random bits.

    Within one process each id is greater than the one before it, also when the
    clock stands still or is set back. Not a secret: never use it as a token.
    """
    milliseconds, noise = _sequence.advance(time.time_ns() // 1_000_000)
    high, low = noise >> 62, noise & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def _after(last: tuple[int, int], now: int) -> tuple[int, int]:
    """The next (milliseconds, noise), always greater than `last`."""
    milliseconds, noise = last
    if now > milliseconds:
        return now, secrets.randbits(_RANDOM_BITS)
    noise += 1 + secrets.randbits(32)
    if noise >> _RANDOM_BITS:
        return milliseconds + 1, secrets.randbits(_RANDOM_BITS)
    return milliseconds, noise


if hasattr(os, "register_at_fork"):
    # A forked child that went on from its parent's last id could repeat the parent's next one.
    os.register_at_fork(after_in_child=_sequence.__init__)  # type: ignore[misc]
