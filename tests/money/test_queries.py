"""Whose money is whose, lists, balances, the ledger; a fixed number of questions."""

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.money import actions, queries
from alongside.money.models import Charge, Invoice
from alongside.practice.models import Service
from alongside.trail.actors import Role
from tests.cast import Cast, make_client, make_member
from tests.meetings.stage import cover
from tests.money.making import AT, agree, charge, charged, invoiced, make_bookkeeper

SINCE, UNTIL = date(2020, 1, 1), date(2099, 1, 1)
PAID_ON = date(2026, 3, 3)


def pay(cast: Cast, amount: str, **also: Any) -> None:
    actions.record_payment(
        cast.actor(cast.anna), client_id=cast.vera.pk, amount=Decimal(amount), received_on=PAID_ON, **also
    )


def statements(ask: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        ask()
    return len(caught)


# Whose money it is


def test_who_runs_money_and_who_handles_whose(cast: Cast) -> None:
    bo, manager = make_bookkeeper(cast), make_member(cast.practice, "Max", Role.MANAGER)
    everybody = [cast.anna, bo, manager, cast.mikko, cast.chie, cast.vera]
    actors = [cast.actor(each) for each in everybody]
    assert [queries.may_run_money(each) for each in actors] == [True, True, True, False, False, False]
    assert [queries.may_handle_money(each, cast.oskar) for each in actors] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert [queries.may_handle_money(each, cast.vera) for each in actors] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    stranger = cast.actor(cast.stranger)
    assert queries.may_handle_money(stranger, cast.vera) is False
    assert set(queries.payers(cast.actor(cast.vera))) == {cast.vera}
    assert set(queries.payers(cast.actor(cast.chie))) == set()


def test_who_covers_handles_it_too(cast: Cast) -> None:
    cover(cast.anna, cast.mikko)
    assert queries.may_handle_money(cast.actor(cast.mikko), cast.vera) is True


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar"])
def test_nobody_else_reads_it(cast: Cast, who: str) -> None:
    agree(cast)
    invoice, actor = invoiced(cast), cast.actor(getattr(cast, who))
    row = charge(cast)
    assert row is not None
    assert row.subject_id is not None
    pay(cast, "5", invoice_id=invoice.pk)
    vera, payment = cast.vera.pk, invoice.payments.get().pk
    closed = (
        lambda: queries.charges_of_client(actor, vera),
        lambda: queries.charge(actor, row.pk),
        lambda: queries.invoice(actor, invoice.pk),
        lambda: queries.invoices_of_client(actor, vera),
        lambda: queries.payments_of_client(actor, vera),
        lambda: queries.payment(actor, payment),
        lambda: queries.balance(actor, vera),
        lambda: queries.packages_of_client(actor, vera),
        lambda: queries.concession_for(actor, vera),
        lambda: queries.fee_for(actor, client_id=vera, at=AT),
        lambda: queries.money_of_client(actor, vera),
        lambda: queries.open_charges(actor, vera),
    )
    for ask in closed:
        with pytest.raises(NotYours):
            ask()
    assert queries.charge_of(actor, row.subject_id) is None
    assert list(queries.open_charges(actor)) == []
    assert queries.invoices(actor, show="all").rows == []
    assert queries.balances_of_all(actor) == {}
    assert queries.attendance(actor) == []
    assert queries.lost_hours(actor, since=SINCE, until=UNTIL) == []


@pytest.mark.parametrize("who", ["mikko", "chie", "vera"])
def test_only_who_runs_money_reads_the_ledger(cast: Cast, who: str) -> None:
    for ask in (queries.ledger, queries.payments_ledger):
        with pytest.raises(NotYours):
            ask(cast.actor(getattr(cast, who)), SINCE, UNTIL)


def test_clients_see_their_own_and_no_reasons(cast: Cast) -> None:
    agree(cast)
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    invoice, waived, void = invoiced(cast), charged(cast, "9"), charge(cast)
    assert void is not None
    assert void.subject_id is not None
    actions.waive_charge(anna, charge_id=waived.pk, reason="Kindness")
    actions.void_charge_for(anna, subject_id=void.subject_id)
    still = charged(cast, "20")
    seen = queries.money_of_client(vera)
    assert [each.pk for each in seen.open_charges] == [still.pk]
    assert [each.row for each in seen.invoices] == [invoice]
    assert [each.owed for each in seen.balances] == [105]
    assert void not in queries.charges_of_client(vera, cast.vera.pk)
    assert void in queries.charges_of_client(anna, cast.vera.pk)
    with pytest.raises(NotYours):
        queries.charge(vera, void.pk)


def test_reasons_are_for_who_works_with_the_client(cast: Cast) -> None:
    anna, bo = cast.actor(cast.anna), cast.actor(make_bookkeeper(cast))
    manager = cast.actor(make_member(cast.practice, "Max", Role.MANAGER))
    row = charged(cast)
    actions.waive_charge(anna, charge_id=row.pk, reason="Her mother died.")
    actions.set_concession(anna, client_id=cast.vera.pk, fee=Decimal(60), reason="A student")
    for actor, waived, own in ((anna, "Her mother died.", "A student"), (bo, "", ""), (manager, "", "")):
        assert queries.charge(actor, row.pk).waive_reason == waived
        assert [each.waive_reason for each in queries.charges_of_client(actor, cast.vera.pk)] == [waived]
        assert [each.reason for each in queries.concessions(actor, cast.vera.pk)] == [own]
    assert [each.waive_reason for each in queries.charges_of_client(cast.actor(cast.vera), cast.vera.pk)] == [
        ""
    ]
    by_bo = charged(cast)
    actions.waive_charge(bo, charge_id=by_bo.pk, reason="Agreed by phone")
    assert queries.charge(bo, by_bo.pk).waive_reason == "Agreed by phone"


# Lists


def test_invoices_by_what_has_become_of_them(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    unpaid, partly, paid, credited, overdue = (invoiced(cast, "85.10") for _ in range(5))
    pay(cast, "40", invoice_id=partly.pk)
    for part in ("28.40", "28.30", "28.40"):
        pay(cast, part, invoice_id=paid.pk)
    note = actions.credit_invoice(anna, invoice_id=credited.pk)
    Invoice.objects.filter(pk=overdue.pk).update(due_on=date(2026, 1, 1))
    shown = {
        show: {(each.row.pk, each.state) for each in queries.invoices(anna, show=show).rows}
        for show in ("open", "overdue", "paid", "all")
    }
    assert shown["open"] == {(unpaid.pk, "open"), (partly.pk, "partly"), (overdue.pk, "overdue")}
    assert shown["overdue"] == {(overdue.pk, "overdue")}
    assert shown["paid"] == {(paid.pk, "paid"), (credited.pk, "credited")}
    assert shown["all"] == shown["open"] | shown["paid"] | {(note.pk, "credit_note")}
    assert queries.invoices(anna, show="open", client_id=cast.oskar.pk).rows == []


def test_pages_of_invoices(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["alongside.money.queries.invoices"], "ON_A_PAGE", 2)
    numbers = [invoiced(cast).number for _ in range(5)]
    pages = [queries.invoices(cast.actor(cast.anna), page=page) for page in (1, 2, 3, 9)]
    assert [[each.row.number for each in page.rows] for page in pages] == [[5, 4], [3, 2], [1], [1]]
    assert [(page.number, page.last, page.has_next) for page in pages[:3]] == [
        (1, 3, True),
        (2, 3, True),
        (3, 3, False),
    ]
    assert numbers == [1, 2, 3, 4, 5]


def test_a_paper_shows_what_stands_on_it_and_what_followed(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    invoice = invoiced(cast, "20", "85")
    pay(cast, "20", invoice_id=invoice.pk)
    note = actions.credit_invoice(anna, invoice_id=invoice.pk, line_ids=[invoice.lines.get(amount=85).pk])
    paper = queries.invoice(vera, invoice.pk)
    assert [each.amount for each in paper.lines] == [20, 85]
    assert [(each.percent, each.gross) for each in paper.rates] == [(0, 105)]
    assert (paper.credit_notes, [each.amount for each in paper.payments]) == ([note], [20])
    assert (paper.bill.state, paper.bill.left) == ("paid", 0)
    assert queries.invoice(vera, note.pk).bill.left == 0


def test_packages_with_what_is_left(cast: Cast) -> None:
    agree(cast)
    anna = cast.actor(cast.anna)
    actions.sell_package(
        anna, client_id=cast.vera.pk, meetings=3, amount=Decimal(200), bought_on=date(2026, 2, 1)
    )
    charge(cast)
    assert [
        (each.meetings, each.used, each.left) for each in queries.packages_of_client(anna, cast.vera.pk)
    ] == [  # type: ignore[attr-defined]
        (3, 1, 2)
    ]


def test_what_a_meeting_would_cost(cast: Cast) -> None:
    frame, anna = agree(cast), cast.actor(cast.anna)
    service = Service.objects.create(practice=cast.practice, fee=Decimal(99))
    usual = {"client_id": cast.vera.pk, "at": AT}
    agreed = queries.fee_for(anna, engagement_id=frame.engagement_id, service_id=service.pk, **usual)
    of_service = queries.fee_for(anna, service_id=service.pk, **usual)
    assert (agreed and agreed.amount, of_service and of_service.amount) == (85, 99)
    assert queries.fee_for(anna, **usual) is None


# Sums


def test_a_balance_in_each_currency(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    invoice = invoiced(cast, "100")
    charged(cast, "20")
    charged(cast, "9", currency="SEK")
    pay(cast, "30", invoice_id=invoice.pk)
    Invoice.objects.filter(pk=invoice.pk).update(due_on=date(2026, 1, 1))
    euros, kronor = queries.balance(anna, cast.vera.pk)
    assert (euros.not_invoiced, euros.invoiced, euros.paid, euros.overdue, euros.owed) == (
        20,
        100,
        30,
        70,
        90,
    )
    assert (kronor.currency, kronor.owed) == ("SEK", 9)
    assert queries.balances_of_all(anna) == {cast.vera.pk: [euros, kronor]}
    assert queries.balance(anna, cast.oskar.pk) == []


def test_attendance_beside_payment(cast: Cast) -> None:
    agree(cast)
    anna = cast.actor(cast.anna)
    rows = [charge(cast, kind) for kind in ("meeting", "meeting", "late", "missed")]
    assert rows[3] is not None
    actions.waive_charge(anna, charge_id=rows[3].pk, reason="Kindness")
    found = queries.attendance(anna)
    assert [(each.name, each.kept, each.late, each.missed, each.waived) for each in found] == [
        ("Vera Example", 2, 1, 1, 1)
    ]
    assert [each.owed for each in found[0].balances] == [Decimal("212.50")]
    none_since = queries.attendance(anna, since=AT + timedelta(days=1))
    assert [(each.kept, each.missed) for each in none_since] == [(0, 0)]


def test_what_lost_hours_cost(cast: Cast) -> None:
    agree(cast)
    anna = cast.actor(cast.anna)
    last = datetime(2026, 3, 31, 21, 30, tzinfo=UTC)  # April already where the practice is
    charge(cast)
    charge(cast, "late")
    missed = charge(cast, "missed", at=last)
    waived = charge(cast, "missed")
    assert missed is not None
    assert waived is not None
    actions.waive_charge(anna, charge_id=waived.pk, reason="Kindness")
    april, march = queries.lost_hours(anna, since=SINCE, until=UNTIL)
    assert (april.month, april.missed, april.minutes, april.charged, april.lost) == (
        date(2026, 4, 1),
        1,
        50,
        85,
        0,
    )
    assert (march.late, march.missed, march.minutes) == (1, 1, 100)
    assert (march.fee, march.charged, march.waived, march.lost) == (
        170,
        Decimal("42.50"),
        85,
        Decimal("127.50"),
    )
    assert queries.lost_hours(anna, since=date(2026, 4, 1), until=date(2026, 4, 1)) == [april]


def test_the_ledger_for_the_bookkeeper(cast: Cast) -> None:
    anna, bo = cast.actor(cast.anna), cast.actor(make_bookkeeper(cast))
    actions.set_billing(anna, vat_percent=Decimal("25.5"), prefix="A-")
    taxed = charged(cast, "125.50")
    actions.set_billing(anna, vat_percent=Decimal(0))
    exempt = charged(cast, "85")
    invoice = actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[taxed.pk, exempt.pk])
    pay(cast, "100", invoice_id=invoice.pk, method="card")
    actions.credit_invoice(anna, invoice_id=invoice.pk, line_ids=[invoice.lines.get(amount=85).pk])
    rows = [
        (
            row.number,
            row.kind,
            row.client,
            row.net,
            row.vat_percent,
            row.vat,
            row.gross,
            row.currency,
            row.paid,
        )
        for row in queries.ledger(bo, SINCE, UNTIL)
    ]
    name = "Vera Example"
    assert rows == [
        ("A-1", "invoice", name, 85, 0, 0, 85, "EUR", 100),
        ("A-1", "invoice", name, 100, Decimal("25.5"), Decimal("25.5"), Decimal("125.5"), "EUR", 0),
        ("A-C1", "credit_note", name, -85, 0, 0, -85, "EUR", 0),
    ]
    payments = queries.payments_ledger(bo, PAID_ON, PAID_ON)
    assert [(row.receipt, row.client, row.method, row.amount, row.invoice) for row in payments] == [
        (1, name, "card", 100, "A-1")
    ]
    assert queries.ledger(bo, SINCE, date(2020, 2, 1)) == []
    assert queries.payments_ledger(bo, SINCE, date(2026, 3, 2)) == []


def test_the_number_of_questions_does_not_grow(cast: Cast) -> None:
    agree(cast)
    anna = cast.actor(cast.anna)

    def fill(client: Client) -> None:
        row = charged(cast, "20", client)
        charged(cast, "30", client)
        invoice = actions.issue_invoice(anna, client_id=client.pk, charge_ids=[row.pk])
        actions.record_payment(
            anna, client_id=client.pk, amount=Decimal(5), received_on=PAID_ON, invoice_id=invoice.pk
        )

    asks = (
        lambda: list(queries.open_charges(anna)),
        lambda: [each.row.client for each in queries.invoices(anna, show="all").rows],
        lambda: queries.balances_of_all(anna),
        lambda: queries.attendance(anna),
        lambda: queries.ledger(anna, SINCE, UNTIL),
        lambda: queries.payments_ledger(anna, SINCE, UNTIL),
        lambda: queries.lost_hours(anna, since=SINCE, until=UNTIL),
        lambda: queries.money_of_client(anna, cast.vera.pk),
    )
    fill(cast.vera)
    few = [statements(ask) for ask in asks]
    for number in range(6):
        fill(make_client(cast.anna, f"Client {number}", portal=False))
        fill(cast.vera)
        charge(cast, "late", at=AT + timedelta(days=number))
    assert [statements(ask) for ask in asks] == few
    assert max(few) <= 6
    assert Charge.objects.count() == 32
