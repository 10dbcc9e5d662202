"""What a client sees of one appointment, in the portal and behind the link of a letter."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.scheduling import queries
from alongside.scheduling.queries import cancel_hours, cost_if
from alongside.scheduling.terms import last_free_cancel
from alongside.web.agreement import price
from alongside.web.appointment_words import STATUS_WORDS
from alongside.web.opening_page import first_day, laid_out, window_from
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS

OPEN = ("planned", "requested")


def facts(appointment: Any, practice: Any) -> dict[str, Any]:
    """For the page: the appointment, its place in words, and what cancelling means now."""
    now, window = timezone.now(), cancel_hours(appointment)
    free_until = last_free_cancel(appointment.starts_at, window)
    is_planned, is_late = appointment.status == "planned", now > free_until
    can_cancel = appointment.status in OPEN and appointment.starts_at > now
    cost = cost_if("late", appointment) if can_cancel and is_planned and window else None
    return {
        "appointment": appointment,
        "practice": practice,
        "minutes": int((appointment.ends_at - appointment.starts_at).total_seconds() // 60),
        "place": PLACE_WORDS_FOR_CLIENTS[appointment.place_kind],
        "status_words": STATUS_WORDS[appointment.status],
        "is_planned": is_planned,
        "is_requested": appointment.status == "requested",
        "can_cancel": can_cancel,
        "can_move": is_planned and can_cancel and appointment.gathering_id is None,
        "can_undo": appointment.status in OPEN
        and bool(appointment.undo_until and appointment.undo_until > now),
        "is_unseen": appointment.changed_by_us_at is not None and appointment.acknowledged_at is None,
        "free_until": free_until,
        "is_late": is_late and is_planned,
        "late_fee": price(cost.amount, cost.fee.currency) if cost and not cost.is_excepted else "",
        "is_excepted": cost is not None and cost.is_excepted,
        "accept": f"{cost.amount} {cost.fee.currency}" if cost else "nothing",
    }


def is_to_confirm(page: dict[str, Any], appointment: Any, at: datetime, accepted: str) -> bool:
    """Whether a move has to be confirmed once more: it is late, and what it costs now was not accepted yet.

    Then `wanted` is on the page. Refused taken: it cannot go there.
    """
    if not page["is_late"] or accepted == page["accept"]:
        return False
    if not queries.may_move_to(appointment, at, timezone.now()):
        raise Refused("taken", "starts_at")
    page["wanted"] = at
    return True


def times_to_move(appointment: Any, since: str | None) -> dict[str, Any]:
    """For the page on which a client moves a meeting: where it can go, on the clock that is active."""
    now, zone = timezone.now(), ZoneInfo(timezone.get_current_timezone_name())
    window = window_from(first_day(since), zone, now)
    found = queries.openings_to_move(appointment, window, now)
    return laid_out([span.start for span in found], window, zone, since)
