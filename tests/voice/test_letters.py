"""What the mails of check-ins and messages say: that there is something, never what."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.messages.actions import send_message
from alongside.notices.letters import write_letter, write_sms
from alongside.notices.models import Notice
from alongside.practice.models import Member
from alongside.voice.actions import answer_check_in
from alongside.voice.models import CriticalAnswer
from alongside.worker.caring import look_after_critical
from tests.cast import Cast
from tests.voice.scene import make_check_in

NEVER = ("Vera", "Anna", "Oskar", "afraid", "safe", "Private")


def letter(kind: str, email: str) -> str:
    written = write_letter(Notice.objects.get(kind=kind, email=email), sender="Riverside")
    return f"{written.subject}\n{written.body}"


def test_the_question_brings_the_link_and_no_names(cast: Cast) -> None:
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    secret = Notice.objects.get().facts["secret"]
    text = letter("checkin.asked", "vera.example@client.example")
    assert f"/how-was-it/{secret}/" in text
    assert not [word for word in NEVER if word in text]


def test_the_call_to_the_practitioner_says_nothing_of_the_answer(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    answer_check_in(cast.actor(cast.vera), check_in.pk, answers={"safe": 0}, words="I was afraid")
    text = letter("critical.raised", cast.anna.email)
    assert text.startswith("Please look at once\n")
    assert not [word for word in NEVER if word in text]


@pytest.mark.parametrize("author", ["vera", "anna"])
def test_a_message_is_announced_without_its_words_or_its_author(cast: Cast, author: str) -> None:
    send_message(cast.actor(getattr(cast, author)), cast.vera.pk, words="Private")
    email, path = {
        "vera": (cast.anna.email, "/desk/messages/"),
        "anna": ("vera.example@client.example", "/portal/messages/"),
    }[author]
    text = letter("message.waiting", email)
    assert text.startswith("You have a message\n")
    assert path in text
    assert not [word for word in NEVER if word in text]


def test_text_messages_and_what_others_hear_say_nothing_either(cast: Cast, settings: Any) -> None:
    settings.SMS_URL = "http://sms.example"
    Member.objects.filter(pk=cast.mikko.pk).update(alarm_phone="+358401234567")
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    answer_check_in(cast.actor(cast.oskar), check_in.pk, answers={"safe": 0}, words="I was afraid")
    CriticalAnswer.objects.update(told_at=timezone.now() - timedelta(hours=30))
    look_after_critical()
    texts = [letter("critical.unseen", cast.anna.email)]
    texts += [write_sms(each, sender="Riverside") for each in Notice.objects.filter(channel="sms")]
    assert f"/desk/at-once/{check_in.pk}/" in texts[0]
    assert texts[1].startswith("Riverside: something waits for you")
    assert [word for text in texts for word in NEVER if word in text] == []
    assert all(len(text) <= 160 for text in texts[1:])
