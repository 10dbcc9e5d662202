"""Calls, letters and talks in the same conversation (H08)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.models import Message, Thread
from alongside.mirror.queries import facts_of
from alongside.notices.models import Notice
from alongside.trail.models import Event
from tests.cast import Cast

AN_HOUR = timedelta(hours=1)


def log(cast: Cast, by: str, at: datetime | None = None, **more: Any) -> Message:
    said: dict[str, Any] = {"channel": "phone", "words": "We spoke about the week.", "message_id": new_id()}
    return actions.log_contact(
        cast.actor(cast.anna), cast.vera.pk, by=by, at=at or timezone.now(), **(said | more)
    )


def test_a_call_stands_at_its_time_with_its_channel(cast: Cast) -> None:
    actions.send_message(cast.actor(cast.vera), cast.vera.pk, words="Second")
    log(cast, "client", timezone.now() - AN_HOUR, words="First", minutes=12)
    for reader in (cast.anna, cast.vera):
        found = queries.messages(cast.actor(reader), cast.vera.pk).messages
        assert [(each.words, each.channel, each.minutes) for each in found] == [
            ("First", "phone", 12),
            ("Second", "portal", None),
        ]


def test_nobody_gets_a_mail_and_nothing_is_unread(cast: Cast) -> None:
    log(cast, "client")
    log(cast, "member", channel="letter")
    assert Notice.objects.count() == 0
    assert [queries.unread_count(cast.actor(who)) for who in (cast.anna, cast.vera)] == [0, 0]


def test_the_trail_remembers_it_at_its_time_as_contact(cast: Cast) -> None:
    at = timezone.now() - AN_HOUR
    log(cast, "client", at - AN_HOUR, words="One\nTwo")
    log(cast, "member", at, channel="letter")
    log(cast, "member", at + AN_HOUR / 2)
    events = Event.objects.filter(verb="message.sent").order_by("pk")
    same = {"by": "member", "lines": 1}
    assert [each.facts for each in events] == [
        {"by": "client", "channel": "phone", "lines": 2, "answers_lines": None, "is_unasked": False},
        same | {"channel": "letter", "answers_lines": 2, "is_unasked": False},
        same | {"channel": "phone", "answers_lines": None, "is_unasked": True},
    ]
    assert [each.at for each in facts_of(cast.practice.pk, cast.vera.pk)][1] == at


def test_what_is_written_down_late_answers_what_was_asked_before_it(cast: Cast) -> None:
    now = timezone.now()
    log(cast, "client", now - 5 * AN_HOUR)
    log(cast, "member", now - 3 * AN_HOUR)
    log(cast, "member", now - 4 * AN_HOUR)
    late = Event.objects.filter(verb="message.sent").order_by("pk").last()
    assert late is not None
    assert (late.facts["answers_lines"], late.facts["is_unasked"]) == (1, False)


def open_since(cast: Cast) -> datetime | None:
    return Thread.objects.get(client=cast.vera).open_since


def test_a_call_opens_a_question_and_a_letter_closes_it(cast: Cast) -> None:
    at = timezone.now() - 3 * AN_HOUR
    log(cast, "client", at)
    assert open_since(cast) == at
    assert Thread.objects.get().answer_due_at == at + timedelta(hours=48)
    log(cast, "member", at + AN_HOUR, channel="letter")
    assert open_since(cast) is None


def test_what_was_answered_in_the_same_call_leaves_nothing_open(cast: Cast) -> None:
    call = log(cast, "client", is_answered=True)
    assert open_since(cast) is None
    assert Thread.objects.get().last_at == call.sent_at


def test_an_answer_closes_only_what_was_asked_before_it(cast: Cast) -> None:
    now = timezone.now()
    log(cast, "client", now - 4 * AN_HOUR)
    second = log(cast, "client", now - 2 * AN_HOUR)
    log(cast, "member", now - 3 * AN_HOUR)
    assert open_since(cast) == second.sent_at
    log(cast, "member", now - 5 * AN_HOUR)
    assert open_since(cast) == second.sent_at


def test_a_question_that_was_answered_since_is_not_open(cast: Cast) -> None:
    actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="Answered")
    log(cast, "client", timezone.now() - AN_HOUR)
    assert open_since(cast) is None


def test_an_earlier_call_makes_the_question_older(cast: Cast) -> None:
    actions.send_message(cast.actor(cast.vera), cast.vera.pk, words="Still waiting")
    earlier = log(cast, "client", timezone.now() - AN_HOUR)
    assert open_since(cast) == earlier.sent_at


def test_the_same_form_twice_is_one_entry(cast: Cast) -> None:
    form = new_id()
    assert log(cast, "client", message_id=form) == log(cast, "client", message_id=form)
    assert Message.objects.count() == Event.objects.filter(verb="message.sent").count() == 1


@pytest.mark.parametrize("channel", ["letter", "sms", "email"])
def test_only_a_talk_has_minutes(cast: Cast, channel: str) -> None:
    assert log(cast, "client", channel=channel, minutes=5).minutes is None


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"words": " "}, "required", "words"),
        ({"words": "x" * 20_001}, "too_long", "words"),
        ({"channel": "portal"}, "channel_unknown", "channel"),
        ({"channel": "owl"}, "channel_unknown", "channel"),
        ({"minutes": 0}, "minutes_unlikely", "minutes"),
        ({"minutes": 601}, "minutes_unlikely", "minutes"),
        ({"by": "somebody"}, "required", "by"),
        ({"at": timezone.now() + timedelta(days=2)}, "in_future", "at"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, wrong: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        log(cast, **({"by": "client"} | wrong))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Message.objects.count() == 0


@pytest.mark.parametrize("who", ["vera", "mikko", "chie", "stranger", "oskar"])
def test_only_who_works_with_the_client_writes_it_down(cast: Cast, who: str) -> None:
    said = {
        "channel": "phone",
        "by": "client",
        "at": timezone.now(),
        "words": "Hello",
        "message_id": new_id(),
    }
    with pytest.raises(NotYours):
        actions.log_contact(cast.actor(getattr(cast, who)), cast.vera.pk, **said)
    assert Message.objects.count() == 0


def correct(cast: Cast, entry: Message, who: str = "anna", **new: Any) -> Message:
    said: dict[str, Any] = {"words": "We spoke about the month.", "minutes": 5} | new
    return actions.correct_contact(cast.actor(getattr(cast, who)), entry.pk, **said)


def test_who_wrote_it_down_puts_it_right(cast: Cast) -> None:
    entry = log(cast, "client", minutes=9)
    found = correct(cast, entry)
    assert (found.words, found.minutes, found.sent_at) == ("We spoke about the month.", 5, entry.sent_at)
    correct(cast, entry)
    assert Event.objects.get(verb="message.corrected").facts == {"channel": "phone", "lines": 1}


def test_a_correction_makes_sense_too(cast: Cast) -> None:
    entry = log(cast, "client")
    for wrong, field in (({"words": ""}, "words"), ({"minutes": 0}, "minutes")):
        with pytest.raises(Refused) as refused:
            correct(cast, entry, **wrong)
        assert refused.value.field == field


@pytest.mark.parametrize("who", ["vera", "mikko", "chie", "stranger"])
def test_nobody_else_puts_it_right(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        correct(cast, log(cast, "client"), who)


def test_a_message_is_not_put_right(cast: Cast) -> None:
    sent = actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="Sent")
    with pytest.raises(NotYours):
        correct(cast, sent)
