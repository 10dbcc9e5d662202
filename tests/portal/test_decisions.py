"""The client's own side of a decision."""

import pytest
from django.urls import reverse

from alongside.decisions import actions
from alongside.decisions.models import Beliefs, Decision
from tests.cast import Cast
from tests.decisions.making import make_put_before

ALL = "portal:decisions"


def at(name: str, row: object) -> str:
    return reverse(f"portal:{name}", args=[row.pk])


def test_i_propose_choose_sign_and_take_back(cast: Cast):
    browser, row = cast.browser(cast.vera), make_put_before(cast)
    assert b"waits for you to look at it" in browser.get(reverse(ALL)).content
    page, change = at("decision", row), at("decision_change", row)
    assert b"I have no proposal of my own" in browser.get(page).content
    data = {"form": "words", "revision": row.revision, "matters": "Time", "who_does": "I ring"}
    browser.post(page, data)
    browser.post(page, {"form": "option", "words": "Once a month"})
    mine = row.options.get(side="client")
    browser.post(at("decision_option", mine), {"words": "Every month"})
    browser.post(change, {"now": "choose", "option": mine.pk})
    row.refresh_from_db()
    browser.post(change, {"now": "sign", "revision": row.revision})
    row.refresh_from_db()
    mine.refresh_from_db()
    assert (row.matters, row.who_does, row.choice, mine.words) == ("Time", "I ring", mine, "Every month")
    assert row.client_signed_at is not None
    assert b"you have signed" in browser.get(page).content
    browser.post(change, {"now": "take_back"})
    row.refresh_from_db()
    assert row.client_signed_at is None
    browser.post(at("decision_option", mine), {"remove": "1"})
    browser.post(change, {"now": "no_proposal"})
    row.refresh_from_db()
    assert (row.has_no_proposal, row.choice) == (True, None)
    assert browser.get(at("decision_pdf", row)).content[:5] == b"%PDF-"
    browser.post(change, {"now": "withdraw"})
    assert b"no longer holds" in browser.get(page).content
    assert browser.post(change, {"now": "again"}).url != page


def test_i_ask_for_a_decision_and_ours_stays_ours(cast: Cast):
    browser, anna = cast.browser(cast.vera), cast.actor(cast.anna)
    browser.post(reverse(ALL), {"question": "By phone?", "matters": "The bus"})
    row = Decision.objects.get()
    actions.add_option(anna, row.pk, words="Not shown yet")
    page = browser.get(at("decision", row)).content.decode()
    assert ("Not shown yet" in page, "The bus" in page) == (False, True)
    browser.post(
        at("decision", row), {"form": "words", "revision": 1, "question": "By video?", "matters": ""}
    )
    row.refresh_from_db()
    assert (row.question, row.matters) == ("By video?", "")


def test_bad_input_is_said_beside_its_field(cast: Cast):
    browser, row = cast.browser(cast.vera), make_put_before(cast)
    for address, data, form, field in (
        (reverse(ALL), {"question": " "}, "form", "question"),
        (at("decision", row), {"form": "option", "words": "x" * 4001}, "option_form", "words"),
        (at("decision", row), {"form": "words", "revision": ""}, "words_form", "revision"),
        (reverse("portal:beliefs"), {"cause": " "}, "form", "__all__"),
    ):
        answer = browser.post(address, data)
        assert (answer.status_code, list(answer.context[form].errors)) == (422, [field])
    refused = browser.post(at("decision_change", row), {"now": "sign", "revision": row.revision})
    assert (refused.status_code, b"If you have none, say so below." in refused.content) == (422, True)
    for sent in ({"now": "nonsense"}, {"now": "sign"}, {"now": "choose", "option": "x"}):
        assert browser.post(at("decision_change", row), sent).status_code == 404


def test_my_words_and_those_in_between_stay_in_sight(cast: Cast):
    browser, row = cast.browser(cast.vera), make_put_before(cast)
    actions.change_decision(cast.actor(cast.anna), row.pk, revision=row.revision, who_does="We ring")
    data = {"form": "words", "revision": row.revision, "who_does": "I ring"}
    answer = browser.post(at("decision", row), data)
    page = answer.content.decode()
    assert (answer.status_code, "We ring" in page, "I ring" in page) == (422, True, True)
    assert Decision.objects.get().who_does == "We ring"


def test_what_i_think_about_it(cast: Cast):
    browser = cast.browser(cast.vera)
    browser.post(reverse("portal:beliefs"), {"cause": "The shifts", "decides_with": "My sister"})
    assert (Beliefs.objects.get().said_by, Beliefs.objects.get().cause) == ("client", "The shifts")
    page = browser.get(reverse("portal:beliefs")).content.decode()
    assert "My sister" in page
    assert "What would you refuse?" in page


@pytest.mark.parametrize("who", ["oskar", "strangers_client"])
def test_another_client_reaches_nothing(cast: Cast, who: str):
    browser, row = cast.browser(getattr(cast, who)), make_put_before(cast)
    for name in ("decision", "decision_pdf"):
        assert browser.get(at(name, row)).status_code == 404
    for name in ("decision", "decision_change"):
        assert browser.post(at(name, row), {"now": "withdraw", "form": "option"}).status_code == 404
    assert b"How often" not in browser.get(reverse(ALL)).content


def test_my_list_asks_as_often_for_many_as_for_one(cast: Cast, django_assert_max_num_queries):
    browser = cast.browser(cast.vera)
    counted = []
    for number in (1, 30):
        while Decision.objects.count() < number:
            make_put_before(cast)
        with django_assert_max_num_queries(8) as asked:
            browser.get(reverse(ALL))
        counted.append(len(asked))
    assert counted[0] == counted[1]
