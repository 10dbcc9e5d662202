"""How hard a text is to read, by the usual formula of each language. No Django here.

Values of different languages cannot be compared with each other.
"""

import re
import unicodedata

from alongside.messages.coach.sentences import sentences, words

_VOWELS_EN = re.compile(r"[aeiouy]+")
_SILENT_EN = re.compile(r"(?:[^aeiouyl]e|[^aeiouytd]ed|[^aeiouysxz]es)$")
_VOWELS_RU = re.compile(r"[аеёиоуыэюя]")
LONG_WORD = 6  # letters; longer ones count for LIX


def flesch(text: str) -> float:
    """English: Flesch reading ease (Flesch 1948); higher is easier. Syllables by groups of vowels."""
    listed = words(text.lower())
    return _ease(text, len(listed), sum(map(_syllables, listed)), 1.015, 84.6)


def oborneva(text: str) -> float:
    """Russian: reading ease by Oborneva (2006); higher is easier. A syllable is a vowel."""
    listed = words(text.lower())
    return _ease(text, len(listed), sum(len(_VOWELS_RU.findall(each)) for each in listed), 1.3, 60.1)


def lix(text: str) -> float:
    """Finnish: LIX (Björnsson 1968), words per sentence and the percent of long words; lower is easier."""
    listed, parts = words(text), sentences(text)
    if not listed:
        return 0.0
    return len(listed) / len(parts) + 100 * sum(len(each) > LONG_WORD for each in listed) / len(listed)


def kanji_share(text: str) -> float:
    """Japanese: the part of its letters that are kanji, 0 to 1. A measure of our own, not validated."""
    letters = [each for each in text if each.isalpha()]
    return sum(map(_is_kanji, letters)) / len(letters) if letters else 0.0


def _ease(text: str, count: int, syllables: int, per_sentence: float, per_word: float) -> float:
    if not count:
        return 206.835
    return 206.835 - per_sentence * count / len(sentences(text)) - per_word * syllables / count


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS_EN.findall(word)) - bool(_SILENT_EN.search(word)))


def _is_kanji(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK UNIFIED")
