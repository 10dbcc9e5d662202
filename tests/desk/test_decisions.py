"""Decisions taken together, on the desk."""

import pytest
from django.urls import reverse

from alongside.decisions import actions
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.steps.models import Step
from tests.cast import Cast
from tests.decisions.making import make_put_before, make_signed


def at(name: str, row: object) -> str:
    return reverse(f"desk:{name}", args=[row.pk])


def test_from_a_question_to_two_signatures_and_steps(cast: Cast):
    browser, vera = cast.browser(cast.anna), cast.actor(cast.vera)
    browser.post(at("decisions", cast.vera), {"question": "How often?"})
    row = Decision.objects.get()
    page = at("decision", row)
    assert b"Five questions to ask first" in browser.get(page).content
    browser.post(page, {"form": "option", "words": "Every week", "pros": "It carries"})
    paused = browser.post(at("decision_pause", row), {"revision": 1, "alternative": "The shifts", "put": "1"})
    assert paused.url == page
    browser.post(
        page,
        {
            "form": "words",
            "revision": 3,
            "question": "How often?",
            "who_does": "Ring the clinic\nSleep early",
            "review_on": "2099-01-01",
        },
    )
    actions.add_option(vera, row.pk, words="Every month")
    change = at("decision_change", row)
    browser.post(change, {"now": "choose", "option": row.options.get(side="client").pk})
    row.refresh_from_db()
    actions.sign(vera, row.pk, revision=row.revision)
    assert browser.post(change, {"now": "sign", "revision": row.revision}).url == page
    seen = browser.get(page).content.decode()
    for words in ("decided and signed by both", "Every month", "chosen", "Make steps of it", "Anna, "):
        assert words in seen
    browser.post(at("decision_steps", row), {"line_1": "practitioner", "line_2": "client"})
    assert sorted(Step.objects.values_list("owner", flat=True)) == ["client", "practitioner"]
    assert "Make steps of it" not in browser.get(page).content.decode()
    paper = browser.get(at("decision_pdf", row))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"decided and signed by both" in browser.get(at("decisions", cast.vera)).content


def test_a_first_impression_is_shown_to_its_author_alone(cast: Cast):
    browser, row = cast.browser(cast.anna), make_put_before(cast)
    data = {"revision": row.revision, "alternative": "The shifts", "impression": "Only lazy"}
    browser.post(at("decision_pause", row), data)
    assert b"Only lazy" in browser.get(at("decision_pause", row)).content
    for name in ("decision", "decision_pdf"):
        assert b"Only lazy" not in browser.get(at(name, row)).content
    theirs = cast.browser(cast.vera)
    for name in ("portal:decision", "portal:decision_pdf"):
        assert b"Only lazy" not in theirs.get(reverse(name, args=[row.pk])).content


def test_the_pause_says_what_is_missing(cast: Cast):
    row = actions.write_decision(cast.actor(cast.anna), cast.vera.pk, question="How often?")
    browser = cast.browser(cast.anna)
    answer = browser.post(at("decision_pause", row), {"revision": 0, "alternative": "", "put": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["alternative"])
    answer = browser.post(at("decision_pause", row), {"revision": 0, "alternative": "x", "put": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["__all__"])
    assert b"At least one option from your side." in answer.content
    row.refresh_from_db()
    assert (row.alternative, row.put_before_at) == ("x", None)


def test_somebody_saved_in_between_and_both_versions_stay_in_sight(cast: Cast):
    browser, row = cast.browser(cast.anna), make_put_before(cast)
    actions.change_decision(cast.actor(cast.vera), row.pk, revision=row.revision, who_does="I ring them")
    data = {
        "form": "words",
        "revision": row.revision,
        "question": "How often do we meet?",
        "who_does": "We ring",
    }
    answer = browser.post(at("decision", row), data)
    page = answer.content.decode()
    assert (answer.status_code, "I ring them" in page, "We ring" in page) == (422, True, True)
    row.refresh_from_db()
    assert (row.who_does, answer.context["words_form"]["revision"].value()) == (
        "I ring them",
        str(row.revision),
    )
    browser.post(at("decision", row), data | {"revision": row.revision})
    row.refresh_from_db()
    assert row.who_does == "We ring"


def test_a_button_that_cannot_be_is_refused_kindly(cast: Cast):
    browser, row = cast.browser(cast.anna), make_put_before(cast)
    answer = browser.post(at("decision_change", row), {"now": "sign", "revision": row.revision})
    assert answer.status_code == 422
    assert "their word that they have none" in answer.content.decode()
    for sent in (
        {"now": "nonsense"},
        {"now": "choose"},
        {"now": "sign"},
        {"now": "choose", "option": row.pk},
    ):
        assert browser.post(at("decision_change", row), sent).status_code == 404
    assert browser.post(at("decision", row), {"form": "else"}).status_code == 404


def test_an_option_is_changed_and_removed(cast: Cast):
    browser, row = cast.browser(cast.anna), make_put_before(cast)
    ours = row.options.get()
    refused = browser.post(at("decision_option", ours), {"remove": "1"})
    assert (refused.status_code, DecisionOption.objects.count()) == (422, 1)
    browser.post(at("decision_option", ours), {"words": "Twice a week"})
    assert DecisionOption.objects.get().words == "Twice a week"
    other = actions.add_option(cast.actor(cast.anna), row.pk, words="Wait")
    assert browser.post(at("decision_option", other), {"remove": "1"}).url == at("decision", row)
    empty = browser.post(at("decision_option", ours), {"words": " "})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["words"])
    assert DecisionOption.objects.get().words == "Twice a week"


def test_withdrawn_it_can_only_begin_anew(cast: Cast):
    browser, row = cast.browser(cast.anna), make_signed(cast)
    browser.post(at("decision_change", row), {"now": "take_back"})
    browser.post(at("decision_change", row), {"now": "withdraw"})
    page = browser.get(at("decision", row)).content.decode()
    assert ("no longer holds" in page, "Keep what is written" in page) == (True, False)
    new = browser.post(at("decision_change", row), {"now": "again"}).url
    assert new != at("decision", row)
    assert b"Every week" in browser.get(new).content


def test_beliefs_are_written_down_and_stand_beside_the_options(cast: Cast):
    browser = cast.browser(cast.anna)
    empty = browser.post(at("beliefs", cast.vera), {"cause": " "})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["__all__"])
    browser.post(at("beliefs", cast.vera), {"cause": "The shifts", "refuses": "Pills"})
    assert (Beliefs.objects.get().said_by, Beliefs.objects.get().refuses) == ("member", "Pills")
    assert b"written down as the client said it" in browser.get(at("beliefs", cast.vera)).content
    row = actions.write_decision(cast.actor(cast.anna), cast.vera.pk, question="How often?")
    assert b"What would you refuse?" in browser.get(at("decision", row)).content


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger"])
def test_nobody_else_reads_it(cast: Cast, who: str):
    browser, row = cast.browser(getattr(cast, who)), make_put_before(cast)
    for address in (
        at("decisions", cast.vera),
        at("beliefs", cast.vera),
        at("decision", row),
        at("decision_pause", row),
        at("decision_pdf", row),
        at("decision_option", row.options.get()),
    ):
        assert browser.get(address).status_code == 404
    assert browser.post(at("decision_change", row), {"now": "withdraw"}).status_code == 404
    assert b"How often do we meet" not in browser.get(reverse("desk:all_decisions")).content


def test_lists_ask_as_often_for_many_as_for_one(cast: Cast, django_assert_max_num_queries):
    browser = cast.browser(cast.anna)
    addresses = (at("decisions", cast.vera), reverse("desk:all_decisions"))
    counted: list[list[int]] = []
    for number in (1, 30):
        while Decision.objects.count() < number:
            make_put_before(cast)
        counted.append([])
        for address in addresses:
            browser.get(address)
            with django_assert_max_num_queries(10) as asked:
                browser.get(address)
            counted[-1].append(len(asked))
    assert counted[0] == counted[1]
