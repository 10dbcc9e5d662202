"""For whom did I do this, and the tone of first conversations, on the desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.mirror.models import Finding
from alongside.steps.actions import set_step
from alongside.voice.actions.tones import pick_tone, save_tone_type
from alongside.voice.models import SelfCheck, TonePick, ToneType
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.meetings.stage import make_appointment

ALL = "desk:self_checks"


def asking(about: str, client: object = None) -> str:
    return reverse("desk:self_check") + f"?about={about}" + (f"&client={client.pk}" if client else "")


def test_when_the_agreement_is_agreed_to_the_card_is_shown_once(cast: Cast):
    browser, page = cast.browser(cast.anna), reverse("desk:frame", args=[cast.advice.pk])
    link = asking("start", cast.vera).replace("&", "&amp;")
    assert link not in browser.get(page).content.decode()
    make_agreed(cast)
    assert link in browser.get(page).content.decode()
    card = browser.get(asking("start", cast.vera)).content.decode()
    assert "let us work for your success" in card
    assert "Who will do the work here" in card
    browser.post(asking("start", cast.vera), {"motive": "", "words": "She rings them herself"})
    assert SelfCheck.objects.get().about == "start"
    assert link not in browser.get(page).content.decode()
    make_agreed(cast, cast.mikko, cast.oskar)
    delivery = cast.browser(cast.mikko).get(reverse("desk:frame", args=[cast.delivery.pk]))
    assert b"about=start" not in delivery.content


@pytest.mark.parametrize("about", ["start", "reply", "overrun", "contact"])
def test_after_each_occasion_one_may_look(cast: Cast, about: str):
    browser = cast.browser(cast.anna)
    assert browser.get(asking(about, cast.vera)).status_code == 200
    assert browser.get(asking(about)).status_code == 200
    assert cast.browser(cast.mikko).get(asking(about, cast.oskar)).status_code == 404
    answer = browser.post(asking(about), {"motive": "habit"})
    assert (answer.url, SelfCheck.objects.get().about) == (reverse(ALL), about)


def test_nonsense_is_not_there(cast: Cast):
    browser = cast.browser(cast.anna)
    for address in (asking("love"), reverse("desk:self_check"), asking("reply") + "&client=x"):
        assert browser.get(address).status_code == 404
    assert browser.get(asking("reply", cast.oskar)).status_code == 404
    answer = browser.post(asking("reply"), {"motive": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["motive"])
    answer = browser.post(asking("reply"), {"motive": "love"})
    assert (answer.status_code, SelfCheck.objects.count()) == (422, 0)


def test_my_page_is_mine(cast: Cast):
    browser = cast.browser(cast.mikko)
    assert b"You have not been asked lately." in browser.get(reverse(ALL)).content
    for _ in range(3):
        browser.post(asking("contact"), {"motive": "disliked", "words": "secret"})
    page = browser.get(reverse(ALL)).content.decode()
    assert ("supervision" in page, "secret" in page) == (True, True)
    for who in (cast.anna, cast.chie):
        assert b"secret" not in cast.browser(who).get(reverse(ALL)).content
    gone = SelfCheck.objects.first()
    address = reverse("desk:self_check_remove", args=[gone.pk])
    assert cast.browser(cast.anna).post(address).status_code == 404
    assert browser.post(address).url == reverse(ALL)
    assert SelfCheck.objects.count() == 2


def test_the_plan_is_spoken_of_from_five_steps(cast: Cast, django_assert_max_num_queries):
    anna, browser = cast.actor(cast.anna), cast.browser(cast.anna)
    set_step(anna, cast.vera.pk, words="one")
    assert b"1 step: too few to say" in browser.get(reverse(ALL)).content
    for number in range(29):
        set_step(anna, cast.vera.pk, words=f"step {number}")
        SelfCheck.objects.create(
            practice=cast.practice,
            member=cast.anna,
            client=cast.vera,
            about="reply",
            motive="habit",
            at="2026-01-01T00:00Z",
        )
    with django_assert_max_num_queries(8):
        page = browser.get(reverse(ALL)).content.decode()
    assert "100 % of 30 steps belong to no goal" in page
    assert "off the plan" in page


def test_types_are_written_changed_and_taken_out_of_use(cast: Cast):
    browser, address = cast.browser(cast.anna), reverse("desk:tone_types")
    empty = browser.post(address, {"name": "Careful"})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["signs", "tone"])
    browser.post(address, {"name": "Careful", "signs": "Few words", "tone": "Slowly", "is_in_use": "on"})
    kind = ToneType.objects.get()
    one = reverse("desk:tone_type", args=[kind.pk])
    browser.post(one, {"name": "Careful", "signs": "Few words", "tone": "Warmly"})
    kind.refresh_from_db()
    assert (kind.tone, kind.is_in_use) == ("Warmly", False)
    assert b"out of use" in browser.get(address).content
    mikko = cast.browser(cast.mikko)
    assert b"Warmly" in mikko.get(address).content
    assert (mikko.post(address, {"name": "x"}).status_code, mikko.get(one).status_code) == (404, 404)
    assert cast.browser(cast.stranger).get(one).status_code == 404


def test_a_guess_helps_to_prepare_and_goes(cast: Cast):
    kind = save_tone_type(cast.actor(cast.anna), name="Careful", signs="Few words", tone="Speak slowly")
    browser, page = cast.browser(cast.anna), reverse("desk:tone", args=[cast.vera.pk])
    assert browser.post(page, {"type_id": kind.pk}).url == page
    planned = make_appointment(cast.vera, cast.advice, minutes_ago=-60)
    prepare = reverse("desk:prepare", args=[planned.pk])
    assert b"Speak slowly" in browser.get(prepare).content
    change = reverse("desk:tone_change", args=[cast.vera.pk])
    browser.post(change, {"now": "confirm"})
    assert TonePick.objects.get().confirmed_at is not None
    browser.post(change, {"now": "drop"})
    assert b"Speak slowly" not in browser.get(prepare).content
    bad = browser.post(page, {"type_id": "x"})
    assert (bad.status_code, list(bad.context["form"].errors)) == (422, ["type_id"])


def test_nobody_else_sees_the_guess(cast: Cast):
    kind = save_tone_type(cast.actor(cast.anna), name="Careful", signs="s", tone="t")
    pick_tone(cast.actor(cast.anna), cast.vera.pk, type_id=kind.pk)
    page = reverse("desk:tone", args=[cast.vera.pk])
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        assert cast.browser(who).get(page).status_code == 404


def test_what_the_mirror_found_leads_to_the_question(cast: Cast):
    about = {"practice": cast.practice, "member": cast.anna, "client": cast.vera, "found_at": timezone.now()}
    facts = {"meetings": 3, "of": 4, "minutes": 12, "agreed": 50}
    finding = Finding.objects.create(**about, kind="meetings_over", facts=facts)
    page = cast.browser(cast.anna).get(reverse("desk:finding", args=[finding.pk])).content.decode()
    assert asking("overrun", cast.vera).replace("&", "&amp;") in page
