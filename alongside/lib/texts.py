"""Measures of text: lines, columns, initials, and a key for finding names. Pure."""

import unicodedata

LINE_COLUMNS = 72

_ZERO_WIDTH = {"Mn", "Me", "Cf", "Cc"}
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SAME_FOR_SEARCH = str.maketrans({"ё": "е"} | {chr(a): chr(b) for a, b in _KATAKANA_TO_HIRAGANA.items()})


def columns(text: str) -> int:
    """How wide the text is on a line: full-width characters count 2, marks and invisible ones 0."""
    if text.isascii():
        return sum(1 for character in text if (character >= " " and character != "\x7f") or character == "\t")
    return sum(map(_width, unicodedata.normalize("NFC", text)))


def _width(character: str) -> int:
    if character != "\t" and unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def lines(text: str) -> int:
    """How many lines of 72 columns (36 full-width characters) the text fills (D01).

    Each line that was typed counts ceil(columns / 72); blank lines do not count.
    """
    typed = [line.rstrip() for line in text.splitlines() if not is_blank(line)]
    return sum(-(-columns(line) // LINE_COLUMNS) for line in typed)


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen."""
    return not any(_width(character) and not character.isspace() for character in text)


def initials(name: str) -> str:
    """At most two capitals for a small round sign: first and last word of the name.

    One character for a name in Chinese, Japanese or Korean writing, "" for a name without letters.
    """
    words = [word for word in map(_first_letter, unicodedata.normalize("NFC", name).split()) if word]
    if not words or _width(words[0][0]) == 2:
        return "".join(words[:1])
    return words[0] if len(words) == 1 else words[0] + words[-1]


def _first_letter(word: str) -> str:
    """The first letter or digit with the marks on it, as a capital."""
    for at, character in enumerate(word):
        if character.isalnum():
            end = at + 1
            while end < len(word) and unicodedata.combining(word[end]):
                end += 1
            letter = word[at:end]
            return letter.upper() if len(letter.upper()) == len(letter) else letter
    return ""


def search_key(text: str) -> str:
    """One form for all spellings of a name that a person would call the same.

    Width and case do not count (NFKC, casefold), nor katakana against hiragana,
    nor ё against е, nor how many spaces. Accents count: ä is not a.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    seen = "".join(character for character in folded if unicodedata.category(character) != "Cf")
    return " ".join(seen.translate(_SAME_FOR_SEARCH).split())
