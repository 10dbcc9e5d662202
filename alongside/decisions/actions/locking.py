"""What every action on a decision begins and ends with: the lock, the side, and how far it stands."""

from typing import Any
from uuid import UUID

from alongside.clients.queries import readable_clients
from alongside.decisions.agreeing import Standing
from alongside.decisions.models import Decision, DecisionOption
from alongside.decisions.queries.decisions import standing_of
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST = 4000


def side_of(actor: Actor) -> str:
    """Whose hand it is: "client" or "member". NotYours for everybody else."""
    if not (actor.is_client or actor.is_member):
        raise NotYours
    return "client" if actor.is_client else "member"


def locked(actor: Actor, decision_id: UUID, revision: int | None = None) -> Decision:
    """The decision, locked, if it still may be changed. A client only has what they may see.

    Refused withdrawn; changed, where somebody saved since `revision`.
    """
    found = Decision.objects.select_for_update().filter(
        pk=decision_id, client__in=readable_clients(actor), practice_id=actor.practice_id
    )
    row = found.first()
    if row is None or (actor.is_client and row.put_before_at is None and row.set_by != "client"):
        raise NotYours
    if row.withdrawn_at is not None:
        raise Refused("withdrawn")
    if revision is not None and revision != row.revision:
        raise Refused("changed")
    return row


def standing(row: Decision) -> Standing:
    """What is there of it now."""
    return standing_of(row, DecisionOption.objects.filter(decision=row).values_list("side", flat=True))


def keep(actor: Actor, row: Decision) -> None:
    """Save a change: whoever had signed has not signed this."""
    row.revision += 1
    row.member_signed_at = row.client_signed_at = None
    row.member_signed_by = None
    row.save()


def check(words: str, field: str, *, is_needed: bool = False) -> str | None:
    """The words to keep, None for none. Refused required, too_long, beside their field."""
    said = words.strip()
    if is_needed and not said:
        raise Refused("required", field)
    if len(said) > LONGEST:
        raise Refused("too_long", field, most=LONGEST)
    return said or None


def remember(actor: Actor, verb: Verb, row: Decision, **facts: Any) -> None:
    """One event about it."""
    record(actor, verb, client_id=row.client_id, engagement_id=row.engagement_id, subject=row, **facts)
