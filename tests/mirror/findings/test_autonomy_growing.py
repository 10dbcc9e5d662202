"""The client begins more by themselves: a good finding, and look-alikes (L04)."""

from alongside.mirror.facts import Fact, Thresholds
from alongside.mirror.findings.autonomy_growing import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, step, told

WINDOWS = (140, 90, 30)  # days ago: within each of three windows of eight weeks


def steps(*by_client: int, of: int = 8) -> list[Fact]:
    found = []
    for window, count in enumerate(by_client):
        for n in range(of):
            who = "client" if n < count else "member"
            found.append(step(100 * window + n, WINDOWS[window] - n, set_by=who))
    return found


def bookings(*by_client: int, of: int = 8) -> list[Fact]:
    found = []
    for window, count in enumerate(by_client):
        for n in range(of):
            who = "client" if n < count else "member"
            number = 1000 + 100 * window + n
            found.append(told(number, WINDOWS[window] - n, "appointment.booked", by=who, minutes=50))
    return found


GROWS, BEGUN = steps(0, 3, 6), bookings(2, 5, 7)


def test_a_growing_part_in_both_is_found() -> None:
    numbers = {"first": 0, "last": 75, "begun": 25, "begins": 88}
    [found] = find(GROWS + BEGUN, WORK, Thresholds(), NOW)
    assert (found.member, found.facts) == (ANNA, numbers)
    assert found.evidence == (*range(200, 206), *range(1200, 1207))


def test_a_part_that_grows_by_chance_alone_is_silent() -> None:
    """Of few, and as much as chance brings now and then."""
    assert find(steps(0, 1, 2, of=4) + bookings(1, 2, 3, of=4), WORK, Thresholds(), NOW) == []
    assert find(steps(1, 2, 3) + bookings(2, 3, 4), WORK, Thresholds(), NOW) == []


def test_only_one_of_both_is_silent() -> None:
    assert find(GROWS + bookings(4, 4, 4), WORK, Thresholds(), NOW) == []
    assert find(steps(4, 4, 4) + BEGUN, WORK, Thresholds(), NOW) == []


def test_a_rise_that_fell_back_is_silent() -> None:
    assert find(steps(0, 8, 1) + BEGUN, WORK, Thresholds(), NOW) == []


def test_too_few_steps_are_silent() -> None:
    assert find(steps(0, 1, 2, of=2) + BEGUN, WORK, Thresholds(), NOW) == []


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
    assert find(GROWS + talk, WORK, Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    assert find(GROWS + BEGUN, DELIVERY, Thresholds(), NOW) == []
