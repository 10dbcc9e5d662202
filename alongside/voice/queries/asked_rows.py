"""What a client was asked and answered, hundreds of check-ins in one question, as light as it can be.

The database hands over each measure's check-ins as one JSON text: turning five hundred rows into objects takes
several times longer than all of the statistics. Words, texts and answers stay closed until a page reads them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, F, Func, QuerySet, TextField
from django.db.models.functions import Cast

from alongside.clients.models import Client
from alongside.lib.prepared import Prepared
from alongside.lib.sealed import Sealed
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.results.rows import AskedRow
from alongside.voice.results.shapes import Given


class _Rows(Aggregate):
    """All rows of a group as a JSON array of arrays."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "json_group_array(json_array(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **also)

    def as_postgresql(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "json_agg(json_build_array(%(expressions)s))::text"
        return self.as_sql(compiler, connection, template=template, **also)


class _Hex(Func):
    """Sealed bytes as hexadecimal digits; NULL stays NULL."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "CASE WHEN %(expressions)s IS NULL THEN NULL ELSE hex(%(expressions)s) END"
        return self.as_sql(compiler, connection, template=template, **also)

    def as_postgresql(self, compiler: Any, connection: Any, **also: Any) -> Any:
        return self.as_sql(compiler, connection, template="encode(%(expressions)s, 'hex')", **also)


COLUMNS = (
    "pk",
    "asked_at",
    "answered_at",
    "declined_at",
    "expires_at",
    "occasion",
    "way",
    Cast("scores", TextField()),
    Cast("answers", TextField()),
    _Hex("words"),
    _Hex("texts"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """The check-ins of one version by one person, in no order."""

    version_id: UUID
    name: str  # of the measure
    rows: list[AskedRow]


def asked_of(actor: Actor, client: Client) -> list[Group]:
    """Everything that this actor may read of what a client, and others about them, were asked."""
    opener = _Opener(client)
    return [_group(opener, *row) for row in _asked(actor=actor, client_id=client.pk)]


@Prepared
def _asked(actor: Actor, client_id: UUID) -> QuerySet[CheckIn, tuple[Any, ...]]:
    found = readable_check_ins(actor).filter(client_id=client_id).order_by()
    names = ("version_id", "rater", "member_id", "circle_person_id")
    groups = found.values(*names, name=F("version__measure__name")).annotate(rows=_Rows(*COLUMNS))
    return groups.values_list(*names, "name", "rows")


def _group(
    opener: "_Opener",
    version_id: UUID,
    rater: str,
    member_id: UUID | None,
    person_id: UUID | None,
    name: str,
    rows: str,
) -> Group:
    by = member_id or person_id
    return Group(version_id, name, [_row(opener, version_id, rater, by, each) for each in json.loads(rows)])


def _row(opener: "_Opener", version_id: UUID, rater: str, by: UUID | None, row: list[Any]) -> AskedRow:
    pk, asked, answered, declined, expires, occasion, way, scores, answers, words, texts = row
    return AskedRow(
        pk,
        version_id,
        _moment(answered or asked),
        answered is not None,
        declined is not None,
        None if expires is None else _moment(expires),
        occasion,
        rater,
        by,
        way,
        json.loads(scores),
        _Told(opener, pk, answers, words, texts),
    )


def _moment(text: str) -> datetime:
    """A moment as the database writes it; without an offset it is UTC."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


class _Opener:
    """Opens what was sealed for one client."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def open(self, pk: str, name: str, sealed: str | None) -> Any:
        row = CheckIn(pk=UUID(pk), practice_id=self.client.practice_id, client_id=self.client.pk)
        setattr(row, name, None if sealed is None else Sealed(bytes.fromhex(sealed)))
        return getattr(row, name)


class _Told:
    """What was answered and said in one check-in; opened when it is read."""

    __slots__ = ("_answers", "_opener", "_pk", "_texts", "_words")

    def __init__(self, opener: _Opener, pk: str, answers: str, words: str | None, texts: str | None) -> None:
        self._opener, self._pk, self._answers, self._words, self._texts = opener, pk, answers, words, texts

    @property
    def words(self) -> str:
        found: str = self._opener.open(self._pk, "words", self._words) if self._words else ""
        return found

    @property
    def texts(self) -> Mapping[str, str]:
        return (self._opener.open(self._pk, "texts", self._texts) if self._texts else None) or {}

    @property
    def answers(self) -> Mapping[str, Given]:
        found: dict[str, Given] = json.loads(self._answers)
        return found
