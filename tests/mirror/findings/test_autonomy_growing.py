"""The client begins more by themselves: a good finding, and look-alikes (L04)."""

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.autonomy_growing import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, step, told

WINDOWS = (80, 50, 20)  # days ago: within each of three windows of four weeks


def steps(*by_client: int, of: int = 4) -> list[Fact]:
    found = []
    for window, count in enumerate(by_client):
        for n in range(of):
            who = "client" if n < count else "member"
            found.append(step(100 * window + n, WINDOWS[window] - n, set_by=who))
    return found


def bookings(*by_client: int, of: int = 4) -> list[Fact]:
    found = []
    for window, count in enumerate(by_client):
        for n in range(of):
            who = "client" if n < count else "member"
            number = 1000 + 100 * window + n
            found.append(told(number, WINDOWS[window] - n, "appointment.booked", by=who, minutes=50))
    return found


def test_a_growing_part_in_both_is_found() -> None:
    numbers = {"first": 0, "last": 50, "begun": 25, "begins": 75}
    found = find(steps(0, 1, 2) + bookings(1, 2, 3), WORK, Thresholds(), NOW)
    assert found == [Found("autonomy_growing", ANNA, (200, 201, 1200, 1201, 1202), numbers)]


def test_only_one_of_both_is_silent() -> None:
    assert find(steps(0, 1, 2) + bookings(2, 2, 2), WORK, Thresholds(), NOW) == []
    assert find(steps(2, 2, 2) + bookings(1, 2, 3), WORK, Thresholds(), NOW) == []


def test_a_rise_that_fell_back_is_silent() -> None:
    assert find(steps(0, 2, 1) + bookings(1, 2, 3), WORK, Thresholds(), NOW) == []


def test_too_few_steps_are_silent() -> None:
    assert find(steps(0, 0, 1, of=1) + bookings(1, 2, 3), WORK, Thresholds(), NOW) == []


def test_an_answer_within_a_conversation_begins_nothing() -> None:
    """Where we always write first, their answers are no beginning, however many there are."""
    talk = []
    for window, ago in enumerate(WINDOWS):
        for turn in range(3):
            number = 2000 + 100 * window + 10 * turn
            talk.append(told(number, ago - 7 * turn + 0.5, "message.sent", by="member"))
            talk += [
                told(number + n, ago - 7 * turn, "message.sent", by="client") for n in range(1, window + 2)
            ]
    assert find(steps(0, 1, 2) + talk, WORK, Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    assert find(steps(0, 1, 2) + bookings(1, 2, 3), DELIVERY, Thresholds(), NOW) == []
