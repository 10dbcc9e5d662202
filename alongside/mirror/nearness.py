"""How near a client says that their goals are (C01), read from the trail. No Django."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, past

READS = frozenset({"goal.set", "goal.rated", "goal.closed", "goal.reopened"})
LAST = 3  # so few ratings at least, before we speak of a course [derived]


def open_goals(facts: Sequence[Fact], now: datetime) -> dict[UUID, list[Fact]]:
    """Ratings of nearness by the client, oldest first, of every goal that is not closed."""
    goals: dict[UUID, list[Fact]] = {}
    closed: set[UUID] = set()
    for fact in past(facts, now, READS):
        if fact.about is None:
            continue
        rated = goals.setdefault(fact.about, [])
        if fact.verb == "goal.closed":
            closed.add(fact.about)
        elif fact.verb == "goal.reopened":
            closed.discard(fact.about)
        elif fact.verb == "goal.rated" and near(fact) is not None:
            rated.append(fact)
    return {goal: rated for goal, rated in goals.items() if goal not in closed}


def near(fact: Fact) -> int | None:
    """How near, 0 to 10, where the client said it as a number."""
    value = fact.facts.get("near")
    if not isinstance(value, int) or fact.facts.get("by") != "client":
        return None
    return value if 0 <= value <= 10 else None


def last_days(rated: Sequence[Fact], count: int = LAST) -> list[Fact]:
    """The last ratings on so many different days, the last of each day; fewer where there are fewer."""
    by_day = {fact.at.date(): fact for fact in rated}
    return list(by_day.values())[-count:]


def is_fresh(rated: Sequence[Fact], days: int, now: datetime) -> bool:
    """Whether the newest of these is not older than so many days."""
    return bool(rated) and now - rated[-1].at <= timedelta(days=days)
