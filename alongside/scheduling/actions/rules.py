"""How the practice, or one member, lets itself be booked."""

from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Member, Practice
from alongside.scheduling import verbs
from alongside.scheduling.actions.hours import lock_member
from alongside.scheduling.models import BookingRules
from alongside.scheduling.queries.own_rules import rules_row
from alongside.trail.actions import record
from alongside.trail.actors import Actor

# the least and the most of every rule
RANGES: dict[str, tuple[int, int]] = {
    "notice_hours": (0, 24 * 60),
    "horizon_days": (1, 730),
    "step_minutes": (5, 240),
    "before_minutes": (0, 240),
    "after_minutes": (0, 240),
    "most_a_day": (1, 50),
    "most_a_week": (1, 200),
    "rest_after": (1, 20),
    "rest_minutes": (0, 240),
    "corridor_minutes": (0, 120),
    "hold_minutes": (1, 60),
    "undo_minutes": (0, 60),
}


def set_booking_rules(actor: Actor, *, member_id: UUID | None = None, **rules: int | None) -> BookingRules:
    """Set the rules named, of the practice (no member) or of one member. None: as the practice, or the usual.

    NotYours: a member's by neither themselves nor who runs the practice. Refused: out_of_range (with the rule
    as `field` and its `least` and `most`). Unknown names are a TypeError.
    """
    if unknown := set(rules) - set(RANGES):
        raise TypeError(f"no such rules: {sorted(unknown)}")
    for name, value in rules.items():
        least, most = RANGES[name]
        if value is not None and not least <= value <= most:
            raise Refused("out_of_range", name, least=least, most=most)
    with transaction.atomic():
        owner = _lock(actor, member_id)
        found = rules_row(actor.practice_id, member_id)
        row = found or BookingRules(practice_id=actor.practice_id, member_id=member_id)
        changed = sorted(name for name, value in rules.items() if getattr(row, name) != value)
        if changed:
            for name in changed:
                setattr(row, name, rules[name])
            row.save()
            record(actor, verbs.RULES_CHANGED, subject=owner, changed=changed)
        return row


def _lock(actor: Actor, member_id: UUID | None) -> Practice | Member:
    if member_id is not None:
        return lock_member(actor, member_id)
    if not actor.runs_practice:
        raise NotYours
    return Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
