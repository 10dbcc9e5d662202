"""Reads of one's own answers to "for whom did I do this?"; actor first, for that person alone (D04, D05)."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from alongside.clients.models import Engagement
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import SelfCheck
from alongside.voice.motives import Pattern, pattern

FRESH = timedelta(days=30)


def own_self_checks(actor: Actor) -> QuerySet[SelfCheck]:
    """Mine, the newest first; nobody else's, whoever runs the practice or covers for somebody."""
    if not actor.is_member or actor.id is None:
        raise NotYours
    found = SelfCheck.objects.filter(practice_id=actor.practice_id, member_id=actor.id)
    return found.select_related("client").order_by("-at", "-pk")


def own_pattern(actor: Actor, now: datetime) -> Pattern:
    """Which motives I named in the last 90 days."""
    return pattern(own_self_checks(actor).values_list("motive", "at"), now)


def start_waits(actor: Actor, work: Engagement, agreed_at: datetime | None, now: datetime) -> bool:
    """Whether the card of a beginning is still to be shown to who does this work: once, for a month (D04).

    Never in delivery work (D09).
    """
    is_mine = actor.is_member and work.practitioner_id == actor.id and work.kind == "advice"
    if not is_mine or work.stage != "active" or agreed_at is None or now - agreed_at > FRESH:
        return False
    seen = own_self_checks(actor).filter(client_id=work.client_id, about="start", at__gte=work.opened_at)
    return not seen.exists()
