"""Decisions about clients that need no database."""

from datetime import date

import pytest

from alongside.clients import rivals, stages, ties
from alongside.clients.duplicates import Person, may_be_same

MAY, JUNE = date(1980, 5, 1), date(1980, 6, 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Person("Vera Example", MAY), Person("vera  EXAMPLE", MAY), True),
        (Person("Vera Example", MAY), Person("Vera Example", JUNE), False),
        (Person("Vera Example", MAY), Person("Vera Example"), True),
        (Person("Vera Example"), Person("Vera Other"), False),
        (Person("A", MAY, frozenset({"a@b.example"})), Person("B", None, frozenset({"A@b.example"})), True),
        (Person("A", MAY, frozenset({"a@b.example"})), Person("A", JUNE, frozenset({"a@b.example"})), False),
        (Person("Алёна", MAY), Person("Алена", MAY), True),
    ],
)
def test_two_entries_may_be_one_person(one: Person, other: Person, expected: bool) -> None:
    assert may_be_same(one, other) is expected
    assert may_be_same(other, one) is expected


@pytest.mark.parametrize(
    ("words", "decision", "reason", "expected"),
    [
        ("", "", "", None),
        ("", "none", "", None),
        (" ", "none", "", None),
        ("a sister", "", "", ("tie_needs_decision", "tie_decision")),
        ("a sister", "none", "why", ("tie_needs_decision", "tie_decision")),
        ("a sister", "discuss", " ", ("tie_needs_reason", "tie_reason")),
        ("a sister", "accept", "we spoke about it", None),
    ],
)
def test_a_tie_needs_a_decision_with_its_reason(words, decision, reason, expected) -> None:
    assert ties.refusal(words, decision, reason) == expected


@pytest.mark.parametrize(
    ("words", "decision", "expected"),
    [
        ("", "", None),
        ("", "refer_on", None),
        ("a sister", "", "tie_undecided"),
        ("a sister", "none", "tie_undecided"),
        ("a sister", "refer_on", "tie_refer_on"),
        ("a sister", "discuss", None),
        ("a sister", "accept", None),
    ],
)
def test_an_undecided_tie_keeps_work_from_being_opened(words, decision, expected) -> None:
    assert ties.blocks_work(words, decision) == expected


def test_work_moves_only_along_its_way() -> None:
    allowed = {(a, b) for a in stages.MOVES for b in stages.MOVES if stages.may_move(a, b)}
    assert allowed == {
        ("intake", "active"),
        ("intake", "ending"),
        ("intake", "ended"),
        ("active", "paused"),
        ("active", "ending"),
        ("active", "ended"),
        ("paused", "active"),
        ("paused", "ending"),
        ("paused", "ended"),
        ("ending", "active"),
        ("ending", "ended"),
    }


def test_one_reading_alone_is_never_asked() -> None:
    assert not rivals.may_ask([])
    assert not rivals.may_ask(["hypothesis"])
    assert rivals.may_ask(["hypothesis", "hypothesis"])
    assert rivals.may_ask(["rejected", "hypothesis"])
    assert not rivals.may_ask(["asked", "rejected"])
    assert [rivals.missing(["hypothesis"] * n) for n in range(4)] == [2, 1, 0, 0]
