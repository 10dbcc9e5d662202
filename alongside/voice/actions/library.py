"""Writes about the library of measures: take one in, write one, put one away; actor first."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.practice.models import Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.fhir.lines import Unreadable
from alongside.voice.fhir.reading import Read, read
from alongside.voice.measuring.definitions import Definition, Direction, TextUse
from alongside.voice.measuring.notation import from_plain, plain
from alongside.voice.models import Measure, MeasureVersion
from alongside.voice.own_sets import OwnSet, made
from alongside.voice.queries.library import measure as one_measure
from alongside.voice.sets import SETS

FHIR, OWN = "fhir", "own"


def look_at(actor: Actor, data: bytes, *, language: str) -> Read:
    """What a file would bring; nothing is written. NotYours for who does not run the practice.

    Refused with the code of voice.fhir.lines.Unreadable, its line and facts; ready_already for a set of ours.
    """
    _must_run(actor)
    try:
        found = read(data, language=language)
    except Unreadable as no:
        facts: dict[str, Any] = {"line": no.line, **no.facts}
        raise Refused(no.code, **facts) from None
    if found.key in SETS:
        raise Refused("ready_already", line=1)
    return found


def take_in(
    actor: Actor, data: bytes, *, language: str, is_higher_better: bool | None, may_use: bool
) -> MeasureVersion:
    """A measure from a file, or a new version of one that is here already; the same again changes nothing.

    Refused like look_at; direction_needed beside "better", leave_needed beside "may_use".
    """
    found = look_at(actor, data, language=language)
    definition = found.definition
    if definition.licence.text_use is not TextUse.FREE and not may_use:
        raise Refused("leave_needed", "may_use")
    if found.needs_direction:
        if is_higher_better is None:
            raise Refused("direction_needed", "better")
        definition = _directed(definition, is_higher_better)
    with transaction.atomic():
        Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        measure = _known(actor, found.key, definition.id) or Measure(
            practice_id=actor.practice_id, key=found.key, name=definition.name[:120]
        )
        return _keep(actor, measure, definition, found.texts, FHIR)


def keep_own(actor: Actor, own: OwnSet, *, measure_id: UUID | None = None) -> MeasureVersion:
    """Questions of the practice's own, or a new version of them: answers given keep their scoring.

    NotYours: does not run the practice, or not an own set. Refused as voice.own_sets.made says.
    """
    _must_run(actor)
    with transaction.atomic():
        practice = Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        measure = one_measure(actor, measure_id) if measure_id else Measure(pk=new_id(), practice=practice)
        number = 1
        if measure_id:
            last = measure.versions.order_by("-number")[0]
            number = last.number + 1
            if last.source != OWN:
                raise NotYours
        definition, texts = made(own, id=str(measure.pk), number=number, owner=practice.name)
        measure.name = definition.name
        return _keep(actor, measure, definition, texts, OWN)


def retire(actor: Actor, measure_id: UUID, *, is_retired: bool) -> Measure:
    """Ask it no more, or again; answers stay. A ready-made set is NotYours: a plan says when it is asked."""
    _must_run(actor)
    with transaction.atomic():
        measure = one_measure(actor, measure_id)
        if measure.key in SETS:
            raise NotYours
        if (measure.retired_at is not None) != is_retired:
            measure.retired_at = timezone.now() if is_retired else None
            measure.save(update_fields=["retired_at"])
            record(actor, verbs.MEASURE_RETIRED, subject=measure, is_retired=is_retired)
        return measure


def _directed(definition: Definition, is_higher_better: bool) -> Definition:
    direction = Direction.HIGHER_IS_BETTER if is_higher_better else Direction.LOWER_IS_BETTER
    scales = tuple(replace(scale, direction=direction) for scale in definition.scales)
    return replace(definition, scales=scales)


def _known(actor: Actor, key: str, name: str) -> Measure | None:
    """The measure of which this is a new version: by its key, else by what its file calls it."""
    ours = Measure.objects.filter(practice_id=actor.practice_id)
    if key:
        return ours.filter(key=key).first()
    return ours.filter(key="", versions__source=FHIR, versions__definition__id=name).first()


def _keep(
    actor: Actor, measure: Measure, definition: Definition, texts: dict[str, Any], source: str
) -> MeasureVersion:
    """The next version. Languages that an earlier version of the same questions had stay."""
    last = measure.versions.order_by("-number").first()
    if last and source == FHIR and from_plain(last.definition) == definition:
        texts = last.texts | texts
    if (
        last
        and texts == last.texts
        and from_plain(last.definition) == replace(definition, version=last.definition["version"])
    ):
        return _in_use(measure, last)
    measure.retired_at = None
    measure.save()
    number = (measure.versions.aggregate(most=Max("number"))["most"] or 0) + 1
    version = MeasureVersion.objects.create(
        practice_id=actor.practice_id,
        measure=measure,
        number=number,
        definition=plain(definition),
        texts=texts,
        source=source,
    )
    record(actor, verbs.MEASURE_KEPT, subject=measure, number=number, source=source)
    return version


def _in_use(measure: Measure, version: MeasureVersion) -> MeasureVersion:
    if measure.retired_at:
        measure.retired_at = None
        measure.save(update_fields=["retired_at"])
    return version


def _must_run(actor: Actor) -> None:
    if not actor.runs_practice:
        raise NotYours
