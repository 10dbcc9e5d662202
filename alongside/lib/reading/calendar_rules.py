"""Whether a recurrence rule can be followed: it must be readable, come to an end of thinking, and happen.

A rule that repeats every second, or that waits for 30 February, would keep a server busy
for minutes; both are found before the rule is followed.
"""

import datetime as dt
from math import prod

from dateutil.rrule import rrulestr

from alongside.lib.reading.problems import Reason

MOST_A_DAY = 8
_FOLLOWED = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}
_TOO_DENSE = {"HOURLY", "MINUTELY", "SECONDLY"}
_ENDS = {"INTERVAL", "COUNT", "UNTIL"}
# A leap year close to the last year there is, so that looking for a day that never comes is short.
_LATE_YEAR = 9968


def rule_fault(rule: str, start: dt.date) -> Reason | None:
    """Why a rule (the text after `RRULE:`) of an event starting on `start` is not followed, or None."""
    pairs = [part.partition("=") for part in rule.strip().upper().split(";") if part]
    parts = {name: value for name, _, value in pairs}
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_DENSE:
        return Reason.RULE_TOO_DENSE
    if frequency not in _FOLLOWED or not _is_count(parts.get("INTERVAL", "1")):
        return Reason.RULE_UNREADABLE
    if (
        prod(len(set(parts.get(by, "0").split(","))) for by in ("BYHOUR", "BYMINUTE", "BYSECOND"))
        > MOST_A_DAY
    ):
        return Reason.RULE_TOO_DENSE
    return _never_happens(parts, start)


def _is_count(text: str) -> bool:
    return text.isdecimal() and int(text[:6]) >= 1 and len(text) <= 5


def _never_happens(parts: dict[str, str], start: dt.date) -> Reason | None:
    bare = ";".join(f"{name}={value}" for name, value in parts.items() if name not in _ENDS)
    try:
        late = dt.datetime(_LATE_YEAR, start.month, start.day)  # noqa: DTZ001 - a wall clock of no zone
        first = next(iter(rrulestr(bare, dtstart=late)), None)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError):
        return Reason.RULE_UNREADABLE
    return Reason.RULE_NEVER_HAPPENS if first is None else None
