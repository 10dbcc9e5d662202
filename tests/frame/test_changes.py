"""What differs between two versions (A11)."""

from datetime import time

from alongside.frame.changes import changed, sections_changed
from alongside.frame.sections import TERMS

OLD: dict[str, object] = dict.fromkeys(TERMS, "as it was")


def test_the_same_terms_differ_in_nothing() -> None:
    assert changed(OLD, dict(OLD)) == []


def test_names_what_differs_in_reading_order() -> None:
    assert changed(OLD, OLD | {"fee": 1, "minutes": 60, "at_time": time(9)}) == ["minutes", "at_time", "fee"]


def test_an_exception_is_a_change_of_cancelling() -> None:
    names = changed(OLD | {"free_late": 0}, OLD | {"free_late": 1})
    assert (names, sections_changed(names)) == (["free_late"], ["cancelling"])


def test_spaces_and_line_ends_are_no_difference() -> None:
    assert changed(OLD | {"limits": "one\r\ntwo "}, OLD | {"limits": "one\ntwo"}) == []
    assert changed(OLD | {"place": None}, OLD | {"place": ""}) == []


def test_the_order_of_channels_is_no_difference() -> None:
    old, new = ["email", "portal"], ["portal", "email"]
    assert changed(OLD | {"contact_channels": old}, OLD | {"contact_channels": new}) == []
    assert changed(OLD | {"contact_channels": old}, OLD | {"contact_channels": ["portal"]}) == [
        "contact_channels"
    ]


def test_nothing_and_zero_differ() -> None:
    assert changed(OLD | {"fee": None}, OLD | {"fee": 0}) == ["fee"]


def test_sections_come_once() -> None:
    assert sections_changed(["minutes", "at_time", "fee"]) == ["time", "payment"]
