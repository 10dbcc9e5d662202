"""The list of coming meetings whose clients would meet at the door (F06)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.clients.models import Client
from alongside.practice.models import Room, Unit
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.queries.encounters import encounters
from tests.cast import Cast, make_client

NOW = timezone.now().replace(minute=0, second=0, microsecond=0)
NINE = NOW + timedelta(days=2)


def come(client: Client, at: datetime = NINE, **also: object) -> Appointment:
    assert client.practitioner is not None
    fields = {
        "practice": client.practice,
        "client": client,
        "member": client.practitioner,
        "starts_at": at,
        "ends_at": at + timedelta(minutes=50),
        "timezone": "UTC",
    }
    return Appointment.objects.create(**(fields | also))


def met(cast: Cast, who: object, minutes: int = 10) -> list[tuple[str, list[str]]]:
    found = encounters(cast.actor(who), minutes=minutes, now=NOW)  # type: ignore[arg-type]
    return [
        (each.appointment.client.name, [other.client.name for other, seen in each.others]) for each in found
    ]


def test_one_who_goes_and_one_who_comes_are_listed_once(cast: Cast) -> None:
    come(cast.vera)
    come(cast.oskar, NINE + timedelta(minutes=55))
    assert met(cast, cast.anna) == met(cast, cast.chie) == [("Vera Example", ["Oskar Example"])]
    assert met(cast, cast.mikko) == [("Oskar Example", ["Vera Example"])]
    assert met(cast, cast.anna, 5) == met(cast, cast.anna, 0) == met(cast, cast.stranger) == []


@pytest.mark.parametrize(
    "also",
    [
        {"place_kind": "video"},
        {"status": AppointmentStatus.CANCELLED_IN_TIME},
        {"starts_at": NOW + timedelta(days=30), "ends_at": NOW + timedelta(days=30, hours=1)},
    ],
)
def test_who_does_not_come_meets_nobody(cast: Cast, also: dict[str, object]) -> None:
    come(cast.vera)
    come(cast.oskar, NINE, **also)
    assert met(cast, cast.anna) == []


def test_two_units_have_two_doors(cast: Cast) -> None:
    harbour = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    come(cast.vera)
    come(cast.oskar, room=Room.objects.create(practice=cast.practice, unit=harbour, name="Far"))
    assert met(cast, cast.anna) == []


def test_a_client_does_not_meet_themselves(cast: Cast) -> None:
    come(cast.vera)
    come(cast.vera, NINE + timedelta(minutes=50))
    assert met(cast, cast.anna) == []


def test_the_list_asks_the_same_few_questions(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(32):
        come(make_client(cast.anna, f"Client {number}"), NINE + timedelta(hours=number // 2))
    actor = cast.actor(cast.anna)
    with django_assert_num_queries(2):
        assert len(encounters(actor, minutes=10, now=NOW)) == 16
