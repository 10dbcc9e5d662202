"""Many people want one opening at one moment: one gets it, all others hear a polite no (law 5)."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from alongside.file.importing.actions import Upload, answer_questions, bring_in, upload_files
from alongside.file.importing.answers import Answers
from alongside.lib.errors import Refused
from alongside.scheduling.actions import block_time, book_appointment, book_series, move_appointment
from alongside.scheduling.actions.answering import withdraw_offer
from alongside.scheduling.actions.gatherings import book_gathering
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, BookingRules, Occupied, Offer, Wish
from alongside.trail.actors import Actor, command
from tests.cast import Cast, make_client

START = datetime(2030, 1, 7, 9, tzinfo=UTC)


def race(attempts: list[Callable[[], object]]) -> Counter[str]:
    """Run all at once, each in a thread with a connection of its own; count what became of them."""
    results: list[str] = []
    gate = threading.Barrier(len(attempts))

    def run(attempt: Callable[[], object]) -> None:
        try:
            gate.wait()
            attempt()
            results.append("booked")
        except Refused as no:
            results.append(no.code)
        except Exception as error:  # whatever else is just what this test looks for
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[attempt]) for attempt in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(results)


@pytest.mark.django_db(transaction=True)
def test_one_opening_is_booked_once(cast: Cast) -> None:
    """By different people for different clients with one member and a room, some by moving what they have."""
    people, rounds = 8, 10
    clients = [make_client(cast.anna, f"Client {n}", portal=False) for n in range(people)]
    actor = command(cast.practice.pk)
    for turn in range(rounds):
        at = START + timedelta(days=turn)
        moving = [
            book_appointment(
                actor, client_id=client.pk, member_id=cast.anna.pk, starts_at=at + timedelta(hours=2 + n)
            )
            for n, client in enumerate(clients[:2])
        ]
        attempts: list[Callable[[], object]] = [
            lambda row=row, at=at: move_appointment(actor, appointment_id=row.pk, starts_at=at)
            for row in moving
        ]
        attempts += [
            lambda client=client, at=at: book_appointment(
                actor,
                client_id=client.pk,
                member_id=cast.anna.pk,
                starts_at=at,
                place_kind="room",
                room_id=cast.room.pk,
            )
            for client in clients[2:]
        ]
        assert race(attempts) == {"booked": 1, "taken": people - 1}
        taken = Occupied.objects.filter(resource_id=cast.anna.pk, starts_at=at)
        assert taken.count() == 1
        assert Appointment.objects.filter(starts_at=at).count() == 1


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_one_opening_is_taken_once_however_it_is_taken(cast: Cast, size: Callable[[int, int], int]) -> None:
    """A booking, a move, a series, an offer to who waits and a gathering want the same time; one gets it."""
    people, rounds = size(10, 50), size(4, 200)
    house, anna = command(cast.practice.pk), cast.anna.pk
    clients = [make_client(cast.anna, f"Client {n}", portal=False) for n in range(people)]
    wishes = {each.pk: add_wish(house, client_id=each.pk, wished=Wished()) for each in clients[3::5]}
    for turn in range(rounds):
        at = START + timedelta(days=turn)
        attempts = [ATTEMPTS[n % 5](house, anna, client.pk, at, wishes) for n, client in enumerate(clients)]
        assert race(attempts) == {"booked": 1, "taken": people - 1}
        assert Occupied.objects.filter(resource_id=anna, starts_at=at, overridden=False).count() == 1
        for made in Offer.objects.filter(status="open"):
            withdraw_offer(house, offer_id=made.pk)
        Occupied.objects.all().delete()  # the next round begins with nothing in the way


@pytest.mark.django_db(transaction=True)
def test_nobody_slips_into_the_minutes_after_a_gathering(cast: Cast) -> None:
    """A gathering with 15 minutes after it, and meetings that begin 5 minutes after its end: one gets the time."""
    BookingRules.objects.create(practice=cast.practice, after_minutes=15)
    house, anna = command(cast.practice.pk), cast.anna.pk
    clients = [make_client(cast.anna, f"Client {n}", portal=False) for n in range(8)]
    for turn in range(6):
        at = START + timedelta(days=turn)
        attempts = [
            (_gather if n % 2 else _book)(
                house, anna, client.pk, at + timedelta(minutes=0 if n % 2 else 55), {}
            )
            for n, client in enumerate(clients)
        ]
        assert race(attempts) == {"booked": 1, "taken": 7}
    taken = [
        (row.starts_at, row.ends_at)
        for row in Occupied.objects.filter(resource_id=anna).order_by("starts_at")
    ]
    assert len(taken) == 6
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(taken))


def _book(house: Actor, anna: UUID, client: UUID, at: datetime, wishes: object) -> Callable[[], object]:
    return lambda: book_appointment(house, client_id=client, member_id=anna, starts_at=at)


def _move(house: Actor, anna: UUID, client: UUID, at: datetime, wishes: object) -> Callable[[], object]:
    others = at + timedelta(minutes=55 * (1 + Appointment.objects.filter(starts_at__date=at.date()).count()))
    mine = book_appointment(house, client_id=client, member_id=anna, starts_at=others)
    return lambda: move_appointment(house, appointment_id=mine.pk, starts_at=at)


def _repeat(house: Actor, anna: UUID, client: UUID, at: datetime, wishes: object) -> Callable[[], object]:
    here = at.astimezone(ZoneInfo("Europe/Helsinki"))
    return lambda: book_series(
        house,
        client_id=client,
        member_id=anna,
        starts_on=here.date(),
        at_time=here.time(),
        every_weeks=1,
        times=2,
    )


def _offer(
    house: Actor, anna: UUID, client: UUID, at: datetime, wishes: dict[UUID, Wish]
) -> Callable[[], object]:
    wish = wishes[client].pk
    return lambda: offer_time(house, member_id=anna, starts_at=at, minutes=50, wish_id=wish)


def _gather(house: Actor, anna: UUID, client: UUID, at: datetime, wishes: object) -> Callable[[], object]:
    return lambda: book_gathering(
        house,
        member_id=anna,
        client_ids=[client],
        title="Together",
        starts_at=at,
        minutes=50,
        capacity=4,
        place_kind="room",
    )


ATTEMPTS = (_book, _move, _repeat, _offer, _gather)


@pytest.mark.django_db(transaction=True)
def test_one_client_is_booked_once_by_two_members(cast: Cast) -> None:
    actor = command(cast.practice.pk)
    for turn in range(5):
        at = timezone.now() + timedelta(days=turn + 1)
        attempts = [
            lambda member=member, at=at: book_appointment(
                actor, client_id=cast.vera.pk, member_id=member.pk, starts_at=at
            )
            for member in (cast.anna, cast.mikko)
        ]
        assert race(attempts) == {"booked": 1, "taken": 1}


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_busy_times_and_bookings_share_a_time_without_overlap(
    cast: Cast, size: Callable[[int, int], int]
) -> None:
    """While some book an opening, calendars elsewhere say that it is busy: either comes first, nobody fails."""
    people, rounds = size(6, 50), size(4, 50)
    house, anna = command(cast.practice.pk), cast.actor(cast.anna)
    clients = [make_client(cast.anna, f"Client {n}", portal=False) for n in range(people)]
    for turn in range(rounds):
        at = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=turn + 1)
        attempts: list[Callable[[], object]] = [
            lambda client=client, at=at: book_appointment(
                house, client_id=client.pk, member_id=cast.anna.pk, starts_at=at
            )
            for client in clients
        ]
        attempts[::3] = [
            lambda at=at: block_time(anna, starts_at=at, ends_at=at + timedelta(hours=2))
            for _ in attempts[::3]
        ]
        found = race(attempts)
        blocks = len(attempts[::3])
        assert found["booked"] in (blocks, blocks + 1)
        assert set(found) <= {"booked", "taken"}
        rows = Occupied.objects.filter(resource_id=cast.anna.pk, overridden=False, ends_at__gt=at)
        spans = sorted(rows.filter(starts_at__lt=at + timedelta(hours=2)).values_list("starts_at", "ends_at"))
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert sum((end - start for start, end in spans), timedelta(0)) == timedelta(hours=2)


@pytest.mark.django_db(transaction=True)
def test_a_calendar_that_comes_in_meanwhile_takes_no_time_twice(cast: Cast) -> None:
    """Whoever is first has the time; the other hears no, or is brought in knowing that it is taken."""
    anna, house = cast.actor(cast.anna), command(cast.practice.pk)
    for turn in range(4):
        at = START + timedelta(days=turn)
        found = upload_files(anna, [Upload("own.ics", _calendar(at, turn))])
        fields = {"zone": "Europe/Helsinki", "member": str(cast.anna.pk), "minutes": 50}
        answer_questions(anna, found.pk, Answers(**fields))
        clients = [make_client(cast.anna, f"Client {turn} {n}", portal=False) for n in range(4)]
        attempts: list[Callable[[], object]] = [
            lambda client=client, at=at: book_appointment(
                house, client_id=client.pk, member_id=cast.anna.pk, starts_at=at
            )
            for client in clients
        ]
        attempts.append(lambda found=found, at=at: bring_in(anna, found.pk, now=at - timedelta(days=1)))
        outcome = race(attempts)
        assert set(outcome) <= {"booked", "taken", "changed_meanwhile"}, outcome
        rows = Occupied.objects.filter(resource_id=cast.anna.pk, starts_at=at, overridden=False)
        assert rows.count() == 1


def _calendar(at: datetime, turn: int) -> bytes:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Other//EN",
        "BEGIN:VEVENT",
        f"UID:meeting-{turn}",
        f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{at:%Y%m%dT%H%M%SZ}",
        f"DTEND:{at + timedelta(minutes=50):%Y%m%dT%H%M%SZ}",
        "SUMMARY:Dentist",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines).encode()
