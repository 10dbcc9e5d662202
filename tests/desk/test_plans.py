"""Plans of asking on the desk: of everybody, of one client, asking once, and the circle."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from alongside.voice import actions
from alongside.voice.models import AskingPlan, CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in

ALL = reverse("desk:plans")


def page(cast: Cast) -> str:
    return reverse("desk:client_plans", args=[cast.vera.pk])


def new(**also: str) -> dict[str, str]:
    said = {"measure": "five-needs", "rater": "client", "when": "monthly", "every": "1"} | also
    return {f"plan-{name}": value for name, value in said.items()} | {"do": "plan"}


def near(cast: Cast) -> Any:
    return cast.vera.circle.create(
        practice=cast.practice, name="Maria", kind="friend", email="m@near.example"
    )


def test_the_practice_plans_changes_and_stops(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert b"After each meeting" in browser.get(ALL).content
    assert browser.post(ALL, new(when="touchpoint:third_meeting")).status_code == 302
    row = AskingPlan.objects.get()
    assert (row.client_id, row.rhythm, row.touchpoint) == (None, "touchpoint", "third_meeting")
    assert b"After the third meeting" in browser.get(ALL).content
    change = reverse("desk:plan", args=[row.pk])
    assert browser.get(change).status_code == 200
    assert browser.post(change, {"when": "after", "every": "3"}).url == ALL
    assert b"After one in 3 meetings" in browser.get(ALL).content
    assert browser.post(change, {"when": "after", "every": "0"}).status_code == 422
    assert browser.post(change, {"do": "stop"}).url == ALL
    assert b"After one in 3 meetings" not in browser.get(ALL).content
    assert b"This plan has stopped." in browser.get(change).content


def test_the_practice_stops_what_is_usual(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(ALL, {"do": "stop_usual"})
    assert b"Nothing is asked." in browser.get(ALL).content


def test_what_is_refused_stands_beside_its_field(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(ALL, new())
    again = browser.post(ALL, new())
    assert (again.status_code, "This is planned already." in again.content.decode()) == (422, True)
    assert "plan-measure" in again.content.decode()
    for said in ({"when": "weekly"}, {"every": "25"}, {"measure": "own-side"}, {"rater": "circle"}):
        assert browser.post(ALL, new(**said)).status_code == 422
    assert AskingPlan.objects.filter(client=None).count() == 1


def test_a_client_has_plans_of_their_own(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(ALL, new())
    assert "as everybody" in browser.get(page(cast)).content.decode()
    assert browser.post(page(cast), new(when="before", every="2")).url == page(cast)
    own = AskingPlan.objects.get(client=cast.vera)
    assert "The day before one in 2 meetings" in browser.get(page(cast)).content.decode()
    assert browser.post(reverse("desk:plan", args=[own.pk]), {"do": "stop"}).url == page(cast)
    text = browser.get(page(cast)).content.decode()
    assert "not asked of them" in text
    browser.post(page(cast), {"do": "as_everybody", "id": str(own.pk)})
    text = browser.get(page(cast)).content.decode()
    assert ("not asked of them" in text, "Once a month" in text) == (False, True)
    browser.post(page(cast), {"do": "stop_usual"})
    assert AskingPlan.objects.get(client=cast.vera).stopped_at is not None


def test_ask_now_and_take_back(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    said = {"do": "ask", "ask-measure": "five-needs", "ask-person": "client"}
    assert browser.post(page(cast), said).status_code == 302
    made = CheckIn.objects.get()
    ask_again = browser.post(page(cast), said)
    assert (ask_again.status_code, b"This waits for an answer already." in ask_again.content) == (422, True)
    assert browser.post(page(cast), said | {"ask-measure": "nothing"}).status_code == 422
    assert b"1 open" in browser.get(page(cast)).content
    browser.post(page(cast), {"do": "take_back", "id": str(made.pk)})
    assert b"Nothing is open." in browser.get(page(cast)).content
    for nonsense in ("", "nothing"):
        assert browser.post(page(cast), {"do": "take_back", "id": nonsense}).status_code == 404


def test_somebody_of_the_circle_is_asked_with_the_clients_yes(cast: Cast) -> None:
    browser, maria = cast.browser(cast.anna), near(cast)
    said = {"do": "ask", "ask-measure": "five-needs", "ask-person": str(maria.pk)}
    assert browser.post(page(cast), said).status_code == 422
    browser.post(page(cast), {"do": "agreed", "id": str(maria.pk)})
    assert b"may be asked since" in browser.get(page(cast)).content
    assert browser.post(page(cast), said).status_code == 302
    assert CheckIn.objects.get().circle_person_id == maria.pk
    browser.post(page(cast), {"do": "revoked", "id": str(maria.pk)})
    assert b"Nothing is open." in browser.get(page(cast)).content


def test_what_was_skipped_twice_is_said_without_blame(cast: Cast) -> None:
    for _ in range(2):
        made = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
        actions.decline_check_in(cast.actor(cast.vera), made.pk)
    text = cast.browser(cast.anna).get(page(cast)).content.decode()
    assert "the last two had no answer, so no letters go out" in text
    assert "2 skipped" in text


def test_others_find_nothing(cast: Cast) -> None:
    actions.set_plan(cast.actor(cast.anna), client_id=cast.vera.pk, measure="value", rhythm="monthly")
    own = reverse("desk:plan", args=[AskingPlan.objects.get().pk])
    for who in (cast.mikko, cast.chie, cast.stranger):
        for address in (page(cast), own):
            assert cast.browser(who).get(address).status_code == 404
            assert cast.browser(who).post(address, new()).status_code == 404
    assert cast.browser(cast.mikko).get(ALL).status_code == 404
    assert AskingPlan.objects.count() == 1


def test_the_page_asks_the_same_for_one_and_for_thirty(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    browser = cast.browser(cast.anna)
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    near(cast)
    browser.get(page(cast))
    with django_assert_max_num_queries(12) as one:
        browser.get(page(cast))
    for _ in range(30):
        make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
        cast.vera.circle.create(
            practice=cast.practice,
            name="Maria",
            kind="friend",
            email="m@near.example",
            asking_agreed_at=timezone.now(),
        )
    for every in range(1, 25):
        actions.set_plan(
            cast.actor(cast.anna),
            client_id=cast.vera.pk,
            measure="five-needs",
            rhythm="after_ending",
            every=every,
        )
    with django_assert_max_num_queries(len(one)):
        browser.get(page(cast))
