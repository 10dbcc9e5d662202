"""Takes out of a photo what its camera wrote beside the picture: place, time, device. No Django here.

A picture turned by its camera stays turned: of a JPEG's EXIF the orientation is kept, and nothing else.
What does not look as its type should is left as it is: it was sniffed before, and is never run.
"""

import struct
from collections.abc import Iterator

ORIENTATION, GPS = 0x0112, 0x8825
_KEPT_JPEG = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's colours
_LOST_PNG = {b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"}
_LOST_WEBP = {b"EXIF", b"XMP "}
_EXIF = b"Exif\x00\x00"


def without_traces(content: bytes, media_type: str) -> bytes:
    """The same picture without place, time and device (of a HEIC picture: without the place)."""
    ways = {
        "image/jpeg": _jpeg,
        "image/png": _png,
        "image/webp": _webp,
        "image/heic": _heic,
    }
    try:
        return ways[media_type](content)
    except (struct.error, IndexError):
        return content


def _jpeg(content: bytes) -> bytes:
    kept, at, turned = [content[:2]], 2, 1
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        marker = content[at + 1]
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        segment = content[at:end]
        if marker == 0xE1 and segment[4:10] == _EXIF:
            turned = _orientation(segment[10:]) or turned
        if marker in _KEPT_JPEG or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        at = end
    if turned != 1:
        kept.insert(1, _exif_of(turned))
    return b"".join(kept) + content[at:]


def _exif_of(orientation: int) -> bytes:
    """A segment that says how the picture is turned, and nothing else."""
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _orientation(tiff: bytes) -> int:
    """2 to 8 for a turned picture, else 0."""
    order = _order(tiff)
    for tag, _kind, _count, at in _entries(tiff, order, struct.unpack(f"{order}I", tiff[4:8])[0]):
        if tag == ORIENTATION:
            (value,) = struct.unpack(f"{order}H", tiff[at + 8 : at + 10])
            return int(value) if 2 <= value <= 8 else 0
    return 0


def _order(tiff: bytes) -> str:
    return "<" if tiff[:2] == b"II" else ">"


def _entries(tiff: bytes, order: str, at: int) -> Iterator[tuple[int, int, int, int]]:
    """Tag, kind, count and place of each entry of the directory at this offset."""
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
    for number in range(count):
        place = at + 2 + 12 * number
        yield (*struct.unpack(f"{order}HHI", tiff[place : place + 8]), place)


def _png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        end = at + 12 + struct.unpack(">I", content[at : at + 4])[0]
        if content[at + 4 : at + 8] not in _LOST_PNG:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(content):
        (size,) = struct.unpack("<I", content[at + 4 : at + 8])
        end = at + 8 + size + size % 2
        name, chunk = content[at : at + 4], content[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]  # says no more that EXIF and XMP follow
        if name not in _LOST_WEBP:
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}


def _heic(content: bytes) -> bytes:
    """The coordinates are overwritten where they lie: taking them out would shift everything else."""
    found, start = bytearray(content), content.find(_EXIF)
    while start >= 0:
        tiff = start + len(_EXIF)
        if content[tiff : tiff + 4] in (b"II*\x00", b"MM\x00*"):
            _blank_gps(found, tiff)
        start = content.find(_EXIF, tiff)
    return bytes(found)


def _blank_gps(picture: bytearray, start: int) -> None:
    tiff = bytes(picture[start:])
    order = _order(tiff)
    for tag, _kind, _count, at in _entries(tiff, order, struct.unpack(f"{order}I", tiff[4:8])[0]):
        if tag == GPS:
            (directory,) = struct.unpack(f"{order}I", tiff[at + 8 : at + 12])
            for _tag, kind, count, place in list(_entries(tiff, order, directory)):
                _blank_value(picture, start, tiff, order, (kind, count, place))


def _blank_value(
    picture: bytearray, start: int, tiff: bytes, order: str, entry: tuple[int, int, int]
) -> None:
    kind, count, place = entry
    size = _SIZES.get(kind, 1) * count
    at = place + 8 if size <= 4 else struct.unpack(f"{order}I", tiff[place + 8 : place + 12])[0]
    end = min(start + at + size, len(picture))
    picture[start + at : end] = bytes(max(0, end - start - at))
