"""Series, changes of series and gatherings want the same times at one moment: nobody is ever taken twice (law 5)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import pairwise
from uuid import UUID

import pytest

from alongside.frame.models import Frame
from alongside.scheduling.actions import (
    Change,
    add_client,
    book_gathering,
    book_gatherings,
    book_series,
    change_series,
)
from alongside.scheduling.models import Appointment, Occupied
from alongside.scheduling.rhythms import Rhythm
from alongside.trail.actors import command
from tests.cast import LONG_AGO, Cast, make_client, make_engagement
from tests.scheduling.test_race import race

FIRST = date(2030, 1, 7)


def agreed(cast: Cast, name: str) -> UUID:
    client = make_client(cast.anna, name, portal=False)
    Frame.objects.create(
        practice=cast.practice,
        client=client,
        engagement=make_engagement(client),
        version=1,
        status="agreed",
        agreed_at=LONG_AGO,
    )
    return client.pk


def nobody_is_taken_twice() -> bool:
    rows = Occupied.objects.filter(overridden=False).order_by("resource_id", "starts_at")
    spans = list(rows.values_list("resource_id", "starts_at", "ends_at"))
    return all(one[0] != other[0] or one[2] <= other[1] for one, other in pairwise(spans))


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_the_same_weeks_go_to_one(cast: Cast, size: Callable[[int, int], int]) -> None:
    """Booked as series and as gatherings, and a series that is moved there: one gets all its weeks, others none."""
    people, rounds = size(3, 12), size(3, 40)
    clients = [agreed(cast, f"Client {n}") for n in range(people)]
    actor = command(cast.practice.pk)
    mine = {"member_id": cast.anna.pk, "minutes": 50}
    for turn in range(rounds):
        start = date.fromordinal(FIRST.toordinal() + turn)
        moving = book_series(
            actor, client_id=cast.vera.pk, starts_on=start, at_time=time(20), times=3, every_weeks=8, **mine
        )
        to = Change(starts_at=moving[0].starts_at.replace(hour=12))
        attempts: list[Callable[[], object]] = [
            lambda row=moving[0], to=to: change_series(actor, appointment_id=row.pk, scope="all", change=to)
        ]
        attempts += [
            lambda pk=pk, start=start: book_series(
                actor, client_id=pk, starts_on=start, at_time=time(14), times=3, every_weeks=8, **mine
            )
            for pk in clients
        ]
        attempts += [
            lambda pk=pk, start=start: book_gatherings(
                actor,
                client_ids=[pk],
                rhythm=Rhythm(start, time(14), every_weeks=8, times=3),
                other_member_ids=[cast.mikko.pk],
                **mine,
            )
            for pk in clients
        ]
        assert race(attempts) == {"booked": 1, "taken": len(attempts) - 1}
        assert nobody_is_taken_twice()


@pytest.mark.django_db(transaction=True)
def test_the_last_place_goes_to_one(cast: Cast) -> None:
    clients = [agreed(cast, f"Client {n}") for n in range(5)]
    actor = command(cast.practice.pk)
    found = book_gathering(
        actor,
        starts_at=datetime(2030, 1, 7, 9, tzinfo=UTC),
        member_id=cast.anna.pk,
        client_ids=clients[:1],
        capacity=2,
        minutes=50,
    )
    attempts: list[Callable[[], object]] = [
        lambda pk=pk: add_client(actor, gathering_id=found.pk, client_id=pk) for pk in clients[1:]
    ]
    assert race(attempts) == {"booked": 1, "full": 3}
    assert Appointment.objects.filter(gathering=found).count() == 2
