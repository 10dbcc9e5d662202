"""How long answers usually take."""

from datetime import UTC, datetime, timedelta

from alongside.messages.reply_times import ReplyTimes, Usual, reply_times

START = datetime(2026, 3, 2, 20, tzinfo=UTC)


def said(*each: tuple[str, float]) -> list[tuple[str, datetime, bool]]:
    return [(by, START + timedelta(hours=at), False) for by, at in each]


def test_the_median_from_the_first_question_to_the_answer() -> None:
    talk = said(
        ("client", 0),
        ("client", 1),
        ("member", 4),
        ("client", 10),
        ("member", 10.5),
        ("client", 30),
        ("member", 60),
    )
    assert reply_times(talk) == ReplyTimes(Usual(3, 4), None)
    assert reply_times(reversed(talk)) == ReplyTimes(Usual(3, 4), None)


def test_under_three_answers_nothing_is_said() -> None:
    assert reply_times(said(("client", 0), ("member", 1), ("client", 2), ("member", 3))) == ReplyTimes(
        None, None
    )
    assert reply_times([]) == ReplyTimes(None, None)


def test_both_ways_and_days_where_hours_are_too_fine() -> None:
    talk = said(*((("member", "client")[n % 2], 50 * n) for n in range(8)))
    found = reply_times(talk)
    assert (found.ours, found.theirs) == (Usual(3, 50), Usual(4, 50))
    assert found.ours is not None
    assert (found.ours.days, Usual(3, 47).days, Usual(3, 48).days) == (3, None, 2)


def test_a_quick_answer_is_within_an_hour() -> None:
    talk = said(*((("client", "member")[n % 2], n / 60) for n in range(6)))
    assert reply_times(talk).ours == Usual(3, 1)


def test_a_talk_answers_and_asks_nothing() -> None:
    talk = said(*((("client", "member")[n % 2], 2 * n) for n in range(4)))
    call = ("member", START + timedelta(hours=11), True)
    letter = ("client", START + timedelta(hours=8), False)
    later = ("client", START + timedelta(hours=90), False)
    assert reply_times([*talk, letter, call, later]) == ReplyTimes(Usual(3, 2), None)
