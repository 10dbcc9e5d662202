"""Motives and their pattern, and how much follows the plan."""

from datetime import UTC, datetime, timedelta

from alongside.voice.motives import FEAR, MOTIVES, Adherence, Pattern, adherence, pattern

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def test_three_fears_in_ninety_days_suggest_supervision():
    three = [(FEAR, days_ago(day)) for day in (0, 40, 90)]
    assert pattern(three, NOW).suggests_supervision
    assert not pattern([*three[:2], (FEAR, days_ago(90.1))], NOW).suggests_supervision
    assert not pattern([("habit", NOW)] * 9, NOW).suggests_supervision
    assert pattern([], NOW) == Pattern(())


def test_the_most_frequent_stands_first_and_a_card_only_read_does_not_count():
    said = [("habit", NOW), ("", NOW), (FEAR, NOW), ("habit", NOW), ("agreed", NOW)]
    found = pattern(said, NOW)
    assert found.counts == (("habit", 2), ("agreed", 1), (FEAR, 1))
    assert found.total == 4
    assert len(set(MOTIVES)) == 6


def test_nothing_is_said_of_fewer_than_five_steps():
    few, half, most = (
        adherence([True] + [False] * 3),
        adherence([True, False] * 3),
        adherence([False] * 4 + [True]),
    )
    assert (few, few.percent, few.is_off_plan) == (Adherence(1, 3), None, False)
    assert (half.percent, half.is_off_plan) == (50, False)
    assert (most.percent, most.is_off_plan, most.total) == (80, True, 5)
    assert adherence([]).other_share is None
