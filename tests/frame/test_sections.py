"""What must be said before a frame is proposed (A01, A05, A10)."""

from decimal import Decimal

import pytest

from alongside.frame.sections import MANDATORY, SECTIONS, TERMS, TEXTS, missing, section_of

WHOLE: dict[str, object] = dict.fromkeys(TERMS, "words") | {
    "minutes": 50,
    "place_kind": "room",
    "room_id": None,
    "fee": Decimal(80),
}


def test_nothing_is_missing_when_all_is_said() -> None:
    assert missing(WHOLE) == []


@pytest.mark.parametrize("term", [*MANDATORY, "minutes", "place", "fee"])
def test_each_mandatory_term_is_asked_for(term: str) -> None:
    empty = None if term == "fee" else 0 if term == "minutes" else "  "
    assert missing(WHOLE | {term: empty}) == [term]


def test_a_fee_of_nothing_is_a_fee() -> None:
    assert missing(WHOLE | {"fee": Decimal(0)}) == []


def test_a_room_says_where_and_a_call_needs_no_address() -> None:
    assert missing(WHOLE | {"place": "", "room_id": "some room"}) == []
    assert missing(WHOLE | {"place": "", "place_kind": "phone"}) == []


def test_missing_terms_come_in_reading_order() -> None:
    assert missing(WHOLE | {"your_voice": "", "fee": None, "stop_rule": ""}) == [
        "fee",
        "stop_rule",
        "your_voice",
    ]


def test_each_term_stands_in_one_section() -> None:
    assert len(TERMS) == len(set(TERMS))
    assert set(TERMS) >= TEXTS
    assert {section_of(term) for term in TERMS} == {section.name for section in SECTIONS}
