"""Writing at night, or by ways that were not agreed (A07)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "contact_outside_hours"
READS = frozenset({"message.sent"})
WAYS = frozenset({"portal", "email", "phone", "sms"})  # what an agreement speaks of; a visit is a meeting
HERE = "portal"
USUAL = 0.2  # of their messages; less than that happens to who writes much [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member who reached out outside what is agreed. Advice work only.

    Evidence: their messages within `contact_within_days` by a way that the agreement does not name, or
    between `night_from` and `night_to` by the clock of the practice; at least `contact_messages`, and one in
    five of all that they wrote in these days. Silent for what the client sent, for an agreement that names no
    way, for letters and visits, for one late evening, for few among many, and without a clock for the hours. Rests
    when they grow old.
    """
    if not frame.is_advice or frame.stage == "ended":
        return []
    since = now - timedelta(days=thresholds.contact_within_days)
    by_member: dict[UUID, list[Fact]] = {}
    for fact in past(facts, now, READS):
        if fact.by_member and fact.facts["by"] == "member" and fact.at >= since:
            by_member.setdefault(fact.by_member, []).append(fact)
    found = []
    for member, wrote in sorted(by_member.items()):
        sent = [fact for fact in wrote if is_other_way(fact, frame) or is_at_night(fact, frame, thresholds)]
        if len(sent) >= max(thresholds.contact_messages, len(wrote) * USUAL):
            evidence = tuple(fact.id for fact in sent)
            found.append(Found(KIND, member, evidence, _numbers(sent, frame, thresholds)))
    return found


def is_other_way(fact: Fact, frame: FrameFacts) -> bool:
    """Whether it went by a way that the agreement does not name, where it names any."""
    channel = fact.facts.get("channel", HERE)
    return bool(frame.contact_channels) and channel in WAYS - frame.contact_channels


def is_at_night(fact: Fact, frame: FrameFacts, thresholds: Thresholds) -> bool:
    """Whether it was night where the practice is."""
    try:
        hour = fact.at.astimezone(ZoneInfo(frame.zone)).hour
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return hour >= thresholds.night_from or hour < thresholds.night_to


def _numbers(sent: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds) -> dict[str, int]:
    return {
        "messages": len(sent),
        "night": sum(is_at_night(fact, frame, thresholds) for fact in sent),
        "other_way": sum(is_other_way(fact, frame) for fact in sent),
        "days": thresholds.contact_within_days,
    }
