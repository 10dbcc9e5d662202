"""Reads of the attitude mirror; actor first: one's own, and from five people up what they have together (E14)."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.practice.queries import the_practice
from alongside.trail.actors import Actor
from alongside.voice.models import Reflection
from alongside.voice.quarters import Quarter, last_quarters
from alongside.voice.reflecting import TeamMirror, is_due, team_mirror


def own_reflections(actor: Actor) -> QuerySet[Reflection]:
    """Mine, the newest first; nobody else's, whoever runs the practice or covers for somebody."""
    if not actor.is_member or actor.id is None:
        raise NotYours
    found = Reflection.objects.filter(practice_id=actor.practice_id, member_id=actor.id)
    return found.order_by("-at", "-pk")


def is_reflection_due(actor: Actor, now: datetime | None = None) -> bool:
    """Whether I asked to be reminded by now."""
    last = own_reflections(actor).first()
    if last is None:
        return False
    return is_due(last.at, (last.answers or {}).get("again_weeks"), now or timezone.now())


def team(actor: Actor, now: datetime | None = None) -> tuple[Quarter, TeamMirror]:
    """What all have in common in the last quarter that is over, for everybody who works here.

    Only a closed quarter: one more answer never shows as a change of the mean.
    """
    if not actor.is_member:
        raise NotYours
    zone = the_practice(actor).timezone
    past = last_quarters(now or timezone.now(), zone, 2)[0]
    found = Reflection.objects.filter(
        practice_id=actor.practice_id, at__gte=past.starts_at(zone), at__lt=past.after.starts_at(zone)
    )
    by_person: dict[UUID, list[dict[str, int]]] = defaultdict(list)
    for each in found:
        by_person[each.member_id].append((each.answers or {}).get("items", {}))
    return past, team_mirror(by_person.values())
