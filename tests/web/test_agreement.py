"""How an agreement is said in words."""

from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

from alongside.frame.sections import SECTIONS, TERMS, TEXTS
from alongside.web import agreement
from alongside.web.agreement_words import LABELS, TITLES, WHY


def frame(**terms: object) -> SimpleNamespace:
    given = dict.fromkeys(TEXTS, "") | {
        "minutes": 50,
        "every_weeks": 1,
        "weekday": 1,
        "at_time": time(15),
        "timezone": "Europe/Helsinki",
        "place_kind": "room",
        "room": None,
        "place": "Rantatie 1",
        "fee": Decimal("85.00"),
        "currency": "EUR",
        "payment_method": "transfer",
        "payment_period": "meeting",
        "cancel_hours": 24,
        "late_percent": 100,
        "free_late": 0,
        "missed_percent": 50,
        "contact_channels": ["phone", "portal"],
        "reply_hours": 48,
        "daily_contact_agreed": False,
        "recording": "none",
        "review_on": date(2027, 1, 15),
    }
    return SimpleNamespace(**(given | terms))


def test_every_section_has_a_title_and_says_whom_it_protects() -> None:
    names = {section.name for section in SECTIONS}
    assert set(TITLES) == set(WHY) == names
    for section in SECTIONS:
        opening = "Protects both" if section.protects == "both" else "Protects you"
        assert str(WHY[section.name]).startswith(opening)


def test_every_term_has_a_label() -> None:
    assert {agreement.SAID_WITH.get(term, term) for term in TERMS} == set(LABELS)


@timezone.override("Europe/Helsinki")
def test_numbers_become_sentences() -> None:
    lines = {line.name: line.text for part in agreement.parts(frame()) for line in part.lines}
    assert lines["minutes"] == "50 minutes"
    assert lines["every_weeks"] == "Every week"
    assert lines["when"] == "Tuesday, 15:00"
    assert lines["place_kind"] == "Rantatie 1"
    assert lines["fee"] == "€85.00"
    assert lines["cancel_hours"] == "Free of charge up to 24 hours before."
    assert (lines["late_percent"], lines["missed_percent"]) == (
        "The whole fee is due.",
        "50 % of the fee is due.",
    )
    assert lines["contact_channels"] == "Messages here, Telephone"
    assert lines["reply_hours"] == "Within 2 days."
    assert lines["review_on"] == "15 January 2027"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"free_late": 0}, ""),
        ({"free_late": 1}, "The first late cancellation within twelve months costs nothing."),
        ({"free_late": 3}, "The first 3 late cancellations within twelve months cost nothing."),
        ({"free_late": 3, "late_percent": 0}, ""),
        ({"free_late": 3, "fee": Decimal(0)}, ""),
    ],
)
def test_exceptions_are_said_where_there_are_some(terms: dict[str, object], said: str) -> None:
    whole = frame(**terms)
    assert agreement.said(whole, "free_late") == said
    whole.version, whole.client, whole.agreed_at = 1, SimpleNamespace(name="Vera"), None
    whole.engagement = SimpleNamespace(practitioner=SimpleNamespace(name="Anna"))
    on_paper = [line for part in agreement.paper(whole, "Northlight")["parts"] for line in part["lines"]]  # type: ignore[attr-defined]
    assert ({"label": "Exceptions", "text": said} in on_paper) == bool(said)


def test_a_new_exception_says_that_there_was_none() -> None:
    parts = agreement.parts(frame(free_late=1), frame(), ["free_late"])
    lines = [line for part in parts for line in part.lines if line.is_changed]
    assert [(line.name, line.was, line.text) for line in lines] == [
        ("free_late", "", "The first late cancellation within twelve months costs nothing.")
    ]


def test_another_clock_is_named() -> None:
    with timezone.override("Asia/Tokyo"):
        assert agreement.when(frame()) == "Tuesday, 15:00 (time in Europe/Helsinki)"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "said"),
    [
        ("en", "85.00", "EUR", "€85.00"),
        ("fi", "85.00", "EUR", "85,00\xa0€"),
        ("ru", "1500.50", "RUB", "1\xa0500,50\xa0₽"),
        ("ja", "8000.00", "JPY", "￥8,000"),
    ],
)
def test_money_in_the_readers_language(language: str, amount: str, currency: str, said: str) -> None:
    with translation.override(language):
        assert agreement.money(Decimal(amount), currency) == said


def test_free_of_charge_says_nothing_of_paying() -> None:
    lines = {line.name for part in agreement.parts(frame(fee=Decimal(0))) for line in part.lines}
    assert agreement.fee(frame(fee=Decimal(0))) == "Free of charge"
    assert not {"payment_method", "late_percent", "missed_percent"} & lines


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"room": SimpleNamespace(name="Blue room"), "place": ""}, "Blue room"),
        ({"room": SimpleNamespace(name="Blue room"), "place": "Rantatie 1"}, "Blue room · Rantatie 1"),
        ({"place_kind": "phone", "place": ""}, "By telephone"),
        ({"place_kind": "video", "place": "https://meet.example/1"}, "By video · https://meet.example/1"),
        ({"place": ""}, "In a room"),
    ],
)
def test_places(where: dict[str, object], said: str) -> None:
    assert agreement.place(frame(**where)) == said


def test_a_changed_line_says_what_it_was() -> None:
    old, new = frame(), frame(minutes=60, at_time=time(16))
    found = {
        line.name: line for part in agreement.parts(new, old, ["minutes", "at_time"]) for line in part.lines
    }
    assert (found["minutes"].is_changed, found["minutes"].was) == (True, "50 minutes")
    assert found["when"].is_changed
    assert not found["fee"].is_changed
    assert [part.name for part in agreement.parts(new, old, ["minutes"]) if part.is_changed] == ["time"]


def test_what_was_taken_away_still_shows() -> None:
    old, new = frame(limits="Not an emergency service."), frame()
    found = {line.name: line for part in agreement.parts(new, old, ["limits"]) for line in part.lines}
    assert (found["limits"].text, found["limits"].was) == ("", "Not an emergency service.")
