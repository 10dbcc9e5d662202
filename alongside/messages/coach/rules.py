"""The coach's rules: data for each language, in rules/<language>.toml. No Django here."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alongside.messages.coach.sentences import level

FOLDER = Path(__file__).parent / "rules"
LANGUAGES = tuple(sorted(each.stem for each in FOLDER.glob("*.toml")))
Found = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to say something that is worth a second look, with what silences it and what one could say instead."""

    find: Found
    unless: tuple[Found, ...] = ()
    instead: str = ""
    unless_agreed: frozenset[str] = frozenset()
    only_after_invitation: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """When an answer is much longer than its question, in lines of 72 columns, sentences or characters (D01)."""

    long_lines: int
    short_lines: int
    long_sentences: int | None = None
    short_sentences: int = 0
    long_characters: int | None = None
    short_characters: int = 0


@dataclass(frozen=True, slots=True)
class Empathy:
    """What shows feeling in the client's words, what meets it, what is advice, and how one could begin (E08)."""

    feelings: tuple[Found, ...]
    empathy: tuple[Found, ...]
    advice: tuple[Found, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Words of the trade, and how long and hard a text may be (E09)."""

    jargon: tuple[Wording, ...]
    longest_sentence: int | None = None  # words
    longest_characters: int | None = None
    hardest: float | None = None
    most_kanji: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the coach knows of one language."""

    language: str
    length: Length
    wordings: Mapping[str, tuple[Wording, ...]]  # own_hands, promise, pressure
    empathy: Empathy
    plain: Plain
    formal: tuple[Found, ...]
    informal: tuple[Found, ...]


@cache
def rules_for(language: str) -> Rules | None:
    """The rules of a language; None where there are none."""
    if language not in LANGUAGES:
        return None
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    first, plain = data["advice_first"], data["plain"]
    return Rules(
        language=language,
        length=Length(**data["length"]),
        wordings={name: _wordings(data[name]["patterns"]) for name in ("own_hands", "promise", "pressure")},
        empathy=Empathy(
            feelings=_all(first["feelings"]),
            empathy=_all(first["empathy"]),
            advice=_all(first["advice"]),
            instead=first["instead"],
        ),
        plain=Plain(_wordings(plain.pop("jargon")), **plain),
        formal=_all(data["address"]["formal"]),
        informal=_all(data["address"]["informal"]),
    )


def _wordings(listed: Iterable[Mapping[str, Any]]) -> tuple[Wording, ...]:
    return tuple(
        Wording(
            _compiled(each["find"]),
            _all(each.get("unless", ())),
            each.get("instead", ""),
            frozenset(each.get("unless_agreed", ())),
            each.get("only_after_invitation", False),
        )
        for each in listed
    )


def _all(listed: Iterable[str]) -> tuple[Found, ...]:
    return tuple(map(_compiled, listed))


def _compiled(pattern: str) -> Found:
    return re.compile(level(pattern), re.IGNORECASE)
