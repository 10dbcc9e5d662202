"""What is certain, as a client and a practitioner see it (A06)."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from tests.cast import Cast
from tests.frame.making import make_agreed, make_imported

pytestmark = pytest.mark.django_db


def said(**context: object) -> str:
    with timezone.override("Europe/Helsinki"):
        return " ".join(render_to_string("components/certain.html", context).split())


def test_date_length_place_fee_and_rules(cast: Cast) -> None:
    frame = make_agreed(cast)
    appointment = SimpleNamespace(
        starts_at=datetime(2026, 12, 1, 13, tzinfo=UTC),
        ends_at=datetime(2026, 12, 1, 13, 45, tzinfo=UTC),
        place_kind="room",
        room=cast.room,
        place="",
    )
    page = said(frame=frame, appointment=appointment, agreement_url="/portal/agreement/")
    for words in (
        "Tuesday, 1 December 2026, 15:00",
        "45 minutes",
        "Blue room",
        "€85.00",
        "Free of charge up to 24 hours before.",
        "Within 2 days.",
        '<a href="/portal/agreement/">Agreed on ',
    ):
        assert words in page


def test_without_a_meeting_the_agreement_says_length_and_place(cast: Cast) -> None:
    page = said(frame=make_agreed(cast), appointment=None)
    assert "Not booked yet" in page
    assert "50 minutes" in page and "Rantatie 1" in page


def test_what_is_not_agreed_is_said(cast: Cast) -> None:
    assert "Not agreed yet" in said(frame=None, appointment=None)
    imported = said(frame=make_imported(cast.advice), appointment=None)
    assert "Taken over from before, not yet agreed" in imported
    assert "Agreed on" not in imported
