"""People around the client in the portal: named, let in page by page, and everything taken back (N01)."""

from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from alongside.clients.actions.circle_contacts import log_contact
from alongside.clients.models import CirclePage, CirclePerson
from alongside.notices.models import Notice
from tests.cast import Cast, make_near

NEW = {"name": "Maria", "kind": "relative", "email": "maria@near.example", "may_know": "times"}


def url(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def pages_of(person: CirclePerson) -> set[str]:
    return set(CirclePage.objects.filter(person=person).values_list("page", flat=True))


def test_somebody_is_named_and_nothing_is_open_yet(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    assert "That is fine" in browser.get(url("circle")).content.decode()
    answer = browser.post(url("circle"), NEW)
    person = CirclePerson.objects.get()
    assert answer.headers["Location"] == url("circle_person", person.pk)
    assert (person.name, person.client_id, person.may_know, pages_of(person)) == (
        "Maria",
        cast.vera.pk,
        "times",
        set(),
    )
    page = browser.get(url("circle_person", person.pk)).content.decode()
    assert "checked" not in page
    assert "often" in page


def test_pages_are_opened_and_closed_one_by_one_and_a_letter_goes_out(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", portal=False)
    browser = cast.browser(cast.vera)
    address = url("circle_person", maria.pk)
    assert 'name="seen" value=""' in browser.get(address).content.decode()
    assert browser.post(address, {"pages": ["times", "money"], "seen": ""}).status_code == 302
    assert pages_of(maria) == {"times", "money"}
    assert browser.get(address).content.decode().count(" checked") == 2
    browser.post(url("circle_invite", maria.pk))
    assert Notice.objects.get(kind="circle.invited").email == "maria@near.example"
    again = browser.post(url("circle_invite", maria.pk), follow=True).content.decode()
    assert "a few minutes ago" in again
    browser.post(address, {"pages": ["money"], "seen": "times money"})
    assert pages_of(maria) == {"money"}


def test_an_older_tab_opens_nothing_that_was_taken_back(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", "goals")
    browser, address = cast.browser(cast.vera), url("circle_person", maria.pk)
    browser.post(url("circle_take_back", maria.pk))
    late = browser.post(address, {"pages": ["times", "goals"], "seen": "times goals"})
    assert late.status_code == 422
    assert "changed meanwhile" in late.content.decode()
    assert pages_of(maria) == set()
    assert browser.post(address, {"pages": ["times"], "seen": ""}).status_code == 302
    assert browser.post(address, {"pages": [], "seen": "times goals"}).status_code == 302
    assert pages_of(maria) == set()


def test_what_is_no_page_is_refused_beside_the_field(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    answer = cast.browser(cast.vera).post(url("circle_person", maria.pk), {"pages": ["notes"]})
    assert answer.status_code == 422
    assert pages_of(maria) == {"times"}


def test_everything_is_taken_back_in_one_press(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", "goals", may_know="progress")
    reader = cast.browser(maria)
    assert reader.get("/circle/times/").status_code == 200
    assert cast.browser(cast.vera).post(url("circle_take_back", maria.pk)).status_code == 302
    assert (pages_of(maria), reader.get("/circle/times/").status_code) == (set(), 302)
    maria.refresh_from_db()
    assert maria.may_know == "nothing"


def test_who_somebody_is_changes_and_remarks_of_others_stay(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", remark="rings on Sundays")
    browser = cast.browser(cast.vera)
    page = browser.get(url("circle_change", maria.pk)).content.decode()
    assert "rings on Sundays" not in page
    said = NEW | {"name": "Maria Berg", "may_know": "nothing", "revision": "0"}
    assert browser.post(url("circle_change", maria.pk), said).status_code == 302
    maria.refresh_from_db()
    assert (maria.name, maria.remark, maria.revision) == ("Maria Berg", "rings on Sundays", 1)
    late = browser.post(url("circle_change", maria.pk), said)
    assert late.status_code == 422
    assert browser.post(url("circle_change", maria.pk), said | {"name": " "}).status_code == 422


def test_the_client_reads_what_was_told_and_not_what_was_noted(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    log_contact(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        person_id=maria.pk,
        channel="phone",
        at=timezone.now(),
        words="she is worried",
        told=["times"],
    )
    page = cast.browser(cast.vera).get(url("circle_person", maria.pk)).content.decode()
    assert "A phone call: Next meetings" in page
    assert "she is worried" not in page


def test_somebody_is_taken_off_the_list(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    assert cast.browser(cast.vera).post(url("circle_remove", maria.pk)).status_code == 302
    assert not CirclePerson.objects.exists()


def test_people_of_others_are_not_there(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    browser = cast.browser(cast.oskar)
    for name in ("circle_person", "circle_change"):
        for person in (maria.pk, uuid4()):
            assert browser.get(url(name, person)).status_code == 404
    for name in ("circle_person", "circle_change", "circle_invite", "circle_take_back", "circle_remove"):
        assert browser.post(url(name, maria.pk), NEW).status_code == 404
    assert pages_of(maria) == {"times"}


def test_many_people_cost_no_more_questions(cast: Cast, django_assert_num_queries: Any) -> None:
    browser = cast.browser(cast.vera)
    make_near(cast.vera, "Maria", "times", portal=False)
    browser.get(url("circle"))
    with django_assert_num_queries(8):
        browser.get(url("circle"))
    for n in range(29):
        make_near(cast.vera, f"Near {n}", "times", "goals", portal=False)
    with django_assert_num_queries(8):
        page = browser.get(url("circle"))
    assert len(page.context["people"]) == 30
