"""What one day asks of a client: the same answers as each room gives, in two questions."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients import queries as clients_queries
from alongside.day.queries import own_day
from alongside.day.queries.own import WAITING
from alongside.decisions.models import Decision
from alongside.frame import queries as frames
from alongside.lib.errors import NotYours
from alongside.messages import actions as messages
from alongside.messages import queries as messages_queries
from alongside.money import actions as money
from alongside.scheduling import queries as calendar
from alongside.steps import actions as steps
from alongside.voice import queries as voice
from alongside.voice.actions import goals
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.meetings.stage import make_appointment
from tests.voice.scene import make_check_in


def test_an_empty_day(cast: Cast) -> None:
    day = own_day(cast.actor(cast.vera))
    assert (day.upcoming, day.frame, day.unread, day.check_in, day.steps) == (None, None, 0, None, [])
    assert (day.thread.open_since, day.waits) == (None, frozenset())


def test_it_says_what_each_room_says(cast: Cast) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    make_agreed(cast)
    soon, later = (make_appointment(cast.vera, cast.advice, minutes_ago=-days * 1440) for days in (2, 9))
    messages.send_message(vera, pk, words="May I ask?")
    messages.send_message(anna, pk, words="Yes.")
    messages.send_message(anna, pk, words="Any time.")
    messages.send_message(vera, pk, words="When?")
    make_check_in(anna, cast.vera, cast.advice)
    newest = make_check_in(anna, cast.vera, cast.advice)
    steps.set_step(vera, pk, words="Second", due_on=timezone.localdate() + timedelta(days=5))
    steps.set_step(vera, pk, words="First", due_on=timezone.localdate())
    steps.set_step(anna, pk, words="Ours", owner="practitioner")
    day = own_day(vera)
    assert day.upcoming == calendar.next_of_client(vera, pk) == soon != later
    assert day.frame == frames.frame_of_client(vera, pk) is not None
    assert (day.frame.fee, day.frame.agreed_at) == (
        frames.frame_of_client(vera, pk).fee,
        frames.frame_of_client(vera, pk).agreed_at,
    )
    assert day.check_in == voice.waiting(vera)[0] == newest
    assert day.unread == messages_queries.unread_count(vera) == 2
    assert day.thread.open_since == messages_queries.thread(vera, pk).open_since is not None
    assert [each.words for each in day.steps] == ["First", "Second"]


def _bill(cast: Cast) -> None:
    anna, mine = cast.actor(cast.anna), {"client_id": cast.vera.pk}
    charge = money.add_charge(anna, words="A report", amount=Decimal(20), **mine)
    money.issue_invoice(anna, charge_ids=[charge.pk], **mine)


def _reading(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    request = clients.write_request(anna, client_id=cast.vera.pk, words="I cannot sleep.")
    for words in ("work", "grief"):
        clients.write_hypothesis(anna, request_id=request.pk, words=words)
    clients.ask_about_request(anna, request_id=request.pk)
    assert clients_queries.asks_client(cast.actor(cast.vera))


def _goal(cast: Cast) -> None:
    goals.set_goal(cast.actor(cast.anna), cast.vera.pk, words="Sleep")


def _decision(cast: Cast) -> None:
    Decision.objects.create(
        practice=cast.practice,
        client=cast.vera,
        set_by="member",
        set_at=timezone.now(),
        put_before_at=timezone.now(),
    )


def _change(cast: Cast) -> None:
    moved = make_appointment(cast.vera, cast.advice, minutes_ago=-2880)
    type(moved).objects.filter(pk=moved.pk).update(changed_by_us_at=timezone.now())


WAYS = {
    "has_bill": _bill,
    "has_reading": _reading,
    "has_goal": _goal,
    "has_decision": _decision,
    "has_changes": _change,
}


@pytest.mark.parametrize("name", WAYS)
def test_what_waits_waits_for_nobody_else(cast: Cast, name: str) -> None:
    WAYS[name](cast)
    assert own_day(cast.actor(cast.vera)).waits == {name}
    assert own_day(cast.actor(cast.oskar)).waits == frozenset()


def test_every_way_has_a_name() -> None:
    assert set(WAITING) - set(WAYS) == {
        "has_offers",
        "has_frame",
    }  # tests/portal/test_home.py, test_waiting.py


def test_it_is_two_questions(cast: Cast, django_assert_num_queries: Any) -> None:
    vera = cast.actor(cast.vera)
    own_day(vera)
    with django_assert_num_queries(2):
        own_day(vera)


def test_it_is_nobody_elses_day(cast: Cast) -> None:
    with pytest.raises(NotYours):
        own_day(cast.actor(cast.anna))
