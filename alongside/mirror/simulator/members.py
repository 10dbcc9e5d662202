"""A member's own made-up weeks: meetings one after another, evenings, energy, supervision. No Django."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from alongside.mirror.facts import OwnFrame
from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.record import Engagement, Truth, by_clock

NEVER = 1_000_000
PEOPLE = tuple(UUID(int=900_000 + number) for number in range(30))


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
    people: int = 8  # with whom they work, one after another
    hours: int = 18  # of work a week, as it is written down
    over: float = 1.0  # minutes beyond what was planned, on average
    long: float = 0.02  # of the answers: long ones to short questions
    unasked: float = 0.1  # of the working days: contact that nobody asked for
    pressure: float = 3.0  # what they say of their weeks, 0 to 10 ...
    doubt: float = 2.0
    own: float = 7.0
    shown: float = 5.0
    offers: float = 0.01  # of the working days: a change in what they offer


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """Ways, and from which day on one of them is another; `talks_again`: the day on which supervision begins anew."""

    ways: Ways
    since: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    talks_again: int = NEVER

    def on(self, day: int) -> Ways:
        """The ways of that day."""
        ways = self.ways
        for onset, changed in self.since:
            if onset <= day:
                ways = replace(ways, **changed)
        return ways


Build = Callable[[OwnPlan, int, Random, Strength], OwnPlan]


def _since(plan: OwnPlan, onset: int, **changed: Any) -> OwnPlan:
    return replace(plan, since=(*plan.since, (onset, changed)))


def way(name: str, weak: float, clear: float, strong: float) -> Build:
    """From the onset on, one way is different by strength."""

    def build(plan: OwnPlan, onset: int, _: Random, strength: Strength) -> OwnPlan:
        return _since(plan, onset, **{name: (weak, clear, strong)[strength]})

    return build


def _stops_talking(plan: OwnPlan, onset: int, chance: Random, strength: Strength) -> OwnPlan:
    """No supervision any more; weak: after three months there is some again."""
    again = onset + chance.randint(85, 100) if strength is Strength.WEAK else NEVER
    return replace(_since(plan, onset, supervised_every=NEVER), talks_again=again)


def _tires(plan: OwnPlan, onset: int, _: Random, strength: Strength) -> OwnPlan:
    """Step by step, two weeks each: more people, more time on each, late evenings, tired, unsure, silent, an offer."""
    usual, place = plan.ways, int(strength)
    stages: tuple[dict[str, Any], ...] = (
        {"people": usual.people + (3, 4, 6)[place], "meetings": usual.meetings + 1},
        {"over": (10, 14, 20)[place], "long": (0.2, 0.3, 0.5)[place]},
        {"late": (0.45, 0.6, 0.9)[place]},
        {"falls": (0.6, 1.0, 1.6)[place]},
        {"doubt": (7.0, 8.0, 9.0)[place], "own": 4.0},
        {"shown": 0.0},
        {"offers": (0.1, 0.2, 0.4)[place]},
    )
    for number, changed in enumerate(stages):
        plan = _since(plan, onset + 14 * number, **changed)
    return plan


def _pleases(plan: OwnPlan, onset: int, _: Random, strength: Strength) -> OwnPlan:
    """The pressure to please grows, and with it what is given beyond what was agreed."""
    place = int(strength)
    given = {"over": (9, 13, 20)[place], "long": (0.2, 0.4, 0.6)[place], "unasked": (0.3, 0.5, 0.8)[place]}
    return _since(plan, onset, pressure=(7.5, 8.3, 9.3)[place], **given)


def _fills_up(plan: OwnPlan, onset: int, _: Random, strength: Strength) -> OwnPlan:
    """The same people take more and more: more meetings, and longer ones."""
    return _since(plan, onset, meetings=8, over=(9, 25, 45)[int(strength)])


OWN_SITUATIONS: tuple[tuple[str, Build], ...] = (
    ("low_pulse", way("falls", 0.6, 1.0, 1.6)),
    ("late_evenings", way("late", 0.4, 0.6, 0.9)),
    ("no_rest_between", way("tight_days", 0.35, 0.6, 0.95)),
    ("no_supervision", _stops_talking),
    ("decline_ladder", _tires),
    ("over_service_under_pressure", _pleases),
    ("capacity", _fills_up),
)
# What may truly come along with one of them.
OWN_BESIDE: dict[str, tuple[str, ...]] = {
    "decline_ladder": ("low_pulse", "late_evenings", "capacity"),
    "capacity": ("late_evenings", "decline_ladder"),
    "over_service_under_pressure": ("decline_ladder", "capacity"),
}
OWN_LOOK_ALIKES: tuple[tuple[str, Ways], ...] = (
    ("early mornings", Ways(early=0.9)),
    ("ends that nobody knows", Ways(tight_days=0.9, end_known=0.0)),
    ("nothing said about weeks", Ways(says_energy=0.0)),
    ("supervision every six weeks", Ways(supervised_every=42)),
    ("few meetings", Ways(meetings=1)),
    ("many people who take no more", Ways(people=14)),
    ("pressure, and nothing given", Ways(pressure=8.5)),
    ("longer meetings, without pressure", Ways(over=18.0)),
    ("an answer to everybody, always", Ways(unasked=0.9, pressure=7.5)),
    ("nothing told others, as always", Ways(shown=0.0)),
    ("somebody who changes the offer often", Ways(offers=0.3)),
    ("full hours, and not more", Ways(meetings=5, hours=16)),
)


PLANTED, ALIKE = 0.7, 0.3  # of those who are not calm; of all others
AT_ONCE = (1, 1, 2)  # situations of one member; each changes another of their ways


def members(count: int, seed: int, starts: date, days: int, calm_one_in: int) -> Iterator[Engagement]:
    """So many members, the same for the same seed; every so-manieth is calm, most others have one or two situations."""
    turn = alike = 0
    for place in range(count):
        chance = Random(f"{seed}/member/{place}")  # noqa: S311 (no secret: made to be the same again)
        is_calm = place % calm_one_in == calm_one_in - 1
        one, plan = Engagement(UUID(int=1 + place), starts, days, is_calm=is_calm), _usual(chance)
        if not is_calm and chance.random() < PLANTED:
            for _ in range(chance.choice(AT_ONCE)):
                plan, turn = plant_own(one, *_in_turn(turn), plan, chance), turn + 1
        elif chance.random() < ALIKE:
            one.looks_like, ways = OWN_LOOK_ALIKES[alike % len(OWN_LOOK_ALIKES)]
            plan, alike = OwnPlan(ways), alike + 1
        yield work(one, plan, chance)


def _in_turn(turn: int) -> tuple[int, Strength]:
    """Which one, and how strong: each equally often; two that follow each other are different ones."""
    return turn % len(OWN_SITUATIONS), Strength(turn // len(OWN_SITUATIONS) % len(Strength))


def _usual(chance: Random) -> OwnPlan:
    return OwnPlan(Ways(energy=chance.uniform(6, 8), meetings=chance.choice([3, 4, 5])))


def plant_own(one: Engagement, number: int, strength: Strength, plan: OwnPlan, chance: Random) -> OwnPlan:
    """Plant one of the situations of a member's own; it is true from the day of its onset on."""
    (kind, build), day = OWN_SITUATIONS[number], 7 * chance.randint(10, 14)
    onset = by_clock(one.starts + timedelta(days=day), 8)
    beside = (Truth(each, onset, strength, is_beside=True) for each in OWN_BESIDE.get(kind, ()))
    one.truths = (*one.truths, Truth(kind, onset, strength), *beside)
    return build(plan, day, chance, strength)


def work(one: Engagement, plan: OwnPlan, chance: Random) -> Engagement:
    """Work every day of the plan."""
    one.own = OwnFrame(60 * plan.ways.hours, clients=frozenset(PEOPLE))
    energy, talk_on, talks_again = plan.ways.energy, chance.randint(1, 30), plan.talks_again
    for day in range(one.days):
        ways, today = plan.on(day), one.starts + timedelta(days=day)
        if today.weekday() < 5:
            _hold(one, today, ways, chance)
            _write(one, today, ways, chance)
            _change_offer(one, today, ways, chance)
        elif today.weekday() == 6:
            energy = _say_energy(one, today, energy, ways, chance)
        if day >= talks_again or (day >= talk_on and ways.supervised_every < NEVER):
            one.tell(by_clock(today, 12), "supervision.written", UUID(int=day + 1), minutes=60, about=[])
            talks_again = NEVER
            talk_on = day + chance.randint(ways.supervised_every - 5, ways.supervised_every + 5)
    return one


def _hold(one: Engagement, today: date, ways: Ways, chance: Random) -> None:
    """The meetings of a day: on most days a pause after each, on tight ones none."""
    is_tight, hour = chance.random() < ways.tight_days, chance.uniform(9, 11)
    for _ in range(chance.randint(1, ways.meetings)):
        planned = chance.choice([50, 50, 60])
        real = planned + round(chance.gauss(ways.over, 3))
        _meet(one, by_clock(today, hour), planned, real, chance.random() < ways.end_known)
        one.with_whom(_next(one, ways))
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
    about: dict[str, Any] = {"by": "member", "channel": "portal"}
    usual = {"lines": 4, "answers_lines": 3, "is_unasked": False}
    long = {"lines": 30, "answers_lines": 2, "is_unasked": False}
    for hour in sorted(hours):
        said = long if chance.random() < ways.long else usual
        one.tell(by_clock(today, hour), "message.sent", None, "member", **about, **said)
        one.with_whom(_next(one, ways))
    if chance.random() < ways.unasked:
        unasked = {"lines": 3, "answers_lines": None, "is_unasked": True}
        one.tell(by_clock(today, 18), "message.sent", None, "member", **about, **unasked)
        one.with_whom(_next(one, ways))


def _next(one: Engagement, ways: Ways) -> UUID:
    """With whom: one person after another."""
    return PEOPLE[len(one.facts) // 2 % ways.people]


def _change_offer(one: Engagement, today: date, ways: Ways, chance: Random) -> None:
    if chance.random() < ways.offers:
        one.tell(by_clock(today, 19), "service.kept", UUID(int=3), is_new=False)


def _say_energy(one: Engagement, today: date, energy: float, ways: Ways, chance: Random) -> float:
    """On Sundays, about the week; returns how it really is after it."""
    energy = max(1.0, energy - ways.falls)
    if chance.random() < ways.says_energy:
        said = min(10, max(0, round(chance.gauss(energy, 0.7))))
        week = (today - timedelta(days=6)).isoformat()
        row = UUID(int=5_000 + today.toordinal() % 1000)
        rest: dict[str, int | None] = {"joy": 7, "rest": None}
        for item in ("own", "doubt", "pressure", "shown"):
            rest[item] = min(10, max(0, round(chance.gauss(getattr(ways, item), 0.8))))
        one.tell(by_clock(today, 19), "pulse.said", row, "member", week=week, energy=said, **rest)
    return energy
