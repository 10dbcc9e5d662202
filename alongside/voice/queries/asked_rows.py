"""What a client was asked and answered, hundreds of check-ins in one question."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from alongside.clients.models import Client
from alongside.lib.prepared import Prepared
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.queries.light_rows import Hex, Nested, Opener, Rows, moment, rows_in
from alongside.voice.results.rows import AskedRow
from alongside.voice.results.shapes import Given

WHOSE = ("version_id", "rater", "member_id", "circle_person_id")
COLUMNS = (
    "pk",
    "asked_at",
    "answered_at",
    "declined_at",
    "expires_at",
    "occasion",
    "way",
    Nested("scores"),
    Cast("answers", TextField()),
    Hex("words"),
    Hex("texts"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """The check-ins of one version by one person, in no order."""

    version_id: UUID
    name: str  # of the measure
    rows: list[AskedRow]


Raw = tuple[Any, ...]  # version, rater, member, person of the circle, name of the measure, rows as JSON


def raw_asked(actor: Actor, client: Client) -> list[Raw]:
    """Everything that this actor may read of what a client, and others about them, were asked; not opened yet."""
    return _asked(actor=actor, client_id=client.pk)


def groups_of(raw: Iterable[Raw], client: Client) -> list[Group]:
    """The check-ins in it."""
    opener = Opener(client.practice_id, client.pk)
    return [
        Group(
            version_id,
            name,
            [_row(opener, version_id, rater, member or person, row) for row in rows_in(rows)],
        )
        for version_id, rater, member, person, name, rows in raw
    ]


@Prepared
def _asked(actor: Actor, client_id: UUID) -> QuerySet[CheckIn, tuple[Any, ...]]:
    found = readable_check_ins(actor).filter(client_id=client_id).order_by()
    groups = found.values(*WHOSE, name=F("version__measure__name")).annotate(rows=Rows(*COLUMNS))
    return groups.values_list(*WHOSE, "name", "rows").order_by(*WHOSE)


def _row(opener: Opener, version_id: UUID, rater: str, by: UUID | None, row: list[Any]) -> AskedRow:
    pk, asked, answered, declined, expires, occasion, way, scores, answers, words, texts = row
    return AskedRow(
        pk,
        version_id,
        moment(answered or asked),
        answered is not None,
        declined is not None,
        None if expires is None else moment(expires),
        occasion,
        rater,
        by,
        way,
        scores,
        _Told(opener, pk, answers, words, texts),
    )


class _Told:
    """What was answered and said in one check-in; opened when it is read."""

    __slots__ = ("_answers", "_opener", "_pk", "_texts", "_words")

    def __init__(self, opener: Opener, pk: str, answers: str, words: str | None, texts: str | None) -> None:
        self._opener, self._pk, self._answers, self._words, self._texts = opener, pk, answers, words, texts

    @property
    def words(self) -> str:
        return self._opened("words", self._words) or ""

    @property
    def texts(self) -> Mapping[str, str]:
        return self._opened("texts", self._texts) or {}

    def _opened(self, name: str, digits: str | None) -> Any:
        return self._opener.open(CheckIn, self._pk, name, digits) if digits else None

    @property
    def answers(self) -> Mapping[str, Given]:
        found: dict[str, Given] = json.loads(self._answers)
        return found
