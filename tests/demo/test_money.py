"""Money in the demo: as the actions would have made it, with something of each kind."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from alongside.clients.models import Client
from alongside.demo.northlight import build_northlight
from alongside.money import models, queries
from alongside.money.models import Charge, Concession, Invoice, Payment
from alongside.practice.models import Member, Practice
from alongside.practice.queries import actor_for_member
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor
from alongside.trail.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 12, 11, 20, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Practice]:
    """The practice as of a Tuesday in May; once for all these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_northlight(NOW)
        transaction.set_rollback(True)


@pytest.fixture
def owner(built: Practice) -> Actor:
    return actor_for_member(Member.objects.get(role="owner"))


def test_there_is_something_of_each_kind(built: Practice) -> None:
    kinds = set(Charge.objects.values_list("kind", flat=True))
    assert kinds - {"late", "missed"} == {"meeting", "package", "other"}
    assert kinds & {"late", "missed"}
    assert set(Charge.objects.values_list("status", flat=True)) == set(models.ChargeStatus.values)
    assert Counter(Invoice.objects.values_list("kind", flat=True))["credit_note"] == 1
    assert 50 < Invoice.objects.count() < 150
    assert set(Invoice.objects.values_list("language", flat=True)) == {"en", "fi", "ja", "ru"}
    assert Concession.objects.count() == 1
    waived = Charge.objects.get(status="waived")
    assert waived.waive_reason


def test_every_document_has_the_next_number(built: Practice) -> None:
    for kind in ("invoice", "credit_note"):
        numbers = list(Invoice.objects.filter(kind=kind).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        assert models.Counter.objects.get(kind=kind).last == len(numbers)
    receipts = sorted(Payment.objects.values_list("receipt_number", flat=True))
    assert receipts == list(range(1, len(receipts) + 1))


def test_sums_are_those_of_the_lines(built: Practice) -> None:
    for each in Invoice.objects.prefetch_related("lines"):
        assert each.amount == sum(line.amount for line in each.lines.all())


def test_one_has_not_paid_and_one_paid_a_part(owner: Actor) -> None:
    owed = {bill.row.to_name: bill for bill in queries.invoices(owner, show="open").rows}
    assert "Callum Redgrave" in owed
    part = [bill for bill in owed.values() if bill.standing.paid]
    assert [bill.standing.paid for bill in part] == [Decimal(50)]


def test_a_package_has_meetings_left(owner: Actor) -> None:
    priya = Client.objects.get(name__startswith="Priya")
    (package,) = queries.packages_of_client(owner, priya.pk)
    assert 0 < package.left < package.meetings == 10  # type: ignore[attr-defined]


def test_every_meeting_of_these_months_was_charged_as_agreed(built: Practice) -> None:
    first = Charge.objects.earliest("happened_at").happened_at
    due = Appointment.objects.filter(
        status__in=("kept", "missed", "cancelled_late"), starts_at__gte=first, engagement__kind="advice"
    )
    charged = set(Charge.objects.values_list("subject_id", flat=True))
    assert [each.pk for each in due if each.pk not in charged] == []


def test_every_row_left_its_event(built: Practice) -> None:
    told = {
        "charge.made": Charge.objects.count(),
        "charge.waived": 1,
        "invoice.issued": Invoice.objects.filter(kind="invoice").count(),
        "invoice.credited": 1,
        "payment.recorded": Payment.objects.count(),
        "package.sold": 1,
        "concession.set": 1,
        "billing.changed": 1,
    }
    assert {verb: Event.objects.filter(verb=verb).count() for verb in told} == told
    assert not Event.objects.filter(at__gt=NOW).exists()
