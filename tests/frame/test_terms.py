"""Values that terms may have."""

from datetime import time
from decimal import Decimal

import pytest

from alongside.frame.terms import check
from alongside.lib.errors import Refused


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("minutes", 50),
        ("every_weeks", None),
        ("weekday", 0),
        ("fee", Decimal("85.50")),
        ("fee", None),
        ("currency", "JPY"),
        ("contact_channels", ["portal", "phone"]),
        ("reply_hours", None),
        ("missed_percent", 0),
        ("free_late", 12),
        ("timezone", "Asia/Tokyo"),
    ],
)
def test_stands(name: str, value: object) -> None:
    check({name: value})


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("minutes", 0, "out_of_range"),
        ("minutes", 481, "out_of_range"),
        ("minutes", "50", "out_of_range"),
        ("weekday", 7, "out_of_range"),
        ("every_weeks", 0, "out_of_range"),
        ("fee", Decimal(-1), "out_of_range"),
        ("currency", "XYZ", "out_of_range"),
        ("late_percent", 101, "out_of_range"),
        ("free_late", 13, "out_of_range"),
        ("free_late", -1, "out_of_range"),
        ("contact_channels", ["pigeon"], "out_of_range"),
        ("recording", "secretly", "out_of_range"),
        ("timezone", "Mars/Olympus", "out_of_range"),
        ("limits", "x" * 20_001, "too_long"),
    ],
)
def test_is_refused_at_its_field(name: str, value: object, code: str) -> None:
    with pytest.raises(Refused) as no:
        check({name: value})
    assert (no.value.code, no.value.field) == (code, name)


def test_an_hour_needs_its_weekday() -> None:
    with pytest.raises(Refused) as no:
        check({"weekday": None, "at_time": time(9)})
    assert no.value.field == "weekday"


def test_what_is_no_term_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        check({"status": "agreed"})
