"""English that was left on a page in another language."""

import re
from functools import cache

from alongside.management.translations import flaws, gather, read

# Three words of the Latin alphabet and more: no name, zone or address of this story looks like that.
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z']{1,}){2,}[.?!]?")


def english_in(text: str, language: str) -> list[str]:
    """Lines of a page's text that are English sentences of ours, said in English all the same.

    Once a language is complete, also lines that look English and were never marked for translation.
    """
    if language == "en":
        return []
    lines = {line.strip() for line in text.splitlines()}
    found = lines & _translated(language)
    if language in ("ru", "ja") and _is_complete(language):
        found |= {line for line in lines if ENGLISH.fullmatch(line)}
    return sorted(found)


@cache
def _translated(language: str) -> frozenset[str]:
    """English sentences of two words or more that say something else in this language."""
    return frozenset(
        each.id
        for each in read(language)
        if isinstance(each.id, str) and " " in each.id and each.string and each.string != each.id
    )


@cache
def _is_complete(language: str) -> bool:
    return not any(flaws(language, gather()))
