"""Made-up practices: who works with whom, what is planted where, and what is true. No Django.

A quarter of the practitioners is calm: nothing is planted there. With the others most engagements carry one to three
situations that can truly go together, a few resemble one and are none, and some are ordinary, so that each kind is
there in several percent of the engagements. How much of what a finding says is right depends on these shares; the
report prints them, and beside them a count that does not depend on them.

What is true is what was planted, and what it truly brings along (`Situation.beside`). What chance alone brings in
ordinary life is not: a careful supervisor would let it pass, even where on paper it looks like the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from alongside.mirror.simulator.between import ask_and_give
from alongside.mirror.simulator.contact import happen, write
from alongside.mirror.simulator.goals import work_on_goals
from alongside.mirror.simulator.habits import Habits, Plan, Strength
from alongside.mirror.simulator.life import Life, keep_frame
from alongside.mirror.simulator.look_alikes import LOOK_ALIKES
from alongside.mirror.simulator.meeting import meet
from alongside.mirror.simulator.members import members
from alongside.mirror.simulator.record import Engagement, Truth, by_clock
from alongside.mirror.simulator.situations import Situation
from alongside.mirror.simulator.together import Deck, also

BEGINS = date(2024, 1, 1)  # a Monday
DAYS = 38 * 7
CALM_ONE_IN = 4  # practitioners with nothing planted
PLANTED = 0.7  # of the engagements of the others
AT_ONCE = (1, 1, 2, 2, 2, 3, 3, 3, 3)  # situations in one engagement
ALIKE = 0.2  # of everybody's
FIRST, LAST = (
    (9, 12),
    (23, 25),
)  # weeks in which a situation begins; and one that closes the work, after others


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made up; the same seed makes the same."""

    practitioners: int = 200
    engagements: int = 5_000
    seed: int = 1


def practices(size: Size) -> Iterator[Engagement]:
    """Engagements one after another; situations and strengths are dealt, so that each is planted equally often."""
    deck, alike = Deck(Random(f"{size.seed}/deck")), 0  # noqa: S311 (no secret: made to be the same again)
    for number in range(size.engagements):
        chance = Random(f"{size.seed}/{number}")  # noqa: S311 (no secret: made to be the same again)
        place = number % size.practitioners
        dice, is_calm = chance.random(), place % CALM_ONE_IN == CALM_ONE_IN - 1
        one = Engagement(UUID(int=1 + place), _starts(chance), DAYS, is_calm=is_calm)
        plan = ordinary(chance)
        if dice < ALIKE:
            one.looks_like, build = LOOK_ALIKES[alike % len(LOOK_ALIKES)]
            plan, alike = build(plan, chance), alike + 1
        elif dice < ALIKE + PLANTED and not is_calm:
            plan = plant_all(one, deck.deal(chance.choice(AT_ONCE)), plan, chance)
        yield live(one, plan, chance)


def own_weeks(size: Size) -> Iterator[Engagement]:
    """The own weeks of the same practitioners, one after another."""
    return members(size.practitioners, size.seed, BEGINS, DAYS, CALM_ONE_IN)


def _starts(chance: Random) -> date:
    return BEGINS + timedelta(days=chance.randrange(12 * 7))


def ordinary(chance: Random) -> Plan:
    """An engagement of ordinary life; people differ a little from each other."""
    habits = Habits(
        over=chance.gauss(1, 1),
        client_writes=chance.uniform(0.3, 1.0),
        relation=chance.gauss(8.6, 0.5),
        use=chance.gauss(8, 0.6),
        gain=chance.uniform(0.16, 0.28),
        own_steps=chance.uniform(0.15, 0.35),
        set_by_client=chance.uniform(0.2, 0.5),
        eases=chance.uniform(0.25, 0.6),
    )
    onset, proposed = 7 * chance.randint(9, 12), chance.randint(2, 10)
    guessed = chance.randint(10, 30) if chance.random() < 0.4 else None
    ending = DAYS - chance.randint(20, 50) if chance.random() < 0.3 else None
    tie_named = chance.randint(1, 5) if chance.random() < 0.1 else None
    return Plan(
        days=DAYS,
        onset=onset,
        before=habits,
        after=habits,
        is_advice=chance.random() < 0.8,
        every_weeks=chance.choice([1, 1, 2]),
        minutes=chance.choice([45, 50, 60]),
        proposed=proposed,
        agreed=proposed + chance.randint(1, 8),
        review=26 * 7 if chance.random() < 0.5 else None,
        renewed=26 * 7 + chance.randint(-5, 8),
        first_near=chance.uniform(1.5, 3),
        goals=chance.choice([1, 1, 2]),
        guessed=guessed,
        asked=guessed + chance.randint(3, 40) if guessed is not None else None,
        tie_named=tie_named,
        tie_decided=tie_named + chance.randint(1, 5) if tie_named is not None else None,
        is_own_agreement=chance.random() < 0.5,
        ending=ending,
        ending_by=chance.choice(["client", "member"]),
        ended=ending + chance.randint(7, 14) if ending is not None else None,
    )


def plant(one: Engagement, situation: Situation, strength: Strength, plan: Plan, chance: Random) -> Plan:
    """Plant one situation; it is true from the day of its onset on."""
    return plant_all(one, [(situation, strength)], plan, chance)


def plant_all(one: Engagement, these: list[tuple[Situation, Strength]], plan: Plan, chance: Random) -> Plan:
    """Plant situations that can be together, each from an onset of its own."""
    usual = replace(plan, is_advice=True, every_weeks=1, ending=None, ended=None, guessed=None, asked=None)
    whole: Plan | None = None
    for situation, strength in these:
        weeks = LAST if situation.is_last and len(these) > 1 else FIRST
        begins = replace(usual, onset=7 * chance.randint(*weeks))
        planned = situation.build(begins, chance, strength)
        _is_true(one, situation, strength, planned.onset)
        whole = planned if whole is None else also(whole, begins, planned)
    return whole or plan


def _is_true(one: Engagement, situation: Situation, strength: Strength, day: int) -> None:
    onset = by_clock(one.starts + timedelta(days=day), 8)
    beside = (Truth(kind, onset, strength, is_beside=True) for kind in situation.beside)
    one.truths = (*one.truths, Truth(situation.kind, onset, strength), *beside)


def live(one: Engagement, plan: Plan, chance: Random) -> Engagement:
    """Live every day of the plan; returns the same engagement with all that it leaves behind."""
    one.days = plan.days
    life = Life(plan, chance, one)
    for day in range(plan.days):
        life.wake(day)
        keep_frame(life)
        meet(life)
        write(life)
        work_on_goals(life)
        ask_and_give(life)
        happen(life)
    return one
