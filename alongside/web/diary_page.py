"""What the diary's pages share on the desk and in the portal: the picture of the mood over time."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone

from alongside.diary.themes import Day
from alongside.web.charts.small import Small
from alongside.web.near_picture import FEWEST, picture_of


def mood_picture(days: Sequence[Day]) -> tuple[Small, str] | None:
    """The moods in a small picture and in a sentence; None while there are too few to see a way."""
    zone = timezone.get_current_timezone()
    given = [(datetime.combine(day.on, time(12), zone), day.mood) for day in days if day.mood is not None]
    return picture_of(given) if len(given) >= FEWEST else None
