"""What a client answered about meetings with us (C02, C04), read from the trail. No Django."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import islice
from math import sqrt
from statistics import fmean, median

from alongside.mirror.facts import Fact, past

VERB = "checkin.answered"
MEASURE, CLIENT = "after-meeting", "client"
# Parts of the set, in both its versions, that are about being together; the rest is about use.
RELATION = frozenset({"heard", "understood", "accepted", "matters", "way", "comfortable", "safe"})

USUAL_SPREAD = 1.0  # points of 10 by which answers differ although nothing has changed [derived] ...
ITS_WEIGHT = 4  # ... worth so many answers; from then on the client's own spread counts more [derived]
TO_SPREAD = 1.48  # a median distance as a standard deviation, for what is spread like a bell


def last_answers(
    facts: Sequence[Fact], now: datetime, count: int, *, about_relation: bool = False
) -> list[Fact]:
    """The client's own last answers about meetings, oldest first; fewer than `count` where there are fewer.

    Nobody else's and no other questions. `about_relation`: only those that say something about it.
    """
    newest = (fact for fact in reversed(past(facts, now, (VERB,))) if _is_theirs(fact, about_relation))
    return list(islice(newest, count))[::-1]


def _is_theirs(fact: Fact, about_relation: bool) -> bool:
    if fact.facts.get("measure") != MEASURE or fact.facts.get("rater") != CLIENT:
        return False
    return relation(fact) is not None if about_relation else bool(values(fact))


def values(fact: Fact) -> dict[str, float]:
    """Values 0 to 10 by item; what was left open is not there."""
    given = fact.facts.get("answers")
    if not isinstance(given, Mapping):
        return {}
    return {str(name): value for name, value in given.items() if _is_number(value) and 0 <= value <= 10}


def relation(fact: Fact, only: Collection[str] = RELATION) -> float | None:
    """The mean of what was answered about the relation, 0 to 10; None where nothing was."""
    given = [value for name, value in values(fact).items() if name in RELATION and name in only]
    return fmean(given) if given else None


def error_of(means: Sequence[float]) -> float:
    """The standard error of the mean of these answers; few are shrunk towards what is usual."""
    middle = fmean(means)
    own = sum((each - middle) ** 2 for each in means)
    spread = sqrt((ITS_WEIGHT * USUAL_SPREAD**2 + own) / (ITS_WEIGHT + len(means) - 1))
    return spread / sqrt(len(means))


def usual(means: Sequence[float]) -> tuple[float, float]:
    """What is usual for this client, and by how much one evening differs from it.

    Both from the middle, so that a few tens or one bad evening change little; few answers are shrunk.
    """
    level = median(means)
    spread = TO_SPREAD * median(abs(each - level) for each in means)
    own = len(means) * spread**2
    return level, sqrt((ITS_WEIGHT * USUAL_SPREAD**2 + own) / (ITS_WEIGHT + len(means)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
