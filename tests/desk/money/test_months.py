"""A month of the practice: everybody's invoices at once, the bookkeeper's file, lost hours."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.money import actions
from alongside.money.models import Charge, Invoice
from alongside.money.queries import ledger, payments_ledger
from alongside.web.csv_rows import harmless
from tests.cast import Cast, make_client
from tests.desk.money.scene import bookkeeper, charge, invoice


def rows_of(answer: Any) -> list[list[str]]:
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_month_is_looked_at_first_and_then_invoiced_once(cast: Cast) -> None:
    march, april = datetime(2026, 3, 12, tzinfo=UTC), datetime(2026, 4, 2, tzinfo=UTC)
    charge(cast, cast.vera, happened_at=march)
    charge(cast, cast.vera, happened_at=march - timedelta(days=40))
    charge(cast, cast.oskar, "70.00", happened_at=march)
    later = charge(cast, cast.vera, happened_at=april)
    browser, address = cast.browser(bookkeeper(cast)), reverse("desk:invoicing")
    looked = browser.get(address, {"month": "2026-03"}).context["rows"]
    assert [(each.name, each.count, each.amount) for each in looked] == [
        ("Oskar Example", 1, Decimal("70.00")),
        ("Vera Example", 2, Decimal("170.00")),
    ]
    assert not Invoice.objects.exists()
    given = {
        "month": "2026-03",
        "who": [each.key for each in looked],
        "charge": [str(pk) for each in looked for pk in each.charge_ids],
    }
    for _press in range(2):
        assert browser.post(address, given)["Location"] == reverse("desk:money")
    assert sorted(Invoice.objects.values_list("to_name", "amount")) == [
        ("Oskar Example", Decimal("70.00")),
        ("Vera Example", Decimal("170.00")),
    ]
    assert Charge.objects.get(status="open") == later


def test_who_was_not_ticked_and_what_came_since_wait(cast: Cast) -> None:
    march = datetime(2026, 3, 12, tzinfo=UTC)
    charge(cast, cast.oskar, happened_at=march)
    seen = charge(cast, cast.vera, happened_at=march)
    charge(cast, cast.vera, happened_at=march)
    given = {"month": "2026-03", "who": f"{cast.vera.pk}:EUR", "charge": str(seen.pk)}
    cast.browser(cast.anna).post(reverse("desk:invoicing"), given)
    assert [line.charge for line in Invoice.objects.get().lines.all()] == [seen]
    assert Charge.objects.filter(status="open").count() == 2


@pytest.mark.parametrize("month", ["", "2026-13", "nonsense", "0000-01", "99999-01"])
def test_a_month_that_is_none_is_the_last_one(cast: Cast, month: str) -> None:
    browser = cast.browser(cast.anna)
    assert browser.get(reverse("desk:invoicing"), {"month": month}).status_code == 200
    assert browser.get(reverse("desk:ledger"), {"month": month}).status_code == 200


def test_the_bookkeepers_file_is_what_the_books_say(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    cast.vera.name = '=HYPERLINK("http://example.org")'
    cast.vera.save(update_fields=["name"])
    bad = invoice(cast, cast.vera, "30.00")
    actions.credit_invoice(cast.actor(cast.anna), invoice_id=bad.pk)
    actions.record_payment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        amount=Decimal("20.00"),
        received_on=timezone.localdate(),
        invoice_id=made.pk,
    )
    month = {"month": f"{timezone.localdate():%Y-%m}"}
    browser, actor = cast.browser(bookkeeper(cast)), cast.actor(cast.anna)
    heads, *rows = rows_of(browser.get(reverse("desk:ledger"), month))
    today = timezone.localdate()
    wanted = ledger(actor, today.replace(day=1), today)
    assert heads[:4] == ["Date", "Number", "Kind", "Client"]
    assert [(row[1], row[7], row[9]) for row in rows] == [
        (each.number, str(each.gross), str(each.paid)) for each in wanted
    ]
    assert [row[2] for row in rows] == ["Invoice", "Invoice", "Credit note"]
    assert [row[3] for row in rows] == ["Vera Example", *[f"'{cast.vera.name}"] * 2]
    assert rows[2][7] == "-30.00"
    _heads, *paid = rows_of(browser.get(reverse("desk:payments_ledger"), month))
    kept = payments_ledger(actor, today.replace(day=1), today)
    assert [(row[1], row[3], row[4], row[6]) for row in paid] == [
        (str(each.receipt), "Bank transfer", str(each.amount), each.invoice) for each in kept
    ]
    assert len(paid) == 1


def test_the_file_of_another_practice_has_nothing_of_ours(cast: Cast) -> None:
    invoice(cast, cast.vera)
    _heads, *rows = rows_of(cast.browser(cast.stranger).get(reverse("desk:ledger")))
    assert rows == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_no_text_is_a_formula(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(Decimal("-5.00")) == Decimal("-5.00")
    assert harmless(None) == ""


def test_coming_stands_beside_paying(cast: Cast) -> None:
    now = timezone.now()
    invoice(cast, cast.vera)
    charge(cast, cast.vera, kind="missed", happened_at=now)
    charge(cast, cast.vera, kind="late", happened_at=now - timedelta(days=200))
    charge(cast, cast.oskar, happened_at=now)
    browser = cast.browser(cast.anna)
    rows = browser.get(reverse("desk:attendance")).context["rows"]
    assert [(each["line"].name, each["line"].kept, each["line"].missed, each["owed"]) for each in rows] == [
        ("Oskar Example", 1, 0, "€85.00"),
        ("Vera Example", 1, 1, "€255.00"),
    ]
    year = browser.get(reverse("desk:attendance"), {"days": "365"})
    assert [each["line"].late for each in year.context["rows"]] == [0, 1]
    own = cast.browser(cast.mikko).get(reverse("desk:attendance")).context["rows"]
    assert [each["line"].name for each in own] == ["Oskar Example"]
    assert cast.browser(cast.chie).get(reverse("desk:attendance")).status_code == 404


def test_thirty_clients_ask_as_much_as_one(
    cast: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    browser = cast.browser(cast.anna)
    for more in range(2):
        for number in range(1 + 28 * more):
            who = make_client(cast.anna, f"Client {more} {number}", portal=False)
            charge(cast, who, kind="missed")
            invoice(cast, who)
        for route, queries in (("desk:attendance", 8), ("desk:invoicing", 4), ("desk:money", 8)):
            with django_assert_num_queries(queries):
                browser.get(reverse(route))


def test_lost_hours_are_counted_month_by_month(cast: Cast) -> None:
    now = timezone.now()
    charge(cast, cast.vera, kind="missed", happened_at=now)
    waived = charge(cast, cast.vera, "40.00", kind="late", fee=Decimal(80), percent=50, happened_at=now)
    charge(cast, cast.vera, happened_at=now)
    charge(cast, cast.vera, kind="missed", happened_at=now - timedelta(days=400))
    actions.waive_charge(cast.actor(cast.anna), charge_id=waived.pk, reason="Ill")
    (lost,) = cast.browser(cast.anna).get(reverse("desk:money")).context["lost"]
    assert (lost["hours"], lost["asked"], lost["lost"]) == ("1.7", "€85.00", "€80.00")
