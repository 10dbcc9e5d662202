"""Words that are to be read without knowing whose they are: names and ways to reach somebody. No Django here."""

import re
from collections.abc import Iterable

FEWEST_LETTERS = 2
MOST_DIGITS = 5  # more of them may be a telephone number or a date
ADDRESS = re.compile(r"\S+@\S+")
NUMBER = re.compile(r"\+?\d[\d\s().\-/]*\d")
IN_PLACE = "…"


def parts_of(names: Iterable[str]) -> list[str]:
    """Each name and each of its words, the longest first; single letters are left out but in CJK writing."""
    found = {part for name in names for part in (name.strip(), *re.split(r"[\s,()（）・]+", name))}
    return sorted((part for part in found if _tells(part)), key=lambda part: (-len(part), part))


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """Which of these names, or parts of them, the words say; a word may go on behind it (Vera, Verasta)."""
    return [part for part in parts_of(names) if _pattern(part).search(words)]


def reaches(words: str) -> bool:
    """Whether the words hold an e-mail address, a telephone number or a whole date."""
    numbers = (sum(map(str.isdigit, found)) for found in NUMBER.findall(words))
    return bool(ADDRESS.search(words)) or any(digits > MOST_DIGITS for digits in numbers)


def without(words: str, names: Iterable[str]) -> str:
    """The words, with dots in place of each name, address and number that could tell whose they are."""
    for part in parts_of(names):
        words = _pattern(part).sub(IN_PLACE, words)
    words = ADDRESS.sub(IN_PLACE, words)
    return NUMBER.sub(
        lambda found: IN_PLACE if sum(map(str.isdigit, found[0])) > MOST_DIGITS else found[0], words
    )


def _tells(part: str) -> bool:
    return len(part) >= FEWEST_LETTERS or (bool(part) and _is_cjk(part))


def _is_cjk(part: str) -> bool:
    return any(letter >= "\u2e80" for letter in part)


def _pattern(part: str) -> re.Pattern[str]:
    """At the beginning of a word, as it is written; anywhere in writing without spaces."""
    return re.compile(re.escape(part) if _is_cjk(part) else rf"(?<!\w){re.escape(part)}")
