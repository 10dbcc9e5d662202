"""Steps 5 to 7: meetings are booked, announced, held and wrapped up; Vera says how it was."""

from playwright.sync_api import expect

from tests.browser.monday.post import letters, newest, work
from tests.browser.monday.story import CLIENT, OTHER, UNDONE_NO_MORE, Story

ITEMS = ("heard", "understood", "accepted", "valuable", "safe")


def be_reminded(story: Story) -> None:
    """A day before, a letter in Vera's language says when and where, not what for."""
    story.until("03-09 11:00")
    before = len(letters(CLIENT))
    work()
    reminder = letters(CLIENT)[before:]
    assert len(reminder) == 1, [each.subject for each in reminder]
    assert story.say.request not in str(reminder[0].body)
    assert "10" in str(reminder[0].body)  # the day


def hold_the_first_meeting(story: Story) -> None:
    """Prepared on Today in a line; started and ended by a button; wrapped up on one screen in five actions."""
    anna, say = story.anna, story.say
    story.until("03-10 10:30")
    anna.follow("/desk/")
    anna.press(f"main a[href$='/prepare/']:has-text('{say.client}')")
    anna.reads(say.greeting)
    anna.press("main form[action$='/start/'] button")
    anna.press("main form[action$='/greeted/'] button")
    story.until("03-10 11:19")
    anna.open(anna.page.url)
    with anna.counted(5):
        anna.press("main form[action$='/end/'] button")
        anna.write(**{"part:words": say.note})
        anna.write(words=say.step)
        anna.page.keyboard.press("Enter")
        expect(anna.page.locator("#steps li")).to_contain_text(say.step)
        anna.touch("#next form button")
        expect(anna.page.locator("#next form")).to_have_count(0)
        anna.look()
        anna.press("main button[name=note]")
    assert anna.page.url.endswith("/desk/")


def write_and_sign_the_note(story: Story) -> None:
    """The draft keeps itself and says so; Ctrl-Enter signs it; from the list the last note is one click away."""
    anna, say = story.anna, story.say
    anna.open("/desk/clients/?whose=mine")
    with anna.counted(1):
        anna.press("main a[href$='/notes/last/']")
    expect(anna.page.locator("main [name='part:words']")).to_have_value(say.note)
    anna.page.locator("main [name='part:words']").press("Control+End")
    anna.page.keyboard.type(" +")
    expect(anna.page.locator("[data-autosave-status][data-state=saved]")).to_be_visible()
    anna.look()
    anna.keys("Control+Enter")
    anna.reads(f"{say.note} +")
    expect(anna.page.locator("main [name='part:words']")).to_have_count(0)


def put_a_document_into_the_file(story: Story) -> None:
    """Anna adds a sheet for Vera; Vera finds it in the portal."""
    anna, vera = story.anna, story.vera
    anna.open(story.client)
    anna.press("main a[href$='/documents/']")
    sheet = {"name": "sheet.txt", "mimeType": "text/plain", "buffer": b"Breathe out longer than in."}
    anna.page.locator("main [name=content]").set_input_files(sheet)  # type: ignore[arg-type]
    anna.write(is_shared=True)
    anna.press("main form[data-main] .button")
    anna.reads("sheet.txt")
    vera.open("/portal/steps/")
    vera.follow("/portal/documents/")
    vera.reads("sheet.txt")
    assert vera.download("main a[href^='/portal/documents/']").read_bytes() == sheet["buffer"]


def say_how_it_was(story: Story) -> None:
    """On a phone, from the portal's home, in eight taps; words count as one, and three questions stay open."""
    vera, say = story.vera, story.say
    vera.open("/portal/")
    with vera.counted(8):
        vera.press("main a[href^='/portal/check-ins/']")
        for item, value in zip(ITEMS, (9, 8, 10, 7, 9), strict=True):
            vera.write(**{item: value})
        vera.write(words=say.how_it_was)
        vera.press("main button[name=answer]")
    vera.reads(say.how_it_was)
    work()
    assert all(say.how_it_was not in str(each.body) for each in letters(CLIENT))


def book_more(story: Story) -> None:
    """The next meeting from the client's page in two actions; then every week; a taken time is refused politely."""
    anna, say = story.anna, story.say
    anna.open(story.client)
    with anna.counted(2):
        anna.press("main a[href^='/desk/book/']")
        anna.press("main button[name=time]")
    anna.press("main a[href^='/desk/book/']")
    anna.write(day="2026-03-30", at="10:00", minutes=50, times=4, every_weeks=1)  # the clocks have changed
    anna.press("main form[data-main] [data-key=save]")
    anna.press("main button[name=confirm]")
    anna.follow("/desk/calendar/")
    anna.follow("/desk/book/?")
    anna.write(q=say.other)
    anna.press("main form[role=search] .button")
    anna.press("main a[href^='?client=']")
    anna.write(day="2026-03-30", at="10:30", minutes=50)
    anna.press("main form[data-main] [data-key=save]", status=422)
    expect(anna.page.locator("main [name=override_reason]")).to_be_visible()
    anna.press("main button[name=time]")
    story.clock.shift(UNDONE_NO_MORE)
    newest(OTHER)


def know_before_the_second_meeting(story: Story) -> None:
    """Monday: what Vera said stands on the preparation card; this meeting runs over, and Anna may say why."""
    anna, say = story.anna, story.say
    story.until("03-16 09:55")
    anna.follow("/desk/")
    anna.press(f"main a[href$='/prepare/']:has-text('{say.client}')")
    anna.reads(say.how_it_was)
    anna.reads(say.note)
    anna.reads(say.step)
    story.until("03-16 10:00")
    anna.press("main form[action$='/start/'] button")
    story.until("03-16 11:02")
    anna.open(anna.page.url)
    anna.press("main form[action$='/end/'] button")
    anna.write(reason=say.why)
    anna.press("main form[action$='/done/'] button, main button[name=note]")


def forget_to_press_the_end(story: Story, day: str) -> None:
    """A Monday on which nobody pressed anything: the wrap-up asks how it ended; it ran over."""
    anna, say = story.anna, story.say
    story.until(f"{day} 12:00")
    anna.follow("/desk/")
    anna.press(f"main a[href$='/prepare/']:has-text('{say.client}')")
    anna.press("main form[action$='/start/'] button")
    anna.write(ended="11:06")
    anna.touch("#ended form .button")
    expect(anna.page.locator("#ended [name=ended]")).to_have_count(0)
    anna.look()
    anna.press("main form[action$='/done/'] button, main button[name=note]")
