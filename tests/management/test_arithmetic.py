"""The arithmetic that the benchmark times."""

from alongside.management.arithmetic import WANTED, lines, measure


def test_each_figure_has_a_target() -> None:
    found = measure(forms=2000, closed=150)
    assert list(found) == list(WANTED)
    assert all(value >= 0 for value in found.values())


def test_what_misses_its_target_is_marked() -> None:
    said = list(lines({"scoring_s": 4.2, "follow_ms": 21.0}))
    assert said[0].endswith("4.20")
    assert said[1].endswith("21.00   wanted: under 20")
