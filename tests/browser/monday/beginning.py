"""Step 3: what brings her, what may stand behind it, who she is; the portal opens; the work begins."""

from tests.browser.monday.post import letters, link_to, work
from tests.browser.monday.story import CLIENT, OTHER, Story


def answer_before_the_first_meeting(story: Story) -> None:
    """The questions come by e-mail with the booking; no sign-in is needed, and the link is spent afterwards."""
    vera, say = story.vera, story.say
    link = link_to(CLIENT, "/in/intake/")
    vera.open(link)
    vera.write(
        words=say.request,
        greeting=say.greeting,
        support_needs=say.needs,
        shares_support_needs=True,
        dual_ties=say.tie,
    )
    vera.press("main form .button")
    vera.open(link, status=410)


def take_her_on(story: Story) -> None:
    """Today leads to the newcomers; Vera becomes a client, Tom gets the questions."""
    anna, say = story.anna, story.say
    anna.follow("/desk/")
    anna.press(f"main a[href^='/desk/clients/']:has-text('{say.other}')")
    anna.reads(say.enquiry)
    anna.press("main nav a[href$='/keeping/']")
    anna.press("main form[action$='/intake/'] button")
    link_to(OTHER, "/in/intake/")
    anna.follow("/desk/")
    anna.press(f"main a[href^='/desk/clients/']:has-text('{say.client}')")
    story.client = anna.page.url
    anna.reads(say.request)
    anna.press("main form[action$='/accept/'] button")


def write_down_who_she_is(story: Story) -> None:
    """Profile, greeting, support, the circle and what they may know, ties and what was decided."""
    anna, say = story.anna, story.say
    anna.open(story.client)
    anna.press("main a[href$='/profile/']")
    anna.write(values=say.profile, style=4, pace=3)
    anna.press("main form [data-key=save]")
    anna.press("main a[href$='/support/']")
    anna.reads(say.needs)
    anna.press("main form [data-key=save]")
    anna.press("main a[href$='/ties/']")
    anna.reads(say.tie)
    anna.write(tie_decision="accept", tie_reason=say.why)
    anna.press("main form [data-key=save]")
    anna.press("main a[href$='/card/']")
    anna.press("main a[href$='/circle/new/']")
    anna.write(name=say.sister, kind="relative", is_emergency=True, may_know="times")
    anna.press("main form [data-key=save]")
    anna.reads(say.sister)
    anna.reads(say.greeting)


def read_between_the_lines(story: Story) -> None:
    """Two readings that rival each other; only Vera says which fits."""
    anna, say = story.anna, story.say
    anna.open(story.client)
    anna.press("main a[href^='/desk/requests/']")
    for guess in say.guesses:
        anna.write(words=guess)
        anna.press("main form [data-key=save]")
    anna.press("main form[action$='/ask/'] button")


def join_the_portal(story: Story) -> None:
    """A letter brings her in; a scanner that follows its link changes nothing."""
    anna, vera, say = story.anna, story.vera, story.say
    anna.open(f"{story.client}keeping/")
    anna.press("main form[action$='/invite/'] button")
    link = link_to(CLIENT, "/in/portal/")
    vera.open(link)
    vera.open(link)
    vera.press("main form .button")
    vera.follow("/portal/request/")
    right = f"main form:has-text('{say.guesses[1]}')"
    vera.page.locator(f"{right} textarea").fill(say.yes)
    vera.press(f"{right} button[value=yes]")
    vera.press(f"main form:has-text('{say.guesses[0]}') button[value=no]")
    work()
    assert all(say.guesses[1] not in str(each.body) for each in letters(CLIENT))


def begin_the_work(story: Story) -> None:
    """Anna reads Vera's yes and opens a piece of advice work; from its page the agreement is one link away."""
    anna, say = story.anna, story.say
    anna.open(story.client)
    anna.press("main a[href^='/desk/requests/']")
    anna.reads(say.yes)
    anna.open(story.client)
    anna.press("main a[href$='/work/new/']")
    anna.write(kind="advice")
    anna.press("main form [data-key=save]")
    anna.press("main a[href^='/desk/agreements/']")
    story.work = anna.page.url
