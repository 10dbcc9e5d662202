"""Invoices and credit notes: numbers without a gap, sums that stay, and who may."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.clients.models import ContactPoint
from alongside.lib.errors import NotYours, Refused
from alongside.money import actions, queries
from alongside.money.models import Charge, Counter, Invoice, InvoiceLine
from alongside.trail.models import Event
from tests.cast import Cast
from tests.money.making import agree, charge, charged, facts, invoiced, make_bookkeeper

IBAN = "FI2112345600000785"


def test_an_invoice_keeps_everything_as_it_was_that_day(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    agree(cast)
    actions.set_billing(
        anna, iban=IBAN, vat_percent=Decimal("25.5"), prefix="A-", due_days=10, footer={"en": "Thank you."}
    )
    ContactPoint.objects.create(practice=cast.practice, client=cast.vera, kind="post", value="Shore Road 1")
    meeting, report = charge(cast), charged(cast, "20")
    assert meeting is not None
    row = actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[report.pk, meeting.pk])
    actions.set_billing(anna, iban="", prefix="B-", footer={})
    row.refresh_from_db()
    today = queries.invoice(anna, row.pk).bill.row.issued_on
    assert (row.number, row.label, row.language) == (1, "A-1", "en")
    assert (row.amount, row.vat, row.currency) == (105, Decimal("21.33"), "EUR")
    assert (row.to_name, row.to_address, row.reference) == ("Vera Example", "Shore Road 1", "10016")
    assert (row.sender["payee"], row.sender["iban"], row.sender["footer"]) == (
        "Riverside",
        IBAN,
        "Thank you.",
    )
    assert row.due_on == today + timedelta(days=10)
    lines = list(row.lines.order_by("position").values_list("kind", "words", "minutes", "amount", "vat"))
    assert lines == [
        ("meeting", "", 50, 85, Decimal("17.27")),
        ("other", "A report", None, 20, Decimal("4.06")),
    ]
    assert set(Charge.objects.values_list("status", flat=True)) == {"invoiced"}
    assert facts("invoice.issued") == [{"number": "A-1", "amount": "105.00", "currency": "EUR", "lines": 2}]


def test_to_somebody_else_in_another_language(cast: Cast) -> None:
    row = invoiced(
        cast, language="fi", to_name="City of Riverside", to_address="PO Box 1", due_on=date(2099, 1, 1)
    )
    assert (row.language, row.to_name, row.to_address, row.due_on) == (
        "fi",
        "City of Riverside",
        "PO Box 1",
        date(2099, 1, 1),
    )


def test_numbers_follow_each_other_in_each_practice(cast: Cast) -> None:
    assert [invoiced(cast).number for _ in range(3)] == [1, 2, 3]
    stranger = cast.actor(cast.stranger)
    theirs = actions.add_charge(
        stranger, client_id=cast.strangers_client.pk, words="A report", amount=Decimal(9)
    )
    other = actions.issue_invoice(stranger, client_id=cast.strangers_client.pk, charge_ids=[theirs.pk])
    assert other.number == 1


def test_a_refusal_takes_no_number(cast: Cast) -> None:
    invoiced(cast)
    row, anna = charged(cast), cast.actor(cast.anna)
    with transaction.atomic():
        actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk])
        transaction.set_rollback(True)
    with pytest.raises(Refused):
        actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk], to_name="x" * 161)
    row.refresh_from_db()
    assert (row.status, Counter.objects.get().last) == ("open", 1)
    assert invoiced(cast).number == 2


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["issue", "credit", "refuse", "undo", "pay"]), max_size=10))
def test_no_number_is_missing_or_given_twice(cast: Cast, steps: list[str]) -> None:
    anna = cast.actor(cast.anna)
    for step in steps:
        try:
            with transaction.atomic():
                if step == "pay":
                    actions.record_payment(
                        anna, client_id=cast.vera.pk, amount=Decimal(5), received_on=date(2026, 1, 1)
                    )
                    continue
                row = invoiced(cast)
                if step == "credit":
                    actions.credit_invoice(anna, invoice_id=row.pk)
                elif step == "refuse":
                    actions.issue_invoice(
                        anna,
                        client_id=cast.vera.pk,
                        charge_ids=list(Charge.objects.values_list("pk", flat=True)),
                    )
                elif step == "undo":
                    raise ZeroDivisionError
        except (Refused, ZeroDivisionError):
            continue
    for kind in ("invoice", "credit_note"):
        numbers = sorted(Invoice.objects.filter(kind=kind).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
    receipts = sorted(each.receipt_number for each in queries.payments_of_client(anna, cast.vera.pk))
    assert receipts == list(range(1, len(receipts) + 1))


def refused(cast: Cast, **also: object) -> str:
    usual: dict[str, object] = {"client_id": cast.vera.pk}
    before = Invoice.objects.count()
    with pytest.raises(Refused) as no:
        actions.issue_invoice(cast.actor(cast.anna), **(usual | also))  # type: ignore[arg-type]
    assert Invoice.objects.count() == before
    return no.value.code


def test_what_cannot_be_invoiced(cast: Cast) -> None:
    row, in_kronor = charged(cast), charged(cast, currency="SEK")
    sent = invoiced(cast).lines.get().charge_id
    assert refused(cast, charge_ids=[]) == "nothing"
    assert refused(cast, charge_ids=[row.pk, in_kronor.pk]) == "currencies"
    assert refused(cast, charge_ids=[row.pk, sent]) == "not_open"
    assert refused(cast, charge_ids=[row.pk], due_on=date(2020, 1, 1)) == "before_today"
    assert refused(cast, charge_ids=[row.pk], language="xx") == "unknown_language"
    row.refresh_from_db()
    assert row.status == "open"


def test_nobody_invoices_what_is_not_theirs(cast: Cast) -> None:
    bo = cast.actor(make_bookkeeper(cast))
    oskars = actions.add_charge(bo, client_id=cast.oskar.pk, words="A book", amount=Decimal(9))
    row, anna = charged(cast), cast.actor(cast.anna)
    with pytest.raises(NotYours):
        actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk, oskars.pk])
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.issue_invoice(cast.actor(who), client_id=cast.vera.pk, charge_ids=[row.pk])
    assert Invoice.objects.count() == 0
    mikko = actions.issue_invoice(cast.actor(cast.mikko), client_id=cast.oskar.pk, charge_ids=[oskars.pk])
    assert mikko.issued_by_id == cast.mikko.pk


# Credit notes


def test_a_credit_note_takes_all_of_it_back(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.set_billing(anna, vat_percent=Decimal("25.5"), prefix="A-")
    row = invoiced(cast, "85", "20")
    note = actions.credit_invoice(anna, invoice_id=row.pk)
    assert (note.kind, note.number, note.label, note.corrects) == ("credit_note", 1, "A-C1", row)
    assert (note.amount, note.vat) == (-105, Decimal("-21.33"))
    assert (note.to_name, note.sender, note.language) == (row.to_name, row.sender, row.language)
    row.refresh_from_db()
    assert (row.amount, row.lines.count()) == (105, 2)
    assert queries.invoice(anna, row.pk).bill.state == "credited"
    assert set(Charge.objects.values_list("status", flat=True)) == {"void"}
    assert facts("invoice.credited") == [
        {"number": "A-C1", "amount": "-105.00", "currency": "EUR", "lines": 2}
    ]
    with pytest.raises(Refused) as no:
        actions.credit_invoice(anna, invoice_id=row.pk)
    assert no.value.code == "already_credited"
    with pytest.raises(Refused) as no:
        actions.credit_invoice(anna, invoice_id=note.pk)
    assert no.value.code == "not_an_invoice"


def test_line_by_line_and_open_again(cast: Cast) -> None:
    row, anna = invoiced(cast, "85", "20"), cast.actor(cast.anna)
    first, second = row.lines.order_by("amount")
    note = actions.credit_invoice(anna, invoice_id=row.pk, line_ids=[first.pk], reopen=True)
    assert (note.amount, note.lines.get().position) == (-20, first.position)
    assert list(queries.open_charges(anna).values_list("amount", flat=True)) == [20]
    assert queries.invoice(anna, row.pk).bill.left == 85
    with pytest.raises(Refused) as no:
        actions.credit_invoice(anna, invoice_id=row.pk, line_ids=[first.pk, second.pk])
    assert (no.value.code, no.value.field) == ("already_credited", "line_ids")
    with pytest.raises(Refused) as no:
        actions.credit_invoice(anna, invoice_id=row.pk, line_ids=[])
    assert no.value.code == "nothing"
    with pytest.raises(NotYours):
        actions.credit_invoice(anna, invoice_id=row.pk, line_ids=[invoiced(cast).lines.get().pk])
    assert actions.credit_invoice(anna, invoice_id=row.pk).amount == -85


def test_a_charge_that_is_open_again_stands_on_the_next_invoice(cast: Cast) -> None:
    row, anna = invoiced(cast), cast.actor(cast.anna)
    actions.credit_invoice(anna, invoice_id=row.pk, reopen=True)
    again = actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[Charge.objects.get().pk])
    assert again.number == 2
    assert InvoiceLine.objects.filter(charge=Charge.objects.get()).count() == 3


def test_nobody_else_credits(cast: Cast) -> None:
    row = invoiced(cast)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.credit_invoice(cast.actor(who), invoice_id=row.pk)
    assert Invoice.objects.count() == 1
    assert not Event.objects.filter(verb="invoice.credited").exists()


def test_it_is_the_day_of_the_practice(cast: Cast) -> None:
    cast.practice.timezone = "Pacific/Kiritimati"
    cast.practice.save()
    assert invoiced(cast).issued_on == (timezone.now() + timedelta(hours=14)).date()
