"""Somebody around a client on the desk: what may be told, the log of talks, conflicts with a plan (N01, E05)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.clients.actions.circle_contacts import log_contact
from alongside.clients.models import CircleContact, CirclePage, CirclePerson
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.trail.models import Event
from alongside.voice.actions import unspoken
from alongside.voice.models import Conflict
from tests.cast import Cast, make_near

SOON = timedelta(hours=1)


@pytest.fixture
def maria(cast: Cast) -> CirclePerson:
    return make_near(cast.vera, "Maria", "goals", may_know="times")


def url(person: CirclePerson, name: str = "circle_person") -> str:
    return reverse(f"desk:{name}", args=[person.client_id, person.pk])


def talk(**also: object) -> dict[str, Any]:
    at = timezone.localtime() - SOON
    return {"channel": "phone", "at": f"{at:%Y-%m-%dT%H:%M}", "words": "She asks how to help"} | also


def log(cast: Cast, person: CirclePerson, who: str = "anna", **also: Any) -> CircleContact:
    said = {"channel": "phone", "at": timezone.now(), "words": "Hello", "told": ["times"]} | also
    actor = cast.actor(getattr(cast, who))
    return log_contact(actor, client_id=person.client_id, person_id=person.pk, **said)


def test_the_page_says_what_may_be_told_and_asks_three_quiet_questions(
    cast: Cast, maria: CirclePerson
) -> None:
    page = cast.browser(cast.anna).get(url(maria)).content.decode()
    assert "You may speak about: Next meetings, Goals." in page
    assert "With what attitude do I come to them?" in page
    assert 'value="money"' not in page
    assert Event.objects.filter(verb="file.opened", actor_id=cast.anna.pk).count() == 1


def test_a_talk_is_kept_with_what_was_told(cast: Cast, maria: CirclePerson) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post(url(maria), talk(told=["times", "goals"])).status_code == 302
    kept = CircleContact.objects.get()
    assert (kept.channel, kept.words, kept.told, kept.member_id, kept.person_id) == (
        "phone",
        "She asks how to help",
        ["times", "goals"],
        cast.anna.pk,
        maria.pk,
    )
    assert Event.objects.get(verb="circle.talked").facts == {"channel": "phone", "told": ["times", "goals"]}
    assert "Told: Next meetings, Goals" in browser.get(url(maria)).content.decode()


def test_telling_more_is_refused_with_the_limit_in_words(cast: Cast, maria: CirclePerson) -> None:
    answer = cast.browser(cast.anna).post(url(maria), talk(told=["times", "money"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The client does not allow this to be told: Invoices. Allowed is: Next meetings, Goals." in page
    assert "She asks how to help" in page
    assert not CircleContact.objects.exists()


def test_where_nothing_is_allowed_one_listens(cast: Cast) -> None:
    otto = make_near(cast.vera, "Otto", portal=False)
    browser = cast.browser(cast.anna)
    assert "Nothing may be told. You may listen." in browser.get(url(otto)).content.decode()
    answer = browser.post(url(otto), talk(told=["times"]))
    assert answer.status_code == 422
    assert "allows nothing to be told" in answer.content.decode()
    assert browser.post(url(otto), talk()).status_code == 302
    assert CircleContact.objects.get().told == []


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"channel": "pigeon"}, "channel_unknown", "channel"),
        ({"at": datetime(2999, 1, 1, tzinfo=timezone.get_current_timezone())}, "not_yet", "at"),
        ({"words": "x" * 4001}, "too_long", "words"),
        ({"told": ["gossip"]}, "not_allowed", "told"),
    ],
)
def test_what_cannot_be_kept(
    cast: Cast, maria: CirclePerson, wrong: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as no:
        log(cast, maria, **wrong)
    assert (no.value.code, no.value.field) == (code, field)


@pytest.mark.parametrize("who", ["vera", "mikko", "chie", "stranger", "oskar"])
def test_only_who_works_with_the_client_keeps_talks(cast: Cast, maria: CirclePerson, who: str) -> None:
    with pytest.raises(NotYours):
        log(cast, maria, who)
    assert not CircleContact.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_the_page_is_for_who_works_with_the_client(cast: Cast, maria: CirclePerson, who: str) -> None:
    log(cast, maria)
    browser = cast.browser(getattr(cast, who))
    assert browser.get(url(maria)).status_code == 404
    for name in ("circle_person", "circle_narrow", "circle_invite", "circle_take_back"):
        assert browser.post(url(maria, name), talk(page="goals")).status_code == 404
    assert CirclePage.objects.filter(person=maria).count() == 1


def test_the_desk_closes_pages_and_opens_none(cast: Cast, maria: CirclePerson) -> None:
    browser = cast.browser(cast.anna)
    browser.post(url(maria, "circle_narrow"), {"page": "money"})
    assert list(maria.pages.values_list("page", flat=True)) == ["goals"]
    browser.post(url(maria, "circle_narrow"), {"page": "goals"})
    assert not maria.pages.exists()


def test_the_desk_sends_the_letter_and_takes_everything_back(cast: Cast) -> None:
    otto = make_near(cast.vera, "Otto", "times", portal=False)
    browser = cast.browser(cast.anna)
    browser.post(url(otto, "circle_invite"))
    assert Notice.objects.get(kind="circle.invited").email == "otto@near.example"
    assert "a few minutes ago" in browser.post(url(otto, "circle_invite"), follow=True).content.decode()
    browser.post(url(otto, "circle_take_back"))
    assert not otto.pages.exists()


def test_the_log_costs_no_more_with_thirty_talks(
    cast: Cast, maria: CirclePerson, django_assert_max_num_queries: Any
) -> None:
    browser = cast.browser(cast.anna)
    log(cast, maria)
    browser.get(url(maria))
    with django_assert_max_num_queries(10) as one:
        browser.get(url(maria))
    for _ in range(29):
        log(cast, maria)
    with django_assert_max_num_queries(len(one)):
        assert len(browser.get(url(maria)).context["talks"]) == 30


# conflicts


def test_a_conflict_with_a_relative_has_a_person_and_a_plan(cast: Cast, maria: CirclePerson) -> None:
    browser = cast.browser(cast.anna)
    page = reverse("desk:unspoken", args=[cast.vera.pk])
    assert "Maria" in browser.get(page).content.decode()
    browser.post(page, {"topic": "Wants reports", "person_id": str(maria.pk), "plan": "Vera speaks first"})
    named = Conflict.objects.get()
    assert (named.person_id, named.is_with_circle, named.plan) == (maria.pk, True, "Vera speaks first")
    one = reverse("desk:conflict", args=[named.pk])
    assert "Vera speaks first" in browser.get(one).content.decode()
    assert "Wants reports" in browser.get(url(maria)).content.decode()
    browser.post(reverse("desk:conflict_plan", args=[named.pk]), {"plan": "All three"})
    named.refresh_from_db()
    assert named.plan == "All three"
    assert Event.objects.filter(verb="conflict.planned").count() == 1


def test_a_plan_is_refused_when_it_is_over_or_too_long(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    named = unspoken.open_conflict(anna, cast.vera.pk, topic="Reports")
    address = reverse("desk:conflict_plan", args=[named.pk])
    assert cast.browser(cast.anna).post(address, {"plan": "x" * 4001}).status_code == 422
    for who in ("mikko", "chie", "stranger", "vera"):
        assert cast.browser(getattr(cast, who)).post(address, {"plan": "Mine"}).status_code == 404
    unspoken.talk_about_conflict(anna, named.pk, outcome="We spoke")
    unspoken.close_conflict(anna, named.pk, how="eased")
    answer = cast.browser(cast.anna).post(address, {"plan": "Late"})
    assert answer.status_code == 422
    named.refresh_from_db()
    assert not named.plan


def test_the_person_of_a_conflict_is_around_this_client(cast: Cast) -> None:
    elsewhere = make_near(cast.oskar, "Otto")
    with pytest.raises(Refused, match="not_around"):
        unspoken.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic="x", person_id=elsewhere.pk)
