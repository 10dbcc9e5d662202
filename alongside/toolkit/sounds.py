"""What a sound really is, read from its first bytes; its name alone proves nothing. No Django here."""

ENDINGS = {"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/wav": "wav"}
_M4A = {b"M4A ", b"M4B ", b"M4P "}
_M4A_KIN = {b"isom", b"iso2", b"mp41", b"mp42", b"dash"}  # may hold a picture too: then it is no sound
_OGG_SOUNDS = (b"\x01vorbis", b"OpusHead", b"Speex   ", b"\x7fFLAC")
_FIRST_PACKET = 28  # the head of a first page is that long
_BAD = 15  # an mpeg frame's bitrate that nobody may use
_NO_RATE = 3


def sniff(content: bytes) -> str | None:
    """The media type of a sound that a toolkit takes (mp3, m4a, ogg, wav), None for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    if content[:4] == b"OggS":
        return "audio/ogg" if content[_FIRST_PACKET : _FIRST_PACKET + 8].startswith(_OGG_SOUNDS) else None
    if content[4:8] == b"ftyp":
        return "audio/mp4" if _is_m4a(content) else None
    return "audio/mpeg" if _is_mp3(content) else None


def _is_m4a(content: bytes) -> bool:
    if content[8:12] in _M4A:
        return True
    return content[8:12] in _M4A_KIN and b"soun" in content and b"vide" not in content


def _is_mp3(content: bytes) -> bool:
    """A tag of version 2 in front, or a frame header of layer III whose numbers can be."""
    if content[:3] == b"ID3":
        return len(content) > 10 and content[3] in (2, 3, 4) and all(byte < 128 for byte in content[6:10])
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer = content[1] >> 3 & 3, content[1] >> 1 & 3
    bitrate, rate = content[2] >> 4, content[2] >> 2 & 3
    return version != 1 and layer == 1 and bitrate not in (0, _BAD) and rate != _NO_RATE
