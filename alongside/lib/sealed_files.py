"""Sealing a whole file in pieces, so that a large one needs little memory. No Django.

Format: a first line, 16 random bytes that name this file, then pieces: four
bytes of length and a sealed piece, each bound to the file's name, its number
and whether it is the last. Cut off, reordered or mixed pieces do not open.
"""

import os
from collections.abc import Sequence
from typing import BinaryIO

from alongside.lib.sealing import CannotOpen, open_sealed, place, seal

FIRST_LINE = b"ALONGSIDE SEALED FILE 1\n"
PIECE = 1 << 20
_MOST = PIECE + 64


def seal_file(key: bytes, source: BinaryIO, target: BinaryIO) -> None:
    """Read `source` to its end and write it sealed."""
    name = os.urandom(16)
    target.write(FIRST_LINE + name)
    number, piece = 0, source.read(PIECE)
    while True:
        following = source.read(PIECE)
        sealed = seal(key, piece, _place(name, number, not following))
        target.write(len(sealed).to_bytes(4, "big") + sealed)
        if not following:
            return
        number, piece = number + 1, following


def open_file(keys: Sequence[bytes], source: BinaryIO, target: BinaryIO) -> None:
    """Write what was sealed with one of these keys. Raises CannotOpen for others, or a file changed or cut off."""
    if source.read(len(FIRST_LINE)) != FIRST_LINE:
        raise CannotOpen("this is no sealed file of ours")
    name = source.read(16)
    number, sealed = 0, _next(source)
    key = b""
    while sealed:
        following = _next(source)
        key = key or _fitting(keys, sealed, _place(name, number, not following))
        target.write(open_sealed(key, sealed, _place(name, number, not following)))
        number, sealed = number + 1, following
    if not number:
        raise CannotOpen("the file is cut off")


def _fitting(keys: Sequence[bytes], sealed: bytes, bound_to: bytes) -> bytes:
    """The key that opens the first piece; the last one tried when none does, and opening it then says so."""
    for key in keys[:-1]:
        try:
            open_sealed(key, sealed, bound_to)
        except CannotOpen:
            continue
        return key
    return keys[-1]


def _next(source: BinaryIO) -> bytes:
    length = int.from_bytes(source.read(4), "big")
    if length > _MOST:
        raise CannotOpen("the file was changed")
    sealed = source.read(length)
    if len(sealed) < length:
        raise CannotOpen("the file is cut off")
    return sealed


def _place(name: bytes, number: int, is_last: bool) -> bytes:
    return place("file", name.hex(), number, is_last)
