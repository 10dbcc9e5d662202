"""Several situations between the same two people: which can truly go together, and the plan of all. No Django.

In life situations come together: who writes late writes much as well. Two can be planted together where they change
nothing in common, neither a habit nor anything of the plan, and are not of the same thing. Each has an onset of its
own. What this cannot see is written beside the situation (`of`).
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from random import Random
from typing import Any

from alongside.mirror.simulator.habits import Plan, Since, Strength
from alongside.mirror.simulator.situations import SITUATIONS, Situation

LATER = 10 * 7  # days after which also what grows has begun to show
OWN = frozenset(
    {"before", "after", "grows", "onset", "script", "also"}
)  # of each situation; they are added up


def can_be(these: tuple[Situation, ...], another: Situation) -> bool:
    """Whether another situation can be there beside these."""
    changes, last = changed(another), [each for each in (*these, another) if each.is_last]
    return len(last) < 2 and not any(changes & changed(each) for each in these)


@cache
def changed(situation: Situation) -> frozenset[str]:
    """What it changes, by name: habits, the plan, and what it says itself to be of."""
    usual, names = Plan(days=34 * 7, onset=70), set(situation.of)
    for strength in Strength:
        built = situation.build(usual, Random(1), strength)  # noqa: S311 (no secret: only names are read)
        shows = built.onset + LATER
        names |= unlike(usual.before, built.before).keys() | unlike(usual.after, built.on(shows)).keys()
        names |= unlike(usual, built).keys() - OWN
    return frozenset(names)


def unlike(usual: Any, other: Any) -> Mapping[str, Any]:
    """What of one is other than of the other, by field."""
    theirs = {each.name: getattr(other, each.name) for each in fields(usual)}
    return {name: value for name, value in theirs.items() if value != getattr(usual, name)}


def also(plan: Plan, usual: Plan, other: Plan) -> Plan:
    """The plan of both: the first, and beside it what another makes of the same usual one."""
    first = unlike(usual.before, other.before)
    since = Since(other.onset, unlike(usual.after, other.after), other.grows)
    more = {name: value for name, value in unlike(usual, other).items() if name not in OWN}
    return replace(
        plan,
        before=replace(plan.before, **first),
        after=replace(plan.after, **first),
        script=(*plan.script, *other.script),
        also=(*plan.also, since),
        **more,
    )


class Deck:
    """All situations in all strengths, shuffled, and dealt so that each is planted equally often."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.cards: list[tuple[Situation, Strength]] = []

    def deal(self, count: int) -> list[tuple[Situation, Strength]]:
        """So many that can be together; what cannot waits for the next ones."""
        dealt: list[tuple[Situation, Strength]] = []
        while len(dealt) < count:
            these = tuple(situation for situation, _ in dealt)
            place = next((n for n, (each, _) in enumerate(self.cards) if can_be(these, each)), None)
            if place is None:
                self._shuffle()
            else:
                dealt.append(self.cards.pop(place))
        return dealt

    def _shuffle(self) -> None:
        more = [(each, strength) for each in SITUATIONS for strength in Strength]
        self.chance.shuffle(more)
        self.cards += more
