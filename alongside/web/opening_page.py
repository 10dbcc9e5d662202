"""How free times are laid out for a client or a visitor: three weeks, by day, on their own clock."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.spans import Span

DAYS_SHOWN, TIMES_SHOWN = 21, 40
FARTHEST = timedelta(days=800)


def first_day(text: str | None) -> date:
    """The day that an address names, today for anything else; never past, never absurdly far."""
    today = timezone.localdate()
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return today
    return min(max(found, today), today + FARTHEST)


def window_from(first: date, zone: ZoneInfo, now: datetime) -> Span:
    """The weeks that one page shows, from the first moment of that day in the viewer's zone."""
    start = max(datetime.combine(first, datetime.min.time(), zone).astimezone(UTC), now)
    return Span(start, start + timedelta(days=DAYS_SHOWN))


def laid_out(times: Sequence[datetime], window: Span, zone: ZoneInfo, since: str | None) -> dict[str, Any]:
    """For the page: `days` with their times, `after` where to look for more, `since` and `is_later`."""
    shown = times[:TIMES_SHOWN]
    is_cut = len(times) > len(shown)
    last = shown[-1] if is_cut else window.end
    return {
        "days": _by_day(shown, zone),
        "after": last.astimezone(zone).date(),
        "since": first_day(since),
        "is_later": bool(since),
    }


def _by_day(times: Sequence[datetime], zone: ZoneInfo) -> list[tuple[date, list[datetime]]]:
    days: dict[date, list[datetime]] = {}
    for each in times:
        days.setdefault(each.astimezone(zone).date(), []).append(each)
    return list(days.items())
