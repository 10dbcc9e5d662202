"""Meetings that are put off, and questions that stay half open, at the same time (B04: sign 4 of silent needs)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "avoidance"
MOVED, CANCELLED, MISSED = "appointment.moved", "appointment.cancelled", "appointment.missed"
ASKED, ANSWERED, PASSED_OVER = "checkin.asked", "checkin.answered", "checkin.declined"
READS = frozenset({MOVED, CANCELLED, MISSED, ASKED, ANSWERED, PASSED_OVER})
CLIENT = "client"
FEWEST = 3  # questions; of fewer, half says nothing [derived]
WEEKS = timedelta(days=14)  # from the first sign to the last: one bad week is no pattern [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a reason to ask, never a mark on the client.

    Evidence, both within `avoid_days` and spread over two weeks or more: meetings that the client moved, cancelled
    or missed on `avoid_dates` days, more often than before; and `avoid_forms` check-ins of the same questions that
    they passed over or answered by half or less, who answered them before. Silent on either sign alone, on somebody
    who has always left much open or moved as often, on one bad week, on what we moved, on questions of which nobody
    knows how many were answered, and on check-ins without an answer, which most people leave now and then. Holds in
    all work. Rests when they come, or answer, again.
    """
    if frame.practitioner is None or frame.stage not in ("intake", "active"):
        return []
    seen, since = past(facts, now, READS), now - timedelta(days=thresholds.avoid_days)
    moves = [fact for fact in seen if fact.at >= since and is_theirs(fact)]
    thin = max(_new_gaps(seen, since), key=len, default=[])
    dates = _dates(moves)
    if len(dates) < thresholds.avoid_dates or len(thin) < thresholds.avoid_forms:
        return []
    signs = sorted((*moves, *thin), key=lambda fact: (fact.at, fact.id))
    if signs[-1].at - signs[0].at < WEEKS or _is_as_before(seen, len(dates), since, thresholds):
        return []
    numbers = {"dates": len(dates), "forms": len(thin), "days": thresholds.avoid_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in signs), numbers)]


def is_theirs(fact: Fact) -> bool:
    """Whether the client missed a meeting, or moved or cancelled one that was to come."""
    if fact.verb in (MOVED, CANCELLED):
        return bool(fact.facts["by"] == CLIENT and fact.facts["hours_before"] > 0)
    return fact.verb == MISSED


def is_half_open(fact: Fact) -> bool:
    """Whether a check-in was answered by half or less; False where nobody knows."""
    answered, asked = fact.facts.get("answered"), fact.facts.get("asked")
    return answered is not None and asked is not None and asked >= FEWEST and 2 * answered <= asked


def _new_gaps(seen: Sequence[Fact], since: datetime) -> list[list[Fact]]:
    """By measure, what was passed over or left half open since then, where that is new for them."""
    found = []
    for forms in _forms(seen).values():
        earlier = [_is_gap(fact) for fact in forms if fact.at < since]
        if not earlier or 2 * sum(earlier) < len(earlier):
            found.append([fact for fact in forms if fact.at >= since and _is_gap(fact)])
    return found


def _is_gap(fact: Fact) -> bool:
    return fact.verb == PASSED_OVER or is_half_open(fact)


def _forms(seen: Sequence[Fact]) -> dict[str, list[Fact]]:
    """What the client answered or passed over, by measure, oldest first."""
    asked: dict[UUID | None, str] = {fact.about: fact.facts["measure"] for fact in seen if fact.verb == ASKED}
    forms: dict[str, list[Fact]] = {}
    for fact in seen:
        if fact.verb == ANSWERED and fact.facts.get("rater") == CLIENT:
            forms.setdefault(fact.facts["measure"], []).append(fact)
        elif fact.verb == PASSED_OVER and fact.about in asked:
            forms.setdefault(asked[fact.about], []).append(fact)
    return forms


def _dates(moves: Sequence[Fact]) -> set[date]:
    return {fact.at.date() for fact in moves}


def _is_as_before(seen: Sequence[Fact], dates: int, since: datetime, thresholds: Thresholds) -> bool:
    """Whether they moved or missed as often before, in all the time that is known."""
    days = (since - seen[0].at).days
    before = _dates([fact for fact in seen if fact.at < since and is_theirs(fact)])
    return days > 0 and len(before) * thresholds.avoid_days >= dates * days
