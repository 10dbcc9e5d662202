"""A sound is what its first bytes say, whatever its name claims."""

import pytest

from alongside.toolkit.sounds import sniff

OGG_HEAD = b"OggS" + bytes(24)


def m4a(brand: bytes, rest: bytes = b"") -> bytes:
    return b"\x00\x00\x00\x20ftyp" + brand + bytes(8) + rest


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"ID3\x04\x00\x00\x00\x00\x0f\x76" + bytes(30), "audio/mpeg"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(4), "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + bytes(400), "audio/mpeg"),  # MPEG 1, layer III, 128 kbit/s
        (b"\xff\xf3\x40\xc4" + bytes(100), "audio/mpeg"),  # MPEG 2, layer III
        (m4a(b"M4A "), "audio/mp4"),
        (m4a(b"M4B "), "audio/mp4"),
        (m4a(b"mp42", b"hdlr....soun"), "audio/mp4"),
        (OGG_HEAD + b"\x01vorbis" + bytes(20), "audio/ogg"),
        (OGG_HEAD + b"OpusHead" + bytes(20), "audio/ogg"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20), "audio/wav"),
    ],
)
def test_sounds_are_known_by_their_first_bytes(content: bytes, media_type: str) -> None:
    assert sniff(content) == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"ID3\x09\x00\x00\x00\x00\x00\x00" + bytes(4),  # no such version
        b"ID3\x04\x00\x00\xff\xff\xff\xff" + bytes(4),  # no such size
        b"\xff\xd8\xff\xe0" + bytes(20),  # a picture
        b"\xff\xf1\x50\x80" + bytes(20),  # layer 0: AAC in frames
        b"\xff\xfb\xf0\x64",  # no such bitrate
        b"\xff\xfb\x00\x64",
        b"\xff\xfb\x9c\x64",  # no such rate
        b"\xff\xeb\x90\x64",  # no such version
        b"\xff\xfe",  # UTF-16 text begins like this
        m4a(b"heic"),  # a picture
        m4a(b"mp42", b"vide....soun"),  # a film
        m4a(b"isom"),
        OGG_HEAD + b"\x80theora" + bytes(21) + OGG_HEAD + b"\x01vorbis",  # a film
        b"OggS",
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",  # a picture
        b"RIFF\x24\x00\x00\x00AVI LIST",  # a film
        b"%PDF-1.7",
        b"<html><audio>",
        b"plain words",
    ],
)
def test_anything_else_is_no_sound(content: bytes) -> None:
    assert sniff(content) is None
