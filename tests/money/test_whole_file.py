"""What file/ asks of this room: export, move, close, erase."""

from datetime import date
from decimal import Decimal

from alongside.file.actions.merging import merge_clients
from alongside.money import actions, queries
from alongside.money.models import Charge, Concession, Invoice, InvoiceLine, Package, Payment
from tests.cast import Cast, make_client
from tests.money.making import charged, invoiced

OWN, KEPT = (Charge, Package, Concession), (Invoice, InvoiceLine, Payment)


def fill(cast: Cast) -> Invoice:
    """One of each of Vera's."""
    anna = cast.actor(cast.anna)
    invoice = invoiced(cast)
    vera = {"client_id": cast.vera.pk}
    actions.record_payment(
        anna, amount=Decimal(40), received_on=date(2026, 3, 3), invoice_id=invoice.pk, **vera
    )
    actions.sell_package(anna, meetings=3, amount=Decimal(200), **vera)
    actions.set_concession(anna, fee=Decimal(60), reason="A student", **vera)
    waived = charged(cast)
    actions.waive_charge(anna, charge_id=waived.pk, reason="Her mother died.")
    return invoice


def test_a_client_takes_along_what_they_may_see(cast: Cast) -> None:
    fill(cast)
    data = queries.export_client(cast.actor(cast.vera), cast.vera.pk)
    assert sorted((each["kind"], each["status"]) for each in data["charges"]) == [
        ("other", "invoiced"),
        ("other", "waived"),
        ("package", "open"),
    ]
    assert [(each["label"], len(each["lines"])) for each in data["invoices"]] == [("1", 1)]
    assert data["invoices"][0]["lines"][0]["words"] == "A report"
    assert [(each["amount"], each["invoice"]) for each in data["payments"]] == [(40, "1")]
    assert [each["meetings"] for each in data["packages"]] == [3]
    assert [each["fee"] for each in data["concessions"]] == [60]
    assert "Her mother died." not in repr(data)
    assert "A student" not in repr(data)


def test_what_the_law_asks_to_keep_is_kept_and_names_no_client(cast: Cast) -> None:
    invoice, anna = fill(cast), cast.actor(cast.anna)
    actions.erase_client(anna, cast.vera.pk)
    assert [table.objects.count() for table in OWN] == [0, 0, 0]
    assert [table.objects.count() for table in KEPT] == [1, 1, 1]
    assert all(table.objects.filter(client=None).count() == 1 for table in KEPT)
    paper = queries.invoice(anna, invoice.pk)
    assert (paper.bill.row.to_name, paper.bill.left, paper.lines[0].charge) == ("Vera Example", 45, None)
    assert [row.client for row in queries.ledger(anna, date(2020, 1, 1), date(2099, 1, 1))] == [
        "Vera Example"
    ]
    assert queries.balances_of_all(anna) == {}
    assert actions.credit_invoice(anna, invoice_id=invoice.pk).amount == -85


def test_nothing_of_anybody_else_goes(cast: Cast) -> None:
    fill(cast)
    actions.erase_client(cast.actor(cast.anna), cast.oskar.pk)
    actions.erase_client(cast.actor(cast.stranger), cast.vera.pk)
    assert [table.objects.filter(client=cast.vera).count() for table in (*OWN, *KEPT)] == [3, 1, 1, 1, 1, 1]


def test_two_entries_of_one_person(cast: Cast) -> None:
    fill(cast)
    other, anna = make_client(cast.anna, "Vera Eksample"), cast.actor(cast.anna)
    charged(cast, "20", other)
    merge_clients(anna, from_client_id=cast.vera.pk, to_client_id=other.pk)
    assert [table.objects.filter(client=other).count() for table in (*OWN, *KEPT)] == [4, 1, 1, 1, 1, 1]
    waived = Charge.objects.get(status="waived")
    assert (waived.words, waived.waive_reason) == ("A report", "Her mother died.")
    assert Concession.objects.get().reason == "A student"
    assert [each.owed for each in queries.balance(anna, other.pk)] == [85 - 40 + 200 + 20]
    assert Invoice.objects.get().to_name == "Vera Example"


def test_the_end_of_the_work_lets_no_debt_go(cast: Cast) -> None:
    fill(cast)
    anna = cast.actor(cast.anna)
    before = queries.balance(anna, cast.vera.pk)
    actions.close_engagement(anna, cast.advice.pk)
    assert queries.balance(anna, cast.vera.pk) == before
