"""Seats of people around a client when two entries are joined, and when a client is erased (N01)."""

import json

import pytest

from alongside.clients.actions.circle_pages import invite_to_circle
from alongside.clients.models import CircleContact, CirclePage, CirclePerson, Client
from alongside.file import actions
from alongside.notices.models import Notice
from alongside.practice.models import Account, Key
from alongside.web.file_pages import write_pages
from tests.cast import Cast, make_client, make_near
from tests.file.full import fill
from tests.file.test_taking import open_archive


def test_two_circles_are_joined_and_everybody_reads_on(cast: Cast) -> None:
    fill(cast)
    double = make_client(cast.anna, "Vera Exampel", portal=False)
    maria, otto = make_near(cast.vera, "Maria", "times"), make_near(double, "Otto", "goals")
    browsers = cast.browser(maria), cast.browser(otto)
    actions.merge_clients(cast.actor(cast.anna), from_client_id=cast.vera.pk, to_client_id=double.pk)
    names = CirclePerson.objects.filter(client=double).values_list("name", flat=True)
    assert set(names) == {"Aunt Example", "Maria", "Otto"}
    assert set(CirclePage.objects.values_list("client", flat=True)) == {double.pk}
    assert CircleContact.objects.get(client=double).words == "the aunt worries"
    assert [each.get("/circle/").status_code for each in browsers] == [200, 200]
    assert [each.get("/circle/times/").status_code for each in browsers] == [200, 404]
    assert "Vera Exampel" in browsers[0].get("/circle/").content.decode()


@pytest.fixture
def ended(cast: Cast) -> Cast:
    fill(cast)
    actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    return cast


def erase(cast: Cast) -> None:
    actions.erase_client(cast.actor(cast.anna), client_id=cast.vera.pk, name="Vera Example")


def test_who_was_around_an_erased_client_loses_seat_account_link_and_letter(ended: Cast) -> None:
    maria = make_near(ended.vera, "Maria", "times")
    otto = make_near(ended.vera, "Otto", "times", portal=False)
    invite_to_circle(ended.actor(ended.vera), client_id=ended.vera.pk, person_id=otto.pk)
    browser = ended.browser(maria)
    erase(ended)
    assert not Account.objects.filter(pk=maria.account_id).exists()
    assert not Key.objects.filter(subject_id__in=[maria.pk, otto.pk]).exists()
    assert not Notice.objects.filter(subject_id=otto.pk).exists()
    assert browser.get("/circle/times/").status_code == 302


def test_an_account_with_another_seat_stays(ended: Cast) -> None:
    maria = make_near(ended.vera, "Maria", "times")
    again = make_near(ended.oskar, "Maria", "goals", account=maria.account)
    erase(ended)
    browser = ended.browser(again)
    assert browser.get("/circle/goals/").status_code == 200


def test_a_clients_way_in_stays_while_they_are_around_somebody(ended: Cast) -> None:
    around = make_near(ended.oskar, "Vera", "times", account=ended.vera.account)
    erase(ended)
    assert Account.objects.filter(pk=around.account_id).exists()
    assert not Client.objects.filter(pk=ended.vera.pk).exists()


def test_the_file_says_which_pages_lay_open_and_what_was_told(cast: Cast) -> None:
    fill(cast)
    archive = actions.take_file(cast.actor(cast.vera), cast.vera.pk, write_pages=write_pages)
    found = open_archive(archive.content)
    data = json.loads(found["data.json"])
    aunt = next(each for each in data["circle"] if each["name"] == "Aunt Example")
    assert aunt["pages"] == ["times"]
    assert [(each["channel"], each["told"], each["person"]) for each in data["circle_contacts"]] == [
        ("phone", ["times"], aunt["id"])
    ]
    assert "words" not in data["circle_contacts"][0]
    assert "May open these pages" in found["index.html"].decode()
