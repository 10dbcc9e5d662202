"""A member's own practice in numbers: hours, words, steps, time against change, what one can hold."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from alongside.mirror.own_practice import (
    CALLS,
    HABITS,
    MEETINGS,
    WRITING,
    Capacity,
    Contacts,
    Done,
    Effort,
    Lines,
    Style,
    by_hour,
    by_week,
    capacity,
    contacts,
    done,
    efforts,
    freed,
    lines_of_answers,
    nearer,
    pace,
    steps_by_client,
)
from alongside.mirror.own_record import Record, last_weeks
from alongside.steps.balance import Balance

NOW = datetime(2026, 3, 25, 9, tzinfo=UTC)  # a Wednesday
WINDOW = last_weeks(NOW, "Europe/Helsinki")  # from Monday, 29 December to Monday, 23 March
VERA, OSKAR = UUID(int=1), UUID(int=2)


def ended(number: int, at: datetime, planned: int = 50, real: int | None = 50, **also: Any) -> Record:
    facts = {"planned_minutes": planned, "real_minutes": real, "source": "pressed"}
    return Record(number, at, "meeting.ended", facts, **{"client": VERA, "about": UUID(int=number)} | also)


def sent(number: int, at: datetime, lines: int, answers: int | None, **also: Any) -> Record:
    facts = {"by": "member", "lines": lines, "answers_lines": answers, "is_unasked": answers is None}
    facts |= {"channel": also.pop("channel", "portal"), "by": also.pop("by", "member")}
    return Record(number, at, "message.sent", facts, **{"client": VERA} | also)


def day(number: int, hour: int = 9) -> datetime:
    """So many days into the window."""
    return datetime(2025, 12, 29, hour, tzinfo=UTC) + timedelta(days=number)


def test_the_weeks_are_whole_and_this_one_is_not_among_them() -> None:
    assert WINDOW.mondays[0] == date(2025, 12, 29)
    assert WINDOW.mondays[-1] == date(2026, 3, 16)
    assert WINDOW.starts_at == datetime(2025, 12, 28, 22, tzinfo=UTC)
    assert WINDOW.ends_at == datetime(2026, 3, 22, 22, tzinfo=UTC)
    late = datetime(2026, 3, 22, 22, tzinfo=UTC)  # midnight where the member is
    assert [WINDOW.week_of(at) for at in (day(0), day(7), late)] == [0, 1, 12]
    assert WINDOW.within([ended(1, late), ended(2, NOW), ended(3, day(-1))]) == []


def test_time_is_what_was_written_down_by_kind() -> None:
    took = done(
        [
            ended(1, day(0), real=67),
            ended(2, day(1), real=None),  # nobody knows its end: as agreed
            sent(3, day(2), lines=20, answers=2),
            sent(4, day(3), lines=3, answers=None, channel="phone", minutes=15),
            sent(5, day(4), lines=3, answers=None, channel="phone"),  # nobody wrote down how long
            sent(6, day(5), lines=9, answers=None, by="client"),  # their letter, written down here
            ended(7, day(6), is_mine=False),
        ]
    )
    assert took == [
        Done(day(0), MEETINGS, 67.0, VERA),
        Done(day(1), MEETINGS, 50.0, VERA, is_known=False),
        Done(day(2), WRITING, 10.0, VERA),
        Done(day(3), CALLS, 15.0, VERA),
    ]


def test_an_end_that_was_corrected_counts_once_as_it_was_known_last() -> None:
    twice = [ended(8, day(0), real=90, about=UUID(int=5)), ended(9, day(0), real=60, about=UUID(int=5))]
    assert [each.minutes for each in done(twice)] == [each.minutes for each in done(twice[::-1])] == [60.0]


def test_what_cannot_be_counts_nothing() -> None:
    assert [each.minutes for each in done([ended(1, day(0), planned=-5, real=-3)])] == [0.0]
    assert [each.minutes for each in done([Record(1, day(0), "meeting.ended")])] == [0.0]


def test_a_week_has_its_meetings_and_its_minutes() -> None:
    took = done([ended(1, day(0)), ended(2, day(6), real=60), sent(3, day(8), 4, 2)])
    weeks = by_week(took, WINDOW)
    assert len(weeks) == 12
    assert (weeks[0].monday, weeks[0].meetings, weeks[0].total) == (date(2025, 12, 29), 2, 110.0)
    assert weeks[1].minutes == {MEETINGS: 0, WRITING: 2.0, CALLS: 0}
    assert [each.total for each in weeks[2:]] == [0] * 10


def test_our_lines_are_set_against_theirs_from_five_answers_up() -> None:
    pairs = [(10, 2), (20, 2), (6, 3), (8, 2), (30, 1)]
    answers = [sent(number, day(number), ours, theirs) for number, (ours, theirs) in enumerate(pairs)]
    noise = [sent(20, day(9), 90, None), sent(21, day(9), 90, 1, channel="visit")]
    assert lines_of_answers([*answers, *noise]) == Lines(5, ours=10, theirs=2, ratio=5.0)
    assert lines_of_answers(answers[:4]) == 4


def test_contact_is_told_by_who_asked_and_by_the_hour_where_one_is() -> None:
    ours = [sent(1, day(1, 6), 5, 2), sent(2, day(2, 6), 5, None), sent(3, day(3, 21), 5, None)]
    theirs = [sent(4, day(4), 5, None, by="client"), ended(5, day(4))]
    assert contacts([*ours, *theirs]) == Contacts(asked=1, unasked=2)
    hours = by_hour([*ours, *theirs], ZoneInfo("Europe/Helsinki"))
    assert {hour: count for hour, count in enumerate(hours) if count} == {8: 2, 23: 1}


def test_steps_are_told_apart_by_owner_in_advice_work_only() -> None:
    steps = [
        Record(number, day(number), "step.set", {"owner": owner}, client, is_mine=owner != "client")
        for number, (owner, client) in enumerate(
            [("client", VERA), ("client", VERA), ("practitioner", VERA), ("practitioner", OSKAR)]
        )
    ]
    assert steps_by_client(steps, {VERA}) == {VERA: Balance(client=2, practitioner=1)}


def rated(number: int, at: datetime, near: int | None, client: UUID, goal: int, by: str = "client") -> Record:
    return Record(number, at, "goal.rated", {"near": near, "by": by}, client, UUID(int=goal), is_mine=False)


def test_nearer_is_the_last_rating_minus_the_first_of_each_goal() -> None:
    said = [
        rated(1, day(1), 3, VERA, 11),
        rated(2, day(40), 7, VERA, 11),
        rated(3, day(2), 5, VERA, 12),
        rated(4, day(41), 4, VERA, 12),
        rated(5, day(42), 10, VERA, 12, by="member"),  # not theirs to say
        rated(6, day(1, 8), 2, OSKAR, 13),
        rated(7, day(1, 9), 9, OSKAR, 13),  # the same day
    ]
    assert nearer(said) == nearer(said[::-1]) == {VERA: 1.5}


def test_time_is_set_beside_change_from_five_people_up() -> None:
    five = {UUID(int=number): float(number % 3) for number in range(1, 6)}
    took = [Done(day(0), MEETINGS, 60.0 * number, UUID(int=number)) for number in range(1, 5)]
    assert efforts(took, {key: five[key] for key in list(five)[:4]}) == []
    assert [(each.minutes, each.change) for each in efforts(took, five)] == [
        (0.0, 2.0),
        (60.0, 1.0),
        (120.0, 2.0),
        (180.0, 0.0),
        (240.0, 1.0),
    ]
    assert efforts(took, five)[0] == Effort(UUID(int=5), 0.0, 2.0)


def test_one_holds_what_the_hours_allow() -> None:
    weekly = [ended(number, day(7 * number), real=60) for number in range(12)]
    late = [ended(20 + number, day(56 + 7 * number), real=120, client=OSKAR) for number in range(4)]
    took = done([*weekly, *late])
    held = capacity(took, WINDOW, {VERA, OSKAR}, available=20 * 60)
    assert held == Capacity(people=2, minutes=90.0, available=1200)  # 60 and, since they came, 120
    assert held.holds == 13
    assert capacity(took, WINDOW, set(), 1200) is None


def test_three_weeks_are_too_few_to_say_what_one_can_hold() -> None:
    took = done([ended(number, day(63 + 7 * number)) for number in range(3)])
    assert capacity(took, WINDOW, {VERA}, 1200) is None
    assert capacity(done([ended(1, day(56))]), WINDOW, {VERA}, 1200) is not None


def test_a_habit_frees_what_it_takes() -> None:
    records = [
        ended(1, day(0), real=74),  # 24 minutes over
        sent(2, day(1), lines=72, answers=2),  # 36 minutes, a third is 12
        sent(3, day(2), lines=24, answers=None),  # 12 minutes, half is 6
        sent(4, day(3), lines=3, answers=None, channel="phone", minutes=12),  # half is 6
    ]
    found = freed(records, WINDOW, Style())
    assert {name: round(minutes, 9) for name, minutes in found.items()} == {
        "shorter": 1.0,
        "on_time": 2.0,
        "asked": 1.0,
    }


def test_a_practice_may_set_its_own_pace() -> None:
    assert [pace(each) for each in ({}, {"lines_a_minute": 4}, {"lines_a_minute": "4"})] == [2, 4, 2]
    assert done([sent(1, day(0), 20, 2)], Style(lines_a_minute=4))[0].minutes == 5.0


def made_up(chance: random.Random) -> list[Record]:
    found = []
    for number in range(chance.randrange(40)):
        at = day(chance.randrange(-10, 100), chance.randrange(24))
        client = UUID(int=chance.randrange(1, 8))
        if chance.random() < 0.5:
            found.append(
                ended(number, at, chance.choice([0, 50]), chance.choice([None, 0, 45, 80]), client=client)
            )
        else:
            lines, answers = chance.randrange(40), chance.choice([None, 0, 1, 12])
            channel, minutes = chance.choice([("portal", None), ("phone", None), ("phone", 25)])
            found.append(sent(number, at, lines, answers, channel=channel, minutes=minutes, client=client))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_in_any_order_the_same_and_no_habit_ever_costs_time(seed: int) -> None:
    chance = random.Random(seed)
    records = made_up(chance)
    inside = WINDOW.within(records)
    chance.shuffle(records)
    assert WINDOW.within(records) == inside
    took = done(inside)
    assert done(records[:]) == done(sorted(records, key=lambda each: each.id))
    weeks = by_week(took, WINDOW)
    assert sum(each.total for each in weeks) == pytest.approx(sum(each.minutes for each in took))
    assert all(each.minutes >= 0 for each in took)
    assert all(freed(inside, WINDOW, Style())[name] >= 0 for name in HABITS)
    everybody = {each.client for each in took if each.client}
    plain = capacity(took, WINDOW, everybody, 1200)
    tried = capacity(done(inside, Style(shorter=True, on_time=True, asked=True)), WINDOW, everybody, 1200)
    if plain and tried:
        assert tried.holds >= plain.holds
