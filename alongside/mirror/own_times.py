"""A member's facts as they stand after corrections, and when their meetings were. No Django here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, past

STARTED, ENDED, SENT = "meeting.started", "meeting.ended", "message.sent"
NIGHT_ENDS = 4  # until this hour it is still the evening before [derived]


def standing(facts: Sequence[Fact], now: datetime, verbs: Collection[str]) -> list[Fact]:
    """The newest fact of each verb about each row: what was corrected counts once; oldest first."""
    newest: dict[tuple[str, UUID | int], Fact] = {}
    for fact in sorted(past(facts, now, verbs), key=lambda fact: fact.id):
        newest[fact.verb, fact.about or fact.id] = fact
    return sorted(newest.values(), key=lambda fact: (fact.at, fact.id))


def kept(facts: Sequence[Fact], now: datetime, written: str, removed: str) -> list[Fact]:
    """The newest fact about each row that was not removed again; oldest first."""
    gone = {fact.about for fact in past(facts, now, (removed,))}
    return [fact for fact in standing(facts, now, (written,)) if fact.about not in gone]


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with a known beginning and a known end."""

    start: Fact
    end: Fact


def held(facts: Sequence[Fact], since: datetime, now: datetime) -> list[Held]:
    """Meetings that began since then; in order of their beginning."""
    known = (fact for fact in standing(facts, now, (ENDED,)) if fact.about and has_known_end(fact))
    ends = {fact.about: fact for fact in known}
    starts = [fact for fact in standing(facts, now, (STARTED,)) if fact.at >= since and fact.about in ends]
    return [Held(fact, ends[fact.about]) for fact in starts if fact.at <= ends[fact.about].at]


def has_known_end(fact: Fact) -> bool:
    """Whether somebody said when it ended."""
    return fact.facts["real_minutes"] is not None


def since(days: int, now: datetime) -> datetime:
    """So many days ago."""
    return now - timedelta(days=days)


def is_work(fact: Fact) -> bool:
    """Whether the member worked until then: a message of theirs, or a meeting whose end somebody knows."""
    if fact.verb == SENT:
        return bool(fact.facts["by"] == "member")
    return fact.verb == ENDED and has_known_end(fact)


def evening(fact: Fact, late_from: int, now: datetime) -> date | None:
    """The day whose late evening it was, by the member's clock; None by day."""
    local = fact.at.astimezone(now.tzinfo)
    if local.hour < NIGHT_ENDS:
        return local.date() - timedelta(days=1)
    return local.date() if local.hour >= late_from else None
