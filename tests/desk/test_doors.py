"""The pages of programs that come in: tokens shown once, their uses, and who takes them back."""

import re

from django.utils import timezone

from alongside.doors.actions import make_token, note_use
from alongside.doors.models import Token
from alongside.doors.queries import bearer
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
