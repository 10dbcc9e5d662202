"""The text that a PDF can be searched and read aloud by: what its fonts say their glyphs mean."""

import re
import zlib


def letters(pdf: bytes) -> set[str]:
    """Every letter that some font of the PDF maps to Unicode."""
    return {chr(code) for stream in streams(pdf) if b"begincmap" in stream for code in _codes(stream)}


def streams(pdf: bytes) -> list[bytes]:
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [opened for each in found if (opened := _open(each))]


def _open(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def _codes(cmap: bytes) -> list[int]:
    pairs = re.findall(rb"<[0-9A-Fa-f]+>\s+<([0-9A-Fa-f]+)>", cmap)
    found = []
    for each in pairs:
        text = bytes.fromhex(each.decode()).decode("utf-16-be", errors="ignore")
        found += [ord(character) for character in text]
    return found
