"""What the worker does at night: learn from closed work what course to expect."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils import timezone

from alongside.practice.models import Practice
from alongside.trail.actors import worker
from alongside.voice.actions.archives import learn_courses
from alongside.voice.models import CourseArchive
from alongside.voice.series.course import ARCHIVE

NIGHT = range(1, 5)  # hours of the practice's own clock
REST = timedelta(hours=20)


def learn_at_night(now: datetime | None = None) -> int:
    """Fit the archives of each practice where it is night and enough work has ended; returns how many there are."""
    at = now or timezone.now()
    ended = Count("engagement", filter=Q(engagement__ended_at__isnull=False))
    large = Practice.objects.annotate(ended=ended).filter(ended__gte=ARCHIVE)
    return sum(learn_courses(worker(each.pk), at) for each in large if _is_due(each, at))


def _is_due(practice: Practice, now: datetime) -> bool:
    is_night = now.astimezone(ZoneInfo(practice.timezone)).hour in NIGHT
    return is_night and not CourseArchive.objects.filter(practice=practice, made_at__gt=now - REST).exists()
