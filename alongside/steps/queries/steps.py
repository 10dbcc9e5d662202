"""Reads about steps; actor first."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import of_readable, readable_clients
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.steps.balance import Balance, balance
from alongside.steps.models import Step, StepStatus
from alongside.trail.actors import Actor


def readable_steps(actor: Actor) -> QuerySet[Step]:
    """Steps of clients whose words the actor may read: both see both owners' steps."""
    return Step.objects.filter(client__in=readable_clients(actor))


def step(actor: Actor, step_id: UUID) -> Step:
    """One step. NotYours otherwise."""
    found = readable_steps(actor).filter(pk=step_id).first()
    if found is None:
        raise NotYours
    return found


def steps_after(
    actor: Actor, *, client_id: UUID, after: UUID | None, most: int, status: str | None = None
) -> list[Step]:
    """A client's steps in the order they were set, from the one after `after` on."""
    found = readable_steps(actor).filter(client_id=client_id)
    if after is not None:
        found = found.filter(pk__gt=after)
    if status is not None:
        found = found.filter(status=status)
    return list(found.order_by("pk")[:most])


def open_steps(actor: Actor, client_id: UUID) -> list[Step]:
    """A client's open steps: those with a date first, soonest first, then in the order they were set."""
    found = readable_steps(actor).filter(client_id=client_id, status=StepStatus.OPEN)
    return sorted(found, key=lambda each: (each.due_on is None, str(each.due_on), each.set_at))


def closed_steps(actor: Actor, client_id: UUID, limit: int = 30) -> list[Step]:
    """A client's done and dropped steps, the last closed first."""
    found = readable_steps(actor).filter(client_id=client_id).exclude(status=StepStatus.OPEN)
    return list(found.order_by("-closed_at", "-pk")[:limit])


def steps_of_meeting(actor: Actor, meeting_id: UUID) -> list[Step]:
    """Steps that were set in a meeting, in order."""
    return list(readable_steps(actor).filter(meeting_id=meeting_id).order_by("set_at", "pk"))


def open_steps_for(actor: Actor, client_ids: Iterable[UUID]) -> dict[UUID, list[Step]]:
    """Open steps of several clients in one query (for Today)."""
    grouped: dict[UUID, list[Step]] = defaultdict(list)
    for each in _open_steps(actor=actor, client_ids=list(client_ids)):
        grouped[each.client_id].append(each)
    return dict(grouped)


@Prepared
def _open_steps(actor: Actor, client_ids: list[UUID]) -> QuerySet[Step]:
    found = Step.objects.filter(of_readable(actor), client_id__in=client_ids, status=StepStatus.OPEN)
    return found.order_by("set_at", "pk")


def ownership_balance(actor: Actor, engagement_id: UUID) -> Balance:
    """Who owns the steps of an engagement, dropped ones left out (D04)."""
    found = readable_steps(actor).filter(engagement_id=engagement_id).exclude(status=StepStatus.DROPPED)
    return balance(found.values_list("owner", flat=True))
