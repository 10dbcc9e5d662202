"""Answers of a client on their own device: kept until they are sent, sent once, and wiped at sign-out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from alongside.clients.models import Client
from alongside.trail.models import Event
from alongside.voice.models import CheckIn
from tests.browser.axe import assert_axe_clean
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights
from tests.voice.scene import make_check_in

KEPT = """async () => {
  const asked = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await asked(indexedDB.open('alongside-answers'))
  const all = name => asked(database.transaction(name).objectStore(name).getAll())
  const keys = await all('keys')
  const answers = await all('answers')
  database.close()
  const text = answers.map(row => new TextDecoder().decode(row.sealed)).join('')
  return { keys: keys.map(key => key.extractable), answers: answers.length, text }
}"""


@pytest.fixture
def check_in(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)


@pytest.fixture
def page(page_for: Callable[..., Page], cast: Cast) -> Page:
    """A phone on which Vera is signed in."""
    found = page_for("en", 320, has_touch=True)
    found.goto("/healthz")
    sign_in(found, cast, cast.vera)
    return found


def sign_in(page: Page, cast: Cast, who: Client) -> None:
    session = cast.browser(who).cookies["sessionid"].value
    origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])


def address(check_in: CheckIn) -> str:
    return f"/portal/check-ins/{check_in.pk}/"


def say(page: Page) -> None:
    page.locator("input[name=heard][value='7']").tap()
    page.get_by_label("In your own words").fill("Only mine")
    page.wait_for_timeout(500)  # it is kept after a pause


def is_kept(page: Page, answers: int) -> None:
    """Waits until this many answers lie on the device."""
    for _ in range(100):
        found = page.evaluate(KEPT)["answers"]
        if found == answers:
            return
        page.wait_for_timeout(50)
    assert found == answers


def test_an_answer_without_a_line_is_sent_once_when_it_is_back(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    page.context.set_offline(True)
    say(page)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("There is no connection now.")
    kept = page.evaluate(KEPT)
    assert (kept["keys"], kept["answers"], "Only mine" in kept["text"]) == ([False], 1, False)
    with pytest.raises(Error):
        page.reload()
    page.context.set_offline(False)
    page.goto(address(check_in))
    expect(page.get_by_text("Your answers have arrived.")).to_be_visible()
    is_kept(page, 0)
    kept_here = CheckIn.objects.get()
    assert (kept_here.answers, kept_here.words) == ({"heard": 7}, "Only mine")
    assert Event.objects.filter(verb="checkin.answered").count() == 1
    page.context.errors = []
    page.script_errors.clear()


def test_it_is_sent_from_any_page_and_by_itself(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    page.context.set_offline(True)
    say(page)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("There is no connection now.")
    page.context.set_offline(False)
    expect(page.get_by_text("Your answers have arrived.")).to_be_visible()
    assert CheckIn.objects.get().answers == {"heard": 7}
    page.script_errors.clear()


def test_what_was_not_sent_is_there_again_and_leaves_with_the_answer(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    say(page)
    is_kept(page, 1)
    submission = page.locator("input[name=submission]").input_value()
    page.reload()
    expect(page.get_by_label("In your own words")).to_have_value("Only mine")
    expect(page.locator("[data-keep-status]")).to_contain_text("It has not been sent yet.")
    expect(page.locator("input[name=submission]")).to_have_value(submission)
    assert_axe_clean(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your answers have arrived.")).to_be_visible()
    is_kept(page, 0)
    assert str(CheckIn.objects.get().submission) == submission


def test_skipping_forgets_what_was_typed(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    say(page)
    is_kept(page, 1)
    page.get_by_role("button", name="Skip this time").click()
    page.wait_for_url("**/portal/")
    is_kept(page, 0)
    assert CheckIn.objects.get().declined_at is not None


def test_a_refused_answer_says_why_and_keeps_what_was_typed(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".error-summary")).to_contain_text("Choose an answer or write a few words.")
    say(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your answers have arrived.")).to_be_visible()


def test_signing_out_wipes_it_and_what_was_typed_last(page: Page, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    say(page)
    is_kept(page, 1)
    page.get_by_label("In your own words").fill("Only mine, and more")
    page.evaluate("sessionStorage.setItem('draft /desk/', 'Not yet sent')")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "/portal/" not in url)
    kept = page.evaluate(KEPT)
    assert (kept["keys"], kept["answers"]) == ([], 0)
    assert page.evaluate("sessionStorage.getItem('draft /desk/')") is None


def test_somebody_else_who_signs_in_wipes_it(page: Page, cast: Cast, check_in: CheckIn) -> None:
    page.goto(address(check_in))
    say(page)
    is_kept(page, 1)
    sign_in(page, cast, cast.strangers_client)
    page.goto("/portal/")
    is_kept(page, 0)
    assert page.evaluate(KEPT)["keys"] == []


def test_a_link_keeps_nothing_and_hanging_questions_appear(page_for: Callable[..., Page], cast: Cast) -> None:
    ask_nights(cast.actor(cast.anna), cast.vera)
    from alongside.notices.models import Notice

    page = page_for("en", 320, has_touch=True)
    page.goto(f"/how-was-it/{Notice.objects.get().facts['secret']}/")
    hanging = page.locator("[data-hangs-on]")
    expect(hanging).to_be_hidden()
    page.get_by_label("Badly").check()
    expect(hanging).to_be_visible()
    assert_axe_clean(page)
    page.locator(".slider").fill("120")
    expect(page.get_by_label("How many minutes does it take?")).to_have_value("120")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    assert page.locator("html").evaluate("e => e.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your answers have arrived.")).to_be_visible()
    assert CheckIn.objects.get().answers == {"sleep": 1, "minutes": 120}
