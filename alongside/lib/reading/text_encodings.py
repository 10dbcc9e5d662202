"""Which letters the bytes of a text file are: UTF first, then Japanese, Russian and western.

A one-byte encoding never fails to decode, so the old encodings are told apart by how the
result looks: whole Cyrillic words, kana and kanji, or single accented letters among ASCII.
"""

import codecs
import re
import unicodedata

from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Reason

ALLOWED = ("utf-8", "utf-16", "cp932", "cp1251", "cp1252", "koi8_r", "euc_jp", "latin-1")
SAMPLE = 20_000
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_TEXT_CONTROLS = frozenset("\t\n\r\f\x0b\x1a")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding, without a byte order mark.

    `encoding` is the user's own choice, one of `ALLOWED`. Refused: file_empty,
    file_is_spreadsheet, file_binary, encoding_unknown.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused(Reason.FILE_EMPTY)
    if data.startswith(_SPREADSHEETS):
        raise Refused(Reason.FILE_IS_SPREADSHEET)
    text, name = _chosen(data, encoding) if encoding else _guessed(data)
    if not text.strip():
        raise Refused(Reason.FILE_EMPTY)
    if _is_binary(text):
        raise Refused(Reason.FILE_BINARY)
    return text, name


def _chosen(data: bytes, encoding: str) -> tuple[str, str]:
    if encoding not in ALLOWED:
        raise Refused(Reason.ENCODING_UNKNOWN, encoding=encoding[:40])
    text = _try(data, "utf-8-sig" if encoding == "utf-8" else encoding)
    if text is None:
        raise Refused(Reason.ENCODING_UNKNOWN, encoding=encoding)
    return text, encoding


def _guessed(data: bytes) -> tuple[str, str]:
    unicode_name = _unicode_name(data)
    if unicode_name:
        text = _try(data, unicode_name)
        if text is None:
            raise Refused(Reason.FILE_BINARY)
        return text.removeprefix("\ufeff"), unicode_name.removesuffix("-sig")
    text = _try(data, "utf-8")
    return (text, "utf-8") if text is not None else _old_encoding(data)


def _unicode_name(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, or UTF-16 without one by its zero bytes."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    if len(data) % 2 == 0 and bool(even) != bool(odd):
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _old_encoding(data: bytes) -> tuple[str, str]:
    """The old encoding whose letters look most like words."""
    found: list[tuple[float, int, str, str]] = []
    for rank, (name, looks) in enumerate((("cp932", _kana), ("cp1251", _cyrillic), ("cp1252", _western))):
        text = _try(data, name)
        if text is not None:
            found.append((looks(text[:SAMPLE]), -rank, text, name))
    best = max(found, default=(0.0, 0, "", ""))
    return (best[2], best[3]) if best[0] >= 0.5 else (data.decode("latin-1"), "latin-1")


def _share(text: str, good: int) -> float:
    foreign = sum(letter > "\x7f" for letter in text)
    return good / foreign if foreign else 0.0


def _kana(text: str) -> float:
    """How many of the foreign characters are kana, kanji or full-width (half-width kana are noise)."""
    return _share(text, len(_JAPANESE.findall(text)))


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text).split()


def _cyrillic(text: str) -> float:
    """How many of the foreign characters stand in words that are Cyrillic throughout, in one case."""
    good = sum(len(w) for w in _words(text) if _is_cyrillic_word(w))
    return _share(text, good)


def _is_cyrillic_word(word: str) -> bool:
    cyrillic = all("а" <= c <= "я" or c == "ё" for c in word.lower())
    return cyrillic and (word[1:].islower() or word.isupper())


def _western(text: str) -> float:
    """How many of the foreign characters are accented letters in words that are mostly ASCII."""
    good = 0
    for word in _words(text):
        accented = sum(c > "\x7f" for c in word)
        if accented * 2 <= len(word) + 1 and all("LATIN" in unicodedata.name(c, "") for c in word):
            good += accented
    return _share(text, good)


def _is_binary(text: str) -> bool:
    return any(unicodedata.category(c) == "Cc" and c not in _TEXT_CONTROLS and c != "\x85" for c in set(text))
