from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.quarters import Quarter, last_quarters, quarter_of


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_day_lies_in_its_quarter_alone(day: date):
    found = quarter_of(day)
    assert found.first_day <= day < found.after.first_day
    assert found.after.before == found == found.before.after


def test_quarters_turn_by_the_clocks_of_the_place():
    new_year = datetime(2025, 12, 31, 22, 30, tzinfo=UTC)
    assert last_quarters(new_year, "Europe/Helsinki", 2) == [Quarter(2025, 4), Quarter(2026, 1)]
    assert last_quarters(new_year, "UTC", 2) == [Quarter(2025, 3), Quarter(2025, 4)]
    assert Quarter(2026, 1).starts_at("Europe/Helsinki") == datetime(2025, 12, 31, 22, tzinfo=UTC)
