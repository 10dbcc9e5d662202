"""The client ends the work in the portal: one page, one button, one confirmation (G04)."""

import pytest

from alongside.clients.models import Engagement
from alongside.file import actions
from alongside.scheduling.models import Occupied
from alongside.voice.models import AskingPlan
from tests.cast import Cast, make_engagement
from tests.file.full import fill

URL = "/portal/ending/"


def given(cast: Cast, **also: str) -> dict[str, str]:
    return {"work": str(cast.advice.pk), "words": "Thank you."} | also


def test_one_button_one_confirmation_and_it_has_ended(cast: Cast) -> None:
    fill(cast)
    browser = cast.browser(cast.vera)
    page = browser.get(URL).content.decode()
    assert "1 planned meeting is let go, and you pay nothing for it." in page
    answer = browser.post(URL, given(cast))
    assert answer.status_code == 200
    assert 'value="Thank you."' in answer.content.decode()
    assert Engagement.objects.get(pk=cast.advice.pk).ended_at is None
    page = browser.post(URL, given(cast, sure="yes"), follow=True).content.decode()
    assert "Our work has ended" in page
    assert "/portal/my-file/" in page
    work = Engagement.objects.get(pk=cast.advice.pk)
    assert (work.ended_by, work.ending_words) == ("client", "Thank you.")
    assert not Occupied.objects.filter(resource_id=cast.vera.pk).exists()


def test_words_are_not_needed_and_twice_is_once(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    for _ in range(2):
        assert browser.post(URL, {"work": str(cast.advice.pk), "sure": "yes"}).status_code in (200, 302)
    assert Engagement.objects.get(pk=cast.advice.pk).stage == "ended"


def test_afterwards_the_portal_stays_open(cast: Cast) -> None:
    actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    browser = cast.browser(cast.vera)
    page = browser.get(URL).content.decode()
    assert "the door stays open" in page
    assert "If you would like one closing conversation" in page
    assert browser.get("/portal/").status_code == 200
    assert browser.post("/portal/my-file/").status_code == 200


def test_an_offer_is_shown_once_and_asks_nothing(cast: Cast) -> None:
    actions.offer_closing(cast.actor(cast.anna), engagement_id=cast.advice.pk)
    browser = cast.browser(cast.vera)
    assert "You may come or not, and you need not answer." in browser.get(URL).content.decode()
    browser.post(URL, given(cast, sure="yes"))
    assert "closing conversation" not in browser.get(URL).content.decode()


def test_of_several_works_the_client_chooses_one(cast: Cast) -> None:
    other = make_engagement(cast.vera, "delivery")
    browser = cast.browser(cast.vera)
    assert browser.post(URL, {"sure": "yes"}).status_code == 422
    browser.post(URL, {"work": str(other.pk), "sure": "yes"})
    stages = dict(Engagement.objects.filter(client=cast.vera).values_list("pk", "stage"))
    assert stages == {other.pk: "ended", cast.advice.pk: "active"}


def test_another_persons_work_is_not_ended(cast: Cast) -> None:
    answer = cast.browser(cast.vera).post(URL, {"work": str(cast.delivery.pk), "sure": "yes"})
    assert answer.status_code == 422
    assert Engagement.objects.get(pk=cast.delivery.pk).stage == "active"
    assert cast.browser(cast.oskar).post(URL, given(cast, sure="yes")).status_code == 422
    assert Engagement.objects.get(pk=cast.advice.pk).stage == "active"


@pytest.mark.parametrize("who", ["anna", "chie", "stranger"])
def test_it_is_a_page_for_clients(cast: Cast, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(URL).status_code == 404
    assert browser.get("/portal/my-file/").status_code == 404


def test_too_many_words_are_said_beside_the_field(cast: Cast) -> None:
    assert cast.browser(cast.vera).post(URL, given(cast, words="x" * 4001)).status_code == 422


def test_leaving_is_two_requests_and_everything_stays_open(cast: Cast) -> None:
    """One button and one confirmation; what was the client's opens as before (G04)."""
    browser, asked = cast.browser(cast.vera), 0
    for also in ({}, {"sure": "yes"}):
        assert Engagement.objects.get(pk=cast.advice.pk).ended_at is None
        browser.post(URL, given(cast, **also))
        asked += 1
    assert asked == 2
    assert Engagement.objects.get(pk=cast.advice.pk).ended_at is not None
    for path in (
        "tools",
        "steps",
        "messages",
        "my-file",
        "my-rights",
        "my-words",
        "agreement",
        "diary",
        "card",
    ):
        assert browser.get(f"/portal/{path}/").status_code == 200, path
    words = {"words": "May I come back?"}
    assert browser.post("/portal/messages/", words).status_code in (200, 302, 422)


@pytest.mark.parametrize(("given_later", "months"), [("on", 3), ("", None)])
def test_a_question_later_is_asked_only_with_a_yes(cast: Cast, given_later: str, months: int | None) -> None:
    browser = cast.browser(cast.vera)
    first = browser.post(URL, given(cast, asks_later=given_later))
    form = first.context["form"]
    hidden = {name: form[name].value() for name in form.fields}
    browser.post(URL, {**{name: str(value) for name, value in hidden.items()}, "sure": "yes"})
    plans = AskingPlan.objects.filter(client=cast.vera)
    assert list(plans.values_list("rhythm", "every")) == ([("after_ending", months)] if months else [])
