"""Words looked up in one client's file: what is found, what never is, and that no word stands in an address."""

import html
import re
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.decisions import actions as decisions
from alongside.meetings import actions as meetings
from alongside.messages import actions as messages
from alongside.messages.models import Message
from alongside.steps import actions as steps
from alongside.steps.models import Step
from alongside.trail.models import Event
from alongside.web.looking_for import SEALED, seal_words
from tests.cast import Cast
from tests.desk.test_clients import fill_file
from tests.diary.making import write
from tests.file.full import fill
from tests.meetings.stage import make_note
from tests.voice.scene import make_answer, make_meeting


def page(cast: Cast, typed: str, who: object = None, client: UUID | None = None) -> str:
    """What somebody sees who looks for this."""
    return body(open_page(cast, typed, who, client))


def open_page(cast: Cast, typed: str, who: object = None, client: UUID | None = None):
    member = who or cast.anna
    address = reverse("desk:client_find", args=[client or cast.vera.pk])
    sealed = seal_words(cast.actor(member), typed)
    return cast.browser(member).get(address, {SEALED: sealed})


def body(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def links(text: str) -> list[str]:
    found = re.findall(r'<li><div class="grow"><a href="([^"]+)">', text)
    return [html.unescape(each) for each in found]


FOUND = {
    "slept well": "Message",
    "asked for a letter": "Message",
    "cannot sleep": "What they ask",
    "nobody asked": "What they ask",
    "aunt worries": "Talk with somebody around them",
    "signed words": "Note",
    "added words": "Note",
    "process words": "Private process note",
    "inside": "Name of a document",
    "walk evening": "Next step",
    "it was good": "Their answer",
    "chairs": "Feedback",
    "sleep through": "Goal",
    "how often": "Decision",
    "it carries": "Decision",
    "the light": "From their diary",
    "what we talk about stays": "Agreement",
}


def test_everything_that_may_be_read_is_found_and_its_page_opens(cast: Cast) -> None:
    fill(cast)
    browser = cast.browser(cast.anna)
    for typed, kind in FOUND.items():
        text = page(cast, typed)
        assert f'<span class="list-title">{kind}</span>' in text, typed
        assert "<mark>" in text
        for link in links(text):
            assert browser.get(link, follow=True).status_code == 200, (typed, link)


def test_what_is_somebody_elses_alone_is_never_found(cast: Cast) -> None:
    fill(cast)
    cast.vera.engagements.update(practitioner=cast.mikko)
    for typed in ("Hers alone", "For my aunt", "draft words", "impressed", "mirrored", "too eager"):
        assert links(page(cast, typed)) == [], typed
    assert links(page(cast, "signed words", cast.mikko)) != []
    assert links(page(cast, "process words", cast.mikko)) == []
    assert links(page(cast, "chairs", cast.mikko)) == []  # said to Anna


def test_a_diary_is_found_only_as_far_as_it_is_shared(cast: Cast) -> None:
    write(cast, "a lantern by the sea")
    assert "lantern by" not in page(cast, "lantern")
    write(cast, "a lantern on the hill", is_shared=True)
    assert len(links(page(cast, "lantern"))) == 1


def test_words_of_another_client_are_never_found(cast: Cast) -> None:
    steps.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="Paint the fence")
    assert "do not stand together" in page(cast, "fence")
    assert len(links(page(cast, "fence", cast.mikko, cast.oskar.pk))) == 1


def test_who_may_not_read_the_words_finds_no_page(cast: Cast) -> None:
    for who in (cast.chie, cast.mikko, cast.stranger):
        assert open_page(cast, "sleep", who).status_code == 404
        address = reverse("desk:client_find", args=[cast.vera.pk])
        assert cast.browser(who).post(address, {"q": "sleep"}).status_code == 404


def test_what_is_typed_stands_in_no_address_and_is_cut(cast: Cast) -> None:
    steps.set_step(cast.actor(cast.anna), cast.vera.pk, words="Walk <b>slowly</b> & long")
    address = reverse("desk:client_find", args=[cast.vera.pk])
    browser = cast.browser(cast.anna)
    answer = browser.post(address, {"q": "slowly"})
    assert answer.status_code == 302
    assert "slowly" not in answer["Location"]
    text = body(browser.get(answer["Location"]))
    assert "Walk &lt;b&gt;<mark>slowly</mark>&lt;/b&gt; &amp; long" in text
    assert "Found in 1 place." in text
    long = browser.post(address, {"q": "x" * 5000})
    assert f'value="{"x" * 100}"' in body(browser.get(long["Location"]))
    assert browser.get(address, {"q": "slowly"}).content.count(b"<mark>") == 0


def test_an_empty_search_says_what_is_looked_through(cast: Cast) -> None:
    address = reverse("desk:client_find", args=[cast.vera.pk])
    browser = cast.browser(cast.anna)
    assert browser.post(address, {"q": "  "})["Location"] == address
    assert "What you look for is not kept." in body(browser.get(address))


def test_the_look_is_on_the_trail_and_writes_nothing_else(cast: Cast) -> None:
    before = Event.objects.count()
    page(cast, "sleep")
    added = [each.verb for each in Event.objects.order_by("pk")[before:]]
    assert added == ["file.opened"]


def test_the_newest_fifty_are_shown_and_it_says_so(cast: Cast) -> None:
    for n in range(52):
        steps.set_step(cast.actor(cast.anna), cast.vera.pk, words=f"Walk round {n}")
    newest = Step.objects.order_by("-set_at", "-pk").first()
    text = page(cast, "walk")
    assert len(links(text)) == 50
    assert links(text)[0] == reverse("desk:step", args=[newest.pk])
    assert "Found in 52 places." in text
    assert "The newest 50 are shown" in text


def test_an_old_message_and_an_old_answer_are_on_the_page_they_lead_to(cast: Cast) -> None:
    anna, browser = cast.actor(cast.anna), cast.browser(cast.anna)
    messages.send_message(anna, cast.vera.pk, words="The lighthouse")
    Message.objects.update(sent_at=timezone.now() - timedelta(days=9))
    for n in range(30):
        messages.send_message(anna, cast.vera.pk, words=f"Later {n}")
    fill_file(cast, 9)
    for typed, whole in (("lighthouse", "The lighthouse"), ("good 8", "It was good 8")):
        (link,) = links(page(cast, typed))
        assert whole in body(browser.get(link))


def test_it_asks_the_same_number_of_questions_at_one_row_and_at_thirty(cast: Cast) -> None:
    fill(cast)
    few = questions(cast)
    for n in range(30):
        add_one_of_each(cast, n)
    assert questions(cast) == few


def add_one_of_each(cast: Cast, n: int) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    note = make_note(cast, f"A long walk {n}")
    meetings.add_addendum(anna, note.pk, words="A walk")
    write(cast, f"A long walk {n}", is_shared=True)
    steps.set_step(anna, pk, words=f"A walk {n}")
    messages.send_message(vera, pk, words=f"A walk {n}")
    request = clients.write_request(anna, client_id=pk, words=f"A walk {n}")
    clients.write_hypothesis(anna, request_id=request.pk, words="A walk")
    row = decisions.write_decision(anna, pk, question=f"A walk {n}?")
    decisions.add_option(anna, row.pk, words="A walk")
    make_answer(make_meeting(cast.vera), "A walk", heard=9)


def questions(cast: Cast) -> int:
    browser: Browser = cast.browser(cast.anna)
    address = reverse("desk:client_find", args=[cast.vera.pk])
    found = {SEALED: seal_words(cast.actor(cast.anna), "a")}
    browser.get(address, found)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get(address, found)
    return len(asked)


def test_the_file_leads_there_for_who_may_read(cast: Cast) -> None:
    address = reverse("desk:client_find", args=[cast.vera.pk])
    file = reverse("desk:client", args=[cast.vera.pk])
    assert address in cast.browser(cast.anna).get(file).content.decode()
    assert address not in cast.browser(cast.chie).get(file).content.decode()
