"""Many people want one opening at one moment: one gets it, all others hear a polite no (law 5)."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.scheduling.actions import book_appointment, move_appointment
from alongside.scheduling.models import Appointment, Occupied
from alongside.trail.actors import command
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


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_one_opening_is_booked_once(cast: Cast, size: Callable[[int, int], int]) -> None:
    """By different people for different clients with one member, some by moving what they have."""
    people, rounds = size(8, 50), size(10, 200)
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
