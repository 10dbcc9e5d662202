"""Asking somebody who is here, and what follows an answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.clients.models import Stage
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Key
from alongside.trail.models import Event
from alongside.voice import actions, queries
from alongside.voice.models import CheckIn, Measure, Occasion, Rater
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights, make_version
from tests.voice.scene import make_check_in


def test_ready_sets_and_own_measures_can_be_asked_but_not_retired_ones(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    own = make_version(cast.practice)
    names = [name for name, _version in queries.askable(anna)]
    assert names == [
        "after-meeting",
        "before-meeting",
        "five-needs",
        "benefits",
        "value",
        "place",
        str(own.pk),
    ]
    actions.ready_version(cast.practice.pk, "value")
    Measure.objects.update(retired_at=timezone.now())
    assert "value" not in [name for name, _version in queries.askable(anna)]
    assert str(own.pk) not in [name for name, _version in queries.askable(anna)]
    with pytest.raises(NotYours):
        queries.askable(cast.actor(cast.vera))


def test_an_own_measure_of_another_practice_is_not_known(cast: Cast) -> None:
    foreign = make_version(cast.stranger.practice)
    with pytest.raises(Refused, match="unknown_measure"):
        actions.ask_now(cast.actor(cast.anna), cast.vera.pk, what=str(foreign.pk))
    with pytest.raises(NotYours):
        actions.ask_now(cast.actor(cast.stranger), cast.vera.pk, what="value")


def test_what_is_asked_here_belongs_to_the_work_that_goes_on(cast: Cast) -> None:
    asked = actions.ask_now(cast.actor(cast.anna), cast.vera.pk, what="value")
    assert (asked.engagement_id, asked.occasion, asked.rater) == (cast.advice.pk, "once", "client")


def test_a_key_is_for_one_answer(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    asked = make_check_in(anna, cast.vera)
    secret = actions.hand_over(anna, asked.pk)
    holder = queries.holder_of_link(secret, actions.TABLET)
    with pytest.raises(NotYours):
        actions.answer_on_tablet(anna, secret, answers={"heard": 5})
    with pytest.raises(Refused, match="nothing_said"):
        actions.answer_on_tablet(holder, secret, answers={})
    assert actions.answer_on_tablet(holder, secret, answers={"heard": 5}) is None
    for again in (actions.leave_tablet, actions.skip_on_tablet):
        with pytest.raises(NotYours):
            again(holder, secret)
    with pytest.raises(Refused, match="answered_already"):
        actions.hand_over(anna, asked.pk)
    assert Key.objects.get(purpose="tablet").used_at is not None
    assert Event.objects.filter(verb="checkin.answered").count() == 1


def test_only_what_a_client_is_asked_is_handed_over_and_only_in_time(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    relative = ask_nights(anna, cast.vera, rater=Rater.CIRCLE)
    late = ask_nights(anna, cast.vera, expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotYours):
        actions.hand_over(anna, relative.pk)
    with pytest.raises(Refused, match="expired"):
        actions.hand_over(anna, late.pk)
    for who in (cast.chie, cast.oskar, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.hand_over(cast.actor(who), late.pk)


def test_what_waits_for_the_same_person_follows_the_oldest_first(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first, second = make_check_in(anna, cast.vera), ask_nights(anna, cast.vera)
    ask_nights(anna, cast.vera, rater=Rater.CIRCLE)
    ask_nights(anna, cast.vera, expires_at=timezone.now() - timedelta(seconds=1))
    assert queries.asked_together(second) == [first, second]
    CheckIn.objects.filter(pk=first.pk).update(asked_at=timezone.now() - timedelta(days=15))
    assert queries.asked_together(second) == [second]
    assert queries.waiting_of_client(anna, cast.vera.pk) == [first, second]
    with pytest.raises(NotYours):
        queries.waiting_of_client(cast.actor(cast.vera), cast.vera.pk)


def test_after_an_ending_only_what_asks_about_it_waits(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    check_in = make_check_in(anna, cast.vera, cast.advice)
    about_it = ask_nights(anna, cast.vera, engagement_id=cast.advice.pk)
    CheckIn.objects.filter(pk=about_it.pk).update(occasion=Occasion.ENDING)
    type(cast.advice).objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED)
    assert queries.asked_together(check_in) == [about_it]


def test_a_link_leads_on_only_from_what_it_was_made_for(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    check_in, other = make_check_in(anna, cast.vera), ask_nights(anna, cast.vera)
    secret = actions.hand_over(anna, check_in.pk)
    holder = queries.holder_of_link(secret, actions.TABLET)
    with pytest.raises(NotYours):
        actions.next_link(holder, other.pk)
    actions.decline_check_in(holder, check_in.pk)
    following = actions.next_link(holder, check_in.pk)
    assert following is not None
    assert queries.holder_of_link(following).id == other.pk


def test_an_erased_client_leaves_no_key(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.hand_over(anna, make_check_in(anna, cast.vera).pk)
    actions.erase_client(anna, cast.vera.pk)
    assert Key.objects.count() == 0
