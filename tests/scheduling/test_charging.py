"""What became of an appointment is charged at once, evenly, by the agreement of its time (A04)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.actions import start_meeting
from alongside.money import actions as money
from alongside.money import queries
from alongside.money.models import Charge
from alongside.practice.models import Service
from alongside.scheduling.actions import (
    book_gathering,
    cancel_appointment,
    mark_attendance,
    mark_kept,
    mark_missed,
    release_future,
)
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries import cost_if
from tests.cast import Cast
from tests.meetings.stage import make_appointment
from tests.money.making import agree, facts


def make(cast: Cast, *, in_hours: float = -1) -> Appointment:
    return make_appointment(cast.vera, cast.advice, minutes_ago=-60 * in_hours)


def charges() -> list[tuple[str, str, str]]:
    rows = Charge.objects.order_by("made_at").values_list("kind", "status", "amount")
    return [(kind, status, str(amount)) for kind, status, amount in rows]


def test_a_meeting_that_takes_place_is_charged_once(cast: Cast) -> None:
    agree(cast)
    anna, row = cast.actor(cast.anna), make(cast)
    start_meeting(anna, row.pk)
    start_meeting(anna, row.pk)
    mark_kept(anna, appointment_id=row.pk)
    assert charges() == [("meeting", "open", "85.00")]
    made = queries.charge_of(anna, row.pk)
    assert made is not None
    assert (made.happened_at, made.minutes, made.engagement_id, made.member_id) == (
        row.starts_at,
        50,
        cast.advice.pk,
        cast.anna.pk,
    )


@pytest.mark.parametrize(
    ("who", "by", "in_hours", "expected"),
    [
        ("vera", "client", 2, [("late", "open", "42.50")]),
        ("anna", "client", 2, [("late", "open", "42.50")]),
        ("vera", "client", 48, []),
        ("anna", "us", 2, []),
    ],
)
def test_a_cancellation_costs_what_was_agreed(
    cast: Cast, who: str, by: str, in_hours: float, expected: list[tuple[str, str, str]]
) -> None:
    agree(cast)
    row = make(cast, in_hours=in_hours)
    cancel_appointment(cast.actor(getattr(cast, who)), appointment_id=row.pk, by=by)
    assert charges() == expected


def test_the_first_late_one_is_free_where_that_was_agreed_and_the_second_is_not(cast: Cast) -> None:
    agree(cast, free_late=1)
    for in_hours in (4, 2):  # the later one first: still only one of them is free
        row = make(cast, in_hours=in_hours)
        cancel_appointment(cast.actor(cast.vera), appointment_id=row.pk)
        row.refresh_from_db()
        assert row.status == "cancelled_late"
    assert charges() == [("late", "open", "42.50")]


def test_a_late_one_of_more_than_a_year_ago_does_not_count(cast: Cast) -> None:
    agree(cast, free_late=1)
    for days, expected in ((366, []), (364, [("late", "open", "42.50")])):
        old = make(cast, in_hours=-24 * days)
        Appointment.objects.filter(pk=old.pk).update(status="cancelled_late")
        row = make(cast, in_hours=2)
        assert cost_if("late", row) is not None
        cancel_appointment(cast.actor(cast.vera), appointment_id=row.pk)
        assert charges() == expected
        Appointment.objects.all().delete()


def test_late_ones_of_other_work_do_not_count(cast: Cast) -> None:
    agree(cast, free_late=1)
    others = make(cast, in_hours=-48)
    Appointment.objects.filter(pk=others.pk).update(status="cancelled_late", engagement=None)
    cancel_appointment(cast.actor(cast.vera), appointment_id=make(cast, in_hours=2).pk)
    assert charges() == []


def test_a_missed_one_is_never_free(cast: Cast) -> None:
    agree(cast, free_late=12)
    mark_missed(cast.actor(cast.anna), appointment_id=make(cast).pk)
    assert charges() == [("missed", "open", "85.00")]


@pytest.mark.parametrize(("free_late", "more"), [(0, 0), (1, 1)])
def test_earlier_ones_are_counted_only_where_some_are_free(
    cast: Cast, free_late: int, more: int, django_assert_num_queries: object
) -> None:
    agree(cast, free_late=free_late)
    row = Appointment.objects.select_related("client__practice").get(pk=make(cast, in_hours=2).pk)
    with django_assert_num_queries(1 + more):  # type: ignore[operator]
        cost = cost_if("late", row)
    assert cost is not None
    assert (cost.is_excepted, str(cost.amount)) == ((True, "0") if free_late else (False, "42.50"))


def test_a_coordinator_who_sees_no_money_charges_like_everybody(cast: Cast) -> None:
    agree(cast)
    row, chie = make(cast), cast.actor(cast.chie)
    mark_missed(chie, appointment_id=row.pk)
    assert charges() == [("missed", "open", "85.00")]
    assert queries.charge_of(chie, row.pk) is None


def test_what_was_put_right_is_charged_anew(cast: Cast) -> None:
    agree(cast)
    row, anna = make(cast), cast.actor(cast.anna)
    mark_missed(anna, appointment_id=row.pk)
    mark_kept(anna, appointment_id=row.pk)
    assert charges() == [("missed", "void", "85.00"), ("meeting", "open", "85.00")]
    assert [each["kind"] for each in facts("charge.voided")] == ["missed"]


def test_what_is_invoiced_stays_for_people_to_credit(cast: Cast) -> None:
    agree(cast)
    row, anna = make(cast), cast.actor(cast.anna)
    mark_missed(anna, appointment_id=row.pk)
    made = queries.charge_of(anna, row.pk)
    assert made is not None
    money.issue_invoice(anna, client_id=cast.vera.pk, charge_ids=[made.pk])
    mark_kept(anna, appointment_id=row.pk)
    assert charges() == [("missed", "invoiced", "85.00")]


def test_the_end_of_the_work_costs_nothing(cast: Cast) -> None:
    agree(cast)
    make(cast, in_hours=2)
    assert release_future(cast.actor(cast.anna), engagement_id=cast.advice.pk) == 1
    assert charges() == []


def test_without_an_agreement_nothing_is_due(cast: Cast) -> None:
    mark_missed(cast.actor(cast.anna), appointment_id=make(cast).pk)
    assert charges() == []
    agree(cast, since=timezone.now() + timedelta(days=1))
    mark_missed(cast.actor(cast.anna), appointment_id=make(cast).pk)
    assert charges() == []


def test_in_a_gathering_everybody_is_charged_by_what_became_of_them(cast: Cast) -> None:
    """Vera came, and pays by her agreement; with Oskar nothing is agreed about a time that is missed."""
    agree(cast)
    starts, service = (
        timezone.now() + timedelta(days=1),
        Service.objects.create(practice=cast.practice, fee=40),
    )
    anna = cast.actor(cast.anna)
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        gathering = book_gathering(
            anna,
            member_id=cast.anna.pk,
            client_ids=[cast.vera.pk, cast.oskar.pk],
            starts_at=starts,
            minutes=80,
            title="Group",
            service_id=service.pk,
        )
    rows = {row.client_id: row.pk for row in gathering.appointments.all()}
    with time_machine.travel(starts + timedelta(hours=1)):
        became = {rows[cast.vera.pk]: "kept", rows[cast.oskar.pk]: "missed"}
        mark_attendance(anna, gathering_id=gathering.pk, became=became)
    charged = Charge.objects.values_list("client__name", "kind", "amount", "minutes")
    assert list(charged) == [("Vera Example", "meeting", 85, 80)]
