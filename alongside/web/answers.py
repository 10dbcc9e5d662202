"""Answers of check-ins in words, for whoever may read them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.voice.answers import Answers, given
from alongside.voice.measuring.definitions import Item
from alongside.voice.measuring.scoring import NOT_APPLICABLE
from alongside.voice.queries import Version, version_of
from alongside.web.measure_words import Texts, texts_of

TEN = 10


class Said(NamedTuple):
    """A question as it was asked, its answer in words ("" where it was left open), and whether that is low (C04)."""

    question: str
    said: str
    is_low: bool


@dataclass(frozen=True, slots=True)
class Table:
    """What one measure said over time, the oldest first: a head for each check-in, a row for each question."""

    title: str
    is_validated: bool
    check_ins: list[Any]
    rows: list[tuple[str, list[tuple[str, bool]]]]


def asked(version_id: UUID, item: str) -> str:
    """One question as it was asked, in the reader's language."""
    return texts_of(version_of(version_id)).item(item)


def answers_in_words(check_in: Any) -> list[Said]:
    """Each question of a check-in with its answer (C04)."""
    return in_words(check_in.version_id, check_in.answers, check_in.texts, check_in.low)


def in_words(
    version_id: UUID, answers: Answers, texts: Mapping[str, str] | None = None, low: Collection[str] = ()
) -> list[Said]:
    """The same for answers that were taken along: `texts` are the answers to questions for words."""
    version = version_of(version_id)
    words = texts_of(version)
    return [
        Said(words.item(item.id), _in_words(item, answers, texts or {}, words), item.id in low)
        for item in version.definition.items
    ]


def tables(check_ins: list[Any]) -> list[Table]:
    """Answers over time, a table for each measure; `check_ins` newest first, and so is the order of tables."""
    first = {each.version_id: place for place, each in reversed(list(enumerate(check_ins)))}
    ordered = sorted(check_ins, key=lambda each: first[each.version_id])
    return [
        _table(version_of(version_id), list(found)[::-1])
        for version_id, found in groupby(ordered, key=lambda each: each.version_id)
    ]


def _table(version: Version, check_ins: list[Any]) -> Table:
    texts = texts_of(version)
    said = [given(version.definition, each.answers) for each in check_ins]
    rows = [
        (
            texts.item(item.id),
            [
                (_short(item, answers.get(item.id), texts), item.id in each.low)
                for each, answers in zip(check_ins, said, strict=True)
            ],
        )
        for item in version.definition.items
    ]
    return Table(texts.title, version.definition.is_validated, check_ins, rows)


def _short(item: Item, value: float | None, texts: Texts) -> str:
    if value is None:
        return ""
    codes = (option.code for option in item.options if option.value == value)
    return texts.option(item.id, next(codes, f"{value:g}"))


def _in_words(item: Item, answers: Answers, texts: Mapping[str, str], words: Texts) -> str:
    value = answers.get(item.id)
    if not isinstance(value, int | float):
        return _("does not apply") if value == NOT_APPLICABLE.value else texts.get(item.id, "")
    said = _short(item, value, words)
    return _("%(value)s of 10") % {"value": said} if item.span == (0, TEN) else said
