"""When an answer says much more than was asked (D01), and by when one is due (D08)."""

from datetime import UTC, datetime

import pytest

from alongside.messages.answering import Answered, answer_due, answered, is_much


def test_what_the_next_message_answers() -> None:
    assert answered([("client", 1), ("client", 2), ("member", 9), ("client", 5)]) == Answered(3)
    assert answered([("member", 9), ("client", 5)]) == Answered(None)
    assert answered([]) == Answered(None)
    assert Answered(None).is_unasked is True
    assert Answered(0).is_unasked is False


@pytest.mark.parametrize(
    ("lines", "asked", "kind", "expected"),
    [
        (20, 2, "advice", True),
        (20, 0, "advice", True),
        (19, 2, "advice", False),
        (20, 3, "advice", False),
        (40, None, "advice", False),
        (40, 1, "delivery", False),
        (40, 1, None, False),
    ],
)
def test_much_to_little_and_only_in_advice_work(
    lines: int, asked: int | None, kind: str | None, expected: bool
) -> None:
    assert is_much(lines, asked, kind) is expected


def test_the_agreed_hours_else_two_days() -> None:
    sent = datetime(2026, 3, 28, 20, tzinfo=UTC)
    assert answer_due(sent, 24) == datetime(2026, 3, 29, 20, tzinfo=UTC)
    assert answer_due(sent, None) == datetime(2026, 3, 30, 20, tzinfo=UTC)
