"""A browser in which somebody is signed in and sits at their place already."""

from playwright.sync_api import Page

from alongside.clients.models import CirclePerson, Client
from alongside.practice.models import Member
from tests.cast import Cast


def sit_down(page: Page, cast: Cast, who: Member | Client | CirclePerson) -> None:
    """Give this page the session of who signed in elsewhere."""
    page.goto("/healthz")
    session = cast.browser(who).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
