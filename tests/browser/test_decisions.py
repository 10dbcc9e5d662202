"""Decisions, looks at oneself and tones on a small phone and on a laptop: nothing sticks out, axe finds nothing."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from alongside.clients.models import Client
from alongside.decisions import actions
from alongside.decisions.models import Decision
from alongside.practice.models import Member
from alongside.voice.actions.self_checks import write_self_check
from alongside.voice.actions.tones import pick_tone, save_tone_type
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast
from tests.decisions.making import make_put_before, make_signed
from tests.meetings.stage import make_appointment

LONG = "Every week, in the room with the two windows, until the summer, and then we look at it again together"


@pytest.mark.parametrize(("width", "scheme"), some([(320, "light")], [(320, "light"), (1280, "dark")]))
def test_every_page_of_it(page_for: Callable[..., Page], cast: Cast, width: int, scheme: str) -> None:
    pages = scene(cast)
    for who, addresses in pages.items():
        page = page_for("en", width, color_scheme=scheme)
        page.goto("/healthz")
        session = cast.browser(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
            assert_axe_clean(page)


def scene(cast: Cast) -> dict[Member | Client, list[str]]:
    """A decision in each state, beliefs, looks and a guess; and every page of them."""
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    actions.say_beliefs(vera, cast.vera.pk, cause="The shifts", decides_with="My sister")
    prepared = actions.write_decision(anna, cast.vera.pk, question="How often do we meet in the summer?")
    waits, signed = make_put_before(cast), make_signed(cast)
    mine = actions.add_option(vera, waits.pk, words=LONG, pros="Calm", cons="Far")
    ours = waits.options.get(side="member")
    gone = make_put_before(cast)
    actions.withdraw(vera, gone.pk)
    for _ in range(3):
        write_self_check(anna, about="reply", motive="disliked", client_id=cast.vera.pk)
    kind = save_tone_type(anna, name="Careful", signs="Few words", tone="Slowly")
    pick_tone(anna, cast.vera.pk, type_id=kind.pk)
    planned = make_appointment(cast.vera, cast.advice, minutes_ago=-60)
    asked = reverse("desk:self_check")
    return {
        cast.anna: [
            *(reverse(f"desk:{name}") for name in ("all_decisions", "self_checks", "tone_types")),
            *(reverse(f"desk:{name}", args=[cast.vera.pk]) for name in ("decisions", "beliefs", "tone")),
            *(reverse("desk:decision", args=[row.pk]) for row in (prepared, waits, signed, gone)),
            reverse("desk:decision_pause", args=[prepared.pk]),
            reverse("desk:decision_option", args=[ours.pk]),
            reverse("desk:tone_type", args=[kind.pk]),
            reverse("desk:prepare", args=[planned.pk]),
            f"{asked}?about=start&client={cast.vera.pk}",
            f"{asked}?about=reply",
        ],
        cast.vera: [
            reverse("portal:decisions"),
            reverse("portal:beliefs"),
            *(reverse("portal:decision", args=[row.pk]) for row in (waits, signed, gone)),
            reverse("portal:decision_option", args=[mine.pk]),
        ],
    }


def test_the_client_decides_without_script(page_for: Callable[..., Page], cast: Cast) -> None:
    row = make_put_before(cast)
    page = page_for("en", 320, java_script_enabled=False)
    page.goto("/healthz")
    session = cast.browser(cast.vera).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
    page.goto(reverse("portal:decision", args=[row.pk]))
    page.get_by_role("button", name="I have no proposal of my own").click()
    page.get_by_role("button", name="Choose this one").click()
    page.get_by_role("button", name="I sign this decision").click()
    page.get_by_text("you have signed").wait_for()
    assert Decision.objects.get().client_signed_at is not None
