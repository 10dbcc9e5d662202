"""What a browser is told with every answer: pages, refusals, redirects, files of the house."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client as Browser
from django.urls import reverse

from alongside import settings as ours
from alongside.web.downloads import SANDBOX, download
from tests.cast import Cast

pytestmark = pytest.mark.django_db
OTHERS_MAY_NOT = ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/nowhere/", 404), ("/healthz", 200), ("/desk", 301), ("/desk/", 302)]
)
def test_every_answer_says_what_may_be_done_with_it(path: str, status: int) -> None:
    answer = Browser().get(path)
    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert [each for each in OTHERS_MAY_NOT if each not in policy] == []
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_file_that_somebody_put_here_may_do_nothing() -> None:
    answer = download(b"%PDF-", name="a.pdf", media_type="application/pdf")
    assert answer.headers["Content-Security-Policy"] == SANDBOX
    assert [each for each in ("sandbox", *OTHERS_MAY_NOT) if each not in SANDBOX] == []
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_what_answers_by_itself_stands_behind_the_headers() -> None:
    order = [each.rsplit(".", 1)[-1] for each in ours.MIDDLEWARE]
    assert order[2:5] == ["CSPMiddleware", "HeadersMiddleware", "WhiteNoiseMiddleware"]


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PROPFIND"])
def test_methods_that_nobody_needs_are_refused(method: str) -> None:
    answer = Browser().generic(method, "/")
    assert answer.status_code == 405
    assert "TRACE" not in answer.headers["Allow"]


def test_pages_of_sign_in_are_not_kept_by_the_browser(cast: Cast) -> None:
    assert Browser().get(reverse("account_login")).headers["Cache-Control"] == "no-store"
    assert cast.browser(cast.anna).get(reverse("mfa_index")).headers["Cache-Control"] == "no-store"


def test_signing_out_empties_the_cache_of_the_browser(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert "Clear-Site-Data" not in browser.get(reverse("account_logout")).headers
    assert browser.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache"'


def test_plain_words_say_how_they_are_written() -> None:
    assert Browser().get("/healthz").headers["Content-Type"] == "text/plain; charset=utf-8"
    unknown = Browser().get(reverse("api:calendar", args=["nothing"]))
    assert unknown.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_with_https_browsers_stay_with_it_for_a_year(settings: object) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True  # type: ignore[attr-defined]
    answer = Browser().get("/healthz", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_no_cookie_goes_to_scripts_or_neighbours(cast: Cast) -> None:
    browser = Browser()
    browser.post(reverse("account_request_login_code"), {"email": cast.anna.account.email})
    browser.get(reverse("account_confirm_login_code"))
    browser.post(reverse("set_language"), {"language": "fi"})
    assert set(browser.cookies) == {
        ours.SESSION_COOKIE_NAME,
        ours.CSRF_COOKIE_NAME,
        ours.LANGUAGE_COOKIE_NAME,
    }
    for cookie in browser.cookies.values():
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", ""), cookie.key
        assert cookie["httponly"], cookie.key


def test_with_https_every_cookie_is_of_this_host_only(tmp_path: Path) -> None:
    code = (
        "from alongside import settings as s;"
        "print(*(getattr(s, n) for n in dir(s) if n.endswith('COOKIE_NAME')));"
        "print(*(getattr(s, n) for n in dir(s) if n.endswith('COOKIE_SECURE')))"
    )
    asked = {"ALONGSIDE_BASE_URL": "https://practice.example", "ALONGSIDE_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, check=True, capture_output=True, text=True
    )
    names, secure = done.stdout.splitlines()
    assert sorted(names.split()) == [
        "__Host-csrftoken",
        "__Host-kept_time",
        "__Host-language",
        "__Host-messages",
        "__Host-sessionid",
    ]
    assert secure.split() == ["True"] * 3


def test_the_word_after_something_was_done_is_closed_to_scripts(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(reverse("usersessions_list"))
    cookie = browser.cookies[ours.MESSAGES_COOKIE_NAME]
    assert cookie.value
    assert (cookie["samesite"], cookie["path"], bool(cookie["httponly"])) == ("Lax", "/", True)
