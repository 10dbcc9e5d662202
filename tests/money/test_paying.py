"""Payments: receipts in order, corrections the other way, and who may."""

from datetime import date
from decimal import Decimal

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.money import actions, queries
from alongside.money.models import Payment
from alongside.trail.models import Event
from tests.cast import Cast
from tests.money.making import facts, invoiced, make_bookkeeper

DAY = date(2026, 3, 3)


def paid(cast: Cast, amount: str = "40", **also: object) -> Payment:
    usual: dict[str, object] = {"client_id": cast.vera.pk, "amount": Decimal(amount), "received_on": DAY}
    return actions.record_payment(cast.actor(cast.anna), **(usual | also))  # type: ignore[arg-type]


def test_a_payment_of_an_invoice(cast: Cast) -> None:
    invoice, anna = invoiced(cast), cast.actor(cast.anna)
    first = paid(cast, invoice_id=invoice.pk, method="card")
    assert (first.receipt_number, first.from_name, first.receipt_language) == (1, "Vera Example", "en")
    assert queries.invoice(anna, invoice.pk).bill.state == "partly"
    paid(cast, "45", invoice_id=invoice.pk)
    found = queries.invoice(anna, invoice.pk)
    assert (found.bill.state, found.bill.left, len(found.payments)) == ("paid", 0, 2)
    assert facts("payment.recorded")[0] == {"amount": "40", "currency": "EUR", "method": "card"}


def test_on_account_and_back(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    assert [paid(cast).receipt_number, paid(cast, "-15").receipt_number, paid(cast).receipt_number] == [
        1,
        None,
        2,
    ]
    assert [each.owed for each in queries.balance(anna, cast.vera.pk)] == [-65]


def test_a_mistake_is_put_right_by_a_payment_the_other_way(cast: Cast) -> None:
    invoice, anna = invoiced(cast), cast.actor(cast.anna)
    wrong = paid(cast, "85", invoice_id=invoice.pk)
    back = actions.correct_payment(anna, payment_id=wrong.pk)
    assert (back.amount, back.corrects, back.invoice, back.receipt_number) == (-85, wrong, invoice, None)
    wrong.refresh_from_db()
    assert wrong.amount == 85
    assert queries.invoice(anna, invoice.pk).bill.state == "open"
    assert facts("payment.corrected") == [{"amount": "-85.00", "currency": "EUR", "method": "transfer"}]
    for row, code in ((wrong, "already_corrected"), (back, "is_correction")):
        with pytest.raises(Refused) as no:
            actions.correct_payment(anna, payment_id=row.pk)
        assert no.value.code == code
    assert Payment.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"amount": Decimal(0)}, "out_of_range", "amount"),
        ({"amount": Decimal("1.001")}, "too_precise", "amount"),
        ({"method": "shells"}, "unknown_method", "method"),
        ({"received_on": date(2099, 1, 1)}, "day_ahead", "received_on"),
        ({"currency": "EURO"}, "unknown_currency", "currency"),
    ],
)
def test_a_payment_that_cannot_be(cast: Cast, changed: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Refused) as no:
        paid(cast, **changed)  # type: ignore[arg-type]
    assert (no.value.code, no.value.field) == (code, field)
    assert Payment.objects.count() == 0
    assert not Event.objects.filter(verb="payment.recorded").exists()


def test_an_invoice_is_paid_in_its_own_currency_and_by_its_own_client(cast: Cast) -> None:
    invoice, anna = invoiced(cast), cast.actor(cast.anna)
    with pytest.raises(Refused) as no:
        paid(cast, invoice_id=invoice.pk, currency="SEK")
    assert no.value.code == "currencies"
    with pytest.raises(NotYours):
        paid(cast, invoice_id=invoice.pk, client_id=cast.oskar.pk)
    note = actions.credit_invoice(anna, invoice_id=invoice.pk)
    with pytest.raises(Refused) as no:
        paid(cast, invoice_id=note.pk)
    assert no.value.code == "not_an_invoice"
    assert Payment.objects.count() == 0


def test_nobody_else_takes_or_corrects_payments(cast: Cast) -> None:
    row = paid(cast)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.record_payment(
                cast.actor(who), client_id=cast.vera.pk, amount=Decimal(5), received_on=DAY
            )
        with pytest.raises(NotYours):
            actions.correct_payment(cast.actor(who), payment_id=row.pk)
    assert Payment.objects.count() == 1
    bo = cast.actor(make_bookkeeper(cast))
    assert actions.record_payment(bo, client_id=cast.oskar.pk, amount=Decimal(5), received_on=DAY).amount == 5


def test_who_was_erased_may_still_pay(cast: Cast) -> None:
    invoice = invoiced(cast)
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    row = paid(cast, "85", client_id=None, invoice_id=invoice.pk)
    assert (row.client, row.from_name) == (None, "Vera Example")
    with pytest.raises(NotYours):
        paid(cast, client_id=None)
    with pytest.raises(NotYours):
        actions.record_payment(
            cast.actor(cast.mikko), client_id=None, amount=Decimal(5), received_on=DAY, invoice_id=invoice.pk
        )
