"""Steps 1 and 2: a practice is opened, Anna comes in, a coordinator joins, newcomers arrive."""

from alongside.practice.actions import open_practice
from alongside.practice.models import Member
from tests.browser.monday.post import code_for, link_to, totp
from tests.browser.monday.story import CLIENT, COORDINATOR, OTHER, OWNER, SLUG, UNDONE_NO_MORE, Story


def open_the_practice(story: Story) -> Member:
    """The only thing that no page does: `alongside open-practice` at the machine."""
    say = story.say
    return open_practice(
        name=say.practice,
        slug=SLUG,
        language=story.language,
        zone=say.zone,
        owner_name=say.owner,
        owner_email=OWNER,
    )


def come_in(story: Story) -> None:
    """Step 1: a code by e-mail, then an authenticator app as second factor, then Today."""
    anna = story.anna = story.person("anna", story.desk_width)
    anna.open("/")
    anna.follow("/accounts/login/")
    anna.write(email=OWNER)
    anna.press("main form .button")
    anna.write(code=code_for(OWNER))
    anna.press("main form .button.wide")
    assert anna.page.url.endswith("/accounts/2fa/"), (
        anna.page.url
    )  # nothing is shown before the second factor
    anna.follow("/accounts/2fa/totp/activate/")
    story.secret = anna.page.locator(".secret").inner_text().strip()
    anna.write(code=totp(story.secret))
    anna.press("main form .button")  # the recovery codes, without being asked for another code
    anna.follow("/in/")
    assert anna.page.url.endswith("/desk/"), anna.page.url


def invite_the_coordinator(story: Story) -> None:
    """She gets a link by e-mail, comes in by its button, and sets up her second factor."""
    anna, say = story.anna, story.say
    anna.follow("/desk/members/")
    anna.follow("/desk/members/invite/")
    anna.write(name=say.coordinator, email=COORDINATOR, role="coordinator", practises=False)
    anna.press("main form [data-key=save]")
    anna.reads(say.coordinator)
    chloe = story.person("chloe", story.desk_width)
    chloe.open(link_to(COORDINATOR, "/in/work/"))
    chloe.press("main form .button")
    assert chloe.page.url.endswith("/accounts/2fa/"), chloe.page.url
    chloe.follow("/accounts/2fa/totp/activate/")
    secret = chloe.page.locator(".secret").inner_text().strip()
    chloe.write(code=totp(secret))
    chloe.press("main form .button")
    chloe.follow("/in/")
    chloe.follow("/desk/calendar/")
    chloe.page.close()


def open_the_doors(story: Story) -> None:
    """Step 2: working hours, a room, the public page."""
    anna, say = story.anna, story.say
    anna.follow("/desk/practice/")
    anna.write(currency=say.currency, first_meeting_fee="0", address=say.address)
    anna.press("main form [data-key=save]")
    anna.follow("/desk/practice/rooms/new/")
    anna.write(name=say.room)
    anna.press("main form [data-key=save]")
    anna.follow("/desk/members/")
    anna.press(f"main a:has-text('{say.owner}')")
    anna.write(takes_newcomers=True, languages=story.language)
    anna.press("main form [data-key=save]")
    anna.press("main a[href*='/calendar/hours/']")
    anna.write(**{f"from_{day}_0": "09:00" for day in range(5)})
    anna.write(**{f"until_{day}_0": "17:00" for day in range(5)})
    anna.press("main form [data-key=save]")
    anna.follow("/desk/practice/page/")
    anna.write(**say.page)
    anna.press("main button[name=publish]")


def newcomers_arrive(story: Story) -> None:
    """One books a first meeting, another writes; neither needs an account."""
    say = story.say
    visitor = story.vera = story.person("vera", story.portal_width, has_touch=True)
    visitor.open(f"/p/{SLUG}/")
    visitor.reads(say.page["limits"])
    visitor.follow(f"/p/{SLUG}/book/")
    visitor.page.locator("main [name=starts_at]").nth(3).check(force=True)
    visitor.press("main form[method=post] .button.wide")  # it is kept while she writes
    visitor.write(name=say.client, email=CLIENT)
    visitor.press("main form[method=post] .button.wide")
    story.clock.shift(UNDONE_NO_MORE)
    visitor.open(link_to(CLIENT, "/appointment/"))
    other = story.person("tom", story.portal_width)
    other.open(f"/p/{SLUG}/")
    other.follow(f"/p/{SLUG}/write/")
    other.write(name=say.other, email=OTHER, words=say.enquiry)
    other.press("main form .button")
    other.page.close()
