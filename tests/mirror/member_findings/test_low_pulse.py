"""Energy that is low or falls, and look-alikes that must stay silent (D06)."""

from datetime import timedelta

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.member_findings.low_pulse import find
from tests.mirror.findings.told import ANNA, NOW, told  # NOW is a Monday


def week(number: int, weeks_ago: int, energy: int | None, about: int | None = None) -> Fact:
    """Said on the Wednesday of that week."""
    monday = NOW.date() - timedelta(weeks=weeks_ago)
    said = {"joy": 5, "rest": None, "own": None, "pressure": None}
    about = number if about is None else about
    return told(
        number, weeks_ago * 7 - 2, "pulse.said", about, week=monday.isoformat(), energy=energy, **said
    )


def course(*energies: int | None) -> list[Fact]:
    """Week after week up to the last whole one."""
    return [week(n + 1, len(energies) - n, energy) for n, energy in enumerate(energies)]


def test_energy_under_four_is_found_with_the_last_week_alone() -> None:
    assert find(course(7, 7, 3), Thresholds(), NOW) == [Found("low_pulse", ANNA, (3,), {"energy": 3})]


def test_three_falls_in_a_row_are_found_with_all_their_weeks() -> None:
    numbers = {"energy": 6, "first": 9, "weeks": 3}
    assert find(course(9, 8, 7, 6)[::-1], Thresholds(), NOW) == [
        Found("low_pulse", ANNA, (1, 2, 3, 4), numbers)
    ]
    low = find(course(6, 5, 4, 3), Thresholds(), NOW)
    assert low == [Found("low_pulse", ANNA, (1, 2, 3, 4), {"energy": 3, "first": 6, "weeks": 3})]


def test_two_falls_a_pause_and_a_rise_are_silent() -> None:
    for energies in ((9, 8, 7), (9, 8, 8, 7), (9, 7, 8, 6), (9, 8, None, 6), (5, 5, 5, 4), (None,), ()):
        assert find(course(*energies), Thresholds(), NOW) == []


def test_a_week_left_out_is_no_fall() -> None:
    facts = [week(1, 5, 9), week(2, 4, 8), week(3, 2, 7), week(4, 1, 6)]
    assert find(facts, Thresholds(), NOW) == []


def test_what_is_old_or_to_come_is_silent() -> None:
    assert find([week(1, 2, 1)], Thresholds(), NOW) == []
    assert find([week(1, -1, 1)], Thresholds(), NOW) == []
    assert find([week(1, 1, 1)], Thresholds(), NOW) != []


def test_a_week_said_anew_or_taken_away_counts_as_it_stands() -> None:
    assert find([week(1, 1, 2), week(2, 1, 8, about=1)], Thresholds(), NOW) == []
    assert find([week(1, 1, 2), told(2, 1, "pulse.removed", 1)], Thresholds(), NOW) == []
