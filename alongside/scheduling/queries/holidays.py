"""The days on which the practice is closed."""

from datetime import date, timedelta

from django.db.models import Q

from alongside.lib.errors import NotYours
from alongside.practice.models import Member
from alongside.scheduling.models import Holiday
from alongside.trail.actors import Actor


def holidays(actor: Actor, year: int) -> list[Holiday]:
    """The holidays of one year with their units, in order. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = Holiday.objects.filter(practice_id=actor.practice_id, on__year=year)
    return list(rows.select_related("unit").order_by("on", "unit__name"))


def coming_holidays(member: Member, since: date, days: int = 120) -> list[Holiday]:
    """The days on which a member's practice, or their unit, is closed, soonest first; of who is known already."""
    ours = Q(unit=None) | Q(unit_id=member.unit_id) if member.unit_id else Q(unit=None)
    rows = Holiday.objects.filter(ours, practice_id=member.practice_id)
    return list(rows.filter(on__gte=since, on__lt=since + timedelta(days=days)).order_by("on"))
