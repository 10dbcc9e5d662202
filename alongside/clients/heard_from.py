"""Where clients come from (M03). No Django here."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

HEARD_FROM = ("recommended", "professional", "search", "directory", "social", "event", "other")
NOT_SAID = ""


def quarter(day: date) -> tuple[int, int]:
    """The year and the quarter (1 to 4) of a day."""
    return day.year, (day.month + 2) // 3


def by_quarter(came: Iterable[tuple[date, str]]) -> list[tuple[tuple[int, int], Counter[str]]]:
    """How many came in each quarter by each way, newest quarter first. What is not known counts as not said."""
    found: dict[tuple[int, int], Counter[str]] = {}
    for day, way in came:
        found.setdefault(quarter(day), Counter())[way if way in HEARD_FROM else NOT_SAID] += 1
    return sorted(found.items(), reverse=True)
