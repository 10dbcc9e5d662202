"""A member's facts by whole weeks of their own clock: 0 is the last week that is over, 1 the one before. No Django."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, past
from alongside.mirror.own_times import kept, standing

SAID, REMOVED = "pulse.said", "pulse.removed"
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Weeks:
    """What was done, and what was said about the week, by how many weeks ago; this week is not among them."""

    monday: date  # of this week
    done: Mapping[int, Sequence[Fact]]
    said: Mapping[int, Fact]

    def in_weeks(self, first: int, count: int, verbs: Collection[str]) -> list[Fact]:
        """What was done in so many weeks from that one back, oldest first."""
        numbers = reversed(range(first, first + count))
        return [fact for number in numbers for fact in self.done.get(number, ()) if fact.verb in verbs]

    def answer(self, number: int, item: str) -> int | None:
        """What was said about one week, 0 to 10; None where nothing was."""
        fact = self.said.get(number)
        return fact.facts.get(item) if fact else None


def weeks_of(
    facts: Sequence[Fact], now: datetime, back: int, corrected: Collection[str], all_of: Collection[str] = ()
) -> Weeks:
    """So many weeks of a member: of `corrected` verbs the newest about each row, of the others everything."""
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    since = now - (back + 1) * A_WEEK
    recent = [fact for fact in facts if fact.at >= since]
    done: dict[int, list[Fact]] = {}
    told = [*standing(recent, now, corrected), *past(recent, now, all_of)]
    for fact in sorted(told, key=lambda each: (each.at, each.id)):
        ago = _ago(monday, fact.at.astimezone(now.tzinfo).date())
        if 0 <= ago < back:
            done.setdefault(ago, []).append(fact)
    weeks = {
        _ago(monday, date.fromisoformat(fact.facts["week"])): fact
        for fact in kept(recent, now, SAID, REMOVED)
    }
    return Weeks(monday, done, {ago: fact for ago, fact in weeks.items() if 0 <= ago < back})


def _ago(monday: date, day: date) -> int:
    return (monday - day - timedelta(days=1)) // A_WEEK


def people(facts: Iterable[Fact]) -> set[UUID]:
    """With whom it was."""
    return {fact.client for fact in facts if fact.client}


def in_order(facts: Iterable[Fact]) -> tuple[int, ...]:
    """The ids of these, each once, oldest first."""
    unique = {fact.id: fact for fact in facts}
    return tuple(fact.id for fact in sorted(unique.values(), key=lambda each: (each.at, each.id)))
