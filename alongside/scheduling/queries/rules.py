"""How a member lets themselves be booked: their own rules over the practice's over the usual."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.lib.prepared import Prepared
from alongside.practice.models import Member, Practice, Service
from alongside.scheduling.models import BookingRules
from alongside.scheduling.slots import Rules

# each column, the name of its rule, and what one of it lasts; None: a plain number
COLUMNS: tuple[tuple[str, str, timedelta | None], ...] = (
    ("notice_hours", "notice", timedelta(hours=1)),
    ("horizon_days", "horizon", timedelta(days=1)),
    ("step_minutes", "step", timedelta(minutes=1)),
    ("before_minutes", "before", timedelta(minutes=1)),
    ("after_minutes", "after", timedelta(minutes=1)),
    ("most_a_day", "most_a_day", None),
    ("most_a_week", "most_a_week", None),
    ("rest_after", "rest_after", None),
    ("rest_minutes", "rest", timedelta(minutes=1)),
    ("corridor_minutes", "corridor", timedelta(minutes=1)),
    ("hold_minutes", "hold", timedelta(minutes=1)),
    ("undo_minutes", "undo", timedelta(minutes=1)),
)
USUAL = Rules()


def rules_for(practice: Practice, member: Member | None = None) -> Rules:
    """The rules of one member, or of the practice."""
    return rules_of_all(practice.pk, [member.pk] if member else [])[member.pk if member else None]


def rules_of_all(practice_id: UUID, member_ids: Iterable[UUID]) -> dict[UUID | None, Rules]:
    """The rules of each of these members, and under None the practice's, in one question."""
    members = list(member_ids)
    rows: Sequence[BookingRules] = _rows(practice_id=practice_id, members=members)
    own = {row.member_id: row for row in rows}
    usual = _over(USUAL, own.get(None))
    return {None: usual} | {pk: _over(usual, own.get(pk)) for pk in members}


@Prepared
def _rows(practice_id: UUID, members: list[UUID]) -> QuerySet[BookingRules]:
    return BookingRules.objects.filter(Q(member=None) | Q(member__in=members), practice_id=practice_id)


def _over(rules: Rules, row: BookingRules | None) -> Rules:
    if row is None:
        return rules
    said = {
        name: (value, one) for column, name, one in COLUMNS if (value := getattr(row, column)) is not None
    }
    return replace(rules, **{name: value * one if one else value for name, (value, one) in said.items()})


def with_service(rules: Rules, service: Service | None) -> Rules:
    """The rules with a service's own time before and after a meeting."""
    if service is None:
        return rules
    before, after = service.before_minutes, service.after_minutes
    return replace(
        rules,
        before=rules.before if before is None else timedelta(minutes=before),
        after=rules.after if after is None else timedelta(minutes=after),
    )


def rules_with_service(members: Sequence[Member], service: Service | None) -> dict[UUID, Rules]:
    """The rules of several members of one practice, each with a service's own time before and after a meeting."""
    found = rules_of_all(members[0].practice_id, [member.pk for member in members])
    return {member.pk: with_service(found[member.pk], service) for member in members}
