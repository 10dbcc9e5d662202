"""Many people bill at one moment: every number is given out once, and none is missing."""

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from alongside.lib.ids import new_id
from alongside.money import actions
from alongside.money.models import Charge, Invoice, Package, Payment
from tests.cast import Cast
from tests.money.making import AT, agree, charged


def race(attempts: list[Callable[[], object]]) -> list[str]:
    """Run all at once, each in a thread with a connection of its own; what went wrong."""
    wrong: list[str] = []
    gate = threading.Barrier(len(attempts))

    def run(attempt: Callable[[], object]) -> None:
        try:
            gate.wait()
            attempt()
        except Exception as error:  # whatever it is, is just what this test looks for
            wrong.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[attempt]) for attempt in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap(cast: Cast, size: Callable[[int, int], int]) -> None:
    anna, many = cast.actor(cast.anna), size(8, 20)
    rows = [charged(cast) for _ in range(many)]
    attempts: list[Callable[[], object]] = [
        lambda row=row: actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk])
        for row in rows
    ]
    attempts += [
        lambda: actions.record_payment(
            anna, client_id=cast.vera.pk, amount=Decimal(5), received_on=date(2026, 1, 1)
        )
    ] * 4
    assert race(attempts) == []
    numbers = sorted(Invoice.objects.values_list("number", flat=True))
    receipts = sorted(Payment.objects.values_list("receipt_number", flat=True))
    assert (numbers, receipts) == (list(range(1, many + 1)), [1, 2, 3, 4])


@pytest.mark.django_db(transaction=True)
def test_one_charge_stands_on_one_invoice(cast: Cast) -> None:
    anna, row = cast.actor(cast.anna), charged(cast)
    wrong = race([lambda: actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk])] * 4)
    assert [each.split(",")[0] for each in wrong] == ["Refused('not_open'"] * 3
    assert Invoice.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_meeting_of_a_package_is_used_once(cast: Cast) -> None:
    agree(cast)
    anna, subjects = cast.actor(cast.anna), [new_id() for _ in range(4)]
    actions.sell_package(
        anna, client_id=cast.vera.pk, meetings=1, amount=Decimal(80), bought_on=date(2026, 1, 1)
    )
    attempts: list[Callable[[], object]] = [
        lambda subject=subject: actions.charge_for_appointment(
            anna,
            subject_id=subject,
            client_id=cast.vera.pk,
            engagement_id=cast.advice.pk,
            kind="meeting",
            happened_at=AT,
        )
        for subject in [*subjects, *subjects]
    ]
    assert race(attempts) == []
    assert Charge.objects.filter(subject_id__in=subjects).count() == 4
    assert Package.objects.get().charges.filter(status="covered").count() == 1
