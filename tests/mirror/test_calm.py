"""Silence inside the agreed rhythm, and what is no such silence (D08)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from alongside.mirror.calm import Silence, how_many_calm, is_calm

NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FORTNIGHT = Silence(NOW - timedelta(days=9), every_weeks=2, has_next=False, is_waiting=False)


@pytest.mark.parametrize(
    ("silence", "calm"),
    [
        (FORTNIGHT, True),
        (replace(FORTNIGHT, since=NOW - timedelta(days=14)), True),
        (replace(FORTNIGHT, since=NOW - timedelta(days=15)), False),  # longer than agreed
        (replace(FORTNIGHT, since=NOW - timedelta(days=15), has_next=True), True),
        (replace(FORTNIGHT, is_waiting=True), False),  # a question is never suppressed
        (replace(FORTNIGHT, since=NOW - timedelta(days=2)), False),  # it is not quiet
        (replace(FORTNIGHT, since=NOW + timedelta(days=2)), False),
        (replace(FORTNIGHT, every_weeks=None), False),  # no rhythm was agreed
        (replace(FORTNIGHT, every_weeks=None, has_next=True), True),
        (replace(FORTNIGHT, since=None, has_next=True), False),
    ],
)
def test_quiet_as_agreed_is_calm(silence: Silence, calm: bool) -> None:
    assert is_calm(silence, NOW) is calm


def test_they_are_counted() -> None:
    assert how_many_calm([FORTNIGHT, replace(FORTNIGHT, is_waiting=True), FORTNIGHT], NOW) == 2
