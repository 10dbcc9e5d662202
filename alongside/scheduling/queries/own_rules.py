"""The booking rules as they were written down, for the page that sets them."""

from uuid import UUID

from alongside.lib.errors import NotYours
from alongside.scheduling.models import BookingRules
from alongside.scheduling.queries.hours import may_set_hours
from alongside.scheduling.queries.rules import COLUMNS
from alongside.scheduling.slots import Rules
from alongside.trail.actors import Actor


def booking_rules_of(actor: Actor, member_id: UUID | None) -> BookingRules | None:
    """What the practice (None) or one member has set. NotYours: not theirs to set."""
    may = actor.runs_practice if member_id is None else may_set_hours(actor, member_id)
    if not may:
        raise NotYours
    return rules_row(actor.practice_id, member_id)


def rules_row(practice_id: UUID, member_id: UUID | None) -> BookingRules | None:
    """The row of the practice (None) or of one member, for who has been let in already."""
    rows = BookingRules.objects.filter(practice_id=practice_id)
    return (rows.filter(member=None) if member_id is None else rows.filter(member_id=member_id)).first()


def in_columns(rules: Rules) -> dict[str, int | None]:
    """Rules as the whole numbers that the columns hold."""
    found: dict[str, int | None] = {}
    for column, name, one in COLUMNS:
        value = getattr(rules, name)
        found[column] = value // one if one is not None else value
    return found
