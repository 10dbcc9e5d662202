"""The words of one of our PDFs: each piece of text, read with the letters of every font in it.

One of the readings of a piece is what stands there, the others are nonsense: good for asking what is there and what
is not.
"""

import re

from tests.web.pdf_letters import streams

PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s+<([0-9A-Fa-f]+)>")
TOKEN = re.compile(rb"\\[0-7]{1,3}|\\.|.", re.DOTALL)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(pdf: bytes) -> str:
    """Every reading of every piece, a line each; and all pieces of a stream in one, for pieces of single letters."""
    found = streams(pdf)
    fonts = [_font(each) for each in found if b"begincmap" in each]
    drawn = [_pieces(each) for each in found if b"BT" in each]
    lines = []
    for font in fonts:
        for pieces in drawn:
            read = ["".join(font.get(glyph, "") for glyph in piece) for piece in pieces]
            lines += [*read, "".join(read)]
    return "\n".join(lines)


def _font(cmap: bytes) -> dict[int, str]:
    pairs = PAIR.findall(cmap)
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "ignore") for glyph, text in pairs
    }


def _pieces(stream: bytes) -> list[list[int]]:
    """The glyphs of each text that is shown."""
    pieces, strings, inside, depth = [], b"", b"", 0
    for token in TOKEN.findall(stream):
        if token == b"(":
            depth += 1
        if depth and not (depth == 1 and token in b"()"):
            inside += _plain(token)
        if token == b")":
            depth -= 1
        if not depth and inside:
            strings, inside = strings + inside, b""
        if not depth and token == b"T" and strings:
            pieces.append([int.from_bytes(strings[at : at + 2]) for at in range(0, len(strings), 2)])
            strings = b""
    return pieces


def _plain(token: bytes) -> bytes:
    """What a token in a string stands for."""
    if len(token) == 1:
        return token
    code = token[1:]
    return bytes([int(code, 8)]) if code.isdigit() else PLAIN.get(code, code)
