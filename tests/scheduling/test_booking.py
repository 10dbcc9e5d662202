"""Booking obeys the frame, takes the time of member, client and room, and is remembered."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from alongside.clients.models import Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Absence, Service
from alongside.scheduling.actions import book_appointment, set_working_hours
from alongside.scheduling.models import Appointment, BookingRules, Occupied, WorkingHours
from alongside.scheduling.slots import Hours
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_engagement, make_member

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
TOMORROW = datetime(2026, 2, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def agree(cast: Cast, **terms: object) -> Frame:
    return Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        **terms,
    )


def book(cast: Cast, by: object = None, **also: object) -> Appointment:
    wanted = {"client_id": cast.vera.pk, "member_id": cast.anna.pk, "starts_at": TOMORROW, "minutes": 50}
    return book_appointment(cast.actor(by or cast.anna), **(wanted | also))


def test_a_booking_takes_member_client_and_room_and_is_one_event(cast: Cast) -> None:
    new = book(cast, place_kind="room", room_id=cast.room.pk)
    assert (new.starts_at, new.ends_at) == (TOMORROW, TOMORROW + timedelta(minutes=50))
    assert (new.engagement, new.booked_by, new.status) == (cast.advice, "member", "planned")
    taken = Occupied.objects.values_list("resource", "resource_id", "overridden").order_by("resource")
    assert list(taken) == [
        ("client", cast.vera.pk, False),
        ("member", cast.anna.pk, False),
        ("room", cast.room.pk, False),
    ]
    event = Event.objects.get(verb="appointment.booked")
    assert event.facts == {"starts_at": TOMORROW.isoformat(), "minutes": 50, "by": "member"}
    assert (event.client_id, event.engagement_id, event.subject_id) == (cast.vera.pk, cast.advice.pk, new.pk)


def test_the_first_meeting_needs_no_agreement_and_the_second_does(cast: Cast) -> None:
    """A02."""
    book(cast)
    with pytest.raises(Refused) as no:
        book(cast, starts_at=TOMORROW + timedelta(days=7))
    assert (no.value.code, no.value.facts["engagement_id"]) == ("not_agreed", cast.advice.pk)
    assert Appointment.objects.count() == 1
    agree(cast)
    book(cast, starts_at=TOMORROW + timedelta(days=7))
    assert Appointment.objects.count() == 2


def test_a_first_meeting_that_was_cancelled_or_missed_may_be_booked_again(cast: Cast) -> None:
    Appointment.objects.filter(pk=book(cast).pk).update(status="missed")
    book(cast, starts_at=TOMORROW + timedelta(days=7))


def test_new_work_with_a_client_may_begin_without_an_agreement(cast: Cast) -> None:
    book(cast)
    cast.advice.stage = Stage.ENDED
    cast.advice.save()
    make_engagement(cast.vera)
    book(cast, starts_at=TOMORROW + timedelta(days=7))


def test_who_was_imported_is_not_stopped_by_our_arrival(cast: Cast) -> None:
    cast.vera.origin = "import"
    cast.vera.save()
    for week in range(3):
        book(cast, starts_at=TOMORROW + timedelta(weeks=week))


def test_what_is_not_said_comes_from_the_frame(cast: Cast) -> None:
    """A01."""
    agree(cast, minutes=45, place_kind="video", place="https://meet.example/vera")
    new = book(cast, minutes=None)
    assert new.ends_at - new.starts_at == timedelta(minutes=45)
    assert (new.place_kind, new.place, new.room) == ("video", "https://meet.example/vera", None)


@pytest.mark.parametrize("shift", [-49, -1, 0, 1, 49])
def test_no_member_is_booked_twice(cast: Cast, shift: int) -> None:
    book(cast)
    other = make_client(cast.anna, "Other Person")
    make_engagement(other)
    with pytest.raises(Refused) as no:
        book(cast, client_id=other.pk, starts_at=TOMORROW + timedelta(minutes=shift))
    assert (no.value.code, no.value.field) == ("taken", "starts_at")


@pytest.mark.parametrize("shift", [-50, 50])
def test_back_to_back_is_no_clash(cast: Cast, shift: int) -> None:
    book(cast)
    other = make_client(cast.anna, "Other Person")
    book(cast, client_id=other.pk, starts_at=TOMORROW + timedelta(minutes=shift))


def test_the_rest_between_meetings_is_kept(cast: Cast) -> None:
    """F06: who comes does not meet who goes."""
    BookingRules.objects.create(practice=cast.practice, after_minutes=10)
    book(cast)
    other = make_client(cast.anna, "Other Person")
    with pytest.raises(Refused):
        book(cast, client_id=other.pk, starts_at=TOMORROW + timedelta(minutes=59))
    book(cast, client_id=other.pk, starts_at=TOMORROW + timedelta(minutes=60))


def test_no_client_is_in_two_places(cast: Cast) -> None:
    agree(cast)
    book(cast)
    with pytest.raises(Refused) as no:
        book(cast, by=cast.chie, member_id=cast.mikko.pk)
    assert no.value.code == "taken"


def test_no_room_holds_two_meetings(cast: Cast) -> None:
    book(cast, place_kind="room", room_id=cast.room.pk)
    with pytest.raises(Refused):
        book(
            cast,
            by=cast.mikko,
            client_id=cast.oskar.pk,
            member_id=cast.mikko.pk,
            place_kind="room",
            room_id=cast.room.pk,
        )
    book(cast, by=cast.mikko, client_id=cast.oskar.pk, member_id=cast.mikko.pk)


def test_a_taken_time_is_refused_with_some_that_are_free(cast: Cast) -> None:
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=1, starts=time(13), ends=time(17)
    )
    book(cast)
    with pytest.raises(Refused) as no:
        book(cast, client_id=make_client(cast.anna, "Other Person").pk)
    free = [
        datetime(2026, 2, 3, 11, tzinfo=UTC),
        *(datetime(2026, 2, 3, h, m, tzinfo=UTC) for h, m in [(13, 0), (13, 30)]),
    ]
    assert no.value.facts["alternatives"] == free


def test_a_taken_time_may_be_booked_knowingly(cast: Cast) -> None:
    book(cast)
    other = make_client(cast.anna, "Other Person")
    with pytest.raises(Refused):
        book(cast, client_id=other.pk, override_reason="   ")
    new = book(cast, client_id=other.pk, override_reason="They come together today.")
    new.refresh_from_db()
    assert new.override_reason == "They come together today."
    assert dict(Occupied.objects.filter(appointment=new).values_list("resource", "overridden")) == {
        "member": True,
        "client": False,
    }
    assert Event.objects.get(verb="appointment.overridden").facts == {"clashes": 1}


def test_a_reason_without_a_clash_is_not_kept(cast: Cast) -> None:
    assert not book(cast, override_reason="Just in case").override_reason


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"starts_at": NOW - timedelta(hours=1)}, "past"),
        ({"starts_at": NOW + timedelta(days=2000)}, "too_far"),
        ({"minutes": 721}, "length"),
        ({"minutes": -5}, "length"),
        ({"place_kind": "moon"}, "unknown_place"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(cast: Cast, also: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as no:
        book(cast, **also)
    assert no.value.code == code
    assert (Appointment.objects.count(), Occupied.objects.count()) == (0, 0)
    assert not Event.objects.filter(verb__startswith="appointment").exists()
    assert not Notice.objects.exists()


def test_who_is_not_here_any_more_is_not_booked(cast: Cast) -> None:
    cast.mikko.status = "left"
    cast.mikko.save()
    with pytest.raises(Refused) as no:
        book(cast, by=cast.chie, client_id=cast.oskar.pk, member_id=cast.mikko.pk)
    assert no.value.code == "not_here"


def test_who_may_book_for_whom(cast: Cast) -> None:
    with pytest.raises(NotYours):
        book(cast, by=cast.stranger)
    with pytest.raises(NotYours):
        book(cast, by=cast.mikko)
    with pytest.raises(NotYours):
        book(cast, by=cast.mikko, client_id=cast.oskar.pk)
    with pytest.raises(NotYours):
        book(cast, by=cast.vera, member_id=cast.mikko.pk)
    with pytest.raises(NotYours):
        book(cast, client_id=cast.strangers_client.pk)
    with pytest.raises(NotYours):
        book(cast, engagement_id=cast.delivery.pk)
    assert book(cast, by=cast.chie).booked_by == "member"


def test_a_client_takes_what_is_shown_and_nothing_else(cast: Cast) -> None:
    """peers.md 2.5: a changed address or hidden field changes nothing."""
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=2, starts=time(9), ends=time(12)
    )
    wednesday = datetime(2026, 2, 4, 7, tzinfo=UTC)
    for elsewhere in (TOMORROW, wednesday + timedelta(minutes=7), wednesday - timedelta(minutes=30)):
        with pytest.raises(Refused) as no:
            book(cast, by=cast.vera, starts_at=elsewhere, override_reason="I want it", minutes=5)
        assert no.value.code == "taken"
        assert wednesday in no.value.facts["alternatives"]
    assert Appointment.objects.count() == 0
    new = book(cast, by=cast.vera, starts_at=wednesday, minutes=5, room_id=cast.room.pk)
    assert (new.booked_by, new.ends_at - new.starts_at) == ("client", timedelta(minutes=50))
    assert new.room_id is None


def test_a_service_that_needs_a_yes_is_asked_for(cast: Cast) -> None:
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=2, starts=time(9), ends=time(12)
    )
    wednesday = datetime(2026, 2, 4, 7, tzinfo=UTC)
    service = Service.objects.create(
        practice=cast.practice, minutes=80, after_minutes=10, booking="approved", place_kinds=["video"]
    )
    new = book(cast, by=cast.vera, starts_at=wednesday, service_id=service.pk)
    assert (new.status, new.place_kind, new.after_minutes) == ("requested", "video", 10)
    span = Occupied.objects.get(resource="member")
    assert (span.starts_at, span.ends_at) == (wednesday, wednesday + timedelta(minutes=90))
    Service.objects.update(booking="members")
    with pytest.raises(NotYours):
        book(cast, by=cast.vera, starts_at=wednesday + timedelta(minutes=90), service_id=service.pk)


def test_a_ceiling_stops_a_member_until_they_say_why(cast: Cast) -> None:
    BookingRules.objects.create(practice=cast.practice, member=cast.anna, most_a_day=1)
    book(cast)
    other = make_client(cast.anna, "Other Person")
    later = TOMORROW + timedelta(hours=2)
    with pytest.raises(Refused) as no:
        book(cast, client_id=other.pk, starts_at=later)
    assert no.value.code == "ceiling"
    book(cast, client_id=other.pk, starts_at=later, override_reason="She travels from far")


def test_who_covers_books_for_the_absent(cast: Cast) -> None:
    Absence.objects.create(
        practice=cast.practice,
        member=cast.anna,
        covered_by=cast.mikko,
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 2, 8),
    )
    book(cast, by=cast.mikko)


def test_the_client_is_told_now_and_reminded_a_day_before(cast: Cast) -> None:
    later = TOMORROW + timedelta(days=6)
    new = book(cast, starts_at=later)
    told = list(
        Notice.objects.order_by("due_at").values_list("kind", "due_at", "useless_after", "subject_id")
    )
    assert told == [
        ("appointment.booked", NOW, later, new.pk),
        ("appointment.reminder", later - timedelta(hours=24), later, new.pk),
    ]


def test_no_reminder_of_a_meeting_within_a_day_and_none_without_consent(cast: Cast) -> None:
    book(cast, starts_at=NOW + timedelta(hours=23))
    assert list(Notice.objects.values_list("kind", flat=True)) == ["appointment.booked"]
    Notice.objects.all().delete()
    cast.oskar.contact_points.update(may_remind=False)
    book(cast, by=cast.mikko, client_id=cast.oskar.pk, member_id=cast.mikko.pk)
    assert not Notice.objects.exists()


def test_working_hours_are_replaced_whole(cast: Cast) -> None:
    mine = [Hours(0, time(9), time(12)), Hours(0, time(13), time(17)), Hours(3, time(8), time(16))]
    set_working_hours(cast.actor(cast.mikko), member_id=cast.mikko.pk, hours=mine)
    set_working_hours(cast.actor(cast.anna), member_id=cast.mikko.pk, hours=mine[:2])
    rows = WorkingHours.objects.order_by("starts").values_list("member_id", "weekday", "starts", "ends")
    assert list(rows) == [(cast.mikko.pk, 0, time(9), time(12)), (cast.mikko.pk, 0, time(13), time(17))]
    facts = Event.objects.filter(verb="hours.changed").order_by("pk").values_list("facts", flat=True)
    assert list(facts) == [{"minutes_a_week": 900}, {"minutes_a_week": 420}]


def test_working_hours_must_make_sense(cast: Cast) -> None:
    actor = cast.actor(cast.mikko)
    for hours, code in [
        ([Hours(0, time(9), time(9))], "order"),
        ([Hours(0, time(9), time(12)), Hours(0, time(11), time(13))], "overlap"),
    ]:
        with pytest.raises(Refused) as no:
            set_working_hours(actor, member_id=cast.mikko.pk, hours=hours)
        assert (no.value.code, no.value.field) == (code, "0")
    for who in (cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            set_working_hours(cast.actor(who), member_id=cast.anna.pk, hours=[])


def test_a_new_member_without_hours_has_no_alternatives(cast: Cast) -> None:
    new = make_member(cast.practice, "Nora")
    client = make_client(new, "Nora's Client")
    book(cast, by=new, client_id=client.pk, member_id=new.pk)
    with pytest.raises(Refused) as no:
        book(cast, by=new, client_id=make_client(new, "Another").pk, member_id=new.pk)
    assert no.value.facts["alternatives"] == []
