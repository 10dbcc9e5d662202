"""What is to be asked: plans, by what happened. Every vector was reckoned by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice import asking
from alongside.voice.asking import Ask, Asked, Held, Plan, Planned, Touch, Work, due

START = datetime(2026, 1, 31, 9, tzinfo=UTC)
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
QUEST, OTHER = UUID(int=1), UUID(int=2)


def plan(rhythm: str, **also: object) -> Plan:
    fields: dict[str, object] = {"id": UUID(int=100), "measure": QUEST, "since": START - A_DAY}
    return Plan(rhythm=rhythm, **(fields | also))  # type: ignore[arg-type]


def held(*days: int, asks: int | None = None) -> list[Held]:
    """Meetings held so many days after the start; the `asks`-th is being wrapped up."""
    return [
        Held(UUID(int=1000 + day), START + day * A_DAY, number == asks)
        for number, day in enumerate(days, start=1)
    ]


def asked(ask: Ask, at: datetime) -> Asked:
    return Asked(ask.measure, ask.rater, ask.occasion, at, ask.subject, ask.person)


def test_before_every_meeting_the_day_before() -> None:
    work = Work(START, planned=[Planned(UUID(int=7), START + 10 * A_DAY)])
    at = START + 9 * A_DAY
    assert due([plan("before")], work, [], at - AN_HOUR) == []
    [ask] = due([plan("before")], work, [], at)
    assert (ask.occasion, ask.subject, ask.at, ask.expires_at) == (
        "before",
        UUID(int=7),
        at,
        START + 10 * A_DAY,
    )
    assert due([plan("before")], work, [], START + 10 * A_DAY - timedelta(minutes=59)) == []


def test_before_every_third_meeting_counts_what_was_held() -> None:
    planned = [Planned(UUID(int=7), START + 10 * A_DAY), Planned(UUID(int=8), START + 10 * A_DAY + AN_HOUR)]
    work = Work(START, held=held(0), planned=planned)
    found = due([plan("before", every=3)], work, [], START + 9 * A_DAY + 2 * AN_HOUR)
    assert [ask.subject for ask in found] == [UUID(int=8)]


@pytest.mark.parametrize(("number", "is_asked"), [(1, False), (2, False), (3, True), (4, False)])
def test_after_every_third_meeting(number: int, is_asked: bool) -> None:
    work = Work(START, held=held(0, 7, 14, 21, asks=number))
    now = START + 22 * A_DAY
    found = due([plan("after", every=3)], work, [], now)
    assert [(ask.occasion, ask.subject) for ask in found] == ([("after", UUID(int=1014))] if is_asked else [])
    assert all(ask.expires_at == now + timedelta(days=14) for ask in found)


def test_two_meetings_on_one_day_are_asked_about_both() -> None:
    meetings = [replace(each, is_asked_about=True) for each in held(0, 1)]
    now = START + 2 * A_DAY
    first = Asked(QUEST, "client", "after", now - AN_HOUR, meetings[0].id)
    found = due([plan("after")], Work(START, held=meetings), [first], now)
    assert [ask.subject for ask in found] == [meetings[1].id]


def test_monthly_by_the_month_of_the_work_and_never_for_days_before_the_plan() -> None:
    work = Work(START)
    assert due([plan("monthly")], work, [], START) == []
    [ask] = due([plan("monthly")], work, [], datetime(2026, 2, 28, 9, tzinfo=UTC))
    assert (ask.occasion, ask.at) == ("regular", datetime(2026, 2, 28, 9, tzinfo=UTC))
    [ask] = due([plan("monthly")], work, [], datetime(2026, 4, 1, tzinfo=UTC))
    assert ask.at == datetime(2026, 3, 31, 9, tzinfo=UTC)
    late = plan("monthly", since=datetime(2026, 3, 31, 10, tzinfo=UTC))
    assert due([late], work, [], datetime(2026, 4, 1, tzinfo=UTC)) == []
    assert due([plan("monthly")], work, [], datetime(2026, 3, 14, 9, tzinfo=UTC)) == []  # two weeks late


def test_a_clients_own_monthly_plan_begins_with_its_first_day() -> None:
    since = START + 5 * A_DAY
    own = plan("monthly", is_own=True, since=since, every=2)
    [ask] = due([own], Work(START), [], since)
    assert ask.at == since
    done = [asked(ask, since)]
    assert due([own], Work(START), done, since + 13 * A_DAY) == []
    [again] = due([own], Work(START), done, asking.months_later(since, 2))
    assert again.at == asking.months_later(since, 2)


def test_touchpoints() -> None:
    work = Work(START, held=held(0, 7, 14), touches=[Touch("absence_over", START + 3 * A_DAY)])
    now = START + 14 * A_DAY
    assert [ask.at for ask in due([plan("touchpoint", touchpoint="third_meeting")], work, [], now)] == [now]
    assert [ask.at for ask in due([plan("touchpoint", touchpoint="absence_over")], work, [], now)] == [
        START + 3 * A_DAY
    ]
    assert due([plan("touchpoint", touchpoint="first_meeting")], work, [], now) == []  # two weeks ago
    assert due([plan("touchpoint", touchpoint="agreement_changed")], work, [], now) == []


def test_at_the_ending_while_it_is_offered_and_months_after_it() -> None:
    offered, ended = START + 30 * A_DAY, START + 40 * A_DAY
    plans = [plan("ending"), plan("after_ending", id=UUID(int=101), every=3)]
    [ask] = due(plans, Work(START, ending_at=offered), [], offered + A_DAY)
    assert (ask.occasion, ask.at) == ("ending", offered)
    over = Work(START, ending_at=offered, ended_at=ended)
    done = [asked(ask, offered + A_DAY)]
    assert due(plans, over, done, ended + A_DAY) == []
    at = asking.months_later(ended, 3)
    assert due(plans, over, done, at - timedelta(seconds=1)) == []
    [follow] = due(plans, over, done, at)
    assert (follow.occasion, follow.expires_at) == ("follow_up", at + timedelta(days=14))
    assert due(plans, over, done, at + timedelta(days=30)) == []


def test_nothing_while_the_work_rests() -> None:
    work = Work(START, planned=[Planned(UUID(int=7), START + A_DAY)], is_resting=True)
    assert due([plan("before"), plan("monthly", is_own=True, since=START)], work, [], START) == []


def test_a_clients_own_plan_wins_over_the_practices_and_a_stopped_one_is_a_no() -> None:
    of_all, usual = plan("after"), plan("after", id=None)
    own = plan("after", id=UUID(int=102), is_own=True, every=2)
    assert asking.in_force([of_all, own, usual]) == [own]
    assert asking.in_force([of_all, replace(own, is_stopped=True)]) == []
    assert asking.in_force([usual, replace(of_all, is_stopped=True)]) == []
    assert asking.in_force([usual]) == [usual]
    assert asking.in_force([usual, replace(of_all, measure=OTHER)]) == [usual, replace(of_all, measure=OTHER)]
    both = [of_all, replace(of_all, id=UUID(int=103), is_stopped=True, rhythm="monthly")]
    assert asking.in_force(both) == [of_all]


def test_each_of_the_circle_is_asked_for_themselves() -> None:
    near = (UUID(int=50), UUID(int=51))
    work = Work(START, circle=near)
    monthly = plan("monthly", rater="circle", is_own=True, since=START)
    found = due([monthly], work, [], START)
    assert [ask.person for ask in found] == list(near)
    assert [ask.person for ask in due([monthly], work, [asked(found[0], START)], START)] == [near[1]]


def test_one_measure_is_asked_once_for_all_reasons_of_a_day() -> None:
    work = Work(START - 60 * A_DAY, held=held(0, asks=1))
    plans = [plan("after"), plan("touchpoint", id=UUID(int=104), touchpoint="first_meeting")]
    assert [ask.occasion for ask in due(plans, work, [], START)] == ["after"]


def test_what_was_asked_by_hand_after_the_reason_counts() -> None:
    by_hand = Asked(QUEST, "client", "once", START + 3 * A_DAY)
    monthly = plan("monthly", is_own=True, since=START)
    assert due([monthly], Work(START), [by_hand], START + 4 * A_DAY) == []


@pytest.mark.parametrize(
    ("months", "day"),
    [(0, (2026, 1, 31)), (1, (2026, 2, 28)), (11, (2026, 12, 31)), (12, (2027, 1, 31)), (25, (2028, 2, 29))],
)
def test_months_later(months: int, day: tuple[int, int, int]) -> None:
    assert asking.months_later(START, months) == datetime(*day, 9, tzinfo=UTC)


def test_reminded_once_when_there_is_time() -> None:
    assert asking.remind_at(START, START + 14 * A_DAY) == START + 2 * A_DAY
    assert asking.remind_at(START, START + 3 * A_DAY) == START + 2 * A_DAY
    assert asking.remind_at(START, START + 2 * A_DAY) is None
    assert asking.remind_at(START, None) is None


@pytest.mark.parametrize(
    ("answered", "may"),
    [
        ([], True),
        ([False], True),
        ([False, False], False),
        ([False, False, True], False),
        ([False, True], True),
        ([True, False, False], True),
    ],
)
def test_no_letters_after_two_skips_in_a_row(answered: list[bool], may: bool) -> None:
    assert asking.may_write(answered) is may


def test_half_as_often() -> None:
    assert asking.less_often(plan("after", every=3)) == 6
    assert asking.less_often(plan("monthly", every=12)) == 24
    assert asking.less_often(plan("monthly", every=13)) is None
    assert asking.less_often(plan("ending")) is None


# Properties: of any plans, over any course, in any order.

DAYS = st.integers(0, 200)
PLANS = st.lists(
    st.builds(
        Plan,
        id=st.none() | st.integers(1, 9).map(lambda n: UUID(int=n)),
        measure=st.sampled_from([QUEST, OTHER]),
        rhythm=st.sampled_from(asking.RHYTHMS),
        since=DAYS.map(lambda day: START + day * A_DAY),
        every=st.integers(1, 4),
        touchpoint=st.sampled_from(asking.TOUCHPOINTS),
        rater=st.sampled_from(asking.RATERS),
        is_own=st.booleans(),
        is_stopped=st.booleans(),
    ),
    max_size=6,
)
WORKS = st.builds(
    Work,
    opened_at=DAYS.map(lambda day: START + day * A_DAY),
    held=st.lists(
        st.builds(
            Held,
            st.integers(200, 240).map(lambda n: UUID(int=n)),
            DAYS.map(lambda day: START + day * A_DAY),
            st.booleans(),
        ),
        max_size=5,
        unique_by=lambda each: each.id,
    ),
    planned=st.lists(
        st.builds(
            Planned,
            st.integers(300, 340).map(lambda n: UUID(int=n)),
            DAYS.map(lambda day: START + day * A_DAY),
        ),
        max_size=5,
        unique_by=lambda each: each.id,
    ),
    touches=st.lists(
        st.builds(Touch, st.sampled_from(asking.TOUCHPOINTS), DAYS.map(lambda day: START + day * A_DAY)),
        max_size=3,
    ),
    circle=st.lists(st.integers(50, 53).map(lambda n: UUID(int=n)), max_size=2, unique=True),
    is_resting=st.booleans(),
    ending_at=st.none() | DAYS.map(lambda day: START + day * A_DAY),
    ended_at=st.none() | DAYS.map(lambda day: START + day * A_DAY),
)
HOURS = st.lists(st.integers(0, 300 * 24), min_size=1, max_size=12).map(
    lambda hours: [START + hour * AN_HOUR for hour in sorted(hours)]
)


@settings(max_examples=200, deadline=None)
@given(PLANS, WORKS, HOURS)
def test_never_twice_for_one_occasion(plans: list[Plan], work: Work, moments: list[datetime]) -> None:
    done: list[Asked] = []
    for now in moments:
        found = due(plans, work, done, now)
        done += [asked(ask, now) for ask in found]
        assert due(plans, work, done, now) == []
    of_meetings = [(a.measure, a.rater, a.person, a.occasion, a.subject) for a in done if a.subject]
    assert len(of_meetings) == len(set(of_meetings))


@settings(max_examples=200, deadline=None)
@given(PLANS, WORKS, st.integers(0, 300 * 24))
def test_after_an_ending_only_what_was_planned_for_then(plans: list[Plan], work: Work, hour: int) -> None:
    over = replace(work, ended_at=work.ended_at or START)
    found = due(plans, over, [], START + hour * AN_HOUR)
    assert {ask.occasion for ask in found} <= {"follow_up"}


@settings(max_examples=200, deadline=None)
@given(PLANS, WORKS, st.integers(0, 300 * 24), st.randoms())
def test_the_order_of_arrival_makes_no_difference(
    plans: list[Plan], work: Work, hour: int, random: Random
) -> None:
    now = START + hour * AN_HOUR

    def shuffled(rows: object) -> list:  # type: ignore[type-arg]
        return random.sample(list(rows), len(list(rows)))  # type: ignore[call-overload]

    mixed = replace(
        work,
        held=shuffled(work.held),
        planned=shuffled(work.planned),
        touches=shuffled(work.touches),
        circle=shuffled(work.circle),
    )
    assert due(shuffled(plans), mixed, [], now) == due(plans, work, [], now)


@settings(max_examples=200, deadline=None)
@given(PLANS, WORKS, st.integers(0, 300 * 24))
def test_what_is_asked_is_due_and_has_time_left(plans: list[Plan], work: Work, hour: int) -> None:
    now = START + hour * AN_HOUR
    wanted = {(plan.measure, plan.rater) for plan in asking.in_force(plans)}
    for ask in due(plans, work, [], now):
        assert ask.expires_at > now
        assert (ask.measure, ask.rater) in wanted
        assert ask.at <= now or ask.occasion == "after"
        assert (ask.person is not None) == (ask.rater == "circle")
