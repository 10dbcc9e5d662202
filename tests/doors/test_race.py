"""Two programs, two workers, two clicks at one moment: everything is made, counted and sent once."""

import pytest

from alongside.clients import actions as clients
from alongside.clients.models import Client
from alongside.doors.actions import add_webhook, gather, make_token, note_use, once
from alongside.doors.models import Delivery, Token, TokenUse
from alongside.steps.actions import set_step
from alongside.trail.actions import seal_trail
from tests.cast import Cast
from tests.scheduling.test_race import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_request_at_once_makes_one_thing(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    _, token = make_token(anna, name="Program", scopes=["clients:write"])
    details = clients.Details(name="Uma Example", timezone="UTC")

    def ask() -> object:
        return once(
            anna, token, key="k", asked="the same", make=lambda: clients.add_client(anna, details=details).pk
        )

    assert race([ask] * 4) == {"booked": 4}
    assert Client.objects.filter(name="Uma Example").count() == 1


def test_uses_at_once_are_all_counted(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    _, token = make_token(anna, name="Program", scopes=["clients:read"])
    assert race([lambda: note_use(anna, token, what="GET me", address="203.0.113.9")] * 4) == {"booked": 4}
    assert TokenUse.objects.get().times == 4
    assert Token.objects.get().used_at is not None


def test_two_workers_take_over_each_event_once(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    add_webhook(anna, address="https://93.184.215.14/", events=["step.set"])
    for number in range(3):
        set_step(anna, cast.vera.pk, words=f"Step {number}")
    seal_trail()
    assert race([gather] * 3) == {"booked": 3}
    assert Delivery.objects.count() == 3
