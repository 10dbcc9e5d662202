"""For whom did I do this: private by every route, and never asked in delivery work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions.self_checks import remove_self_check, write_self_check
from alongside.voice.models import SelfCheck
from alongside.voice.queries.self_checks import own_pattern, own_self_checks, start_waits
from tests.cast import Cast


def test_i_answer_for_myself_alone(cast: Cast):
    anna = cast.actor(cast.anna)
    for _ in range(3):
        found = write_self_check(
            anna, about="reply", motive="disliked", words=" Again ", client_id=cast.vera.pk
        )
    assert (found.words, found.client) == ("Again", cast.vera)
    assert own_pattern(anna, timezone.now()).suggests_supervision
    told = Event.objects.filter(verb="self_check.answered").last()
    assert (told.facts, told.client_id) == ({}, None)
    for who in (cast.mikko, cast.chie, cast.stranger):
        assert list(own_self_checks(cast.actor(who))) == []
        with pytest.raises(NotYours):
            remove_self_check(cast.actor(who), found.pk)
    with pytest.raises(NotYours):
        own_self_checks(cast.actor(cast.vera))
    remove_self_check(anna, found.pk)
    assert SelfCheck.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"about": "else", "motive": "habit"}, "unknown_choice", None),
        ({"about": "reply"}, "required", "motive"),
        ({"about": "reply", "motive": "love"}, "unknown_choice", "motive"),
        ({"about": "start", "words": "x" * 2001}, "too_long", "words"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, given, code, field):
    with pytest.raises(Refused) as no:
        write_self_check(cast.actor(cast.anna), **given)
    assert ((no.value.code, no.value.field), SelfCheck.objects.count()) == ((code, field), 0)


def test_never_about_delivery_work_nor_about_somebody_elses_client(cast: Cast):
    for who, client in ((cast.mikko, cast.oskar), (cast.anna, cast.oskar), (cast.vera, cast.vera)):
        with pytest.raises(NotYours):
            write_self_check(cast.actor(who), about="reply", motive="habit", client_id=client.pk)


def test_the_card_of_a_beginning_is_shown_once_to_who_does_the_work(cast: Cast):
    anna, now = cast.actor(cast.anna), timezone.now()
    assert start_waits(anna, cast.advice, now, now)
    assert not start_waits(anna, cast.advice, None, now)
    assert not start_waits(anna, cast.advice, now - timedelta(days=31), now)
    assert not start_waits(cast.actor(cast.mikko), cast.advice, now, now)
    assert not start_waits(cast.actor(cast.mikko), cast.delivery, now, now)
    cast.advice.stage = "intake"
    assert not start_waits(anna, cast.advice, now, now)
    cast.advice.stage = "active"
    write_self_check(anna, about="start", client_id=cast.vera.pk)
    assert not start_waits(anna, cast.advice, now, now)
    assert own_pattern(anna, now + timedelta(minutes=1)).total == 0
