"""The pages of programs that come in: tokens shown once, their uses, and who takes them back."""

import html
import re

from django.utils import timezone

from alongside.desk.doors.words import ANSWERS, EVENTS, SCOPE_WORDS, STATUS
from alongside.doors.actions import add_webhook, make_token, note_use, send_test
from alongside.doors.models import Delivery, DeliveryStatus, Token, Webhook
from alongside.doors.queries import bearer, offered_events
from alongside.doors.scopes import SCOPES
from alongside.notices.actions import post
from alongside.notices.letters import write_letter
from alongside.notices.models import Notice
from tests.cast import Cast


def test_a_token_is_made_shown_once_and_works(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    answer = browser.post(
        "/desk/programs/new/", {"name": "Ledger", "scopes": ["clients:read", "steps:write"], "days": "30"}
    )
    page = answer.content.decode()
    [secret] = set(re.findall(r"alongside_[A-Za-z0-9_-]{43}", page))
    found = bearer(secret, timezone.now())
    assert found is not None
    assert found.actor == cast.actor(cast.mikko)
    assert found.token.scopes == ["clients:read", "steps:write"]
    assert answer.headers["Cache-Control"] == "no-store"
    again = browser.get("/desk/programs/").content.decode()
    assert "Ledger" in again
    assert secret not in again


def test_what_is_missing_is_said_beside_the_field(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    for body in (
        {},
        {"name": "A", "days": "90"},
        {"name": "A", "scopes": ["x"], "days": "90"},
        {"name": "A", "scopes": ["clients:read"], "days": "366"},
    ):
        assert browser.post("/desk/programs/new/", body).status_code == 422
    assert not Token.objects.exists()


def test_the_last_uses_are_shown(cast: Cast) -> None:
    _, token = make_token(cast.actor(cast.mikko), name="Ledger", scopes=["clients:read"])
    for _ in range(3):
        note_use(cast.actor(cast.mikko), token, what="GET clients", address="203.0.113.9")
    page = cast.browser(cast.mikko).get("/desk/programs/").content.decode()
    assert "GET clients" in page
    assert "203.0.113.0/24" in page
    assert "203.0.113.9" not in page


def test_a_token_that_is_over_is_said_to_be(cast: Cast) -> None:
    _, token = make_token(cast.actor(cast.mikko), name="Ledger", scopes=["clients:read"])
    browser = cast.browser(cast.mikko)
    assert '<span class="tag">over</span>' not in browser.get("/desk/programs/").content.decode()
    Token.objects.filter(pk=token.pk).update(expires_at=timezone.now())
    assert '<span class="tag">over</span>' in browser.get("/desk/programs/").content.decode()


def test_who_runs_the_practice_sees_and_takes_back_the_tokens_of_others(cast: Cast) -> None:
    secret, token = make_token(cast.actor(cast.mikko), name="Mikko’s ledger", scopes=["clients:read"])
    make_token(cast.actor(cast.stranger), name="Elsewhere", scopes=["clients:read"])
    page = cast.browser(cast.anna).get("/desk/programs/").content.decode()
    assert "Mikko’s ledger" in page
    assert "Elsewhere" not in page
    assert "Mikko’s ledger" not in cast.browser(cast.chie).get("/desk/programs/").content.decode()
    assert cast.browser(cast.anna).post(f"/desk/programs/{token.pk}/revoke/").status_code == 302
    assert bearer(secret, timezone.now()) is None


def test_the_way_there_starts_on_ones_own_page(cast: Cast) -> None:
    assert (
        'href="/desk/programs/"'
        in cast.browser(cast.mikko).get(f"/desk/members/{cast.mikko.pk}/").content.decode()
    )
    other = cast.browser(cast.anna).get(f"/desk/members/{cast.mikko.pk}/").content.decode()
    assert 'href="/desk/programs/"' not in other


# Programs that are told

PUBLIC = "https://93.184.215.14/hook"


def test_a_webhook_is_added_and_its_secret_shown_once(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    answer = browser.post("/desk/practice/webhooks/", {"address": PUBLIC, "events": ["client.added"]})
    [secret] = set(re.findall(r"whsec_[A-Za-z0-9+/=]{44}", answer.content.decode()))
    hook = Webhook.objects.get()
    assert (hook.address, hook.secret, hook.events) == (PUBLIC, secret, ["client.added"])
    for path in ("/desk/practice/webhooks/", f"/desk/practice/webhooks/{hook.pk}/"):
        page = browser.get(path).content.decode()
        assert "93.184.215.14" in page
        assert secret not in page
    new = browser.post(f"/desk/practice/webhooks/{hook.pk}/secret/").content.decode()
    hook.refresh_from_db()
    assert hook.secret in html.unescape(new)
    assert hook.secret != secret


def test_an_address_that_is_refused_is_said_beside_its_field(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for address in ("http://example.org/", "https://127.0.0.1/", ""):
        answer = browser.post("/desk/practice/webhooks/", {"address": address, "events": ["client.added"]})
        assert answer.status_code == 422
        assert "address" in answer.context["form"].errors
    answer = browser.post("/desk/practice/webhooks/", {"address": PUBLIC, "events": ["message.sent"]})
    assert "events" in answer.context["form"].errors


def test_its_log_shows_what_came_back_and_sends_again(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    _, hook = add_webhook(anna, address=PUBLIC, events=["client.added"])
    row = send_test(anna, webhook_id=hook.pk)
    row.tries = [[row.asked_at.isoformat(), 503, 12], [row.asked_at.isoformat(), "too_slow", 10_000]]
    row.status = "failed"
    row.save()
    browser = cast.browser(cast.anna)
    page = browser.get(f"/desk/practice/webhooks/{hook.pk}/").content.decode()
    assert str(ANSWERS["too_slow"]) in page
    assert str(STATUS["failed"]) in page
    assert browser.post(f"/desk/practice/webhooks/sent/{row.pk}/again/").status_code == 302
    row.refresh_from_db()
    assert row.status == "waiting"


def test_it_is_switched_off_and_removed(cast: Cast) -> None:
    _, hook = add_webhook(cast.actor(cast.anna), address=PUBLIC, events=["client.added"])
    browser, path = cast.browser(cast.anna), f"/desk/practice/webhooks/{hook.pk}/"
    assert browser.post(path, {"events": ["step.set"]}).status_code == 302
    hook.refresh_from_db()
    assert (hook.events, hook.is_on) == (["step.set"], False)
    assert browser.post(path, {"events": [], "is_on": "on"}).status_code == 422
    assert browser.post(f"{path}test/", follow=True).status_code == 200
    assert not Delivery.objects.exists()
    browser.post(f"{path}remove/")
    assert not Webhook.objects.exists()


def test_only_an_owner_finds_the_way(cast: Cast) -> None:
    assert "/desk/practice/webhooks/" in cast.browser(cast.anna).get("/desk/practice/").content.decode()
    for who in (cast.mikko, cast.chie):
        assert cast.browser(who).get("/desk/practice/webhooks/").status_code == 404


def test_every_event_has_its_words() -> None:
    assert list(EVENTS) == offered_events()
    assert set(STATUS) == set(DeliveryStatus.values)
    assert set(SCOPE_WORDS) == set(SCOPES)


def test_the_owner_hears_that_it_was_switched_off(cast: Cast) -> None:
    _, hook = add_webhook(cast.actor(cast.anna), address=PUBLIC, events=["client.added"])
    post(
        cast.practice.pk,
        "webhook.stopped",
        email=cast.anna.email,
        language="en",
        zone="UTC",
        subject_id=hook.pk,
        facts={"webhook": str(hook.pk)},
    )
    letter = write_letter(Notice.objects.get(kind="webhook.stopped"), sender="Riverside")
    assert f"/desk/practice/webhooks/{hook.pk}/" in letter.body
    assert "93.184" not in letter.subject + letter.body
