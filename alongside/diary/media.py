"""What a photo or a sound of the diary really is, read from its first bytes. No Django here."""

from alongside.meetings.file_types import ENDINGS as DOCUMENT_ENDINGS
from alongside.meetings.file_types import MOST_BYTES, sniff

__all__ = ["ENDINGS", "MOST_BYTES", "PHOTO", "SOUND", "photo_type", "sound_type"]

PHOTO, SOUND = "photo", "sound"
PHOTOS = ("image/png", "image/jpeg", "image/webp", "image/heic")
SOUNDS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "audio/wav": "wav",
}
ENDINGS = {**{each: DOCUMENT_ENDINGS[each] for each in PHOTOS}, **SOUNDS}
_STARTS = {b"ID3": "audio/mpeg", b"OggS": "audio/ogg", b"\x1a\x45\xdf\xa3": "audio/webm"}
_BRANDS = (b"M4A ", b"M4B ", b"mp4", b"isom", b"iso2", b"iso5", b"iso6", b"3gp", b"dash")


def photo_type(content: bytes) -> str | None:
    """The media type of a photo that a diary takes, None for anything else."""
    found = sniff(content[:64])
    return found if found in PHOTOS else None


def sound_type(content: bytes) -> str | None:
    """The media type of a recording that a diary takes, None for anything else."""
    for start, media_type in _STARTS.items():
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    if content[4:8] == b"ftyp" and content[8:12].startswith(_BRANDS):
        return "audio/mp4"
    return "audio/mpeg" if _is_mpeg_frame(content[:4]) else None


def _is_mpeg_frame(head: bytes) -> bool:
    """The first four bytes of a frame of MPEG audio, layer 3: its sync, and neither rate nor bitrate forbidden."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[1] & 0x18 != 0x08 and head[2] & 0xF0 not in (0x00, 0xF0) and head[2] & 0x0C != 0x0C
