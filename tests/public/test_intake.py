"""Questions before the first meeting, by a link and without signing in."""

from django.test import Client as Browser
from django.urls import reverse

from alongside.clients import actions
from alongside.clients.models import Client, Profile
from alongside.notices.models import Notice
from alongside.trail.models import Event
from tests.cast import Cast


def link(cast: Cast) -> str:
    actions.send_intake(cast.actor(cast.anna), client_id=cast.vera.pk)
    return reverse("public:intake", args=[Notice.objects.get(kind="client.intake_asked").facts["secret"]])


def test_opening_the_link_changes_nothing_and_shows_nothing_known(cast: Cast) -> None:
    page, browser = link(cast), Browser()
    actions.change_greeting(cast.actor(cast.anna), client_id=cast.vera.pk, greeting="Known already")
    before = Event.objects.count()
    for _ in range(2):
        answer = browser.get(page)
        assert answer.status_code == 200
        assert "Known already" not in answer.content.decode()
        assert "Vera" not in answer.content.decode()
    assert (
        answer["Referrer-Policy"] == "same-origin"
    )  # with none, browsers send no origin and the form is refused
    assert Event.objects.count() == before


def test_answers_are_kept_and_the_link_is_spent(cast: Cast) -> None:
    page, browser = link(cast), Browser()
    sent = {
        "words": "I cannot sleep",
        "pronouns": "they",
        "dual_ties": "A neighbour",
        "shares_support_needs": "on",
    }
    assert browser.post(page, sent).status_code == 200
    assert Client.objects.get(pk=cast.vera.pk).pronouns == "they"
    assert Profile.objects.get(client=cast.vera).dual_ties == "A neighbour"
    assert browser.post(page, sent).status_code == 410
    assert browser.get(page).status_code == 410


def test_everything_may_stay_empty(cast: Cast) -> None:
    assert Browser().post(link(cast), {}).status_code == 200


def test_a_wrong_answer_is_said_beside_it_and_the_link_still_works(cast: Cast) -> None:
    page, browser = link(cast), Browser()
    answer = browser.post(page, {"emergency_phone": "112", "words": "I cannot sleep"})
    assert answer.status_code == 422
    assert "Please write whose number this is." in answer.content.decode()
    assert "I cannot sleep" in answer.content.decode()
    assert browser.post(page, {"words": "x" * 9000}).status_code == 422
    assert browser.post(page, {"address_form": "royal"}).status_code == 422
    assert browser.get(page).status_code == 200


def test_a_made_up_link_says_so_calmly(cast: Cast) -> None:
    assert Browser().get(reverse("public:intake", args=["made-up"])).status_code == 410


def test_it_speaks_the_clients_language(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language="fi")
    answer = Browser().get(link(cast))
    assert answer["Content-Language"] == "fi"
    assert 'lang="fi"' in answer.content.decode()
