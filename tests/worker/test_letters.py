"""What leaves the house: in the recipient's language and zone, from the state of that moment, or not at all."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import recurring_ical_events
import time_machine
from django.core import mail
from django.test import Client as Browser
from icalendar import Calendar

from alongside.frame.models import Frame, FrameStatus
from alongside.messages.actions import send_message
from alongside.notices.actions import post
from alongside.notices.models import Notice
from alongside.notices.queries import notices_of_client
from alongside.scheduling.actions import (
    book_appointment,
    book_series,
    cancel_appointment,
    mark_kept,
    mark_missed,
    move_appointment,
    release_future,
    undo_booking,
)
from alongside.scheduling.models import Appointment
from alongside.trail.actors import command
from alongside.worker import letters
from tests.cast import Cast

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
AT = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def planned(cast: Cast) -> Appointment:
    return book_appointment(
        command(cast.practice.pk), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT, minutes=50
    )


def calendar_of(letter: Any) -> Calendar:
    (attached,) = letter.attachments
    assert attached.filename == "appointment.ics"
    return Calendar.from_ical(attached.content)


def outcomes() -> list[tuple[str, str, str]]:
    return list(Notice.objects.order_by("due_at", "pk").values_list("kind", "status", "outcome"))


def test_the_letter_is_neutral_and_in_the_recipients_language_and_zone(
    cast: Cast, planned: Appointment
) -> None:
    cast.practice.neutral_name, cast.practice.email = "Harbour 1", "house@riverside.example"
    cast.practice.save()
    Notice.objects.update(timezone="Asia/Tokyo")
    assert letters.send_due() == 1
    (letter,) = mail.outbox
    assert letter.to == ["vera.example@client.example"]
    assert letter.subject == "Your appointment: Thursday, 5 February 2026, 21:00"
    assert letter.from_email.startswith("Harbour 1 <")
    assert letter.reply_to == ["house@riverside.example"]
    assert "Length: 50 minutes" in letter.body
    assert "Asia/Tokyo" in letter.body
    assert "Riverside" not in letter.body
    assert outcomes() == [
        ("appointment.booked", "sent", ""),
        ("appointment.reminder", "waiting", ""),
    ]


def test_the_calendar_file_keeps_its_uid_and_counts_up(cast: Cast, planned: Appointment) -> None:
    letters.send_due()
    actor = cast.actor(cast.anna)
    later = AT + timedelta(days=1)
    move_appointment(actor, appointment_id=planned.pk, starts_at=later)
    letters.send_due()
    cancel_appointment(actor, appointment_id=planned.pk, by="us")
    letters.send_due()
    files = [calendar_of(letter) for letter in mail.outbox]
    assert [str(each["METHOD"]) for each in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [each.events[0]["SEQUENCE"] for each in files] == [0, 1, 2]
    assert {str(each.events[0]["UID"]) for each in files} == {f"{planned.pk}@alongside"}
    assert [each.events[0].start for each in files] == [AT, later, later]
    assert "Vera" not in str(files[0].to_ical())
    assert "Anna" not in str(files[0].to_ical())


def test_the_link_in_the_letter_cancels(cast: Cast, planned: Appointment) -> None:
    letters.send_due()
    (link,) = [line for line in mail.outbox[0].body.splitlines() if line.startswith("http")]
    path = "/" + link.split("/", 3)[3]
    assert "50 minutes" in Browser().get(path).content.decode()
    Browser().post(path)
    planned.refresh_from_db()
    assert planned.status == "cancelled_in_time"


def test_the_reminder_comes_a_day_before(
    clock: time_machine.Traveller, cast: Cast, planned: Appointment
) -> None:
    letters.send_due()
    clock.move_to(AT - timedelta(hours=24, seconds=1))
    assert letters.send_due() == 0
    clock.move_to(AT - timedelta(hours=24))
    assert letters.send_due() == 1
    assert mail.outbox[1].subject == "A reminder: Thursday, 5 February 2026, 14:00"
    assert letters.send_due() == 0


def test_no_reminder_of_what_no_longer_holds(
    clock: time_machine.Traveller, cast: Cast, planned: Appointment
) -> None:
    """Even if nobody withdrew it: the state at the moment of sending decides (peers.md 2.9)."""
    letters.send_due()
    Appointment.objects.update(status="cancelled_by_us")
    clock.move_to(AT - timedelta(hours=20))
    assert letters.send_due() == 0
    assert outcomes()[1] == ("appointment.reminder", "dropped", "no_longer_holds")


def test_who_takes_back_their_yes_gets_no_more_letters(
    clock: time_machine.Traveller, cast: Cast, planned: Appointment
) -> None:
    cast.vera.contact_points.update(may_remind=False)
    letters.send_due()
    clock.move_to(AT - timedelta(hours=20))
    letters.send_due()
    assert mail.outbox == []
    assert {outcome for _, _, outcome in outcomes()} == {"no_longer_holds"}


def book_three(cast: Cast) -> None:
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
    )
    book_series(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_on=AT.date(),
        at_time=AT.time(),
        every_weeks=1,
        times=3,
    )
    letters.send_due()


def test_a_series_is_one_letter_with_every_date(cast: Cast) -> None:
    book_three(cast)
    (letter,) = mail.outbox
    assert letter.subject == "Your 3 appointments are booked"
    assert letter.body.count(" February 2026, 12:00") == 3
    assert len(recurring_ical_events.of(calendar_of(letter)).between((2026, 2, 1), (2026, 3, 1))) == 3


def test_what_an_ending_lets_go_of_is_one_letter(cast: Cast) -> None:
    book_three(cast)
    release_future(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    letters.send_due()
    (_booked, letter) = mail.outbox
    assert letter.subject == "Your 3 appointments are cancelled"
    assert letter.body.count(" February 2026, 12:00") == 3
    assert [event["STATUS"] for event in calendar_of(letter).events] == ["CANCELLED"] * 3
    assert not Notice.objects.filter(status="waiting").exists()


def test_the_demo_never_sends(cast: Cast, planned: Appointment) -> None:
    cast.practice.is_demo = True
    cast.practice.save()
    assert letters.send_due() == 0
    assert mail.outbox == []
    assert outcomes()[0] == ("appointment.booked", "dropped", "demo")


def test_an_old_letter_helps_nobody(clock: time_machine.Traveller, cast: Cast, planned: Appointment) -> None:
    clock.move_to(AT + timedelta(hours=1))
    assert letters.send_due() == 0
    assert {outcome for _, _, outcome in outcomes()} == {"too_late"}


def test_when_the_mail_server_is_away_it_is_tried_again(
    clock: time_machine.Traveller, cast: Cast, planned: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", away)
        assert letters.send_due() == 0
    assert outcomes()[0] == ("appointment.booked", "waiting", "SMTPServerDisconnected")
    assert letters.send_due() == 0
    clock.shift(timedelta(minutes=1))
    assert letters.send_due() == 1


def test_one_bad_letter_does_not_stop_the_others(cast: Cast, planned: Appointment) -> None:
    post(
        cast.practice.pk,
        "no.such_text",
        email="a@example.org",
        language="en",
        zone="UTC",
        due_at=NOW - timedelta(1),
    )
    assert letters.send_due() == 1
    assert outcomes()[0] == ("no.such_text", "failed", "no_text")


def test_the_practitioner_hears_that_not_who(cast: Cast, planned: Appointment) -> None:
    letters.send_due()
    cancel_appointment(cast.actor(cast.vera), appointment_id=planned.pk)
    letters.send_due()
    letter = next(each for each in mail.outbox if each.to == [cast.anna.email])
    assert letter.subject == "Cancelled: your meeting on Thursday, 5 February 2026, 14:00"
    assert "Vera" not in letter.body
    assert f"/desk/appointments/{planned.pk}/" in letter.body


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
def test_every_kind_can_be_written_in_every_language(cast: Cast, planned: Appointment, language: str) -> None:
    Notice.objects.update(due_at=NOW, language=language)
    move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=AT + timedelta(hours=1))
    Notice.objects.update(due_at=NOW, language=language)
    assert letters.send_due() == 2
    for letter in mail.outbox:
        assert letter.subject.strip()
        assert "{" not in letter.body
        assert "http" in letter.body


def test_the_log_of_what_was_sent(cast: Cast, planned: Appointment) -> None:
    letters.send_due()
    seen = notices_of_client(cast.actor(cast.anna), cast.vera.pk).values_list("kind", "status")
    assert set(seen) == {("appointment.booked", "sent"), ("appointment.reminder", "waiting")}
    assert not notices_of_client(cast.actor(cast.stranger), cast.vera.pk).exists()


def test_after_a_miss_the_letter_blames_nobody(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    """A04: what the agreement says, evenly, and that one may write."""
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        fee=80,
        missed_percent=50,
    )
    house = command(cast.practice.pk)
    Appointment.objects.update(engagement=cast.advice)
    book_appointment(
        house, client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT + timedelta(days=7), minutes=50
    )
    letters.send_due()
    mail.outbox.clear()
    clock.move_to(AT + timedelta(minutes=20))
    mark_missed(house, appointment_id=planned.pk)
    assert letters.send_due() == 0
    clock.shift(timedelta(minutes=30))
    letters.send_due()
    (letter,) = [
        each for each in mail.outbox if each.subject == "Your appointment on Thursday, 5 February 2026, 14:00"
    ]
    assert "Our agreement says for a missed meeting: €40.00." in letter.body
    assert "you can write to us at any time" in letter.body
    assert "We meet next: Thursday, 12 February 2026, 14:00" in letter.body
    assert "Vera" not in letter.body
    assert letter.attachments == []


def test_what_is_put_right_soon_is_never_said(
    cast: Cast, clock: time_machine.Traveller, planned: Appointment
) -> None:
    letters.send_due()
    clock.move_to(AT + timedelta(minutes=20))
    mark_missed(command(cast.practice.pk), appointment_id=planned.pk)
    mark_kept(command(cast.practice.pk), appointment_id=planned.pk)
    clock.shift(timedelta(hours=1))
    assert letters.send_due() == 0


def test_a_reminder_that_would_come_at_night_comes_before_it(cast: Cast) -> None:
    """A meeting at 8:30, reminded 10 hours before: 22:30 is quiet, and 8:00 too late to be of use."""
    cast.practice.quiet_from, cast.practice.quiet_until = time(21), time(8)
    cast.practice.thresholds = {"reminder_hours": 10}
    cast.practice.save()
    early = datetime(2026, 2, 5, 6, 30, tzinfo=UTC)
    book_appointment(
        command(cast.practice.pk), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=early, minutes=50
    )
    due = Notice.objects.get(kind="appointment.reminder").due_at
    assert due == datetime(2026, 2, 4, 18, 59, tzinfo=UTC)  # 20:59 in Helsinki


def test_a_booking_taken_back_leaves_no_trace_in_any_mailbox(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    row = book_appointment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=AT,
        minutes=50,
        can_undo=True,
    )
    assert letters.send_due() == 0
    undo_booking(cast.actor(cast.anna), appointment_id=row.pk)
    clock.shift(timedelta(minutes=10))
    assert letters.send_due() == 0


def test_moved_within_the_minutes_of_undo_it_is_one_letter(cast: Cast, clock: time_machine.Traveller) -> None:
    row = book_appointment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=AT,
        minutes=50,
        can_undo=True,
    )
    move_appointment(cast.actor(cast.anna), appointment_id=row.pk, starts_at=AT + timedelta(hours=1))
    clock.shift(timedelta(minutes=10))
    assert letters.send_due() == 1
    (file,) = [calendar_of(letter) for letter in mail.outbox]
    assert (str(file["METHOD"]), file.events[0]["SEQUENCE"]) == ("REQUEST", 1)


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("appointment.requested", "requested"),
        ("appointment.refused", "cancelled_by_us"),
        ("appointment.client_moved", "planned"),
        ("appointment.client_booked", "planned"),
        ("appointment.missed", "missed"),
    ],
)
def test_the_newer_kinds_can_be_written_too(
    cast: Cast, planned: Appointment, kind: str, status: str, language: str
) -> None:
    Appointment.objects.update(status=status)
    Notice.objects.all().delete()
    post(
        cast.practice.pk,
        kind,
        email="vera.example@client.example",
        language=language,
        zone="UTC",
        subject_id=planned.pk,
        client_id=cast.vera.pk,
    )
    assert letters.send_due() == 1
    (letter,) = mail.outbox
    assert "2026" in letter.subject
    assert "{" not in letter.body


def test_a_letter_about_a_message_waits_for_the_end_of_quiet_hours(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    cast.practice.quiet_from, cast.practice.quiet_until = time(21), time(8)
    cast.practice.save()
    clock.move_to(datetime(2026, 2, 2, 22, tzinfo=UTC))  # midnight in Helsinki
    send_message(cast.actor(cast.anna), cast.vera.pk, words="Sleep well")
    assert letters.send_due() == 0
    assert mail.outbox == []
    clock.move_to(datetime(2026, 2, 3, 6, 1, tzinfo=UTC))
    assert letters.send_due() == 1
    assert outcomes() == [("message.waiting", "sent", "")]
