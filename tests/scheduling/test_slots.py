"""The arithmetic of openings: never in taken time, always within working hours, in every zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.lib.spans import Span
from alongside.scheduling import slots
from alongside.scheduling.slots import DayException, Hours, Rules

HELSINKI = ZoneInfo("Europe/Helsinki")
ANY_TIME = Rules(notice=timedelta(0), horizon=timedelta(days=3650))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = [
    "Europe/Helsinki",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Tehran",
    "Pacific/Apia",
    "Asia/Tokyo",
    "America/Santiago",
    "Asia/Kathmandu",
]


def at(text: str, zone: ZoneInfo = HELSINKI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def starts(found: list[Span], zone: ZoneInfo = HELSINKI) -> list[str]:
    return [span.start.astimezone(zone).strftime("%H:%M") for span in found]


def day_of_work(day: date, zone: ZoneInfo = HELSINKI, *hours: tuple[int, int]) -> list[Span]:
    spans = [Hours(day.weekday(), time(first), time(last)) for first, last in hours or ((9, 12),)]
    return slots.working_spans(spans, [day], zone)


def test_openings_lie_on_the_grid_of_the_working_hours() -> None:
    working = day_of_work(date(2026, 2, 2))
    found = slots.openings(working, [], 50, ANY_TIME, LONG_AGO)
    assert starts(found) == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    assert {span.minutes for span in found} == {50}


def test_taken_time_is_left_out_and_the_grid_goes_on_after_it() -> None:
    taken = [Span(at("2026-02-02T09:10"), at("2026-02-02T10:05"))]
    found = slots.openings(day_of_work(date(2026, 2, 2)), taken, 50, ANY_TIME, LONG_AGO)
    assert starts(found) == ["10:30", "11:00"]


def test_back_to_back_is_free() -> None:
    taken = [Span(at("2026-02-02T09:00"), at("2026-02-02T10:00"))]
    found = slots.openings(day_of_work(date(2026, 2, 2)), taken, 60, ANY_TIME, LONG_AGO)
    assert starts(found) == ["10:00", "10:30", "11:00"]


def test_the_rest_around_meetings_is_kept() -> None:
    rules = Rules(
        timedelta(0), timedelta(days=3650), before=timedelta(minutes=10), after=timedelta(minutes=10)
    )
    taken = [Span(at("2026-02-02T10:00"), at("2026-02-02T10:50"))]
    found = slots.openings(day_of_work(date(2026, 2, 2)), taken, 50, rules, LONG_AGO)
    assert starts(found) == ["09:00", "11:00"]


def test_notice_and_horizon() -> None:
    working = slots.working_spans(
        [Hours(day, time(9), time(10)) for day in range(7)],
        [date(2026, 2, 2) + timedelta(days=n) for n in range(7)],
        HELSINKI,
    )
    rules = Rules(notice=timedelta(hours=24), horizon=timedelta(days=3), step=timedelta(hours=1))
    found = slots.openings(working, [], 60, rules, at("2026-02-02T09:00"))
    assert [span.start.astimezone(HELSINKI).day for span in found] == [3, 4, 5]
    later = slots.openings(working, [], 60, rules, at("2026-02-02T09:01"))
    assert [span.start.astimezone(HELSINKI).day for span in later] == [4, 5]


def test_nothing_fits_into_too_little_time() -> None:
    assert slots.openings(day_of_work(date(2026, 2, 2)), [], 181, ANY_TIME, LONG_AGO) == []
    assert slots.openings(day_of_work(date(2026, 2, 2)), [], 0, ANY_TIME, LONG_AGO) == []


def test_a_day_away_has_no_working_time() -> None:
    days = [date(2026, 2, 2), date(2026, 2, 9)]
    working = slots.working_spans([Hours(0, time(9), time(10))], days, HELSINKI, away={days[0]})
    assert working == [Span(at("2026-02-09T09:00"), at("2026-02-09T10:00"))]


def test_the_night_of_spring_has_an_hour_less() -> None:
    """Europe/Helsinki, 29 March 2026: 3:00 does not exist."""
    working = day_of_work(date(2026, 3, 29), HELSINKI, (0, 8))
    found = slots.openings(
        working, [], 60, Rules(timedelta(0), timedelta(days=3650), step=timedelta(hours=1)), LONG_AGO
    )
    assert starts(found) == ["00:00", "01:00", "02:00", "04:00", "05:00", "06:00", "07:00"]


def test_the_night_of_autumn_has_an_hour_more_and_each_is_one_moment() -> None:
    working = day_of_work(date(2026, 10, 25), HELSINKI, (0, 6))
    found = slots.openings(
        working, [], 60, Rules(timedelta(0), timedelta(days=3650), step=timedelta(hours=1)), LONG_AGO
    )
    assert starts(found) == ["00:00", "01:00", "02:00", "03:00", "03:00", "04:00", "05:00"]
    assert len({span.start for span in found}) == 7


def test_the_rhythm_keeps_the_wall_clock_across_summer_time() -> None:
    after = at("2026-03-19T14:00")
    found = list(slots.rhythm(after, 3, time(14), 50, HELSINKI, 1, after))
    assert [span.start.astimezone(HELSINKI).strftime("%d.%m. %H:%M") for span in found[:3]] == [
        "26.03. 14:00",
        "02.04. 14:00",
        "09.04. 14:00",
    ]
    assert {span.minutes for span in found} == {50}


def test_the_rhythm_never_suggests_the_past() -> None:
    now = at("2026-06-01T12:00")
    found = next(slots.rhythm(at("2026-05-18T14:00"), 0, time(14), 50, HELSINKI, 2, now))
    assert found.start == at("2026-06-01T14:00")


def test_alternatives_are_the_nearest() -> None:
    free = slots.openings(day_of_work(date(2026, 2, 2)), [], 50, ANY_TIME, LONG_AGO)
    found = slots.alternatives(free, at("2026-02-02T10:05"))
    assert starts(found) == ["09:30", "10:00", "10:30"]


def test_a_break_off_and_extra_hours_on_one_day() -> None:
    day = date(2026, 2, 2)
    usual = [Hours(0, time(9), time(12))]
    off = DayException(day, False, time(10), time(10, 30))
    extra = DayException(day, True, time(18), time(19))
    found = slots.working_spans(usual, [day], HELSINKI, exceptions=[off, extra])
    assert found == [
        Span(at("2026-02-02T09:00"), at("2026-02-02T10:00")),
        Span(at("2026-02-02T10:30"), at("2026-02-02T12:00")),
        Span(at("2026-02-02T18:00"), at("2026-02-02T19:00")),
    ]
    assert slots.working_spans(usual, [day], HELSINKI, exceptions=[DayException(day, False)]) == []
    assert slots.working_spans(usual, [day], HELSINKI, away=[day], exceptions=[extra]) == []


def test_hours_hold_from_and_until_their_days() -> None:
    old = Hours(0, time(9), time(10), valid_until=date(2026, 2, 8))
    new = Hours(0, time(14), time(15), valid_from=date(2026, 2, 9), place_kind="video")
    days = [date(2026, 2, 2), date(2026, 2, 9)]
    found = slots.working_spans([old, new], days, HELSINKI)
    assert starts(found) == ["09:00", "14:00"]
    assert starts(slots.working_spans([old, new], days, HELSINKI, place_kind="room")) == ["09:00"]


def test_a_full_day_and_a_full_week_show_nothing() -> None:
    rules = replace(ANY_TIME, most_a_day=2)
    held = [Span.lasting(at(f"2026-02-02T{hour}:00"), 50) for hour in ("07", "08")]
    working = day_of_work(date(2026, 2, 2))
    assert slots.openings(working, [], 50, rules, LONG_AGO, meetings=held[:1], zone=HELSINKI) != []
    assert slots.openings(working, [], 50, rules, LONG_AGO, meetings=held, zone=HELSINKI) == []
    weekly = replace(ANY_TIME, most_a_week=2)
    other = Span.lasting(at("2026-02-08T20:00"), 50)  # the Sunday of the same week
    assert slots.openings(working, [], 50, weekly, LONG_AGO, meetings=[held[0], other], zone=HELSINKI) == []
    monday_after = Span.lasting(at("2026-02-09T08:00"), 50)
    found = slots.openings(working, [], 50, weekly, LONG_AGO, meetings=[held[0], monday_after], zone=HELSINKI)
    assert found != []


def test_a_rest_comes_after_so_many_in_a_row() -> None:
    rules = replace(ANY_TIME, rest_after=2, rest=timedelta(minutes=30), step=timedelta(minutes=60))
    held = [Span.lasting(at("2026-02-02T09:00"), 50), Span.lasting(at("2026-02-02T10:00"), 50)]
    found = slots.openings(
        day_of_work(date(2026, 2, 2), HELSINKI, (9, 15)),
        held,
        50,
        rules,
        LONG_AGO,
        meetings=held,
        zone=HELSINKI,
    )
    assert starts(found) == ["12:00", "13:00", "14:00"]


def test_nobody_meets_in_the_corridor() -> None:
    """F06: others come at 10:00 and go at 10:50."""
    rules = replace(ANY_TIME, corridor=timedelta(minutes=15))
    others = [Span.lasting(at("2026-02-02T10:00"), 50)]
    working = day_of_work(date(2026, 2, 2))
    found = slots.openings(working, [], 50, rules, LONG_AGO, on_site=others, zone=HELSINKI)
    assert starts(found) == ["09:30", "10:30"]


minute = st.integers(0, 23 * 60 + 59).map(lambda n: time(n // 60, n % 60))


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    first, last = sorted([draw(minute), draw(minute)])
    return Hours(draw(st.integers(0, 6)), first, last)


@settings(max_examples=200, deadline=None)
@given(
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    first=st.dates(date(2024, 1, 1), date(2030, 12, 1)),
    work=st.lists(hours(), max_size=6),
    busy=st.lists(st.tuples(st.integers(0, 7 * 24 * 60), st.integers(0, 600)), max_size=8),
    minutes=st.integers(5, 180),
    gap=st.sampled_from([0, 10, 15]),
    step=st.sampled_from([15, 30, 50]),
)
def test_an_opening_is_always_work_and_never_taken(
    zone: ZoneInfo,
    first: date,
    work: list[Hours],
    busy: list[tuple[int, int]],
    minutes: int,
    gap: int,
    step: int,
) -> None:
    days = [first + timedelta(days=n) for n in range(7)]
    start = datetime.combine(first, time(), zone).astimezone(UTC)
    taken = [Span.lasting(start + timedelta(minutes=a), length) for a, length in busy]
    rest = timedelta(minutes=gap)
    rules = replace(
        ANY_TIME, horizon=timedelta(days=36500), step=timedelta(minutes=step), before=rest, after=rest
    )
    working = slots.working_spans(work, days, zone)
    found = slots.openings(working, taken, minutes, rules, LONG_AGO)
    assert found == sorted(set(found))
    for opening in found:
        assert opening.minutes == minutes
        assert any(block.start <= opening.start and opening.end <= block.end for block in working)
        assert not slots.clashes(
            Span(opening.start - rest, opening.end + rest), [s for s in taken if s.minutes]
        )
