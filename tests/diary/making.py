"""Entries, pictures and recordings for the tests of the diary."""

import struct
import zlib
from typing import Any
from uuid import uuid4

from alongside.clients.models import CirclePerson
from alongside.diary import actions
from alongside.diary.models import DiaryEntry
from tests.cast import Cast, make_near


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*more: bytes) -> bytes:
    """One red pixel, with more chunks before it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + pixel + chunk(b"IEND", b"")


PNG = png()
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + b"\x00" * 60


def write(cast: Cast, words: str = "A quiet day", who: Any = None, **also: Any) -> DiaryEntry:
    """An entry of Vera's diary, or of another client's."""
    return actions.write_entry(cast.actor(who or cast.vera), submission=uuid4(), words=words, **also)


def make_sister(cast: Cast) -> CirclePerson:
    """Somebody of Vera's circle with a way in of their own, to whom she opened this page."""
    return make_near(cast.vera, "Sister Example", "diary")
