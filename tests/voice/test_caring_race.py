"""Two answers, two looks, two workers at one moment: everything counts once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.notices.models import Notice
from alongside.trail.actors import worker
from alongside.trail.models import Event
from alongside.voice import actions
from alongside.voice.actions import caring, loop, unspoken
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, FeelingTag
from tests.cast import Cast
from tests.scheduling.test_race import race
from tests.voice.scene import make_check_in

pytestmark = pytest.mark.django_db(transaction=True)


def asked(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)


def test_one_of_two_answers_counts_and_calls_once(cast: Cast) -> None:
    check_in, oskar = asked(cast), cast.actor(cast.oskar)
    attempts: list[Callable[[], object]] = [
        lambda value=value: actions.answer_check_in(
            oskar, check_in.pk, answers={"safe": value, "heard": 1}, submission=uuid4()
        )
        for value in (0, 1, 2, 3)
    ]
    assert race(attempts) == {"booked": 1, "answered_already": 3}
    row = CriticalAnswer.objects.get()
    assert row.given == CheckIn.objects.get().answers["safe"]
    assert sorted(Concern.objects.values_list("part", flat=True)) == ["heard", "safe"]
    assert Notice.objects.filter(kind="critical.raised").count() == 1


def test_two_different_check_ins_at_once_raise_each_part_for_somebody_to_see(cast: Cast) -> None:
    first, second, oskar = asked(cast), asked(cast), cast.actor(cast.oskar)
    attempts: list[Callable[[], object]] = [
        lambda each=each: actions.answer_check_in(oskar, each.pk, answers={"safe": 1})
        for each in (first, second)
    ]
    assert race(attempts) == {"booked": 2}
    assert CriticalAnswer.objects.count() == 2
    assert Concern.objects.filter(closed_at=None, part="safe").count() == 1


def test_who_looks_first_is_remembered(cast: Cast) -> None:
    check_in = asked(cast)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers={"safe": 1})
    mikko = cast.actor(cast.mikko)
    assert race([lambda: loop.see_critical(mikko, check_in.pk)] * 4) == {"booked": 4}
    assert Event.objects.filter(verb="critical.seen").count() == 1
    told = race([lambda: loop.settle_critical(mikko, check_in.pk, done="Called")] * 3)
    assert told == {"booked": 1, "settled_already": 2}


def test_two_workers_tell_others_once(cast: Cast) -> None:
    check_in = asked(cast)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers={"safe": 1})
    CriticalAnswer.objects.update(told_at=timezone.now() - timedelta(hours=30))
    house = worker(cast.practice.pk)
    pk, now, told = CriticalAnswer.objects.get().pk, timezone.now(), []
    assert race([lambda: told.append(caring.escalate(house, pk, now))] * 4) == {"booked": 4}
    assert sorted(told) == [False, False, False, True]
    assert Event.objects.filter(verb="critical.escalated").count() == 1
    assert Notice.objects.filter(kind="critical.unseen").count() == 1


def test_four_presses_are_one_feeling(cast: Cast) -> None:
    oskar = cast.actor(cast.oskar)
    assert race([lambda: unspoken.say_it_is_hard(oskar, cast.oskar.pk)] * 4) == {"booked": 4}
    assert FeelingTag.objects.count() == 1
