"""What I am asked: seen by the client, made rarer or stopped without a reason; and who may be asked about me."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from alongside.voice import actions
from alongside.voice.models import AskingPlan, CheckIn
from tests.cast import Cast

PAGE = reverse("portal:asking")


def test_the_client_sees_what_is_asked_and_asks_for_less(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    actions.set_plan(cast.actor(cast.anna), measure="own-side", rhythm="after", rater="member")
    text = browser.get(PAGE).content.decode()
    assert text.count("After each meeting") == 1  # what members are asked is not theirs to see
    assert browser.post(PAGE, {"do": "less", "measure": "after-meeting"}).url == PAGE
    assert "After one in 2 meetings" in browser.get(PAGE).content.decode()
    own = AskingPlan.objects.get(client=cast.vera)
    browser.post(PAGE, {"do": "stop", "measure": str(own.measure_id)})
    text = browser.get(PAGE).content.decode()
    assert ("Nothing is asked." in text, "you said no" in text) == (True, True)
    browser.post(PAGE, {"do": "again", "measure": str(own.measure_id)})
    text = browser.get(PAGE).content.decode()
    assert ("After one in 2 meetings" in text, "you said no" in text) == (True, False)
    assert browser.post(PAGE, {"do": "again", "measure": str(own.measure_id)}).status_code == 404


def test_what_the_practitioner_stopped_is_not_the_clients_to_begin_again(cast: Cast) -> None:
    row = actions.stop_usual(cast.actor(cast.anna), client_id=cast.vera.pk)
    browser = cast.browser(cast.vera)
    assert "you said no" not in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"do": "again", "measure": str(row.measure_id)}).status_code == 404


def test_what_cannot_be_rarer_can_only_stop(cast: Cast) -> None:
    actions.set_plan(cast.actor(cast.anna), client_id=cast.vera.pk, measure="value", rhythm="ending")
    text = cast.browser(cast.vera).get(PAGE).content.decode()
    assert (text.count("Ask me less often"), text.count("Do not ask me this")) == (1, 2)


def test_nobody_is_asked_about_me_without_my_yes(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    maria = cast.vera.circle.create(practice=cast.practice, name="Maria", kind="friend", email="m@n.example")
    assert "is not asked" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"do": "agreed", "person": str(maria.pk)})
    made = actions.ask_once(
        cast.actor(cast.anna), client_id=cast.vera.pk, measure="value", circle_person_id=maria.pk
    )
    text = browser.get(PAGE).content.decode()
    assert "may be asked since" in text
    assert reverse("portal:check_in", args=[made.pk]) not in text
    browser.post(PAGE, {"do": "revoked", "person": str(maria.pk)})
    maria.refresh_from_db()
    assert maria.asking_agreed_at is None
    assert CheckIn.objects.get().expires_at == made.asked_at


def test_what_waits_is_there_to_answer(cast: Cast) -> None:
    made = actions.ask_once(cast.actor(cast.anna), client_id=cast.vera.pk, measure="value")
    assert made.expires_at > timezone.now()
    assert reverse("portal:check_in", args=[made.pk]) in cast.browser(cast.vera).get(PAGE).content.decode()


def test_nonsense_is_not_found(cast: Cast) -> None:
    theirs = cast.oskar.circle.create(practice=cast.practice, name="Otto", kind="friend", email="o@n.example")
    browser = cast.browser(cast.vera)
    for said in (
        {},
        {"do": "less"},
        {"do": "less", "measure": "place"},
        {"do": "agreed"},
        {"do": "agreed", "person": "nobody"},
        {"do": "agreed", "person": str(theirs.pk)},
    ):
        assert browser.post(PAGE, said).status_code == 404
    assert not AskingPlan.objects.exists()


def test_the_page_asks_the_same_for_one_and_for_thirty(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    browser, anna = cast.browser(cast.vera), cast.actor(cast.anna)
    with django_assert_max_num_queries(12) as one:
        browser.get(PAGE)
    for number in range(1, 25):
        fields = {"client_id": cast.vera.pk, "measure": "value", "rhythm": "after_ending"}
        actions.set_plan(anna, every=number, **fields)
        cast.vera.circle.create(
            practice=cast.practice, name=f"{number}", kind="friend", email=f"{number}@n.example"
        )
    with django_assert_max_num_queries(len(one)):
        browser.get(PAGE)
