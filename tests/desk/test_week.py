"""Where things lie on the page of a week."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alongside.desk.week import Item, day_from, lay_out
from alongside.lib.spans import Span

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 2, 2)
NOW = datetime(2026, 2, 3, 7, 30, tzinfo=UTC)


def item(text: str, minutes: int, name: str = "a") -> Item:
    return Item(Span.lasting(datetime.fromisoformat(text).replace(tzinfo=HELSINKI), minutes), "", name)


def test_five_days_and_the_usual_hours() -> None:
    week = lay_out([], MONDAY, HELSINKI, NOW)
    assert [day.date.day for day in week.days] == [2, 3, 4, 5, 6]
    assert (week.hours[0], week.hours[-1], week.hour_count) == ((8, 1), (17, 109), 10)
    assert [day.is_today for day in week.days] == [False, True, False, False, False]
    assert [day.now_row for day in week.days] == [None, 19, None, None, None]


def test_a_weekend_with_something_in_it_is_shown() -> None:
    assert len(lay_out([item("2026-02-07T10:00", 50)], MONDAY, HELSINKI, NOW).days) == 7
    assert len(lay_out([], MONDAY, HELSINKI, NOW + timedelta(days=4)).days) == 7


def test_rows_are_five_minutes_from_the_first_hour() -> None:
    (block,) = lay_out([item("2026-02-02T09:15", 50)], MONDAY, HELSINKI, NOW).days[0].blocks
    assert (block.row, block.rows, block.lane, block.lanes) == (16, 10, 1, 1)


def test_early_and_late_things_widen_the_day() -> None:
    week = lay_out([item("2026-02-02T06:30", 30), item("2026-02-03T20:00", 70)], MONDAY, HELSINKI, NOW)
    assert (week.hours[0][0], week.hours[-1][0]) == (6, 21)
    assert week.days[0].blocks[0].row == 7


def test_what_overlaps_shares_the_day_and_what_touches_does_not() -> None:
    items = [item("2026-02-02T09:00", 60), item("2026-02-02T09:30", 60), item("2026-02-02T10:30", 30)]
    blocks = lay_out(items, MONDAY, HELSINKI, NOW).days[0].blocks
    assert [(block.lane, block.lanes) for block in blocks] == [(1, 2), (2, 2), (1, 1)]


def test_what_crosses_midnight_lies_on_both_days() -> None:
    week = lay_out([item("2026-02-02T23:30", 60)], MONDAY, HELSINKI, NOW)
    assert [len(day.blocks) for day in week.days] == [1, 1, 0, 0, 0]
    assert week.days[1].blocks[0].row == 1


def test_the_day_that_the_clocks_change_has_its_wall_clock() -> None:
    week = lay_out([item("2026-03-29T10:00", 60)], date(2026, 3, 23), HELSINKI, NOW)
    assert (week.days[6].blocks[0].row, week.days[6].blocks[0].rows) == (25, 12)


def test_a_day_from_an_address() -> None:
    for nonsense in (None, "", "soon", "2026-13-01", "0001-01-01", "9999-12-31"):
        assert day_from(nonsense, MONDAY) == MONDAY
    assert day_from("2026-03-05", MONDAY) == date(2026, 3, 5)


@given(
    st.lists(st.tuples(st.integers(0, 7 * 24 * 12), st.integers(1, 40)), max_size=20),
    st.sampled_from(["Europe/Helsinki", "Australia/Lord_Howe", "America/St_Johns"]),
    st.sampled_from([date(2026, 2, 2), date(2026, 3, 23), date(2026, 10, 19), date(2026, 3, 30)]),
)
def test_nothing_lies_outside_the_page_nor_on_something_else(
    spans: list[tuple[int, int]], name: str, monday: date
) -> None:
    zone = ZoneInfo(name)
    start = datetime.combine(monday, datetime.min.time(), zone).astimezone(UTC)
    items = [
        Item(Span.lasting(start + timedelta(minutes=5 * a), 5 * b), "", n) for n, (a, b) in enumerate(spans)
    ]
    week = lay_out(items, monday, zone, NOW)
    for day in week.days:
        seen: set[tuple[int, int]] = set()
        for block in day.blocks:
            assert block.row >= 1
            assert block.row + (block.rows if block.rows > 4 else 1) - 1 <= week.hour_count * 12
            if block.lanes < 4:
                place = {(block.lane, row) for row in range(block.row, block.row + max(1, block.rows - 4))}
                assert not seen & place
                seen |= place
