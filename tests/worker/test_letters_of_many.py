"""Letters about several meetings at once: a series that changed, a time that several share."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from icalendar import Calendar

from alongside.frame.models import Frame, FrameStatus
from alongside.notices.models import Notice
from alongside.scheduling.actions import (
    Change,
    book_gatherings,
    book_series,
    cancel_series,
    change_series,
    move_gathering,
)
from alongside.scheduling.models import Appointment
from alongside.scheduling.rhythms import Rhythm
from alongside.worker import letters
from tests.cast import Cast

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def agreed(cast: Cast) -> Cast:
    for work in (cast.advice, cast.delivery):
        Frame.objects.create(
            practice=cast.practice,
            client=work.client,
            engagement=work,
            version=1,
            status=FrameStatus.AGREED,
            agreed_at=NOW,
            minutes=50,
        )
    return cast


def send() -> list[mail.EmailMessage]:
    """What goes out now, once everything that may be taken back can be no more."""
    mail.outbox.clear()
    letters.send_due()
    return list(mail.outbox)


def events(letter: mail.EmailMessage) -> list[tuple[str, datetime, int]]:
    (attached,) = letter.attachments
    found = Calendar.from_ical(attached.content).walk("VEVENT")  # type: ignore[union-attr]
    return [(str(each["UID"]), each["DTSTART"].dt.astimezone(UTC), each["SEQUENCE"]) for each in found]


def test_a_changed_series_is_one_letter_with_the_same_entries_at_new_times(
    agreed: Cast, clock: time_machine.Traveller
) -> None:
    rows = book_series(
        agreed.actor(agreed.anna),
        client_id=agreed.vera.pk,
        member_id=agreed.anna.pk,
        starts_on=date(2026, 2, 12),
        at_time=time(14),
        times=3,
    )
    clock.shift(timedelta(minutes=10))
    (booked,) = send()
    before = events(booked)
    to = Change(starts_at=rows[0].starts_at + timedelta(hours=2))
    change_series(agreed.actor(agreed.anna), appointment_id=rows[0].pk, scope="all", change=to)
    clock.shift(timedelta(minutes=10))
    (changed,) = send()
    assert changed.subject == "Your 3 appointments have changed"
    assert "Thursday, 19 February 2026, 16:00" in str(changed.body)
    assert events(changed) == [
        (uid, start + timedelta(hours=2), sequence + 1) for uid, start, sequence in before
    ]
    cancel_series(agreed.actor(agreed.anna), appointment_id=rows[1].pk, scope="following", by="us")
    clock.shift(timedelta(minutes=10))
    (cancelled,) = send()
    assert cancelled.subject == "Your 2 appointments are cancelled"
    assert [uid for uid, _, _ in events(cancelled)] == [uid for uid, _, _ in before[1:]]


def test_a_shared_time_is_told_to_each_alone(agreed: Cast, clock: time_machine.Traveller) -> None:
    """No name, address or entry of anybody else, and no title."""
    made = book_gatherings(
        agreed.actor(agreed.anna),
        rhythm=Rhythm(date(2026, 2, 12), time(14), times=2),
        member_id=agreed.anna.pk,
        client_ids=[agreed.vera.pk, agreed.oskar.pk],
        title="Vera with Oskar",
        minutes=80,
    )
    move_gathering(
        agreed.actor(agreed.anna), gathering_id=made[1].pk, starts_at=made[1].starts_at + timedelta(days=1)
    )
    clock.shift(timedelta(minutes=10))
    sent = send()
    assert (
        sorted(letter.to[0] for letter in sent)
        == ["oskar.example@client.example"] * 2 + ["vera.example@client.example"] * 2
    )
    own = {str(row.pk) for row in Appointment.objects.filter(client=agreed.vera)}
    for letter in sent:
        if letter.to == ["vera.example@client.example"]:
            whole = f"{letter.subject} {letter.body} {letter.attachments[0].content!r}".lower()
            assert "oskar" not in whole
            assert all(any(pk in uid for pk in own) for uid, _, _ in events(letter))


def test_a_letter_about_what_was_cancelled_since_is_not_sent(
    agreed: Cast, clock: time_machine.Traveller
) -> None:
    book_gatherings(
        agreed.actor(agreed.anna),
        rhythm=Rhythm(date(2026, 2, 12), time(14), times=2),
        member_id=agreed.anna.pk,
        client_ids=[agreed.vera.pk],
        minutes=80,
    )
    Appointment.objects.update(status="cancelled_in_time")
    clock.shift(timedelta(minutes=10))
    assert send() == []
    assert set(Notice.objects.filter(kind="appointment.series").values_list("status", flat=True)) == {
        "dropped"
    }
