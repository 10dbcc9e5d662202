"""How letters about times go out, and a sample to oneself; actor first."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.notices.actions import post
from alongside.notices.models import Notice
from alongside.practice import queries
from alongside.practice.actions import change_practice
from alongside.practice.models import Practice
from alongside.trail.actors import Actor

SAMPLE = "sample.reminder"


def set_letters(
    actor: Actor, *, reminder_hours: int, quiet_from: time | None, quiet_until: time | None
) -> Practice:
    """Set when reminders come, and the quiet hours (both times or neither). NotYours: does not run the practice."""
    practice = queries.the_practice(actor)
    thresholds = practice.thresholds | {"reminder_hours": reminder_hours}
    return change_practice(actor, thresholds=thresholds, quiet_from=quiet_from, quiet_until=quiet_until)


def send_sample(actor: Actor) -> None:
    """A reminder as clients get it, to the member's own address, at once. NotYours: does not run the practice."""
    if not actor.runs_practice:
        raise NotYours
    member, now = queries.member(actor, actor.myself), timezone.now()
    with transaction.atomic():
        post(
            actor.practice_id,
            SAMPLE,
            email=member.email,
            language=member.language,
            zone=member.timezone,
            subject_id=member.pk,
            facts={"at": _tomorrow(now, ZoneInfo(member.timezone)).isoformat()},
        )


def samples(actor: Actor) -> QuerySet[Notice]:
    """The samples that a member sent to themselves, newest first."""
    rows = Notice.objects.filter(practice_id=actor.practice_id, kind=SAMPLE, subject_id=actor.myself)
    return rows.order_by("-posted_at")


def _tomorrow(now: datetime, zone: ZoneInfo) -> datetime:
    """Tomorrow at ten: an invented meeting."""
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(10), zone)
