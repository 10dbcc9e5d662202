"""Sessions end: a member's when nobody touches it, everybody's after some hours; what was typed is kept."""

from datetime import timedelta
from http.cookies import Morsel
from io import StringIO

import pytest
import time_machine
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from alongside.clients.models import Client
from alongside.practice.actions import make_sign_in_link
from alongside.practice.models import Member, Parked, Practice
from alongside.trail.actors import Kind, Role
from alongside.trail.models import Event
from alongside.worker.rounds import forget_old_sign_ins
from tests.cast import Cast, make_member

pytestmark = pytest.mark.django_db
IDLE = timedelta(minutes=settings.IDLE_MINUTES)
SESSION = timedelta(seconds=settings.SESSION_COOKIE_AGE)
A_SECOND = timedelta(seconds=1)


def _signed_in(who: Member | Client) -> Browser:
    """A browser in which somebody came in by the door."""
    browser = Browser()
    assert who.account is not None
    secret = make_sign_in_link(who.account.email)
    browser.post(reverse("public:sign_in_link", args=[secret]))
    browser.get(reverse("public:come_in"))
    return browser


def _is_in(browser: Browser, page: str) -> bool:
    return browser.get(reverse(page)).status_code in (200, 204)


def test_a_member_is_asked_again_when_nobody_touched_the_desk(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.anna)
        assert _is_in(browser, "desk:today")
        clock.shift(IDLE - A_SECOND)
        assert _is_in(browser, "desk:today")
        clock.shift(IDLE + A_SECOND)
        assert not _is_in(browser, "desk:today")


def test_touching_it_keeps_it_open_but_not_for_ever(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.anna)
        for _ in range(int(SESSION / (IDLE / 2)) - 1):
            clock.shift(IDLE / 2)
            assert _is_in(browser, "desk:awake")
        clock.shift(IDLE / 2)
        assert not _is_in(browser, "desk:awake")


def test_a_client_is_not_asked_again_so_soon(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.vera)
        clock.shift(SESSION - A_SECOND)
        assert _is_in(browser, "portal:home")
        clock.shift(2 * A_SECOND)
        assert not _is_in(browser, "portal:home")


def test_most_pages_write_no_session(cast: Cast) -> None:
    browser = _signed_in(cast.anna)
    ends = Session.objects.get().expire_date
    browser.get(reverse("desk:today"))
    assert Session.objects.get().expire_date == ends


def test_what_was_typed_is_kept_for_the_one_who_typed_it(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.anna)
        cookie: Morsel[str] = browser.cookies[settings.SESSION_COOKIE_NAME]
        assert cookie["max-age"] > SESSION.total_seconds()
        clock.shift(IDLE + A_SECOND)
        browser.post(reverse("desk:request_new", args=[cast.vera.pk]), {"words": "Half a page"})
        assert Parked.objects.get().account == cast.anna.account


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere_else(cast: Cast) -> None:
    here, there = _signed_in(cast.anna), _signed_in(cast.anna)
    others = _signed_in(cast.vera)
    page = here.get(reverse("usersessions_list"))
    assert page.content.decode().count("this one") == 1
    assert len(page.context["sessions"]) == 2
    here.post(reverse("usersessions_list"))
    assert _is_in(here, "desk:today")
    assert not _is_in(there, "desk:today")
    assert _is_in(others, "portal:home")


def test_where_one_was_signed_in_is_forgotten_with_the_session(cast: Cast) -> None:
    _signed_in(cast.anna)
    Session.objects.all().delete()
    forget_old_sign_ins()
    assert not UserSession.objects.exists()


def test_ending_other_sessions_wants_a_fresh_proof(cast: Cast) -> None:
    TOTP.activate(cast.anna.account, secret := generate_totp_secret())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        here, there = _signed_in(cast.anna), _signed_in(cast.anna)
        clock.shift(timedelta(minutes=10))
        sent = here.post(reverse("usersessions_list"))
        assert sent["Location"].startswith(reverse("mfa_reauthenticate"))
        assert _is_in(there, "desk:today")
        here.post(sent["Location"], {"code": _code(secret)})
        here.post(reverse("usersessions_list"))
        assert not _is_in(there, "desk:today")


@pytest.mark.parametrize("page", ["usersessions_list", "mfa_activate_totp", "mfa_add_webauthn"])
def test_who_has_no_second_factor_signs_in_again_after_a_while(cast: Cast, page: str) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.vera)
        clock.shift(timedelta(minutes=15))
        assert browser.get(reverse(page)).status_code == 200
        clock.shift(A_SECOND)
        assert browser.get(reverse("usersessions_list")).status_code == 200
        sent = browser.post(reverse(page))
        assert sent["Location"] == f"{reverse('account_login')}?next={reverse(page)}"
        assert not _is_in(browser, "portal:home")


def test_who_runs_the_practice_ends_the_sessions_of_one_member(cast: Cast) -> None:
    owner, here, there = _signed_in(cast.anna), _signed_in(cast.mikko), _signed_in(cast.mikko)
    page = reverse("desk:member_sign_out", args=[cast.mikko.pk])
    assert page in owner.get(reverse("desk:member", args=[cast.mikko.pk])).content.decode()
    assert here.post(reverse("desk:member_sign_out", args=[cast.anna.pk])).status_code == 404
    assert owner.post(page)["Location"] == reverse("desk:member", args=[cast.mikko.pk])
    assert not _is_in(here, "desk:today")
    assert not _is_in(there, "desk:today")
    assert _is_in(owner, "desk:today")
    event = Event.objects.get(verb="member.sessions_ended")
    assert (event.actor_id, event.subject_id, event.facts) == (cast.anna.pk, cast.mikko.pk, {"count": 2})
    assert not UserSession.objects.filter(user=cast.mikko.account).exists()


def test_who_works_with_a_client_ends_their_sessions(cast: Cast) -> None:
    responsible, other, client = _signed_in(cast.anna), _signed_in(cast.mikko), _signed_in(cast.vera)
    page = reverse("desk:client_sign_out", args=[cast.vera.pk])
    assert page in responsible.get(reverse("desk:client_keeping", args=[cast.vera.pk])).content.decode()
    assert other.post(page).status_code == 404
    assert _is_in(client, "portal:home")
    responsible.post(page)
    assert not _is_in(client, "portal:home")
    event = Event.objects.get(verb="client.sessions_ended")
    assert (event.actor_id, event.client_id, event.facts) == (cast.anna.pk, cast.vera.pk, {"count": 1})


def test_who_keeps_records_only_ends_nobodys(cast: Cast) -> None:
    client = _signed_in(cast.vera)
    browser = cast.browser(make_member(cast.practice, "Cora", Role.COORDINATOR))
    page = reverse("desk:client_sign_out", args=[cast.vera.pk])
    assert page not in browser.get(reverse("desk:client_keeping", args=[cast.vera.pk])).content.decode()
    assert browser.post(page).status_code == 404
    assert _is_in(client, "portal:home")


def test_who_runs_the_machine_ends_one_persons_or_everybodys(cast: Cast) -> None:
    said = StringIO()
    member, client = _signed_in(cast.anna), _signed_in(cast.vera)
    assert cast.vera.account is not None
    call_command("end_sessions", email=cast.vera.account.email.upper(), stdout=said)
    assert (_is_in(client, "portal:home"), _is_in(member, "desk:today")) == (False, True)
    assert Event.objects.get(verb="client.sessions_ended").actor_kind == Kind.COMMAND
    call_command("end_sessions", stdout=said)
    assert not _is_in(member, "desk:today")
    assert set(
        Event.objects.filter(verb="practice.sessions_ended").values_list("practice_id", flat=True)
    ) == set(Practice.objects.values_list("pk", flat=True))
    assert said.getvalue() == "Sessions ended: 1.\nSessions ended: 1.\n"
    with pytest.raises(CommandError, match="Nobody signs in with"):
        call_command("end_sessions", email="nobody@example.org")


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def _carries_on(browser: Browser, copied: str, who: Member) -> None:
    """The session goes on under another key, listed as one and the same; a copied old key opens nothing."""
    key = browser.session.session_key
    assert key != copied
    assert [each.session_key for each in UserSession.objects.filter(user=who.account)] == [key]
    assert _is_in(browser, "desk:today")
    thief = Browser()
    thief.cookies[settings.SESSION_COOKIE_NAME] = copied
    assert not _is_in(thief, "desk:today")
    assert not Session.objects.filter(pk=copied).exists()


def test_a_new_proof_changes_the_key_and_keeps_the_session(cast: Cast) -> None:
    TOTP.activate(cast.anna.account, secret := generate_totp_secret())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.anna)
        clock.shift(timedelta(minutes=10))
        before = dict(browser.session.items())
        copied = browser.session.session_key
        assert browser.post(reverse("mfa_reauthenticate"), {"code": "000000"}).status_code == 200
        assert browser.session.session_key == copied
        browser.post(reverse("mfa_reauthenticate"), {"code": _code(secret)})
        _carries_on(browser, copied, cast.anna)
        after = dict(browser.session.items())
        assert len(after.pop(RECORDS)) == len(before.pop(RECORDS)) + 1
        assert after == before
        clock.shift(IDLE + A_SECOND)
        assert not _is_in(browser, "desk:today")


def test_proving_oneself_again_makes_no_session_longer(cast: Cast) -> None:
    TOTP.activate(cast.anna.account, secret := generate_totp_secret())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = _signed_in(cast.anna)
        for _ in range(int(SESSION / (IDLE / 2)) - 1):
            clock.shift(IDLE / 2)
            browser.post(reverse("mfa_reauthenticate"), {"code": _code(secret)})
        assert _is_in(browser, "desk:awake")
        clock.shift(IDLE / 2)
        assert not _is_in(browser, "desk:awake")


def test_switching_on_a_code_app_changes_the_key(cast: Cast) -> None:
    browser = _signed_in(cast.anna)
    copied = browser.session.session_key
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    browser.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert Authenticator.objects.filter(user=cast.anna.account, type="totp").exists()
    _carries_on(browser, copied, cast.anna)
