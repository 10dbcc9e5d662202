"""What stands on invoices, and fees of one client's own."""

from datetime import date
from decimal import Decimal

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.money import actions, queries
from alongside.money.models import Billing, Concession
from alongside.practice.models import Service
from alongside.trail.models import Event
from tests.cast import Cast
from tests.money.making import facts, make_bookkeeper


def test_billing_is_changed_and_remembered_without_its_words(cast: Cast) -> None:
    bo = cast.actor(make_bookkeeper(cast))
    actions.set_billing(bo, iban="fi21 1234 5600 0007 85", due_days=7, footer={"en": "Thank you."})
    actions.set_billing(bo, due_days=7)
    row = queries.billing(bo)
    assert (row.iban, row.due_days, row.footer) == ("FI2112345600000785", 7, {"en": "Thank you."})
    assert facts("billing.changed") == [{"changed": ["due_days", "footer", "iban"]}]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("iban", "FI21 1234 5600 0007 86", "iban"),
        ("bic", "NDEA", "bic"),
        ("vat_percent", Decimal(100), "out_of_range"),
        ("due_days", 366, "out_of_range"),
        ("prefix", "x" * 13, "too_long"),
        ("footer", {"en": "x" * 1001}, "out_of_range"),
    ],
)
def test_what_cannot_stand_on_an_invoice(cast: Cast, field: str, value: object, code: str) -> None:
    with pytest.raises(Refused) as no:
        actions.set_billing(cast.actor(cast.anna), **{field: value})
    assert (no.value.code, no.value.field) == (code, field)
    assert Billing.objects.count() == 0


@pytest.mark.parametrize("who", ["mikko", "chie", "vera"])
def test_only_who_runs_money_changes_it(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.set_billing(cast.actor(getattr(cast, who)), due_days=7)
    assert Billing.objects.count() == 0


def test_a_new_concession_takes_the_place_of_the_one_before(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    usual = {"client_id": cast.vera.pk, "reason": "A student"}
    first = actions.set_concession(anna, fee=Decimal(60), valid_from=date(2026, 1, 1), **usual)  # type: ignore[arg-type]
    second = actions.set_concession(anna, fee=Decimal(50), valid_from=date(2026, 3, 1), **usual)  # type: ignore[arg-type]
    first.refresh_from_db()
    assert (first.ended_on, second.ended_on) == (date(2026, 3, 1), None)
    assert queries.concession_for(anna, cast.vera.pk) == second
    assert [row["fee"] for row in facts("concession.set")] == ["60", "50"]
    actions.end_concession(anna, concession_id=second.pk)
    assert queries.concession_for(anna, cast.vera.pk) is None
    with pytest.raises(Refused) as no:
        actions.end_concession(anna, concession_id=second.pk)
    assert no.value.code == "already_ended"


def test_one_for_a_service_stands_beside_that_for_all(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    service = Service.objects.create(practice=cast.practice, fee=Decimal(99))
    for_all = actions.set_concession(anna, client_id=cast.vera.pk, fee=Decimal(60), reason="A student")
    for_one = actions.set_concession(
        anna, client_id=cast.vera.pk, fee=Decimal(0), reason="A gift", service_id=service.pk
    )
    assert queries.concession_for(anna, cast.vera.pk) == for_all
    assert queries.concession_for(anna, cast.vera.pk, service.pk) == for_one
    assert set(queries.concessions(anna, cast.vera.pk)) == {for_all, for_one}


def test_a_concession_needs_a_reason_and_a_client_of_ones_own(cast: Cast) -> None:
    with pytest.raises(Refused) as no:
        actions.set_concession(cast.actor(cast.anna), client_id=cast.vera.pk, fee=Decimal(60), reason=" ")
    assert (no.value.code, no.value.field) == ("reason", "reason")
    elsewhere = Service.objects.create(practice=cast.elsewhere)
    with pytest.raises(NotYours):
        actions.set_concession(
            cast.actor(cast.anna), client_id=cast.vera.pk, fee=Decimal(1), reason="x", service_id=elsewhere.pk
        )
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.set_concession(cast.actor(who), client_id=cast.vera.pk, fee=Decimal(60), reason="x")
    assert Concession.objects.count() == 0
    assert not Event.objects.filter(verb="concession.set").exists()
