"""The client's own money."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from alongside.money import actions
from tests.cast import Cast
from tests.desk.money.scene import charge, invoice
from tests.web.pdf_letters import letters

MONEY = "portal:money"


def pay(cast: Cast, **also: Any) -> Any:
    return actions.record_payment(
        cast.actor(cast.anna), client_id=cast.vera.pk, received_on=timezone.localdate(), **also
    )


def shown(cast: Cast, route: str = MONEY) -> str:
    answer = cast.browser(cast.vera).get(reverse(route))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_nothing_owed_is_said_calmly(cast: Cast) -> None:
    assert "Nothing is owed." in shown(cast)
    assert "An invoice waits" not in shown(cast, "portal:home")


def test_i_see_what_is_open_and_how_to_pay_it(cast: Cast) -> None:
    actions.set_billing(cast.actor(cast.anna), iban="FI2112345600000785", payee="Riverside Therapy")
    made = invoice(cast, cast.vera)
    pay(cast, amount=Decimal("20.00"), invoice_id=made.pk)
    charge(cast, cast.vera, "40.00", kind="other", words="Report", minutes=None)
    actions.sell_package(cast.actor(cast.anna), client_id=cast.vera.pk, meetings=10, amount=Decimal(700))
    page = shown(cast)
    for words in (
        f"Invoice {made.label}",
        "€65.00, please pay by",
        "FI21 1234 5600 0007 85",
        "Riverside Therapy",
        "Report",
        "10 meetings left",
        "Receipt 1",
        "To pay in all: €805.00",
    ):
        assert words in page
    code = cast.browser(cast.vera).get(reverse("portal:payment_code", args=[made.pk]))
    assert code["Content-Type"] == "image/svg+xml"
    assert code.content.startswith(b"<?xml")
    assert "An invoice waits to be paid." in shown(cast, "portal:home")


def test_a_paid_invoice_asks_for_nothing(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    pay(cast, amount=Decimal("85.00"), invoice_id=made.pk)
    assert "All is paid." in shown(cast)
    assert "please pay by" not in shown(cast)
    assert "An invoice waits" not in shown(cast, "portal:home")
    browser = cast.browser(cast.vera)
    assert browser.get(reverse("portal:payment_code", args=[made.pk])).status_code == 404


def test_why_something_was_let_go_is_not_for_the_client(cast: Cast) -> None:
    found = charge(cast, cast.vera, kind="missed")
    actions.waive_charge(cast.actor(cast.anna), charge_id=found.pk, reason="Seemed fragile")
    actions.set_concession(
        cast.actor(cast.anna), client_id=cast.vera.pk, fee=Decimal(50), reason="Lost her job"
    )
    page = shown(cast)
    assert "Seemed fragile" not in page
    assert "Lost her job" not in page


def test_invoice_and_receipt_are_mine_as_pdf_and_nobody_elses(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    paid = pay(cast, amount=Decimal("85.00"), invoice_id=made.pk)
    for route, one, words in (
        ("portal:invoice", made.pk, f"Invoice{made.label}€85.00"),
        ("portal:receipt", paid.pk, "Receipt1€85.00"),
    ):
        answer = cast.browser(cast.vera).get(reverse(route, args=[one]))
        assert answer["Content-Type"] == "application/pdf"
        assert set(words) <= letters(answer.content)
        for other in (cast.oskar, cast.strangers_client, cast.anna):
            assert cast.browser(other).get(reverse(route, args=[one])).status_code == 404
    assert cast.browser(cast.anna).get(reverse(MONEY)).status_code == 404


def test_a_corrected_payment_has_no_receipt_of_its_own(cast: Cast) -> None:
    paid = pay(cast, amount=Decimal("85.00"))
    back = actions.correct_payment(cast.actor(cast.anna), payment_id=paid.pk)
    answer = cast.browser(cast.vera).get(reverse("portal:receipt", args=[back.pk]))
    assert answer.status_code == 404


def test_thirty_invoices_ask_as_much_as_one(
    cast: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    browser = cast.browser(cast.vera)
    for more in (1, 29):
        for _number in range(more):
            made = invoice(cast, cast.vera)
            pay(cast, amount=Decimal("5.00"), invoice_id=made.pk)
            charge(cast, cast.vera)
        with django_assert_num_queries(8):
            browser.get(reverse(MONEY))
