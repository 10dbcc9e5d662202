"""Making and changing touchpoints; actor first."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.feedback import verbs
from alongside.feedback.models import Feedback, Touchpoint, TouchpointKind, Whose
from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.practice.models import Member, Unit
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 120
STALE_DAYS = (7, 730)


@transaction.atomic
def make_touchpoint(
    actor: Actor, *, code: str, names: Mapping[str, str], owner_id: UUID, kind: str, **more: Any
) -> Touchpoint:
    """A new touchpoint (C06). `more`: questions, unit_id, whose, stale_after_days.

    NotYours for who does not run the practice. Refused required, taken (beside "code"), too_long, out_of_range.
    """
    _must_run(actor)
    if not code or kind not in TouchpointKind.values:
        raise Refused("required", "kind" if code else "code")
    if Touchpoint.objects.filter(practice_id=actor.practice_id, code=code).exists():
        raise Refused("taken", "code")
    row = Touchpoint(
        practice_id=actor.practice_id, code=code, kind=kind, made_on=timezone.localdate(), is_in_use=True
    )
    _fill(actor, row, names, owner_id, **more)
    row.save(force_insert=True)
    record(actor, verbs.TOUCHPOINT_MADE, subject=row, kind=kind)
    return row


@transaction.atomic
def change_touchpoint(
    actor: Actor,
    touchpoint_id: UUID,
    *,
    names: Mapping[str, str],
    owner_id: UUID,
    is_in_use: bool = True,
    **more: Any,
) -> Touchpoint:
    """Change anything but its kind and its code: both are printed and promised. A new owner takes over what was said.

    NotYours and Refused as for make_touchpoint.
    """
    _must_run(actor)
    rows = Touchpoint.objects.select_for_update().filter(pk=touchpoint_id, practice_id=actor.practice_id)
    row = rows.first()
    if row is None:
        raise NotYours
    _fill(actor, row, names, owner_id, **more)
    row.is_in_use = is_in_use
    row.save()
    Feedback.objects.filter(touchpoint=row).update(owner_id=row.owner_id)
    record(actor, verbs.TOUCHPOINT_CHANGED, subject=row, is_in_use=is_in_use)
    return row


def _fill(
    actor: Actor,
    row: Touchpoint,
    names: Mapping[str, str],
    owner_id: UUID,
    *,
    questions: Mapping[str, str] | None = None,
    unit_id: UUID | None = None,
    whose: str = Whose.CLIENT,
    stale_after_days: int = 90,
) -> None:
    row.names = _said(names)
    if not row.names:
        raise Refused("required", "names")
    row.questions = _said(questions or {})
    row.owner = _owner(actor, owner_id)
    row.unit = _unit(actor, unit_id)
    if whose not in Whose.values:
        raise Refused("required", "whose")
    row.whose = whose
    if not STALE_DAYS[0] <= stale_after_days <= STALE_DAYS[1]:
        raise Refused("out_of_range", "stale_after_days", lowest=STALE_DAYS[0], highest=STALE_DAYS[1])
    row.stale_after_days = stale_after_days


def _said(words: Mapping[str, str]) -> dict[str, str]:
    found = {language: said.strip() for language, said in words.items() if said.strip()}
    if any(len(said) > LONGEST for said in found.values()):
        raise Refused("too_long", None, most=LONGEST)
    return found


def _owner(actor: Actor, owner_id: UUID) -> Member:
    found = practices.active_members(actor).filter(pk=owner_id).first()
    if found is None:
        raise NotYours
    return found


def _unit(actor: Actor, unit_id: UUID | None) -> Unit | None:
    if unit_id is None:
        return None
    found = practices.units(actor).filter(pk=unit_id).first()
    if found is None:
        raise NotYours
    return found


def _must_run(actor: Actor) -> None:
    if not actor.runs_practice:
        raise NotYours
