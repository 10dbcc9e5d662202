"""Feedback on a small phone and on a laptop: nothing sticks out, axe finds nothing, and one tap is enough."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from alongside.clients.models import Client
from alongside.feedback import actions
from alongside.feedback.models import AnonymousFeedback
from alongside.practice.models import Member
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast
from tests.feedback.making import make_touchpoint, tap


@pytest.mark.parametrize(("width", "scheme"), some([(320, "light")], [(320, "light"), (1280, "dark")]))
def test_every_page_of_it(page_for: Callable[..., Page], cast: Cast, width: int, scheme: str) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    door, desk = make_touchpoint(cast), make_touchpoint(cast, "desk", "named")
    for rating in ("good", "good", "bad", "fair", "good"):
        tap(cast, door.pk, rating, "It was cold in the hall.")
    said = actions.give_feedback(vera, desk.pk, rating="bad", words="I waited.")
    actions.answer_feedback(anna, said.pk, status="decided", words="A second chair.")
    told = {"heard": "Cold.", "decided": "Heater.", "outcome": "changed", "language": "en"}
    row = actions.write_told(anna, **told)  # type: ignore[arg-type]
    cycle = actions.begin_improvement(anna, found="Cold hall", owner_id=cast.anna.pk)
    actions.note_moment(vera, words="There was tea.")
    plain = ("feedback", "feedback_digest", "touchpoint_new", "told", "improvements", "moments", "pulse")
    pages: dict[Member | Client, list[str]] = {
        cast.anna: [
            *(reverse(f"desk:{name}") for name in plain),
            reverse("desk:touchpoint", args=[door.pk]),
            reverse("desk:feedback_one", args=[said.pk]),
            reverse("desk:told_one", args=[row.pk]),
            reverse("desk:improvement", args=[cycle.pk]),
        ],
        cast.vera: [
            reverse("portal:feedback"),
            reverse("portal:feedback_at", args=[desk.pk]),
            reverse("public:feedback", args=["riverside", "door"]),
            reverse("public:feedback", args=["riverside", "desk"]),
            reverse("public:feedback_thanks", args=["riverside", "door"]),
            reverse("public:you_said", args=["riverside"]),
        ],
    }
    for who, addresses in pages.items():
        page = page_for("en", width, color_scheme=scheme)
        page.goto("/healthz")
        session = cast.browser(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
            assert_axe_clean(page)


def test_one_tap_without_script(page_for: Callable[..., Page], cast: Cast) -> None:
    make_touchpoint(cast)
    page = page_for("en", 320, java_script_enabled=False)
    page.goto(reverse("public:feedback", args=["riverside", "door"]))
    page.get_by_role("button", name="Not good").click()
    page.get_by_role("heading", name="Thank you. It has arrived.").wait_for()
    assert AnonymousFeedback.objects.get().rating == "bad"
