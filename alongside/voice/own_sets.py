"""A practice's own questions as a definition: statements rated 0 to 10, answers to choose, words. No Django here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.lib.errors import Refused
from alongside.voice.measuring.definitions import (
    Definition,
    Direction,
    Item,
    Licence,
    Method,
    Option,
    Scale,
    Source,
    TextUse,
)
from alongside.voice.sets import slider

MOST_ITEMS, MOST_OPTIONS = 30, 10
LONGEST_TITLE, LONGEST_TEXT, LONGEST_ABOUT = 120, 400, 1000
SCALE, OPTIONS, WORDS = KINDS = ("scale", "options", "words")
OURS = re.compile(r"q[1-9]\d{0,3}", re.ASCII)
Words = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One question. `id` is "" for a new one: answers to the same id are compared across versions."""

    id: str
    kind: str
    words: Words
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnSet:
    """What a practice wrote: title and short text by language, the first language its own one, and questions."""

    titles: Words
    items: Sequence[OwnItem]
    about: Words = field(default_factory=dict)


def made(own: OwnSet, *, id: str, number: int, owner: str) -> tuple[Definition, dict[str, dict[str, Any]]]:  # noqa: A002
    """The definition with its words. Refused no_title, no_questions, too_many, too_long, too_few_answers,
    too_many_answers, answers_twice, answers_differ, no_words, unknown_kind; facts: item (from 1), language.
    """
    languages = [code for code in own.titles if own.titles[code].strip()]
    if not languages or languages[0] != next(iter(own.titles)):
        raise Refused("no_title")
    if not own.items:
        raise Refused("no_questions")
    if len(own.items) > MOST_ITEMS:
        raise Refused("too_many", most=MOST_ITEMS)
    for language in languages:
        _is_whole(own, language)
    named = _with_ids(own.items)
    items = tuple(_item(name, each, languages[0]) for name, each in named)
    definition = Definition(
        id=id,
        version=str(number),
        name=own.titles[languages[0]].strip(),
        items=items,
        scales=_scales(items),
        licence=Licence("", owner, TextUse.FREE, Source(owner, is_verified=True)),
        languages=tuple(languages),
        is_validated=False,
    )
    return definition, {language: _texts(own, named, language) for language in languages}


def _is_whole(own: OwnSet, language: str) -> None:
    """Every question in this language, with as many answers as in the first one."""
    if len(own.titles[language]) > LONGEST_TITLE or len(own.about.get(language, "")) > LONGEST_ABOUT:
        raise Refused("too_long", language=language, item=0)
    first = next(iter(own.titles))
    for number, each in enumerate(own.items, start=1):
        where: dict[str, Any] = {"language": language, "item": number}
        words, options = each.words.get(language, "").strip(), _options(each, language)
        if each.kind not in KINDS:
            raise Refused("unknown_kind", **where)
        if not words:
            raise Refused("no_words", **where)
        if max(len(text) for text in (words, *options)) > LONGEST_TEXT:
            raise Refused("too_long", **where)
        if each.kind == OPTIONS:
            _can_be_chosen(options, _options(each, first), where)


def _can_be_chosen(options: list[str], first: list[str], where: dict[str, Any]) -> None:
    if len(options) < 2:
        raise Refused("too_few_answers", **where)
    if len(options) > MOST_OPTIONS:
        raise Refused("too_many_answers", most=MOST_OPTIONS, **where)
    if len({option.casefold() for option in options}) < len(options):
        raise Refused("answers_twice", **where)
    if len(options) != len(first):
        raise Refused("answers_differ", **where)


def _options(each: OwnItem, language: str) -> list[str]:
    return (
        [text.strip() for text in each.options.get(language, ()) if text.strip()]
        if each.kind == OPTIONS
        else []
    )


def _with_ids(items: Sequence[OwnItem]) -> list[tuple[str, OwnItem]]:
    """Each with an id: a new one gets the next number that nobody has."""
    taken = {each.id for each in items if OURS.fullmatch(each.id)}
    free = (name for number in range(1, 10_000) if (name := f"q{number}") not in taken)
    seen: set[str] = set()
    named = []
    for each in items:
        name = each.id if each.id in taken and each.id not in seen else next(free)
        seen.add(name)
        named.append((name, each))
    return named


def _item(name: str, each: OwnItem, language: str) -> Item:
    if each.kind == SCALE:
        return slider(name)
    if each.kind == WORDS:
        return Item(name, is_words=True)
    codes = range(len(_options(each, language)))
    return Item(name, tuple(Option(f"o{code}", code) for code in codes))


def _scales(items: Sequence[Item]) -> tuple[Scale, ...]:
    """The mean of the statements, as in the ready-made sets."""
    rated = tuple(item.id for item in items if len(item.options) and item.options == slider(item.id).options)
    if not rated:
        return ()
    least = (len(rated) + 1) // 2
    source = Source("Alongside: the mean of the statements", is_verified=True)
    return (Scale("mean", rated, Direction.HIGHER_IS_BETTER, source, Method.MEAN, least_answered=least),)


def _texts(own: OwnSet, named: Sequence[tuple[str, OwnItem]], language: str) -> dict[str, Any]:
    options = {
        name: {f"o{code}": text for code, text in enumerate(_options(each, language))}
        for name, each in named
        if each.kind == OPTIONS
    }
    return {
        "title": own.titles[language].strip(),
        "about": own.about.get(language, "").strip(),
        "items": {name: each.words[language].strip() for name, each in named},
        "options": options,
    }
