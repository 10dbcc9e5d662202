"""A member's own weeks: how each was (D06, D07), and talks with a supervisor. No Django here."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# Energy, joy in the work, rest, how much of the work is one's own, doubt whether it is what one wants (D06), the
# pressure to please (D07), and how much of one's work was shown to others (D06: "publishing stops").
ITEMS = ("energy", "joy", "rest", "own", "doubt", "pressure", "shown")
HIGHEST = 10
# What a talk with a supervisor was about.
SUBJECTS = ("client", "frame", "conflict", "ending", "own_limits", "own_feelings", "skill", "other")
LONGEST_MINUTES = 600


def week_of(now: datetime, zone: str) -> date:
    """The Monday of this week, by a clock in that zone."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return today - timedelta(days=today.weekday())


def noon_of(day: date, zone: str) -> datetime:
    """The middle of that day: when something was that has a day and no time."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
