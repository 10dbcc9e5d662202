"""A first meeting: what is offered, what is kept while somebody writes, what needs a yes."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.notices.models import Notice
from alongside.practice.models import Service, ServiceMember
from alongside.scheduling import queries
from alongside.scheduling.actions import (
    answer_request,
    book_appointment,
    book_first_meeting,
    forget_old_holds,
    hold_for_newcomer,
    undo_booking,
)
from alongside.scheduling.models import Appointment, BookingRules, Hold, Occupied, WorkingHours
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
AT = datetime(2026, 2, 5, 8, tzinfo=UTC)  # Thursday, 10:00


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Anna and Mikko take newcomers on Thursdays from 9 to 12; Mikko already from 8."""
    cast.practice.is_public = True
    cast.practice.save()
    for member, since in ((cast.anna, time(9)), (cast.mikko, time(8))):
        member.takes_newcomers = True
        member.save()
        WorkingHours.objects.create(
            practice=cast.practice, member=member, weekday=3, starts=since, ends=time(12)
        )
    return cast


def service(house: Cast, *members: Any, **also: Any) -> Service:
    usual = {"names": {"en": "First talk"}, "minutes": 30, "booking": "open", "is_for_newcomers": True}
    made = Service.objects.create(practice=house.practice, **(usual | also))
    for member in members:
        ServiceMember.objects.create(practice=house.practice, service=made, member=member)
    return made


def book(house: Cast, **given: Any) -> Appointment:
    usual: dict[str, Any] = {
        "member_id": house.anna.pk,
        "starts_at": AT,
        "name": "Noor Newcomer",
        "email": "noor@new.example",
        "language": "en",
        "zone": "Europe/Helsinki",
    }
    return book_first_meeting(house.practice, **(usual | given))[0]


def test_any_of_them_shows_each_time_once(house: Cast) -> None:
    first = queries.first_meeting(house.practice)
    window = Span(AT - timedelta(hours=2), AT + timedelta(minutes=1))
    found = queries.openings_of_any(first.members, 50, window, NOW, rules=first.rules)
    half = timedelta(minutes=30)
    mikko, anna = house.mikko.pk, house.anna.pk
    assert list(found.items()) == [
        (AT - 4 * half, mikko),
        (AT - 3 * half, mikko),
        (AT - 2 * half, anna),
        (AT - half, anna),
        (AT, anna),
    ]


def test_a_service_has_its_own_length_place_and_people(house: Cast) -> None:
    short = service(house, house.mikko, place_kinds=["video", "phone"], after_minutes=15)
    first = queries.first_meeting(house.practice, service_id=short.pk)
    assert (first.minutes, first.place_kind, list(first.members)) == (30, "video", [house.mikko])
    assert first.rules[house.mikko.pk].after == timedelta(minutes=15)
    row = book(house, member_id=house.mikko.pk, service_id=short.pk, place_kind="phone")
    assert (row.ends_at - row.starts_at, row.place_kind, row.service, row.status) == (
        timedelta(minutes=30),
        "phone",
        short,
        "planned",
    )
    with pytest.raises(NotYours):
        book(house, service_id=short.pk)  # Anna does not offer it


@pytest.mark.parametrize(
    "also", [{"booking": "members"}, {"booking": "contact"}, {"is_for_newcomers": False}]
)
def test_what_newcomers_cannot_book_is_not_there(house: Cast, also: dict[str, Any]) -> None:
    hidden = service(house, **also)
    with pytest.raises(NotYours):
        book(house, service_id=hidden.pk)
    assert not Appointment.objects.exists()


def test_a_time_is_kept_and_booked_by_who_kept_it(house: Cast) -> None:
    hold = hold_for_newcomer(house.practice, member_id=house.anna.pk, starts_at=AT)
    assert hold.expires_at == NOW + timedelta(minutes=10)
    with pytest.raises(Refused) as no:
        book(house, name="Somebody Faster")
    assert no.value.code == "taken"
    assert not Client.objects.filter(name="Somebody Faster").exists()
    assert book(house, hold_id=hold.pk).starts_at == AT
    assert not Hold.objects.exists()
    assert not Occupied.objects.filter(hold__isnull=False).exists()


def test_several_tabs_keep_one_time_and_never_longer(house: Cast, clock: time_machine.Traveller) -> None:
    first = hold_for_newcomer(house.practice, member_id=house.anna.pk, starts_at=AT)
    clock.shift(timedelta(minutes=5))
    again = hold_for_newcomer(house.practice, member_id=house.anna.pk, starts_at=AT, instead_of=first.pk)
    assert (again.pk, again.expires_at) == (first.pk, NOW + timedelta(minutes=10))
    other = hold_for_newcomer(house.practice, member_id=house.mikko.pk, starts_at=AT, instead_of=first.pk)
    assert list(Hold.objects.values_list("pk", flat=True)) == [other.pk]
    assert queries.kept_until(house.practice, other.pk, AT, NOW) == NOW + timedelta(minutes=15)
    assert queries.kept_until(house.practice, other.pk, AT + timedelta(days=1), NOW) is None
    assert queries.kept_until(house.elsewhere, other.pk, AT, NOW) is None


def test_what_is_kept_is_free_again_after_some_minutes(house: Cast, clock: time_machine.Traveller) -> None:
    hold_for_newcomer(house.practice, member_id=house.anna.pk, starts_at=AT)
    clock.shift(timedelta(minutes=10))
    assert book(house).starts_at == AT
    assert forget_old_holds(NOW + timedelta(minutes=10)) >= 1
    assert not Hold.objects.exists()


def test_only_openings_are_kept(house: Cast) -> None:
    for wrong in (AT + timedelta(minutes=5), AT + timedelta(days=1), AT - timedelta(days=7)):
        with pytest.raises(Refused):
            hold_for_newcomer(house.practice, member_id=house.anna.pk, starts_at=wrong)
    with pytest.raises(NotYours):
        hold_for_newcomer(house.practice, member_id=house.stranger.pk, starts_at=AT)
    assert not Hold.objects.exists()


def test_letters_wait_until_it_cannot_be_undone(house: Cast) -> None:
    BookingRules.objects.create(practice=house.practice, undo_minutes=7)
    row = book(house, heard_from="search")
    assert row.undo_until == NOW + timedelta(minutes=7)
    due = set(Notice.objects.exclude(kind="appointment.reminder").values_list("kind", "due_at"))
    assert due == {
        ("appointment.booked", row.undo_until),
        ("appointment.new_first", row.undo_until),
        ("client.intake_asked", row.undo_until),
    }
    assert Client.objects.get(name="Noor Newcomer").heard_from == "search"
    undo_booking(command(house.practice.pk), appointment_id=row.pk)
    assert not Notice.objects.filter(status="waiting").exists()


def test_a_way_that_is_not_known_is_not_said(house: Cast) -> None:
    book(house, heard_from="<script>")
    assert Client.objects.get(name="Noor Newcomer").heard_from == ""


@pytest.fixture
def asked(house: Cast) -> Appointment:
    return book(house, service_id=service(house, booking="approved").pk)


def test_what_needs_a_yes_is_kept_and_nobody_else_has_it(house: Cast, asked: Appointment) -> None:
    assert asked.status == "requested"
    assert list(Notice.objects.values_list("kind", "email")) == [("appointment.requested", house.anna.email)]
    with pytest.raises(Refused):
        book(house, name="Somebody Else")


def test_yes(house: Cast, asked: Appointment) -> None:
    for who in (house.mikko, house.stranger, house.vera):
        with pytest.raises(NotYours):
            answer_request(house.actor(who), appointment_id=asked.pk, is_yes=True)
    row = answer_request(house.actor(house.chie), appointment_id=asked.pk, is_yes=True)
    assert row.status == "planned"
    waiting = Notice.objects.filter(status="waiting").order_by("kind").values_list("kind", flat=True)
    assert list(waiting) == ["appointment.booked", "appointment.reminder", "client.intake_asked"]
    assert Event.objects.get(verb="appointment.answered").facts == {"is_yes": True}
    with pytest.raises(Refused) as no:
        answer_request(house.actor(house.anna), appointment_id=asked.pk, is_yes=False)
    assert no.value.code == "not_requested"


def test_no(house: Cast, asked: Appointment) -> None:
    row = answer_request(house.actor(house.anna), appointment_id=asked.pk, is_yes=False)
    assert (row.status, row.changed_by_us_at) == ("cancelled_by_us", None)
    assert not Occupied.objects.exists()
    (letter,) = Notice.objects.filter(status="waiting")
    assert letter.kind == "appointment.refused"
    assert queries.reminder_still_holds(letter)


def test_a_yes_that_comes_too_late(house: Cast, asked: Appointment, clock: time_machine.Traveller) -> None:
    clock.move_to(AT)
    with pytest.raises(Refused) as no:
        answer_request(house.actor(house.anna), appointment_id=asked.pk, is_yes=True)
    assert no.value.code == "past"


def test_a_client_books_what_is_open_and_can_take_it_back(house: Cast) -> None:
    made = service(house, is_for_newcomers=False)
    row = book_appointment(
        house.actor(house.vera),
        client_id=house.vera.pk,
        member_id=house.anna.pk,
        starts_at=AT,
        service_id=made.pk,
        can_undo=True,
    )
    assert (row.status, row.undo_until) == ("planned", NOW + timedelta(minutes=5))
    told = Notice.objects.filter(due_at=row.undo_until).order_by("kind").values_list("kind", flat=True)
    assert list(told) == ["appointment.booked", "appointment.client_booked"]
