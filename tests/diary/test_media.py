"""What a file is, is read from its first bytes."""

import pytest

from alongside.diary.media import photo_type, sound_type
from tests.diary.making import MP3, PNG

HEIC = b"\x00\x00\x00\x18ftypheic"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (HEIC, "image/heic"),
        (b"GIF89a", None),
        (b"%PDF-1.7", None),
        (b"<svg xmlns='x'><script/></svg>", None),
        (b"", None),
        (MP3, None),
    ],
)
def test_a_photo(content: bytes, found: str | None) -> None:
    assert photo_type(content) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (MP3, "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypmp42", "audio/mp4"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"\x1a\x45\xdf\xa3\x9f", "audio/webm"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (HEIC, None),
        (PNG, None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\xff\xfe\x00\x00", None),
        (b"words", None),
        (b"", None),
    ],
)
def test_a_sound(content: bytes, found: str | None) -> None:
    assert sound_type(content) == found
