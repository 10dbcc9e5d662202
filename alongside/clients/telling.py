"""Who is told that something waits: the client where they agreed to it, and who works with them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from alongside.clients.models import Client, ContactKind, ContactPoint, Stage
from alongside.practice.models import Absence, Member, MemberStatus


def emails_for_messages(client: Client) -> list[ContactPoint]:
    """The client's addresses that they agreed may be written to (peers.md 3, Reminders)."""
    return list(client.contact_points.filter(kind=ContactKind.EMAIL, may_message=True).order_by("pk"))


def members_to_tell(client: Client, now: datetime) -> list[Member]:
    """The responsible practitioner and who covers for them today; without one, who is engaged with the client."""
    working = Member.objects.filter(practice_id=client.practice_id, status=MemberStatus.ACTIVE)
    if client.practitioner_id is None:
        engaged = client.engagements.exclude(stage=Stage.ENDED)
        return list(working.filter(pk__in=engaged.values("practitioner_id")).order_by("pk"))
    today = now.astimezone(ZoneInfo(client.timezone)).date()
    absent = Absence.objects.filter(
        member_id=client.practitioner_id, starts_on__lte=today, ends_on__gte=today, covered_by__isnull=False
    )
    told = Q(pk=client.practitioner_id) | Q(pk__in=absent.values("covered_by_id"))
    return list(working.filter(told).order_by("pk"))
