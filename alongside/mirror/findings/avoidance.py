"""Meetings that are put off, and questions that stay half open or unanswered, at the same time (B04: sign 4)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.mirror import unanswered
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "avoidance"
MOVED, CANCELLED, MISSED = "appointment.moved", "appointment.cancelled", "appointment.missed"
ASKED, ANSWERED, PASSED_OVER = "checkin.asked", "checkin.answered", "checkin.declined"
READS = frozenset({MOVED, CANCELLED, MISSED, ASKED, ANSWERED, PASSED_OVER}) | unanswered.READS
CLIENT = "client"
FEWEST = 3  # questions; of fewer, half says nothing [derived]
GAPS = 2  # so many passed over or half open, before those without an answer add to them [derived]
WEEKS = timedelta(days=14)  # from the first sign to the last: one bad week is no pattern [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a reason to ask, never a mark on the client.

    Evidence, both within `avoid_days` and spread over two weeks or more: meetings that the client moved, cancelled
    or missed on `avoid_dates` days, more often than before; and `avoid_forms` check-ins of the same questions that
    they passed over or answered by half or less, who answered them before. Check-ins that were left without any
    answer add to two of these or more, where they surely leave more than before; alone they say nothing, for most
    people leave one now and then. Silent on either sign alone, on somebody who has always left much open or moved
    as often, on one bad week, on what we moved, on questions of which nobody knows how many were answered, and on
    what was asked while the work was paused or ended, or without a letter that could reach them. Holds in all work.
    Rests when they come, or answer, again.
    """
    if frame.practitioner is None or frame.stage not in ("intake", "active"):
        return []
    seen, since = past(facts, now, READS), now - timedelta(days=thresholds.avoid_days)
    moves = [fact for fact in seen if fact.at >= since and is_theirs(fact)]
    dates = _dates(moves)
    if len(dates) < thresholds.avoid_dates:
        return []
    left = unanswered.newly_left(seen, since, now)
    thin = max(_thin(_new_gaps(seen, since), left), key=len, default=[])
    if len(thin) < thresholds.avoid_forms:
        return []
    signs = sorted((*moves, *thin), key=lambda fact: (fact.at, fact.id))
    if signs[-1].at - signs[0].at < WEEKS or _is_as_before(seen, len(dates), since, thresholds):
        return []
    unsaid = sum(fact.verb == ASKED for fact in thin)
    numbers = {"dates": len(dates), "forms": len(thin), "left": unsaid, "days": thresholds.avoid_days}
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


def _thin(gaps: dict[str, list[Fact]], left: dict[str, list[Fact]]) -> list[list[Fact]]:
    """The gaps of each measure, with what was left without an answer where there are some gaps already."""
    return [
        [*found, *left.get(measure, ())] if len(found) >= GAPS else found for measure, found in gaps.items()
    ]


def _new_gaps(seen: Sequence[Fact], since: datetime) -> dict[str, list[Fact]]:
    """By measure, what was passed over or left half open since then, where that is new for them."""
    found = {}
    for measure, forms in _forms(seen).items():
        earlier = [_is_gap(fact) for fact in forms if fact.at < since]
        if not earlier or 2 * sum(earlier) < len(earlier):
            found[measure] = [fact for fact in forms if fact.at >= since and _is_gap(fact)]
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
