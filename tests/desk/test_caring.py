"""Pages of what asks for care on the desk."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from alongside.practice.models import Member, Practice, PublicText
from alongside.voice import actions
from alongside.voice.actions import loop, unspoken
from alongside.voice.models import CheckIn, Concern, Conflict, CriticalAnswer, FeelingTag
from alongside.worker.caring import look_after_critical
from tests.cast import Cast
from tests.voice.scene import make_check_in


def answered(cast: Cast, **answers: float) -> CheckIn:
    """Oskar, who works with Mikko, has answered."""
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers=answers, words="It was loud")
    return check_in


def says(browser: Browser, address: str) -> str:
    page = browser.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_a_critical_answer_is_seen_and_settled(cast: Cast) -> None:
    check_in = answered(cast, safe=2)
    page, browser = reverse("desk:critical", args=[check_in.pk]), cast.browser(cast.mikko)
    first = says(browser, page)
    assert "I felt safe" in first
    assert "2 of 10" in first
    assert "Nobody has looked yet." in first
    browser.post(reverse("desk:critical_seen", args=[check_in.pk]))
    assert "Mikko has seen it" in says(browser, page)
    empty = browser.post(page, {"done": " "})
    assert empty.status_code == 422
    browser.post(page, {"done": "I called Oskar, he is safe."})
    last = says(browser, page)
    assert "This is looked after." in last
    assert "I called Oskar" in last
    again = browser.post(page, {"done": "Once more"})
    assert again.status_code == 422
    assert "Somebody has already written down" in again.content.decode()


def test_who_runs_the_practice_acts_without_reading(cast: Cast) -> None:
    check_in = answered(cast, safe=2)
    page, browser = reverse("desk:critical", args=[check_in.pk]), cast.browser(cast.anna)
    assert browser.get(page).status_code == 404
    CriticalAnswer.objects.update(told_at=timezone.now() - timedelta(hours=30))
    look_after_critical()
    shown = says(browser, page)
    assert "Oskar Example" in shown
    assert "oskar.example@client.example" in shown
    for secret in ("2 of 10", "I felt safe", "It was loud"):
        assert secret not in shown
    browser.post(page, {"done": "I asked Mikko to call."})
    assert CriticalAnswer.objects.get().done_by_id == cast.anna.pk
    assert "I asked Mikko to call." in says(browser, page)


@pytest.mark.parametrize("who", ["chie", "stranger"])
def test_words_stay_with_who_works_with_the_client(cast: Cast, who: str) -> None:
    check_in = answered(cast, safe=2)
    concern = Concern.objects.get(part="safe")
    browser = cast.browser(getattr(cast, who))
    for name, about in (
        ("critical", check_in.pk),
        ("concerns", cast.oskar.pk),
        ("concern", concern.pk),
        ("unspoken", cast.oskar.pk),
    ):
        assert browser.get(reverse(f"desk:{name}", args=[about])).status_code == 404


def test_a_conversation_is_recorded_asked_again_and_closed_in_one_press(cast: Cast) -> None:
    check_in = answered(cast, heard=3)
    concern = Concern.objects.get()
    page, browser = reverse("desk:concern", args=[concern.pk]), cast.browser(cast.mikko)
    assert "It was loud" in says(browser, page)
    form = {"said": "The street", "changed": "Another room", "shares": "on", "asks_again": "on"}
    browser.post(page, form | {"meeting_id": str(check_in.meeting_id)})
    concern.refresh_from_db()
    assert (concern.said, concern.changed, concern.meeting_id) == (
        "The street",
        "Another room",
        check_in.meeting_id,
    )
    assert "It is asked again after the next meeting." in says(browser, page)
    again = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    assert loop.ask_again(cast.actor(cast.mikko), again.meeting_id) == [again]
    actions.answer_check_in(cast.actor(cast.oskar), again.pk, answers={"heard": 8})
    assert "Asked again, it is better." in says(browser, page)
    browser.post(reverse("desk:concern_close", args=[concern.pk]), {"outcome": "better"})
    concern.refresh_from_db()
    assert (concern.closed_as, Concern.objects.count()) == ("better", 1)


def test_to_share_there_must_be_something(cast: Cast) -> None:
    answered(cast, heard=3)
    page = reverse("desk:concern", args=[Concern.objects.get().pk])
    refused = cast.browser(cast.mikko).post(page, {"said": "Yes", "shares": "on"})
    assert refused.status_code == 422
    assert "Please write a few words." in refused.content.decode()


def test_an_outcome_that_does_not_exist_is_not_there(cast: Cast) -> None:
    answered(cast, heard=3)
    page = reverse("desk:concern_close", args=[Concern.objects.get().pk])
    assert cast.browser(cast.mikko).post(page, {"outcome": "gone"}).status_code == 404


def test_a_conflict_from_feeling_to_rest(cast: Cast) -> None:
    browser, page = cast.browser(cast.mikko), reverse("desk:unspoken", args=[cast.oskar.pk])
    unspoken.name_feeling(cast.actor(cast.oskar), cast.oskar.pk, feeling="anger", remark="Again late")
    browser.post(reverse("desk:feeling", args=[cast.oskar.pk]), {"feeling": "anger"})
    assert "A possible unspoken conflict" in says(browser, page)
    browser.post(page, {"topic": "Meetings begin late", "is_with_circle": "on"})
    conflict = Conflict.objects.get()
    assert conflict.feelings.count() == 2
    one = reverse("desk:conflict", args=[conflict.pk])
    assert "with somebody around the client" in says(browser, one)
    close = reverse("desk:conflict_close", args=[conflict.pk])
    assert browser.post(close, {"how": "resolved"}).status_code == 422
    browser.post(one, {"outcome": "We begin on time"})
    browser.post(close, {"how": "resolved"})
    shown = says(browser, page)
    assert "It is resolved" in shown
    assert "A possible unspoken conflict" not in shown


def test_room_is_made_for_what_is_hard_to_say(cast: Cast) -> None:
    unspoken.say_it_is_hard(cast.actor(cast.oskar), cast.oskar.pk)
    browser, page = cast.browser(cast.mikko), reverse("desk:unspoken", args=[cast.oskar.pk])
    assert "Do not ask by message." in says(browser, page)
    browser.post(reverse("desk:feelings_answered", args=[cast.oskar.pk]), {"hard_to_say": "yes"})
    assert FeelingTag.objects.get().answered_at is not None
    assert "Do not ask by message." not in says(browser, page)


def test_the_practice_sets_its_number_hours_and_words(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), reverse("desk:alarm")
    assert "do not wait for us" in says(browser, page)
    browser.post(page, {"emergency_number": "112", "hours": "4", "words_en": "Call 112.", "words_fi": ""})
    practice = Practice.objects.get(pk=cast.practice.pk)
    assert (practice.emergency_number, practice.alarm_hours) == ("112", 4)
    assert PublicText.objects.get(practice=practice, section="call_now", language="en").words == "Call 112."
    assert browser.post(page, {"hours": "0"}).status_code == 422


def test_everybody_sets_their_own_phone_and_nobody_elses_settings(cast: Cast) -> None:
    browser = cast.browser(cast.chie)
    page, phone = reverse("desk:alarm"), reverse("desk:alarm_phone")
    assert "Emergency number" not in says(browser, page)
    assert browser.post(page, {"hours": "4"}).status_code == 404
    browser.post(phone, {"phone": "+358 40 1234567"})
    assert Member.objects.get(pk=cast.chie.pk).alarm_phone == "+358 40 1234567"
    assert browser.post(phone, {"phone": "at home"}).status_code == 422
    assert Member.objects.get(pk=cast.chie.pk).alarm_phone == "+358 40 1234567"


@pytest.mark.parametrize("name", ["concerns", "unspoken"])
def test_as_many_questions_at_one_as_at_thirty(cast: Cast, name: str, django_assert_max_num_queries) -> None:
    browser, page = cast.browser(cast.mikko), reverse(f"desk:{name}", args=[cast.oskar.pk])
    answered(cast, heard=1)
    unspoken.open_conflict(cast.actor(cast.mikko), cast.oskar.pk, topic="x")
    browser.get(page)
    with django_assert_max_num_queries(12) as few:
        browser.get(page)
    for _each in range(29):
        check_in = answered(cast, heard=1)
        Concern.objects.filter(check_in=check_in).update(closed_at=None)
        Concern.objects.update(closed_at=timezone.now(), closed_as="same")
        unspoken.open_conflict(cast.actor(cast.mikko), cast.oskar.pk, topic="x")
    with django_assert_max_num_queries(len(few)):
        browser.get(page)
    assert Concern.objects.count() >= 20
