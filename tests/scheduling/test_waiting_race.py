"""Offering, accepting and booking at one moment: one wins, all others hear a polite no."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.scheduling.actions import book_appointment
from alongside.scheduling.actions.answering import accept_offer, decline_offer, make_offer_key, withdraw_offer
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, Occupied, Offer, Wish
from alongside.scheduling.queries.waiting import holder_of_offer
from alongside.trail.actors import Actor, command
from tests.cast import Cast, make_client
from tests.scheduling.test_race import race

START = (timezone.now() + timedelta(days=30)).replace(minute=0, second=0, microsecond=0)


def wait(cast: Cast, name: str) -> Wish:
    return add_wish(cast.actor(cast.anna), client_id=make_client(cast.anna, name).pk, wished=Wished())


def offer(cast: Cast, actor: Actor, at: datetime, wish: Wish) -> Offer:
    return offer_time(actor, member_id=cast.anna.pk, starts_at=at, minutes=50, wish_id=wish.pk)


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_one_time_is_offered_to_one_person(cast: Cast, size: Callable[[int, int], int]) -> None:
    people, rounds = size(6, 20), size(4, 20)
    wishes = [wait(cast, f"Client {n}") for n in range(people)]
    actor = cast.actor(cast.anna)
    for turn in range(rounds):
        at = START + timedelta(days=turn)
        attempts = [lambda row=row, at=at: offer(cast, actor, at, row) for row in wishes]
        assert race(attempts) == {"booked": 1, "taken": people - 1}
        made = Offer.objects.get(starts_at=at)
        withdraw_offer(actor, offer_id=made.pk)


@pytest.mark.large
@pytest.mark.django_db(transaction=True)
def test_it_is_accepted_once_by_however_many_clicks(cast: Cast, size: Callable[[int, int], int]) -> None:
    clicks, rounds = size(6, 20), size(4, 20)
    actor = cast.actor(cast.anna)
    for turn in range(rounds):
        row = wait(cast, f"Client {turn}")
        made = offer(cast, actor, START + timedelta(days=turn), row)
        holder, house = holder_of_offer(make_offer_key(made)), command(cast.practice.pk)
        attempts: list[Callable[[], object]] = [
            lambda pk=made.pk, holder=holder: accept_offer(holder, offer_id=pk) for _ in range(clicks - 2)
        ]
        attempts.append(lambda pk=made.pk, holder=holder: decline_offer(holder, offer_id=pk))
        attempts.append(
            lambda made=made, house=house: book_appointment(
                house, client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=made.starts_at
            )
        )
        found = race(attempts)
        booked = Appointment.objects.filter(starts_at=made.starts_at)
        assert booked.count() <= 1
        assert Occupied.objects.filter(resource_id=cast.anna.pk, starts_at=made.starts_at).count() <= 1
        assert set(found) <= {"booked", "taken", "offer_over"}
        made.refresh_from_db()
        assert (made.status == "accepted") == booked.filter(client=row.client).exists()
