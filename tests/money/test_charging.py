"""Charges: evenly for everybody, by the agreement of that time, once; waived only for a reason (A04)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from alongside.frame.models import FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.money import actions
from alongside.money.models import Charge, Package
from alongside.practice.models import Service
from alongside.trail.models import Event
from tests.cast import Cast
from tests.frame.making import make_imported
from tests.money.making import AT, agree, charge, charged, facts, invoiced, make_bookkeeper


@pytest.mark.parametrize(
    ("kind", "amount", "percent"), [("meeting", 85, 100), ("late", "42.50", 50), ("missed", 85, 100)]
)
def test_the_agreement_says_what_it_costs(cast: Cast, kind: str, amount: object, percent: int) -> None:
    agree(cast)
    row = charge(cast, kind)
    assert row is not None
    assert (row.kind, row.fee, row.percent, row.amount) == (kind, 85, percent, Decimal(str(amount)))
    assert (row.currency, row.status, row.minutes, row.member_id) == ("EUR", "open", 50, cast.anna.pk)
    assert facts("charge.made") == [
        {"kind": kind, "amount": str(row.amount), "currency": "EUR", "percent": percent, "status": "open"}
    ]


def test_the_version_of_that_time_counts(cast: Cast) -> None:
    changed = datetime(2026, 5, 1, tzinfo=UTC)
    agree(cast, status=FrameStatus.REPLACED, ended_at=changed)
    agree(cast, since=changed, version=2, fee=Decimal(95))
    amounts = [charge(cast, at=at).amount for at in (changed - timedelta(hours=1), changed, timezone.now())]  # type: ignore[union-attr]
    assert amounts == [85, 95, 95]


def test_nothing_is_due_before_an_agreement_but_the_fee_of_a_first_meeting(cast: Cast) -> None:
    agree(cast)
    before = datetime(2026, 1, 5, tzinfo=UTC)
    assert charge(cast, at=before, is_first=True) is None
    cast.practice.first_meeting_fee = Decimal(60)
    cast.practice.save()
    assert charge(cast, at=before) is None
    assert charge(cast, "missed", at=before, is_first=True) is None
    first = charge(cast, at=before, is_first=True)
    assert first is not None
    assert first.amount == 60


def test_what_nobody_charges_for(cast: Cast) -> None:
    agree(cast, payment_period="project")
    assert charge(cast) is None
    assert Charge.objects.count() == 0


def test_an_imported_agreement_counts(cast: Cast) -> None:
    make_imported(cast.advice, fee=Decimal(70), late_percent=30)
    late = charge(cast, "late")
    assert late is not None
    assert late.amount == 21


def test_a_clients_own_fee_and_that_of_the_service(cast: Cast) -> None:
    service = Service.objects.create(practice=cast.practice, fee=Decimal(99))
    anna = cast.actor(cast.anna)
    of_service = charge(cast, engagement_id=None, service_id=service.pk)
    actions.set_concession(
        anna, client_id=cast.vera.pk, fee=Decimal(50), reason="A student", valid_from=date(2026, 1, 1)
    )
    own = charge(cast, engagement_id=None, service_id=service.pk)
    assert of_service is not None
    assert own is not None
    assert (of_service.amount, own.amount) == (99, 50)


def test_once_for_one_appointment(cast: Cast) -> None:
    agree(cast)
    subject = new_id()
    assert charge(cast, subject_id=subject) == charge(cast, subject_id=subject)
    assert Charge.objects.count() == 1
    assert Event.objects.filter(verb="charge.made").count() == 1


def test_another_practice_cannot_charge(cast: Cast) -> None:
    with pytest.raises(NotYours):
        charge(cast, client_id=cast.strangers_client.pk, engagement_id=None)


def test_the_tax_is_that_of_today(cast: Cast) -> None:
    agree(cast)
    actions.set_billing(cast.actor(cast.anna), vat_percent=Decimal("25.5"))
    row = charge(cast)
    assert row is not None
    assert row.vat_percent == Decimal("25.5")


# It turned out otherwise


def test_what_turned_out_otherwise_falls_away_and_can_be_charged_anew(cast: Cast) -> None:
    agree(cast)
    subject, anna = new_id(), cast.actor(cast.anna)
    missed = charge(cast, "missed", subject_id=subject)
    assert missed is not None
    assert actions.void_charge_for(anna, subject_id=subject, unless="missed") == missed
    assert actions.void_charge_for(anna, subject_id=subject) is None
    kept = charge(cast, subject_id=subject)
    assert kept is not None
    missed.refresh_from_db()
    assert (missed.status, kept.status) == ("void", "open")
    assert facts("charge.voided") == [{"kind": "missed", "amount": "85.00", "currency": "EUR"}]
    assert actions.void_charge_for(anna, subject_id=new_id()) is None


def test_what_is_on_an_invoice_stays(cast: Cast) -> None:
    agree(cast)
    subject, anna = new_id(), cast.actor(cast.anna)
    row = charge(cast, "missed", subject_id=subject)
    assert row is not None
    actions.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[row.pk])
    assert actions.void_charge_for(anna, subject_id=subject) == row
    assert charge(cast, subject_id=subject) == row
    assert facts("charge.voided") == []


def test_nobody_else_voids(cast: Cast) -> None:
    agree(cast)
    row = charge(cast)
    assert row is not None
    assert row.subject_id is not None
    actions.void_charge_for(cast.actor(cast.stranger), subject_id=row.subject_id)
    row.refresh_from_db()
    assert row.status == "open"


# Waiving


def test_waiving_needs_a_reason_that_the_trail_does_not_say(cast: Cast) -> None:
    row, anna = charged(cast), cast.actor(cast.anna)
    with pytest.raises(Refused) as no:
        actions.waive_charge(anna, charge_id=row.pk, reason=" \n")
    assert (no.value.code, no.value.field) == ("reason", "reason")
    actions.waive_charge(anna, charge_id=row.pk, reason=" Her mother died. ")
    row.refresh_from_db()
    assert (row.status, row.waive_reason, row.waived_by_id) == ("waived", "Her mother died.", cast.anna.pk)
    assert row.waived_at is not None
    assert facts("charge.waived") == [{"kind": "other", "amount": "85.00", "currency": "EUR"}]


def test_only_what_is_open_is_waived(cast: Cast) -> None:
    invoice, anna = invoiced(cast), cast.actor(cast.anna)
    row = Charge.objects.get(invoiceline__invoice=invoice)
    with pytest.raises(Refused) as no:
        actions.waive_charge(anna, charge_id=row.pk, reason="Kindness")
    assert no.value.code == "not_open"


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_who_has_nothing_to_do_with_this_money(cast: Cast, who: str) -> None:
    row, actor = charged(cast), cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        actions.waive_charge(actor, charge_id=row.pk, reason="Kindness")
    with pytest.raises(NotYours):
        actions.add_charge(actor, client_id=cast.vera.pk, words="A book", amount=Decimal(9))
    row.refresh_from_db()
    assert row.status == "open"
    assert Charge.objects.count() == 1


def test_who_runs_money_handles_everybodys(cast: Cast) -> None:
    bo = cast.actor(make_bookkeeper(cast))
    actions.waive_charge(bo, charge_id=charged(cast).pk, reason="Agreed by phone")
    assert actions.add_charge(bo, client_id=cast.oskar.pk, words="A book", amount=Decimal(9)).amount == 9


# Something else


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"words": " "}, "required", "words"),
        ({"words": "x" * 201}, "too_long", "words"),
        ({"amount": Decimal(0)}, "out_of_range", "amount"),
        ({"amount": Decimal(-5)}, "out_of_range", "amount"),
        ({"amount": Decimal("NaN")}, "out_of_range", "amount"),
        ({"amount": Decimal("1.005")}, "too_precise", "amount"),
        ({"amount": Decimal("10.5"), "currency": "JPY"}, "too_precise", "amount"),
        ({"currency": "XXY"}, "unknown_currency", "currency"),
    ],
)
def test_a_charge_that_cannot_stand(cast: Cast, changed: dict[str, object], code: str, field: str) -> None:
    usual: dict[str, object] = {"words": "A report", "amount": Decimal(85)}
    with pytest.raises(Refused) as no:
        actions.add_charge(cast.actor(cast.anna), client_id=cast.vera.pk, **(usual | changed))  # type: ignore[arg-type]
    assert (no.value.code, no.value.field) == (code, field)
    assert Charge.objects.count() == 0
    assert not Event.objects.filter(verb="charge.made").exists()


def test_work_of_another_client_is_not_charged(cast: Cast) -> None:
    with pytest.raises(NotYours):
        charged(cast, engagement_id=cast.delivery.pk)


# Packages


def sold(cast: Cast, meetings: int = 2, **also: object) -> Package:
    usual: dict[str, object] = {"amount": Decimal(150), "bought_on": date(2026, 2, 1)}
    return actions.sell_package(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        meetings=meetings,
        **(usual | also),  # type: ignore[arg-type]
    )


def test_a_package_is_charged_and_covers(cast: Cast) -> None:
    agree(cast)
    package = sold(cast)
    price = Charge.objects.get(subject_id=package.pk)
    assert (price.kind, price.amount, price.status) == ("package", 150, "open")
    rows = [
        charge(cast, kind, at=AT + timedelta(days=n))
        for n, kind in enumerate(("meeting", "missed", "meeting"))
    ]
    assert [(row.status, row.package) for row in rows if row] == [
        ("covered", package),
        ("covered", package),
        ("open", None),
    ]
    assert facts("package.sold") == [{"meetings": 2, "amount": "150", "currency": "EUR"}]


def test_a_part_of_the_fee_is_money_not_a_meeting(cast: Cast) -> None:
    agree(cast)
    sold(cast)
    late = charge(cast, "late")
    assert late is not None
    assert (late.status, late.amount) == ("open", Decimal("42.50"))


def test_the_oldest_goes_first_and_what_has_expired_not_at_all(cast: Cast) -> None:
    agree(cast)
    sold(cast, expires_on=date(2026, 3, 1))
    newer, older = sold(cast, bought_on=date(2026, 2, 9)), sold(cast, bought_on=date(2026, 2, 5))
    covered = [charge(cast, at=AT + timedelta(days=n)) for n in range(4)]
    assert [row.package for row in covered if row] == [older, older, newer, newer]


def test_a_meeting_comes_back_to_the_package(cast: Cast) -> None:
    agree(cast)
    package, subject, anna = sold(cast, 1), new_id(), cast.actor(cast.anna)
    charge(cast, subject_id=subject)
    actions.void_charge_for(anna, subject_id=subject)
    again = charge(cast)
    assert again is not None
    assert again.package == package


def test_an_ended_package_covers_nothing(cast: Cast) -> None:
    agree(cast)
    package, anna = sold(cast), cast.actor(cast.anna)
    actions.end_package(anna, package_id=package.pk)
    assert charge(cast).status == "open"  # type: ignore[union-attr]
    assert facts("package.ended") == [{"left": 2}]
    with pytest.raises(Refused) as no:
        actions.end_package(anna, package_id=package.pk)
    assert no.value.code == "already_ended"
    with pytest.raises(NotYours):
        actions.end_package(cast.actor(cast.mikko), package_id=package.pk)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"meetings": 0}, "out_of_range", "meetings"),
        ({"amount": Decimal(0)}, "out_of_range", "amount"),
        ({"expires_on": date(2026, 1, 31)}, "expires_before", "expires_on"),
    ],
)
def test_a_package_that_cannot_stand(cast: Cast, changed: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Refused) as no:
        sold(cast, **changed)  # type: ignore[arg-type]
    assert (no.value.code, no.value.field) == (code, field)
    assert (Package.objects.count(), Charge.objects.count()) == (0, 0)
