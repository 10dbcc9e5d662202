"""Reads of one's own weeks and talks with a supervisor; actor first, for that person alone (D06, D07)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import Supervision, WeeklyPulse
from alongside.voice.own_weeks import week_of


def own_pulses(actor: Actor) -> QuerySet[WeeklyPulse]:
    """My weeks, the newest first; nobody else's, whoever runs the practice or covers for somebody."""
    if not actor.is_member or actor.id is None:
        raise NotYours
    found = WeeklyPulse.objects.filter(practice_id=actor.practice_id, member_id=actor.id)
    return found.order_by("-week")


def is_pulse_open(actor: Actor, now: datetime) -> bool:
    """Whether nothing was said about this week yet."""
    return not own_pulses(actor).filter(week=week_of(now, actor.timezone)).exists()


def own_supervision(actor: Actor) -> QuerySet[Supervision]:
    """My talks, the newest first; nobody else's."""
    if not actor.is_member or actor.id is None:
        raise NotYours
    found = Supervision.objects.filter(practice_id=actor.practice_id, member_id=actor.id)
    return found.order_by("-held_on", "-pk")


def last_supervision(actor: Actor, now: datetime) -> tuple[date, int] | None:
    """The day of my last talk, and how many days ago that is; None where none is written down."""
    last = own_supervision(actor).aggregate(last=Max("held_on"))["last"]
    if last is None:
        return None
    today = now.astimezone(ZoneInfo(actor.timezone)).date()
    return last, max(0, (today - last).days)
