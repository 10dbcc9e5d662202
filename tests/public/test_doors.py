"""Coming in: by code, by link, by invitation; a GET of a mailed link changes nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client as Browser

from alongside.clients.models import Client
from alongside.practice import actions
from alongside.practice.models import Key, Member, Practice
from tests.cast import Cast, make_client, make_practice


def test_the_front_page_asks_to_sign_in_and_shows_no_one(cast: Cast) -> None:
    page = Browser().get("/").content.decode()
    assert "/accounts/login/" in page
    assert "Anna" not in page


def test_signing_in_by_code(cast: Cast) -> None:
    browser = Browser()
    assert browser.post("/accounts/login/", {"email": cast.anna.email}).status_code == 302
    [letter] = mail.outbox
    code = next(word for word in letter.body.split() if len(word.replace("-", "")) >= 6 and word.isupper())
    answer = browser.post("/accounts/login/code/confirm/", {"code": code})
    assert (answer.status_code, answer["Location"]) == (302, "/in/")
    assert browser.get("/in/")["Location"] == "/desk/"


def test_an_unknown_address_gets_the_same_answer_and_no_code(cast: Cast) -> None:
    known, unknown = Browser(), Browser()
    first = known.post("/accounts/login/", {"email": cast.anna.email})
    second = unknown.post("/accounts/login/", {"email": "nobody@example.com"})
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert [letter.to for letter in mail.outbox] == [[cast.anna.email]]


def test_looking_at_a_link_changes_nothing_and_the_button_opens(cast: Cast) -> None:
    address = f"/in/link/{actions.make_sign_in_link(cast.anna.email)}/"
    scanner, browser = Browser(), Browser()
    for _ in range(3):
        assert scanner.get(address).status_code == 200
    assert Key.objects.get().used_at is None
    assert browser.post(address)["Location"] == "/in/"
    assert browser.get("/in/")["Location"] == "/desk/"
    assert Browser().get(address).status_code == 410
    assert Browser().post(address).status_code == 404


def test_an_invited_client_comes_into_the_portal(cast: Cast) -> None:
    quiet = make_client(cast.anna, "Quiet One", portal=False)
    secret = actions.make_key(
        "invitation", valid_for=timedelta(days=14), practice_id=cast.practice.pk, subject_id=quiet.pk
    )
    browser = Browser()
    assert browser.get(f"/in/portal/{secret}/").status_code == 200
    assert browser.post(f"/in/portal/{secret}/")["Location"] == "/portal/"
    account = Client.objects.get(pk=quiet.pk).account
    assert account is not None
    assert account.email == "quiet.one@client.example"


def test_two_seats_are_offered_and_only_own_ones_taken(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(account=cast.mikko.account)
    browser = cast.browser(cast.mikko)
    page = browser.get("/in/").content.decode()
    assert f"member:{cast.mikko.pk}" in page
    assert f"client:{cast.vera.pk}" in page
    assert browser.post("/in/", {"seat": f"client:{cast.vera.pk}"})["Location"] == "/portal/"
    assert browser.post("/in/", {"seat": f"client:{cast.oskar.pk}"}).status_code == 200
    assert browser.session["seat"] == f"client:{cast.vera.pk}"


def test_next_never_leads_out_of_the_house(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.get("/in/?next=https://evil.example/")["Location"] == "/desk/"
    assert browser.get("/in/?next=/desk/clients/")["Location"] == "/desk/clients/"


def test_a_member_without_second_factor_is_asked_for_one(cast: Cast) -> None:
    Practice.objects.update(requires_second_factor=True)
    assert cast.browser(cast.anna).get("/desk/")["Location"] == "/accounts/2fa/"


def test_a_suspended_member_is_out_at_the_next_request(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    Member.objects.filter(pk=cast.mikko.pk).update(status="suspended")
    assert browser.get("/desk/")["Location"] == "/in/"


@pytest.mark.parametrize("is_demo", [True, False])
def test_the_demo_door_opens_only_demo_seats(cast: Cast, is_demo: bool) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(is_demo=is_demo)
    other = make_practice("third")
    answer = Browser().post(f"/in/demo/member/{cast.anna.pk}/")
    assert answer.status_code == (302 if is_demo else 404)
    assert Browser().post(f"/in/demo/member/{cast.stranger.pk}/").status_code == 404
    assert other.is_demo is False
