"""A form sent after the sign-in had ended is kept for its writer, and for nobody else."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone

from alongside.practice.models import Absence, Parked
from tests.cast import Cast

FORM = {"starts_on": "2027-03-01", "ends_on": "2027-03-12", "covered_by": "", "note": "I am at the lake."}


def expire() -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))


def sign_in_again(cast: Cast, browser: Browser) -> None:
    browser.force_login(cast.mikko.account)


def test_what_was_typed_is_there_after_signing_in_and_can_be_sent(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    address = f"/desk/members/{cast.mikko.pk}/absence/"
    expire()
    answer = browser.post(address, FORM)
    assert answer["Location"] == f"/accounts/login/?next={address}"
    sign_in_again(cast, browser)
    assert browser.get("/in/")["Location"] == "/in/kept/"
    assert "I am at the lake." in browser.get("/in/kept/").content.decode()
    browser.post(address, FORM | {"_kept": str(Parked.objects.get().pk)})
    assert (Absence.objects.count(), Parked.objects.count()) == (1, 0)


def test_it_lies_sealed_and_only_its_writer_sees_it(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    expire()
    browser.post(f"/desk/members/{cast.mikko.pk}/absence/", FORM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM alongside_parked")
        assert b"lake" not in bytes(cursor.fetchone()[0])
    other = cast.browser(cast.anna)
    assert other.get("/in/kept/")["Location"] == "/in/"
    assert other.post(f"/in/kept/{Parked.objects.get().pk}/").status_code == 404
    assert Parked.objects.count() == 1


def test_a_form_of_somebody_unknown_is_not_kept(cast: Cast) -> None:
    Browser().post(f"/desk/members/{cast.mikko.pk}/absence/", FORM)
    assert Parked.objects.count() == 0


def test_it_can_be_let_go_and_does_not_wait_for_ever(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    expire()
    browser.post(f"/desk/members/{cast.mikko.pk}/absence/", FORM)
    sign_in_again(cast, browser)
    browser.get("/in/")
    browser.post(f"/in/kept/{Parked.objects.get().pk}/")
    assert Parked.objects.count() == 0
