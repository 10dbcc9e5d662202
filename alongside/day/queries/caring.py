"""What of a day asks for care: answers to see at once, second looks, and what is hard to say; actor first."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.clients.queries import of_readable
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor
from alongside.voice.caring import Why
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, FeelingTag
from alongside.voice.unspoken import DROPS

PRESSING = tuple(Why)


def criticals(actor: Actor) -> QuerySet[Any]:
    """Check-ins with a critical answer of which nobody has written what was done; `is_unseen`: nobody looked (L06).

    Who runs the practice sees those that they were told of because nobody had looked.
    """
    open_ones = CriticalAnswer.objects.filter(practice_id=actor.practice_id, done_at=None)
    found = CheckIn.objects.filter(pk__in=open_ones.values("check_in_id"))
    mine = of_readable(actor)
    if actor.runs_practice:
        late = open_ones.filter(escalated_at__isnull=False)
        mine |= Q(pk__in=late.values("check_in_id"))
    of_this = CriticalAnswer.objects.filter(check_in_id=OuterRef("pk"))
    return found.filter(mine).annotate(is_unseen=Exists(of_this.filter(seen_at=None)))


def concerns(actor: Actor, start: datetime, end: datetime) -> QuerySet[Any]:
    """What is worth a conversation with who comes today, and what was answered again after one (C02, C04)."""
    coming = Appointment.objects.filter(
        client_id=OuterRef("client_id"),
        member_id__in=actor.stands_for,
        starts_at__gte=start,
        starts_at__lt=end,
    )
    found = Concern.objects.filter(of_readable(actor), practice_id=actor.practice_id, closed_at=None)
    wanted = Q(recheck__answered_at__isnull=False) | Q(Exists(coming), talked_at=None)
    again = CheckIn.objects.filter(pk=OuterRef("recheck_id"), answered_at__isnull=False)
    return found.filter(wanted).annotate(is_answered_again=Exists(again))


def felt(actor: Actor) -> QuerySet[Any]:
    """Feelings that nobody has talked about; `has_drop`: an answer of the same client has fallen (E04)."""
    found = FeelingTag.objects.filter(of_readable(actor), practice_id=actor.practice_id, answered_at=None)
    drops = Concern.objects.filter(client_id=OuterRef("client_id"), closed_at=None, why__in=DROPS)
    return found.annotate(has_drop=Exists(drops))


def by_client(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    """Rows by their client, in order."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(row.client_id, []).append(row)
    return found
