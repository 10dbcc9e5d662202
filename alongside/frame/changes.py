"""What differs between two versions of a frame. No Django here."""

from collections.abc import Mapping

from alongside.frame.sections import TERMS, section_of


def changed(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """Names of the terms that differ, in reading order (A11). Spaces and line ends are no difference."""
    return [term for term in TERMS if _plain(old[term]) != _plain(new[term])]


def sections_changed(terms: list[str]) -> list[str]:
    """The sections in which these terms stand, each once, in the same order."""
    return list(dict.fromkeys(section_of(term) for term in terms))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return " ".join((value or "").split())
    if isinstance(value, list | tuple):
        return sorted(value)
    return value
