"""Reads across groups of people: who has a voice, what colleagues need, small moments; actor first."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from alongside.clients.queries import readable_clients
from alongside.feedback.figures import GROUP, Counts, counted, month_of
from alongside.feedback.models import AnonymousFeedback, Feedback, PulseAnswer, PulseVoice, SmallMoment, Whose
from alongside.feedback.queries.touchpoints import PERIOD
from alongside.lib.errors import NotYours
from alongside.practice.models import Unit
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, Rater

NEEDS = ("seen", "heard", "understood", "noticed", "loved")


@dataclass(frozen=True, slots=True)
class Voice:
    """One group of people: how often it was heard in the last 90 days, and what it tapped at touchpoints (N01)."""

    whose: str
    times: int
    taps: Counts

    @property
    def is_silent(self) -> bool:
        return not self.times


def voices(actor: Actor, now: datetime) -> list[Voice]:
    """Every group with how many answers came from it: at touchpoints, in check-ins, in the team pulse."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    ours, since = {"practice_id": actor.practice_id}, now - PERIOD
    heard: Counter[str] = Counter()
    tapped: dict[str, list[str]] = defaultdict(list)
    named = Feedback.objects.filter(**ours, at__gte=since)
    shown = AnonymousFeedback.objects.filter(**ours, is_shown=True, day__gte=since.date())
    for found in (named, shown):
        for whose, rating in found.values_list("touchpoint__whose", "rating"):
            heard[whose or Whose.CLIENT] += 1
            tapped[whose or Whose.CLIENT].append(rating)
    asked = CheckIn.objects.filter(**ours, answered_at__gte=since).exclude(rater=Rater.MEMBER)
    heard.update(
        "relative" if kind == "guardian" else kind or "client"
        for kind in asked.values_list("circle_person__kind", flat=True)
    )
    pulse = PulseAnswer.objects.filter(**ours, is_shown=True, month__gte=month_of(since.date()))
    heard[Whose.COLLEAGUE] += pulse.count()
    return [Voice(whose, heard[whose], counted(tapped[whose])) for whose in Whose.values]


@dataclass(frozen=True, slots=True)
class PulseMonth:
    """What colleagues of one unit answered in a month, in whole groups of five: each need's mean, 0 to 10."""

    month: date
    unit: Unit | None
    number: int
    means: tuple[tuple[str, float], ...]
    words: tuple[str, ...]

    @property
    def lowest(self) -> str:
        return min(self.means, key=lambda each: each[1])[0] if self.means else ""


def pulse_months(actor: Actor) -> list[PulseMonth]:
    """The newest month first, by unit. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = PulseAnswer.objects.filter(practice_id=actor.practice_id, is_shown=True).select_related("unit")
    grouped: dict[tuple[date, str], list[PulseAnswer]] = defaultdict(list)
    for row in rows.order_by("-month", "pk")[:600]:
        grouped[row.month, row.unit.name if row.unit else ""].append(row)
    return [
        _pulse(month, some)
        for (month, _unit), some in sorted(
            grouped.items(), key=lambda each: (-each[0][0].toordinal(), each[0][1])
        )
        if len(some) >= GROUP
    ]


def can_answer_pulse(actor: Actor, today: date) -> bool:
    """Whether this member has not answered this month."""
    return not PulseVoice.objects.filter(member_id=actor.myself, month=month_of(today)).exists()


def _pulse(month: date, rows: list[PulseAnswer]) -> PulseMonth:
    means = []
    for need in NEEDS:
        given = [row.answers[need] for row in rows if row.answers.get(need) is not None]
        if len(given) >= GROUP:
            means.append((need, sum(given) / len(given)))
    words = tuple(row.words for row in rows if row.words)
    return PulseMonth(month, rows[0].unit, len(rows), tuple(means), words)


Moments = list[SmallMoment]


def moments(actor: Actor, limit: int = 30, *, client_id: UUID | None = None) -> Moments:
    """Small moments this actor may read, the newest first (C09).

    A client: their own. A member: those meant for everybody, those they wrote, and those of clients they read.
    """
    found = SmallMoment.objects.filter(practice_id=actor.practice_id).select_related("client", "member")
    if client_id is not None:
        found = found.filter(client_id=client_id)
    if actor.is_client and actor.id:
        found = found.filter(client_id=actor.id, told_by="client")
    elif actor.is_member:
        found = found.filter(
            Q(is_for_all=True) | Q(member_id=actor.id) | Q(client__in=readable_clients(actor))
        )
    else:
        raise NotYours
    return list(found.order_by("-on", "-pk")[:limit])
