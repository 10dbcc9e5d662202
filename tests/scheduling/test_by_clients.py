"""What clients do with their own appointments: move them in time, take a booking back."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.money.actions import waive_charge
from alongside.money.models import Charge
from alongside.notices.models import Notice
from alongside.scheduling import queries
from alongside.scheduling.actions import (
    book_appointment,
    make_key,
    move_appointment,
    move_own_appointment,
    undo_booking,
)
from alongside.scheduling.models import Appointment, Occupied, WorkingHours
from alongside.trail.models import Event
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)  # a Monday, 10:00 in Helsinki
AT = datetime(2026, 2, 5, 12, tzinfo=UTC)  # Thursday, 14:00
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def planned(cast: Cast) -> Appointment:
    """Anna works from 12 to 16 every day; Vera comes on Thursday at 14, and may cancel 24 hours before."""
    for weekday in range(7):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=weekday, starts=time(12), ends=time(16)
        )
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        cancel_hours=24,
    )
    return book_appointment(
        cast.actor(cast.anna), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT
    )


def test_a_client_moves_to_what_is_shown(cast: Cast, planned: Appointment) -> None:
    window = Span(AT - timedelta(hours=2), AT + timedelta(hours=2))
    shown = [span.start for span in queries.openings_to_move(planned, window, NOW)]
    assert AT not in shown
    assert AT + timedelta(minutes=30) in shown  # its own time is free for it
    row = move_own_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=shown[0])
    assert (row.starts_at, row.sequence, row.changed_by_us_at) == (shown[0], 1, None)
    assert set(Occupied.objects.values_list("starts_at", flat=True)) == {shown[0]}
    assert Event.objects.get(verb="appointment.moved").facts["by"] == "client"
    told = Notice.objects.filter(status="waiting").order_by("kind").values_list("kind", "email")
    assert list(told) == [
        ("appointment.client_moved", cast.anna.email),
        ("appointment.moved", "vera.example@client.example"),
        ("appointment.reminder", "vera.example@client.example"),
    ]


def test_by_the_link_of_a_letter_too(cast: Cast, planned: Appointment) -> None:
    holder = queries.holder_of_key(make_key(planned))
    assert (
        move_own_appointment(holder, appointment_id=planned.pk, starts_at=AT + A_DAY).starts_at == AT + A_DAY
    )


@pytest.mark.parametrize(
    "wanted",
    [
        AT,  # where it is already
        AT + timedelta(minutes=15),  # not on the grid
        AT + timedelta(hours=2),  # beyond working hours
        NOW + timedelta(hours=4),  # sooner than the notice
        AT + 100 * A_DAY,  # beyond the horizon
    ],
)
def test_only_openings(cast: Cast, planned: Appointment, wanted: datetime) -> None:
    with pytest.raises(Refused) as no:
        move_own_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=wanted)
    assert no.value.code == "taken"
    planned.refresh_from_db()
    assert (planned.starts_at, planned.sequence) == (AT, 0)


def test_what_another_has_is_taken(cast: Cast, planned: Appointment) -> None:
    other = make_client(cast.anna, "Other Person")
    book_appointment(cast.actor(cast.anna), client_id=other.pk, member_id=cast.anna.pk, starts_at=AT + A_DAY)
    with pytest.raises(Refused) as no:
        move_own_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY)
    assert no.value.code == "taken"


def test_later_than_agreed_it_is_not_moved(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    """A04: who could still cancel in time may move."""
    clock.move_to(AT - timedelta(hours=24))
    move_own_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY)
    clock.move_to(AT + timedelta(minutes=1))
    with pytest.raises(Refused) as no:
        move_own_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + 2 * A_DAY)
    assert no.value.code == "too_late_to_move"


@pytest.mark.parametrize(("free_late", "due"), [(0, ["42.50"]), (1, [])])
def test_a_late_move_that_is_accepted_is_charged_as_a_late_cancellation(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment, free_late: int, due: list[str]
) -> None:
    """A04: the same price as for cancelling, the same exceptions, and it can be waived like any other."""
    Frame.objects.update(fee=85, late_percent=50, free_late=free_late)
    clock.move_to(AT - timedelta(hours=2))
    row = move_own_appointment(
        cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY, accepts_late=True
    )
    assert (row.pk, row.starts_at, row.status, row.sequence) == (planned.pk, AT + A_DAY, "planned", 1)
    given_up = Appointment.objects.get(status="cancelled_late")
    assert (given_up.starts_at, given_up.client_id, given_up.engagement_id) == (
        AT,
        cast.vera.pk,
        cast.advice.pk,
    )
    charges = Charge.objects.filter(subject_id=given_up.pk)
    assert [str(each.amount) for each in charges] == due
    assert list(Occupied.objects.order_by("starts_at").values_list("starts_at", flat=True).distinct()) == [
        AT + A_DAY
    ]
    verbs = Event.objects.filter(subject_id__in=[planned.pk, given_up.pk]).values_list("verb", flat=True)
    assert sorted(verbs) == ["appointment.booked", "appointment.cancelled", "appointment.moved"]
    for each in charges:
        waive_charge(cast.actor(cast.anna), charge_id=each.pk, reason="A child was ill")
        assert Charge.objects.get().status == "waived"
    clock.move_to(AT + A_DAY - timedelta(hours=3))  # late again: the exception is used up
    move_own_appointment(
        cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + 2 * A_DAY, accepts_late=True
    )
    assert Charge.objects.filter(status="open").count() == 1


def test_a_late_move_that_is_refused_costs_nothing(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    Frame.objects.update(fee=85, late_percent=50)
    clock.move_to(AT - timedelta(hours=2))
    for wrong, code in ((AT + timedelta(minutes=7), "taken"), (AT, "taken")):
        with pytest.raises(Refused) as no:
            move_own_appointment(
                cast.actor(cast.vera), appointment_id=planned.pk, starts_at=wrong, accepts_late=True
            )
        assert no.value.code == code
    clock.move_to(AT)
    with pytest.raises(Refused) as no:
        move_own_appointment(
            cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY, accepts_late=True
        )
    assert no.value.code == "begun"
    assert (Charge.objects.count(), Appointment.objects.count()) == (0, 1)


def test_accepting_a_charge_in_time_costs_nothing(cast: Cast, planned: Appointment) -> None:
    Frame.objects.update(fee=85, late_percent=50)
    move_own_appointment(
        cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY, accepts_late=True
    )
    assert (Charge.objects.count(), Appointment.objects.count()) == (0, 1)


def test_nobody_elses(cast: Cast, planned: Appointment) -> None:
    for who in (cast.oskar, cast.strangers_client, cast.anna, cast.stranger):
        with pytest.raises(NotYours):
            move_own_appointment(cast.actor(who), appointment_id=planned.pk, starts_at=AT + A_DAY)
    with pytest.raises(NotYours):  # the desk's own way is not for clients
        move_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT + A_DAY)


def test_a_booking_is_taken_back_before_any_letter(cast: Cast, planned: Appointment) -> None:
    Appointment.objects.update(undo_until=NOW + timedelta(minutes=5))
    for who in (cast.oskar, cast.mikko, cast.stranger):
        with pytest.raises(NotYours):
            undo_booking(cast.actor(who), appointment_id=planned.pk)
    row = undo_booking(cast.actor(cast.vera), appointment_id=planned.pk)
    assert (row.status, row.cancelled_at, row.undo_until) == ("cancelled_in_time", NOW, None)
    assert not Occupied.objects.exists()
    assert set(Notice.objects.values_list("status", flat=True)) == {"dropped"}
    assert Event.objects.get(verb="appointment.taken_back").facts == {"by": "client"}
    assert not Event.objects.filter(verb="appointment.cancelled").exists()


def test_after_some_minutes_it_is_cancelled_like_any_other(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    for until in (None, NOW):
        Appointment.objects.update(undo_until=until)
        with pytest.raises(Refused) as no:
            undo_booking(cast.actor(cast.vera), appointment_id=planned.pk)
        assert no.value.code == "undo_over"
    assert Occupied.objects.count() == 2
