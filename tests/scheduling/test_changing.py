"""Move, cancel, miss: by the window of the frame, never silently."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.scheduling import queries
from alongside.scheduling.actions import (
    acknowledge_change,
    book_appointment,
    cancel_appointment,
    close_engagement,
    erase_client,
    make_key,
    mark_kept,
    mark_missed,
    move_appointment,
    move_rows,
)
from alongside.scheduling.models import Appointment, BookingRules, Occupied
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
AT = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def frame(cast: Cast) -> Frame:
    return Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        cancel_hours=24,
    )


@pytest.fixture
def planned(cast: Cast, clock: object, frame: Frame) -> Appointment:
    return book_appointment(
        cast.actor(cast.anna), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT
    )


@pytest.mark.parametrize(
    ("hours", "by", "status"),
    [
        (24, "client", "cancelled_in_time"),
        (23.9, "client", "cancelled_late"),
        (1, "us", "cancelled_by_us"),
        (48, "us", "cancelled_by_us"),
    ],
)
def test_the_window_agreed_decides(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment, hours: float, by: str, status: str
) -> None:
    """A04."""
    clock.move_to(AT - timedelta(hours=hours))
    row = cancel_appointment(cast.actor(cast.anna), appointment_id=planned.pk, by=by)
    row.refresh_from_db()
    assert (row.status, row.sequence, row.cancelled_at) == (status, 1, AT - timedelta(hours=hours))
    assert not Occupied.objects.exists()
    event = Event.objects.get(verb="appointment.cancelled")
    assert event.facts == {"status": status, "hours_before": hours, "by": by}


def test_without_an_agreement_nobody_is_late(cast: Cast, clock: time_machine.Traveller) -> None:
    row = book_appointment(
        cast.actor(cast.anna), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT
    )
    clock.move_to(AT - timedelta(minutes=5))
    assert cancel_appointment(cast.actor(cast.vera), appointment_id=row.pk).status == "cancelled_in_time"


def test_a_client_cancels_their_own_and_the_practitioner_is_told(cast: Cast, planned: Appointment) -> None:
    row = cancel_appointment(cast.actor(cast.vera), appointment_id=planned.pk, by="us")
    assert row.status == "cancelled_in_time"
    waiting = Notice.objects.filter(status="waiting").order_by("kind").values_list("kind", "email")
    assert list(waiting) == [
        ("appointment.cancelled", "vera.example@client.example"),
        ("appointment.client_cancelled", cast.anna.email),
    ]


def test_a_client_does_not_cancel_what_has_begun(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    clock.move_to(AT)
    with pytest.raises(Refused) as no:
        cancel_appointment(cast.actor(cast.vera), appointment_id=planned.pk)
    assert no.value.code == "begun"


def test_what_is_cancelled_is_not_cancelled_again_nor_moved(cast: Cast, planned: Appointment) -> None:
    actor = cast.actor(cast.anna)
    cancel_appointment(actor, appointment_id=planned.pk)
    for again in (
        lambda: cancel_appointment(actor, appointment_id=planned.pk),
        lambda: move_appointment(actor, appointment_id=planned.pk, starts_at=AT),
        lambda: mark_missed(actor, appointment_id=planned.pk),
        lambda: mark_kept(actor, appointment_id=planned.pk),
    ):
        with pytest.raises(Refused) as no:
            again()
        assert no.value.code == "not_planned"
    assert Event.objects.filter(verb="appointment.cancelled").count() == 1


def test_others_cannot_touch_it(cast: Cast, planned: Appointment) -> None:
    for who in (cast.stranger, cast.mikko, cast.oskar, cast.strangers_client):
        with pytest.raises(NotYours):
            cancel_appointment(cast.actor(who), appointment_id=planned.pk)
        with pytest.raises(NotYours):
            move_appointment(cast.actor(who), appointment_id=planned.pk, starts_at=AT)
        with pytest.raises(NotYours):
            mark_missed(cast.actor(who), appointment_id=planned.pk)
    with pytest.raises(NotYours):
        move_appointment(cast.actor(cast.vera), appointment_id=planned.pk, starts_at=AT)


def test_a_move_frees_the_old_time_and_takes_the_new_one(cast: Cast, planned: Appointment) -> None:
    later = AT + timedelta(minutes=30)  # overlaps its own old time: no clash with itself
    row = move_appointment(cast.actor(cast.chie), appointment_id=planned.pk, starts_at=later, minutes=40)
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at, row.sequence) == (later, later + timedelta(minutes=40), 1)
    assert set(Occupied.objects.values_list("resource", "starts_at", "ends_at")) == {
        ("member", later, row.ends_at),
        ("client", later, row.ends_at),
    }
    event = Event.objects.get(verb="appointment.moved")
    assert event.facts == {
        "was_at": AT.isoformat(),
        "starts_at": later.isoformat(),
        "hours_before": 76.0,
        "by": "us",
    }


def test_a_move_to_another_member_takes_their_time_with_their_own_minutes(
    cast: Cast, planned: Appointment
) -> None:
    BookingRules.objects.create(practice=cast.practice, member=cast.mikko, after_minutes=10)
    office = cast.actor(cast.chie)
    row = move_appointment(office, appointment_id=planned.pk, starts_at=AT, member_id=cast.mikko.pk)
    assert (row.member, row.starts_at, row.after_minutes, row.sequence) == (cast.mikko, AT, 10, 1)
    taken = Occupied.objects.filter(resource="member").values_list("resource_id", "ends_at")
    assert list(taken) == [(cast.mikko.pk, AT + timedelta(minutes=60))]
    verbs = Event.objects.filter(subject_id=row.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["appointment.booked", "appointment.moved", "appointment.changed"]
    assert Notice.objects.filter(kind="appointment.moved", client_id=cast.vera.pk).exists()


def test_a_member_who_is_taken_or_whose_calendar_is_another_s_refuses_politely(
    cast: Cast, planned: Appointment
) -> None:
    other = make_client(cast.mikko, "Other Person")
    book_appointment(
        command(cast.practice.pk), client_id=other.pk, member_id=cast.mikko.pk, starts_at=AT, minutes=50
    )
    office = cast.actor(cast.chie)
    with pytest.raises(Refused) as no:
        move_appointment(office, appointment_id=planned.pk, starts_at=AT, member_id=cast.mikko.pk)
    assert (no.value.code, "alternatives" in no.value.facts) == ("taken", True)
    for who in (cast.stranger.pk, cast.vera.pk):
        with pytest.raises(Refused) as no:
            move_appointment(office, appointment_id=planned.pk, starts_at=AT, member_id=who)
        assert no.value.code == "no_calendar"
    planned.refresh_from_db()
    assert (planned.member, planned.starts_at, planned.sequence) == (cast.anna, AT, 0)
    known = move_appointment(
        office, appointment_id=planned.pk, starts_at=AT, member_id=cast.mikko.pk, override_reason="Both come"
    )
    assert (known.member, known.override_reason) == (cast.mikko, "Both come")


def test_a_move_is_never_silent(cast: Cast, planned: Appointment) -> None:
    """A06: the old notices go, the new ones tell of the new time."""
    later = AT + timedelta(days=1)
    move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=later)
    rows = Notice.objects.order_by("posted_at").values_list("kind", "status", "facts__sequence", "due_at")
    assert list(rows) == [
        ("appointment.booked", "dropped", 0, NOW),
        ("appointment.reminder", "dropped", 0, AT - timedelta(hours=24)),
        ("appointment.moved", "waiting", 1, NOW),
        ("appointment.reminder", "waiting", 1, later - timedelta(hours=24)),
    ]


def test_a_move_to_a_taken_time_changes_nothing(cast: Cast, planned: Appointment) -> None:
    other = make_client(cast.anna, "Other Person")
    later = AT + timedelta(hours=2)
    book_appointment(cast.actor(cast.anna), client_id=other.pk, member_id=cast.anna.pk, starts_at=later)
    with pytest.raises(Refused) as no:
        move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=later)
    assert no.value.code == "taken"
    planned.refresh_from_db()
    assert (planned.starts_at, planned.sequence) == (AT, 0)
    move_appointment(
        cast.actor(cast.anna), appointment_id=planned.pk, starts_at=later, override_reason="Both know."
    )


def test_missed_and_put_right(cast: Cast, clock: time_machine.Traveller, planned: Appointment) -> None:
    with pytest.raises(Refused) as no:
        mark_missed(cast.actor(cast.anna), appointment_id=planned.pk)
    assert no.value.code == "not_begun"
    clock.move_to(AT + timedelta(minutes=20))
    assert mark_missed(cast.actor(cast.anna), appointment_id=planned.pk).status == "missed"
    assert Event.objects.filter(verb="appointment.missed", client_id=cast.vera.pk).count() == 1
    assert mark_kept(cast.actor(cast.anna), appointment_id=planned.pk).status == "kept"


def test_an_ending_lets_go_of_what_was_planned_and_costs_nothing(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    """G04."""
    later = book_appointment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=AT + timedelta(days=7),
    )
    clock.move_to(AT - timedelta(hours=1))
    assert close_engagement(cast.actor(cast.vera), cast.advice.pk) == 2
    assert set(Appointment.objects.values_list("status", flat=True)) == {"cancelled_in_time"}
    assert not Occupied.objects.exists()
    assert Event.objects.filter(verb="appointment.cancelled", subject_id=later.pk).count() == 1
    assert not Notice.objects.filter(kind="appointment.reminder", status="waiting").exists()
    assert close_engagement(cast.actor(cast.vera), cast.advice.pk) == 0


def test_erasing_a_client_leaves_no_time_behind(cast: Cast, planned: Appointment) -> None:
    book_appointment(cast.actor(cast.mikko), client_id=cast.oskar.pk, member_id=cast.mikko.pk, starts_at=AT)
    erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert list(Appointment.objects.values_list("client_id", flat=True)) == [cast.oskar.pk]
    assert set(Occupied.objects.values_list("resource_id", flat=True)) == {cast.oskar.pk, cast.mikko.pk}


def test_the_export_holds_every_appointment(cast: Cast, planned: Appointment) -> None:
    for who in (cast.anna, cast.vera):
        (row,) = queries.export_client(cast.actor(who), cast.vera.pk)["appointments"]
        assert (row["starts_at"], row["with"], row["status"]) == (AT, "Anna", "planned")
    for stranger in (cast.chie, cast.mikko, cast.oskar):
        with pytest.raises(NotYours):
            queries.export_client(cast.actor(stranger), cast.vera.pk)


def test_the_link_in_a_letter_opens_one_appointment_until_it_is_over(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    secret = make_key(planned)
    holder = queries.holder_of_key(secret)
    assert queries.appointment(holder, planned.pk) == planned
    other = book_appointment(
        cast.actor(cast.mikko), client_id=cast.oskar.pk, member_id=cast.mikko.pk, starts_at=AT
    )
    with pytest.raises(NotYours):
        cancel_appointment(holder, appointment_id=other.pk)
    assert cancel_appointment(holder, appointment_id=planned.pk).status == "cancelled_in_time"
    assert Event.objects.get(verb="appointment.cancelled").actor_kind == "link_holder"
    clock.move_to(planned.ends_at)
    for wrong in (secret, "nothing", ""):
        with pytest.raises(NotYours):
            queries.holder_of_key(wrong)


def test_two_entries_of_one_person_become_one(cast: Cast, planned: Appointment) -> None:
    twin = make_client(cast.mikko, "Vera Twin")
    actor = command(cast.practice.pk)
    same = book_appointment(
        actor, client_id=twin.pk, member_id=cast.mikko.pk, starts_at=AT, place_kind="phone", place="+358 40"
    )
    later = book_appointment(
        actor, client_id=twin.pk, member_id=cast.mikko.pk, starts_at=AT + timedelta(days=1)
    )
    move_rows(actor, twin, cast.vera)
    same.refresh_from_db()
    assert (same.client_id, same.place) == (cast.vera.pk, "+358 40")
    assert Appointment.objects.filter(client=cast.vera).count() == 3
    mine = Occupied.objects.filter(resource_id=cast.vera.pk).values_list("appointment_id", "overridden")
    assert dict(mine) == {planned.pk: False, same.pk: True, later.pk: False}
    assert not Occupied.objects.filter(resource_id=twin.pk).exists()


def version(cast: Cast, number: int, since: datetime, until: datetime | None, **terms: object) -> Frame:
    return Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=number,
        status=FrameStatus.REPLACED if until else FrameStatus.AGREED,
        agreed_at=since,
        ended_at=until,
        **terms,
    )


def test_the_version_that_holds_when_it_starts_decides(cast: Cast) -> None:
    """A04, A11: not the first one, not one that came later."""
    day = timedelta(days=1)
    first = version(cast, 1, NOW, NOW + 5 * day)
    second = version(cast, 2, NOW + 5 * day, None)
    work = cast.advice.pk
    assert queries.frame_at(work, NOW - day) is None
    assert queries.frame_at(work, NOW) == first
    assert queries.frame_at(work, NOW + 5 * day - timedelta(seconds=1)) == first
    assert queries.frame_at(work, NOW + 5 * day) == second
    assert queries.frame_at(work, NOW + 99 * day) == second
    assert queries.frame_at(None, NOW) is None
    Frame.objects.filter(pk=first.pk).update(agreed_at=None, is_imported=True)
    assert queries.frame_at(work, NOW - day) == first
    Frame.objects.filter(pk=second.pk).update(status=FrameStatus.PROPOSED, agreed_at=None)
    assert queries.frame_at(work, NOW + 5 * day) is None


def test_what_we_change_waits_until_the_client_has_seen_it(cast: Cast, planned: Appointment) -> None:
    """A06: twice moved, it was still the time they last knew."""
    actor = cast.actor(cast.anna)
    for n in (1, 2):
        move_appointment(actor, appointment_id=planned.pk, starts_at=AT + timedelta(days=n))
    (change,) = queries.changes_to_see(cast.actor(cast.vera), cast.vera.pk, NOW)
    assert (change.moved_from, change.starts_at) == (AT, AT + timedelta(days=2))
    assert queries.changes_to_see(cast.actor(cast.oskar), cast.vera.pk, NOW) == []
    for who in (cast.oskar, cast.anna, cast.stranger):
        with pytest.raises(NotYours):
            acknowledge_change(cast.actor(who), appointment_id=planned.pk)
    for _ in range(2):
        acknowledge_change(cast.actor(cast.vera), appointment_id=planned.pk)
    assert queries.changes_to_see(cast.actor(cast.vera), cast.vera.pk, NOW) == []
    assert Event.objects.filter(verb="appointment.change_seen").count() == 1
    cancel_appointment(actor, appointment_id=planned.pk, by="us")
    (change,) = queries.changes_to_see(cast.actor(cast.vera), cast.vera.pk, NOW)
    assert (change.status, change.moved_from) == ("cancelled_by_us", None)


def test_what_the_client_asked_for_needs_no_answer(cast: Cast, planned: Appointment) -> None:
    move_appointment(
        cast.actor(cast.anna), appointment_id=planned.pk, starts_at=AT + timedelta(days=1), by="client"
    )
    assert queries.changes_to_see(cast.actor(cast.vera), cast.vera.pk, NOW) == []


def test_predictability_counts_changes_by_us(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    """A06: one of two."""
    actor = cast.actor(cast.anna)
    assert queries.predictability(actor, cast.vera.pk, NOW) is None
    move_appointment(actor, appointment_id=planned.pk, starts_at=AT + timedelta(days=1))
    book_appointment(actor, client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT + timedelta(days=7))
    assert queries.predictability(actor, cast.vera.pk, AT + timedelta(days=8)) == 5.0


def test_the_letter_after_a_miss_can_be_put_right_unsaid(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    later = AT + timedelta(minutes=20)
    clock.move_to(later)
    mark_missed(cast.actor(cast.anna), appointment_id=planned.pk)
    (letter,) = Notice.objects.filter(status="waiting")
    assert (letter.kind, letter.due_at) == ("appointment.missed", later + timedelta(minutes=30))
    mark_kept(cast.actor(cast.anna), appointment_id=planned.pk)
    assert not queries.reminder_still_holds(letter)


def test_what_we_moved_binds_nobody_before_they_have_seen_it(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    """A06: moved by us to a time of which they did not know, it costs them nothing."""
    soon = NOW + timedelta(hours=5)
    move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=soon)
    planned.refresh_from_db()
    assert queries.free_to_cancel_until(planned) == soon
    acknowledge_change(cast.actor(cast.vera), appointment_id=planned.pk)
    planned.refresh_from_db()
    assert queries.free_to_cancel_until(planned) == soon - timedelta(hours=24)
    move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=soon + timedelta(hours=1))
    row = cancel_appointment(cast.actor(cast.vera), appointment_id=planned.pk)
    assert row.status == "cancelled_in_time"
