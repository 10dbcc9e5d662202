"""A member's own made-up weeks: meetings one after another, evenings, energy, supervision. No Django."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.record import Engagement, Truth, by_clock

NEVER = 1_000_000


@dataclass(frozen=True, slots=True)
class Ways:
    """How somebody works. Shares are 0 to 1; made up, as everything here [derived]."""

    meetings: int = 4  # a working day, at most
    tight_days: float = 0.06  # of the days: one meeting runs into the next
    end_known: float = 0.9
    late: float = 0.05  # of the evenings: work after nine
    early: float = 0.1  # of the mornings
    energy: float = 7.0
    falls: float = 0.0  # points of 10 a week
    says_energy: float = 0.8
    supervised_every: int = 30  # days


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """Ways before and from the onset on; `talks_again`: the day on which supervision begins anew."""

    onset: int
    before: Ways
    after: Ways
    talks_again: int = NEVER


Build = Callable[[OwnPlan, Random, Strength], OwnPlan]


def way(name: str, weak: float, clear: float, strong: float) -> Build:
    """From the onset on, one way is different by strength."""

    def build(plan: OwnPlan, _: Random, strength: Strength) -> OwnPlan:
        return replace(plan, after=replace(plan.after, **{name: (weak, clear, strong)[strength]}))  # type: ignore[arg-type]

    return build


def _stops_talking(plan: OwnPlan, chance: Random, strength: Strength) -> OwnPlan:
    """No supervision any more; weak: after three months there is some again."""
    again = plan.onset + chance.randint(85, 100) if strength is Strength.WEAK else NEVER
    return replace(plan, after=replace(plan.after, supervised_every=NEVER), talks_again=again)


OWN_SITUATIONS: tuple[tuple[str, Build], ...] = (
    ("low_pulse", way("falls", 0.6, 1.0, 1.6)),
    ("late_evenings", way("late", 0.4, 0.6, 0.9)),
    ("no_rest_between", way("tight_days", 0.35, 0.6, 0.95)),
    ("no_supervision", _stops_talking),
)
OWN_LOOK_ALIKES: tuple[tuple[str, Ways], ...] = (
    ("early mornings", Ways(early=0.9)),
    ("ends that nobody knows", Ways(tight_days=0.9, end_known=0.0)),
    ("nothing said about weeks", Ways(says_energy=0.0)),
    ("supervision every six weeks", Ways(supervised_every=42)),
    ("few meetings", Ways(meetings=1)),
)


def members(count: int, seed: int, starts: date, days: int, calm_one_in: int) -> Iterator[Engagement]:
    """So many members, the same for the same seed; every so-manieth is calm, of the others every second not."""
    turn = 0
    for place in range(count):
        chance = Random(f"{seed}/member/{place}")  # noqa: S311 (no secret: made to be the same again)
        is_calm = place % calm_one_in == calm_one_in - 1
        one = Engagement(UUID(int=1 + place), starts, days, is_calm=is_calm)
        plan = _usual(chance)
        if not is_calm and chance.random() < 0.6:
            strength = Strength(turn // len(OWN_SITUATIONS) % len(Strength))
            plan = plant_own(one, turn % len(OWN_SITUATIONS), strength, plan, chance)
            turn += 1
        elif chance.random() < 0.3:
            one.looks_like, ways = OWN_LOOK_ALIKES[place % len(OWN_LOOK_ALIKES)]
            plan = replace(plan, before=ways, after=ways)
        yield work(one, plan, chance)


def _usual(chance: Random) -> OwnPlan:
    ways = Ways(energy=chance.uniform(6, 8), meetings=chance.choice([3, 4, 5]))
    return OwnPlan(7 * chance.randint(10, 14), ways, ways)


def plant_own(one: Engagement, number: int, strength: Strength, plan: OwnPlan, chance: Random) -> OwnPlan:
    """Plant one of the situations of a member's own; it is true from the day of its onset on."""
    kind, build = OWN_SITUATIONS[number]
    onset = by_clock(one.starts + timedelta(days=plan.onset), 8)
    one.truths = (Truth(kind, onset, strength),)
    return build(plan, chance, strength)


def work(one: Engagement, plan: OwnPlan, chance: Random) -> Engagement:
    """Work every day of the plan."""
    energy, talk_on = plan.before.energy, chance.randint(1, 30)
    for day in range(one.days):
        ways, today = (plan.before if day < plan.onset else plan.after), one.starts + timedelta(days=day)
        if today.weekday() < 5:
            _hold(one, today, ways, chance)
            _write(one, today, ways, chance)
        elif today.weekday() == 6:
            energy = _say_energy(one, today, energy, ways, chance)
        if day >= plan.talks_again or (day >= talk_on and ways.supervised_every < NEVER):
            one.tell(by_clock(today, 12), "supervision.written", UUID(int=day + 1), minutes=60, about=[])
            plan = replace(plan, talks_again=NEVER)
            talk_on = day + chance.randint(ways.supervised_every - 5, ways.supervised_every + 5)
    return one


def _hold(one: Engagement, today: date, ways: Ways, chance: Random) -> None:
    """The meetings of a day: on most days a pause after each, on tight ones none."""
    is_tight, hour = chance.random() < ways.tight_days, chance.uniform(9, 11)
    for _ in range(chance.randint(1, ways.meetings)):
        planned = chance.choice([50, 50, 60])
        real = planned + round(chance.gauss(1, 3))
        _meet(one, by_clock(today, hour), planned, real, chance.random() < ways.end_known)
        pause = chance.uniform(0, 4) if is_tight else chance.uniform(8, 60)
        hour += (real + pause) / 60


def _meet(one: Engagement, at: datetime, planned: int, real: int, is_known: bool) -> None:
    row, minutes = UUID(int=10_000 + len(one.facts)), real if is_known else None
    ends = at + timedelta(minutes=real if is_known else planned)
    one.tell(at, "meeting.started", row, planned_minutes=planned)
    one.tell(ends, "meeting.ended", row, planned_minutes=planned, real_minutes=minutes, source="pressed")


def _write(one: Engagement, today: date, ways: Ways, chance: Random) -> None:
    hours = [chance.uniform(9, 18)]
    hours += [chance.uniform(21.2, 24.5)] if chance.random() < ways.late else []
    hours += [chance.uniform(6, 8)] if chance.random() < ways.early else []
    about = {"by": "member", "channel": "portal", "lines": 4, "answers_lines": 3, "is_unasked": False}
    for hour in sorted(hours):
        one.tell(by_clock(today, hour), "message.sent", None, "member", **about)


def _say_energy(one: Engagement, today: date, energy: float, ways: Ways, chance: Random) -> float:
    """On Sundays, about the week; returns how it really is after it."""
    energy = max(1.0, energy - ways.falls)
    if chance.random() < ways.says_energy:
        said = min(10, max(0, round(chance.gauss(energy, 0.7))))
        week = (today - timedelta(days=6)).isoformat()
        row = UUID(int=5_000 + today.toordinal() % 1000)
        rest = {"joy": 7, "rest": None, "own": None, "pressure": None}
        one.tell(by_clock(today, 19), "pulse.said", row, "member", week=week, energy=said, **rest)
    return energy
