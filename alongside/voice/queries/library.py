"""Reads of the library: what may be asked here, and what could be; actor first."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.keys import KEYS
from alongside.voice.measuring.notation import from_plain
from alongside.voice.models import Measure, MeasureVersion
from alongside.voice.sets import SETS

READY = "ready"


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure of the library. `measure` and `version` (the newest): where this practice has it."""

    definition: Definition
    measure: Measure | None = None
    version: MeasureVersion | None = None
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """Ready-made sets; what the practice took in or wrote; known scoring keys whose text is not here."""

    ready: list[Entry]
    own: list[Entry]
    known: list[Entry]


def library(actor: Actor) -> Library:
    """All of it (C02). NotYours for who neither practises nor runs the practice."""
    may_see(actor)
    rows = MeasureVersion.objects.filter(practice_id=actor.practice_id).exclude(source=READY)
    found = _newest(rows.select_related("measure").order_by("measure__name", "number"))
    here = {entry.measure.key for entry in found if entry.measure}
    return Library(
        ready=[Entry(definition) for definition in SETS.values()],
        own=found,
        known=[Entry(key) for key in KEYS.values() if key.id not in here],
    )


def _newest(rows: Iterable[MeasureVersion]) -> list[Entry]:
    by_measure: dict[UUID, list[MeasureVersion]] = {}
    for row in rows:
        by_measure.setdefault(row.measure_id, []).append(row)
    return [
        Entry(from_plain(each[-1].definition), each[-1].measure, each[-1], len(each))
        for each in by_measure.values()
    ]


def measure(actor: Actor, measure_id: UUID) -> Measure:
    """One measure of the practice. NotYours otherwise."""
    may_see(actor)
    found = Measure.objects.filter(practice_id=actor.practice_id, pk=measure_id).first()
    if found is None:
        raise NotYours
    return found


def versions(actor: Actor, measure_id: UUID) -> list[MeasureVersion]:
    """Its versions with their measure, the newest first. NotYours otherwise."""
    may_see(actor)
    rows = MeasureVersion.objects.filter(practice_id=actor.practice_id, measure_id=measure_id)
    found = list(rows.select_related("measure").order_by("-number"))
    if not found:
        raise NotYours
    return found


def known(actor: Actor, key: str) -> Definition:
    """A ready-made set or a known scoring key, whether the practice has used it or not. NotYours otherwise."""
    may_see(actor)
    found = SETS.get(key) or KEYS.get(key)
    if found is None:
        raise NotYours
    return found


def with_words(actor: Actor, key: str) -> UUID | None:
    """The practice's own measure of a known scoring key, where its words are here."""
    found = Measure.objects.filter(practice_id=actor.practice_id, key=key).exclude(key__in=SETS)
    return found.values_list("pk", flat=True).first()


def may_see(actor: Actor) -> None:
    """Who asks, or decides what is asked. NotYours for the others."""
    if not (actor.is_member and (actor.runs_practice or actor.practises)):
        raise NotYours
