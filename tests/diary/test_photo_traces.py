"""A photo is kept without the place where it was taken."""

import struct

import pytest

from alongside.diary.photo_traces import without_traces
from tests.diary.making import PNG, chunk, png

NORTH = b"\x00\x00\x00\x3c\x00\x00\x00\x01" * 3  # 60 degrees, 60 minutes, 60 seconds
MAKER = b"Phone of Vera"
BODY = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34" * 9 + b"\xff\xd9"


def tiff(orientation: int, order: str = ">") -> bytes:
    """How the picture is turned, who made it, and coordinates behind the maker's name."""
    mark = b"MM\x00*" if order == ">" else b"II*\x00"
    at = 8 + 2 + 12 * 3 + 4
    entries = [
        (0x0112, 3, 1, struct.pack(f"{order}HH", orientation, 0)),
        (0x010F, 2, len(MAKER), struct.pack(f"{order}I", at)),
        (0x8825, 4, 1, struct.pack(f"{order}I", at + len(MAKER))),
    ]
    gps = at + len(MAKER) + 2 + 12 * 2 + 4
    inner = [
        (1, 2, 2, b"N\x00\x00\x00"),
        (2, 5, 3, struct.pack(f"{order}I", gps)),
    ]
    return (
        mark
        + struct.pack(f"{order}I", 8)
        + _directory(entries, order)
        + MAKER
        + _directory(inner, order)
        + NORTH
    )


def _directory(entries: list[tuple[int, int, int, bytes]], order: str) -> bytes:
    rows = [struct.pack(f"{order}HHI", tag, kind, count) + value for tag, kind, count, value in entries]
    return struct.pack(f"{order}H", len(entries)) + b"".join(rows) + bytes(4)


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + BODY


JFIF = segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
TABLE = segment(0xDB, b"\x00" + bytes(64))


@pytest.mark.parametrize("order", [">", "<"])
def test_a_jpeg_loses_place_device_and_remarks_and_stays_turned(order: str) -> None:
    exif = segment(0xE1, b"Exif\x00\x00" + tiff(6, order))
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta/>")
    remark, press = segment(0xFE, b"at home"), segment(0xED, b"Photoshop 3.0\x00Helsinki")
    found = without_traces(jpeg(JFIF, exif, xmp, press, remark, TABLE), "image/jpeg")
    kept = bytes.fromhex("00000008 0001 0112 0003 00000001 00060000 00000000")
    turned = segment(0xE1, b"Exif\x00\x00MM\x00*" + kept)
    assert found == jpeg(turned, JFIF, TABLE)
    assert not any(each in found for each in (NORTH, MAKER, b"xmpmeta", b"at home", b"Helsinki"))
    assert without_traces(found, "image/jpeg") == found


def test_an_upright_jpeg_needs_no_exif() -> None:
    exif = segment(0xE1, b"Exif\x00\x00" + tiff(1))
    assert without_traces(jpeg(exif, TABLE), "image/jpeg") == jpeg(TABLE)


def test_a_png_loses_its_texts() -> None:
    place = chunk(b"eXIf", tiff(1)), chunk(b"tEXt", b"Comment\x00at home"), chunk(b"tIME", bytes(7))
    assert without_traces(png(*place), "image/png") == PNG


def test_a_webp_loses_exif_and_xmp_and_says_so() -> None:
    def part(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)

    def whole(*parts: bytes) -> bytes:
        body = b"WEBP" + b"".join(parts)
        return b"RIFF" + struct.pack("<I", len(body)) + body

    picture = part(b"VP8 ", b"picture")
    before = whole(part(b"VP8X", b"\x1c" + bytes(9)), picture, part(b"EXIF", tiff(1)), part(b"XMP ", b"<x/>"))
    assert without_traces(before, "image/webp") == whole(part(b"VP8X", b"\x10" + bytes(9)), picture)


def test_a_heic_keeps_its_length_and_loses_its_coordinates() -> None:
    before = b"\x00\x00\x00\x18ftypheic" + bytes(12) + b"Exif\x00\x00" + tiff(6) + b"the picture"
    found = without_traces(before, "image/heic")
    assert found == before.replace(NORTH, bytes(len(NORTH))).replace(b"N\x00\x00\x00", bytes(4))
    assert found != before


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/webp", "image/heic"])
def test_what_is_cut_off_anywhere_breaks_nothing(media_type: str) -> None:
    whole = {
        "image/jpeg": jpeg(segment(0xE1, b"Exif\x00\x00" + tiff(6)), TABLE),
        "image/png": PNG,
        "image/webp": b"RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c",
        "image/heic": b"\x00\x00\x00\x18ftypheic" + b"Exif\x00\x00" + tiff(6),
    }[media_type]
    for end in range(12, len(whole)):
        assert isinstance(without_traces(whole[:end], media_type), bytes)
