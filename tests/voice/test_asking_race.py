"""Several workers and several presses at one moment: each question goes out once, each reminder once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.notices.models import Notice
from alongside.voice import actions
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.scheduling.test_race import race
from tests.voice.scene import make_meeting

MANY = 6


@pytest.mark.django_db(transaction=True)
def test_workers_ask_and_remind_once(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    for measure in ("five-needs", "benefits"):
        actions.set_plan(anna, client_id=cast.vera.pk, measure=measure, rhythm="monthly")
    now = timezone.now()
    assert race([lambda: actions.ask_due(now)] * MANY) == {"booked": MANY}
    assert (CheckIn.objects.count(), Notice.objects.count()) == (2, 1)
    later = now + timedelta(days=2, minutes=1)
    assert race([lambda: actions.remind_due(later)] * MANY) == {"booked": MANY}
    reminded = sum(len(each.facts["check_ins"]) for each in Notice.objects.filter(kind="checkin.reminder"))
    assert reminded == 2


@pytest.mark.django_db(transaction=True)
def test_a_wrap_up_pressed_many_times_asks_once(cast: Cast) -> None:
    anna, meeting = cast.actor(cast.anna), make_meeting(cast.vera, cast.advice)
    assert race([lambda: actions.ask_check_in(anna, meeting.pk)] * MANY) == {"booked": MANY}
    once = [lambda: actions.ask_once(anna, client_id=cast.vera.pk, measure="value")] * MANY
    assert race(once) == {"booked": 1, "asked_already": MANY - 1}
    assert (CheckIn.objects.count(), Notice.objects.count()) == (2, 2)
