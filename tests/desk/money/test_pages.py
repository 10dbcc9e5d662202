"""Money on the desk: who sees it, what stands on it, and that every step does what it says, once."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.meetings.models import Note
from alongside.money import actions
from alongside.money.models import Billing, Charge, Concession, Invoice, Package, Payment
from tests.cast import Cast
from tests.desk.money.scene import bookkeeper, charge, invoice
from tests.web.pdf_letters import letters

Counted = Callable[[int], Any]


def page(cast: Cast, who: Any, route: str, *ids: object, status: int = 200) -> str:
    answer = cast.browser(who).get(reverse(route, args=ids))
    assert answer.status_code == status
    return str(answer.content.decode())


def test_a_bookkeeper_sees_money_and_no_note(cast: Cast) -> None:
    berta = bookkeeper(cast)
    note = Note.objects.create(
        practice=cast.practice, client=cast.vera, author=cast.anna, kind="record", about=timezone.now()
    )
    made = invoice(cast, cast.vera)
    assert "Vera Example" in page(cast, berta, "desk:money")
    assert made.label in page(cast, berta, "desk:client_money", cast.vera.pk)
    page(cast, berta, "desk:invoice", made.pk)
    page(cast, berta, "desk:note", note.pk, status=404)
    page(cast, berta, "desk:notes", cast.vera.pk, status=404)


def test_the_menu_has_money_for_whom_it_is(cast: Cast) -> None:
    link = f'href="{reverse("desk:money")}"'
    for who in (cast.anna, cast.mikko, bookkeeper(cast)):
        assert link in page(cast, who, "desk:clients")
    assert link not in page(cast, cast.chie, "desk:clients")
    page(cast, cast.chie, "desk:money", status=404)
    page(cast, cast.mikko, "desk:invoicing", status=404)
    page(cast, cast.mikko, "desk:billing", status=404)
    page(cast, cast.mikko, "desk:ledger", status=404)


def test_the_file_leads_to_the_money_for_whom_it_is(cast: Cast) -> None:
    link = reverse("desk:client_money", args=[cast.vera.pk])
    assert link in page(cast, cast.anna, "desk:client", cast.vera.pk)
    assert link in page(cast, bookkeeper(cast), "desk:client", cast.vera.pk)
    assert link not in page(cast, cast.chie, "desk:client", cast.vera.pk)


def test_what_is_anothers_is_not_there(cast: Cast) -> None:
    made, open_charge = invoice(cast, cast.vera), charge(cast, cast.vera)
    paid = actions.record_payment(
        cast.actor(cast.anna), client_id=cast.vera.pk, amount=Decimal(5), received_on=timezone.localdate()
    )
    of_vera = [
        ("desk:client_money", cast.vera.pk),
        ("desk:client_payment", cast.vera.pk),
        ("desk:client_charge", cast.vera.pk),
        ("desk:client_package", cast.vera.pk),
        ("desk:client_concession", cast.vera.pk),
        ("desk:charge_waive", open_charge.pk),
        ("desk:invoice", made.pk),
        ("desk:invoice_pdf", made.pk),
        ("desk:invoice_payment", made.pk),
        ("desk:receipt", paid.pk),
        ("desk:payment_correct", paid.pk),
    ]
    for who in (cast.mikko, cast.stranger, cast.chie):
        browser = cast.browser(who)
        for route, one in of_vera:
            assert browser.get(reverse(route, args=[one])).status_code == 404, route
    browser = cast.browser(cast.mikko)
    stolen = {"charge": str(open_charge.pk)}
    for client in (cast.vera, cast.oskar):
        assert browser.post(reverse("desk:client_invoice", args=[client.pk]), stolen).status_code == 404
    assert browser.post(reverse("desk:invoice_credit", args=[made.pk]), {"reopen": "no"}).status_code == 404
    assert Invoice.objects.count() == 1


def test_mikko_sees_his_own_in_the_list_only(cast: Cast) -> None:
    mine, other = invoice(cast, cast.oskar, "70.00"), invoice(cast, cast.vera)
    charge(cast, cast.vera)
    found = cast.browser(cast.mikko).get(reverse("desk:money"))
    assert [each["label"] for each in found.context["invoices"]] == [mine.label]
    assert found.context["waiting"] == []
    assert str(other.pk) not in found.content.decode()


def test_unpaid_overdue_and_paid_are_told_apart(cast: Cast) -> None:
    late, paid, new = (invoice(cast, cast.vera, amount) for amount in ("10.00", "20.00", "30.00"))
    Invoice.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    actions.record_payment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        amount=Decimal("20.00"),
        received_on=timezone.localdate(),
        invoice_id=paid.pk,
    )
    browser = cast.browser(cast.anna)
    wanted = {
        "open": [new, late],
        "overdue": [late],
        "paid": [paid],
        "all": [new, paid, late],
        "odd": [new, late],
    }
    for show, rows in wanted.items():
        found = browser.get(reverse("desk:money"), {"show": show})
        assert [each["label"] for each in found.context["invoices"]] == [each.label for each in rows]


def test_one_press_makes_one_invoice_of_what_is_open(cast: Cast) -> None:
    first, second = charge(cast, cast.vera), charge(cast, cast.vera, "15.00", kind="other", words="Report")
    browser = cast.browser(cast.anna)
    waiting = browser.get(reverse("desk:money")).context["waiting"][0]
    assert (waiting.name, waiting.amount, waiting.count) == ("Vera Example", Decimal("100.00"), 2)
    ticked = {"charge": [str(first.pk), str(second.pk)]}
    address = reverse("desk:client_invoice", args=[cast.vera.pk])
    made = browser.post(address, ticked)
    assert made["Location"] == reverse("desk:invoice", args=[Invoice.objects.get().pk])
    again = browser.post(address, ticked)
    assert again.status_code == 422
    assert "not open any more" in again.content.decode()
    assert [(each.amount, each.lines.count()) for each in Invoice.objects.all()] == [(Decimal("100.00"), 2)]


def test_somebody_else_can_pay_in_another_language(cast: Cast) -> None:
    ticked = {"charge": str(charge(cast, cast.vera).pk)}
    browser, address = cast.browser(cast.anna), reverse("desk:client_invoice", args=[cast.vera.pk])
    wrong = browser.post(address, ticked | {"due_on": "2020-01-01", "to_name": "Aune Example"})
    assert (wrong.status_code, list(wrong.context["issue"].errors)) == (422, ["due_on"])
    assert 'value="Aune Example"' in wrong.content.decode()
    browser.post(address, ticked | {"to_name": "Aune Example", "to_address": "Rantatie 1", "language": "fi"})
    made = Invoice.objects.get()
    assert (made.to_name, made.to_address, made.language) == ("Aune Example", "Rantatie 1", "fi")
    assert made.client == cast.vera


def test_nothing_ticked_and_nonsense_make_nothing(cast: Cast) -> None:
    browser, address = cast.browser(cast.anna), reverse("desk:client_invoice", args=[cast.vera.pk])
    assert browser.post(address).status_code == 422
    assert browser.post(address, {"charge": "nonsense"}).status_code == 404
    assert browser.get(address).status_code == 405
    assert not Invoice.objects.exists()


def test_an_invoice_says_what_it_is_and_prints(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    shown = page(cast, cast.anna, "desk:invoice", made.pk)
    for words in (f"Invoice {made.label}", "Meeting, 50 minutes", "€85.00", "to pay"):
        assert words in shown
    answer = cast.browser(cast.anna).get(reverse("desk:invoice_pdf", args=[made.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert set(f"Invoice{made.label}€85.00VeraExample") <= letters(answer.content)


def test_a_payment_is_written_down_for_an_invoice_and_has_a_receipt(cast: Cast) -> None:
    made, browser = invoice(cast, cast.vera), cast.browser(cast.anna)
    address = reverse("desk:invoice_payment", args=[made.pk])
    assert browser.get(address).context["form"].initial["amount"] == Decimal("85.00")
    given = {
        "invoice_id": made.pk,
        "amount": "85,00",
        "method": "card",
        "received_on": str(timezone.localdate()),
    }
    assert browser.post(address, given)["Location"] == reverse("desk:invoice", args=[made.pk])
    paid = Payment.objects.get()
    assert (paid.amount, paid.method, paid.invoice, paid.client) == (
        Decimal("85.00"),
        "card",
        made,
        cast.vera,
    )
    assert "paid" in page(cast, cast.anna, "desk:invoice", made.pk)
    answer = browser.get(reverse("desk:receipt", args=[paid.pk]))
    assert set("Receipt1€85.00VeraExample") <= letters(answer.content)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": "eighty"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "0.001"}, "amount"),
        ({"received_on": "2999-01-01"}, "received_on"),
        ({"received_on": ""}, "received_on"),
        ({"method": "barter"}, "method"),
        ({"invoice_id": "01a2030e-d411-7d28-b6c3-d5d9cf94386f"}, "invoice_id"),
    ],
)
def test_a_wrong_payment_is_refused_beside_its_field(cast: Cast, change: dict[str, str], field: str) -> None:
    given = {"invoice_id": "", "amount": "85", "method": "cash", "received_on": str(timezone.localdate())}
    address = reverse("desk:client_payment", args=[cast.vera.pk])
    answer = cast.browser(cast.anna).post(address, given | change)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Payment.objects.exists()


def test_a_mistaken_payment_is_taken_back_by_another(cast: Cast) -> None:
    wrong = actions.record_payment(
        cast.actor(cast.anna), client_id=cast.vera.pk, amount=Decimal(50), received_on=timezone.localdate()
    )
    browser, address = cast.browser(cast.anna), reverse("desk:payment_correct", args=[wrong.pk])
    assert "€50.00" in browser.get(address).content.decode()
    assert Payment.objects.count() == 1
    assert browser.post(address)["Location"] == reverse("desk:client_money", args=[cast.vera.pk])
    assert browser.post(address).status_code == 422
    assert sorted(Payment.objects.values_list("amount", flat=True)) == [Decimal("-50.00"), Decimal("50.00")]
    back = Payment.objects.get(corrects=wrong)
    assert browser.get(reverse("desk:receipt", args=[back.pk])).status_code == 404


def test_a_credit_note_takes_an_invoice_back(cast: Cast) -> None:
    made, browser = invoice(cast, cast.vera), cast.browser(cast.anna)
    address = reverse("desk:invoice_credit", args=[made.pk])
    assert browser.post(address).status_code == 422
    answer = browser.post(address, {"reopen": "yes"})
    note = Invoice.objects.get(kind="credit_note")
    assert answer["Location"] == reverse("desk:invoice", args=[note.pk])
    assert (note.amount, note.corrects) == (Decimal("-85.00"), made)
    assert Charge.objects.get().status == "open"
    assert browser.post(address, {"reopen": "no"}).status_code == 422
    assert "Make a credit note" not in page(cast, cast.anna, "desk:invoice", made.pk)
    assert f"Invoice {made.label}" in page(cast, cast.anna, "desk:invoice", note.pk)


def test_what_was_paid_for_nothing_is_paid_back(cast: Cast) -> None:
    made, browser = invoice(cast, cast.vera), cast.browser(cast.anna)
    paid = {"amount": Decimal("85.00"), "received_on": timezone.localdate(), "invoice_id": made.pk}
    actions.record_payment(cast.actor(cast.anna), client_id=cast.vera.pk, **paid)
    actions.credit_invoice(cast.actor(cast.anna), invoice_id=made.pk)
    address = reverse("desk:invoice_payment", args=[made.pk])
    assert address in page(cast, cast.anna, "desk:invoice", made.pk)
    form = browser.get(address).context["form"]
    assert form.initial["amount"] == Decimal("-85.00")
    given = {
        "invoice_id": made.pk,
        "amount": "-85",
        "method": "transfer",
        "received_on": timezone.localdate(),
    }
    assert browser.post(address, given).status_code == 302
    assert sum(Payment.objects.values_list("amount", flat=True)) == 0
    assert address not in page(cast, cast.anna, "desk:invoice", made.pk)


def test_a_charge_is_let_go_for_a_reason(cast: Cast) -> None:
    found, browser = charge(cast, cast.vera, kind="missed"), cast.browser(cast.anna)
    address = reverse("desk:charge_waive", args=[found.pk])
    assert browser.post(address, {"reason": " "}).context["form"].errors["reason"]
    assert browser.post(address, {"reason": "Ambulance"})["Location"].endswith("/money/")
    found.refresh_from_db()
    assert (found.status, found.waive_reason) == ("waived", "Ambulance")
    assert browser.post(address, {"reason": "Again"}).status_code == 422
    assert "Ambulance" in page(cast, cast.anna, "desk:client_money", cast.vera.pk)
    assert "Ambulance" not in page(cast, bookkeeper(cast), "desk:client_money", cast.vera.pk)


def test_charge_package_and_own_fee_are_added_by_hand(cast: Cast) -> None:
    browser, today = cast.browser(cast.anna), str(timezone.localdate())
    vera = [cast.vera.pk]
    browser.post(
        reverse("desk:client_charge", args=vera), {"words": "Report", "amount": "40", "happened_on": today}
    )
    browser.post(reverse("desk:client_package", args=vera), {"meetings": "10", "amount": "700"})
    browser.post(
        reverse("desk:client_concession", args=vera),
        {"fee": "50", "valid_from": today, "reason": "Student"},
    )
    assert sorted(Charge.objects.values_list("kind", "amount")) == [
        ("other", Decimal("40.00")),
        ("package", Decimal("700.00")),
    ]
    shown = page(cast, cast.anna, "desk:client_money", cast.vera.pk)
    assert "10 meetings left" in shown
    assert "Student" in page(cast, cast.anna, "desk:client_concession", cast.vera.pk)
    browser.post(reverse("desk:package_end", args=[Package.objects.get().pk]))
    browser.post(reverse("desk:concession_end", args=[Concession.objects.get().pk]))
    assert Package.objects.get().ended_at is not None
    assert Concession.objects.get().ended_on is not None


@pytest.mark.parametrize(
    ("route", "given", "field"),
    [
        ("desk:client_charge", {"words": "", "amount": "5", "happened_on": "2026-03-01"}, "words"),
        ("desk:client_charge", {"words": "Book", "amount": "-5", "happened_on": "2026-03-01"}, "amount"),
        ("desk:client_package", {"meetings": "0", "amount": "5"}, "meetings"),
        ("desk:client_package", {"meetings": "5", "amount": "5", "expires_on": "2020-01-01"}, "expires_on"),
        ("desk:client_concession", {"fee": "50", "valid_from": "2026-03-01", "reason": " "}, "reason"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_nothing_is_lost(
    cast: Cast, route: str, given: dict[str, str], field: str
) -> None:
    answer = cast.browser(cast.anna).post(reverse(route, args=[cast.vera.pk]), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Charge.objects.exists()
    assert not Concession.objects.exists()
    assert all(f'value="{words}"' in answer.content.decode() for words in given.values() if words.isdigit())


def test_thirty_rows_ask_as_much_as_one(cast: Cast, django_assert_num_queries: Counted) -> None:
    browser = cast.browser(cast.anna)
    everything = [("desk:money", (), 8), ("desk:client_money", (cast.vera.pk,), 8)]
    for more in (1, 29):
        for _number in range(more):
            invoice(cast, cast.vera)
            charge(cast, cast.vera)
            actions.record_payment(
                cast.actor(cast.anna),
                client_id=cast.vera.pk,
                amount=Decimal(5),
                received_on=timezone.localdate(),
            )
            actions.sell_package(
                cast.actor(cast.anna), client_id=cast.vera.pk, meetings=2, amount=Decimal(150)
            )
        for route, ids, queries in everything:
            browser.get(reverse(route, args=ids))
            with django_assert_num_queries(queries):
                browser.get(reverse(route, args=ids))


def test_settings_are_checked_and_shown_in_a_sample(cast: Cast) -> None:
    browser, address = cast.browser(cast.anna), reverse("desk:billing")
    given = {
        "payee": "Riverside Therapy",
        "vat_percent": "0",
        "due_days": "10",
        "iban": "FI21 1234 5600 0007 86",
        "exempt_en": "No VAT: health care.",
        "exempt_fi": "Ei arvonlisäveroa.",
    }
    wrong = browser.post(address, given)
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["iban"])
    assert not Billing.objects.exists()
    assert browser.post(address, given | {"iban": "fi21 1234 5600 0007 85"}).status_code == 302
    row = Billing.objects.get()
    assert (row.payee, row.iban, row.due_days) == ("Riverside Therapy", "FI2112345600000785", 10)
    assert row.exempt_words == {"en": "No VAT: health care.", "fi": "Ei arvonlisäveroa."}
    assert "Ei arvonlisäveroa." in browser.get(address).content.decode()
    sample = browser.get(reverse("desk:billing_sample", args=["fi"]))
    assert set("Eiarvonlisäveroa") <= letters(sample.content)
    assert browser.get(reverse("desk:billing_sample", args=["xx"])).status_code == 404
    assert not Invoice.objects.exists()


def test_vat_is_typed_as_the_language_writes_it_and_stands_on_the_invoice(cast: Cast) -> None:
    cast.anna.language = "fi"
    cast.anna.save(update_fields=["language"])
    browser = cast.browser(cast.anna)
    answer = browser.post(reverse("desk:billing"), {"vat_percent": "25,5", "due_days": "14", "prefix": "R-"})
    assert answer.status_code == 302
    assert Billing.objects.get().vat_percent == Decimal("25.50")
    actions.add_charge(cast.actor(cast.anna), client_id=cast.vera.pk, words="Book", amount=Decimal("125.50"))
    browser.post(
        reverse("desk:client_invoice", args=[cast.vera.pk]), {"charge": str(Charge.objects.get().pk)}
    )
    made = Invoice.objects.get()
    assert (made.label, made.vat) == ("R-1", Decimal("25.50"))
