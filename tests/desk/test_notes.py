"""Notes on the desk: kept while one writes, signed, added to, printed; two tabs show both texts."""

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.lib.ids import new_id
from alongside.meetings import actions
from alongside.meetings.models import Addendum, Note, NoteTemplate
from alongside.trail.models import Event
from tests.cast import Cast
from tests.meetings.stage import cover, make_meeting, make_note


def url(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def draft(cast: Cast, words: str = "words", version: int = 0, **also: str) -> dict[str, str]:
    return {
        "client": str(cast.vera.pk),
        "version": str(version),
        "template": "free",
        "kind": "record",
        "part:words": words,
    } | also


def autosave(browser: Browser, note_id: object, data: dict[str, str]):
    return browser.post(url("note_save", note_id), data, headers={"Accept": "application/json"})


def test_it_keeps_itself_while_one_writes(cast: Cast):
    browser, note_id = cast.browser(cast.anna), new_id()
    first = autosave(browser, note_id, draft(cast, "one"))
    second = autosave(browser, note_id, draft(cast, "two\r\nlines", 1))
    note = Note.objects.get(pk=note_id)
    assert [first.json()["version"], second.json()["version"]] == [1, 2]
    assert note.parts == {"words": "two\nlines"}
    assert second.json()["saved"]
    assert not Event.objects.filter(subject_id=note_id).exists()


def test_two_tabs_with_script(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast, "one", sign=False)
    autosave(browser, note.pk, draft(cast, "first tab", 1))
    answer = autosave(browser, note.pk, draft(cast, "second tab", 1))
    assert answer.status_code == 409
    assert Note.objects.get().parts == {"words": "first tab"}


def test_two_tabs_without_script_show_both_texts_and_a_knowing_choice(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast, "one", sign=False)
    autosave(browser, note.pk, draft(cast, "first tab", 1))
    answer = browser.post(url("note_save", note.pk), draft(cast, "second tab", 1))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "first tab" in page
    assert "second tab" in page
    assert answer.context["mine"].initial["version"] == 2
    browser.post(url("note_save", note.pk), draft(cast, "second tab", 2))
    assert Note.objects.get().parts == {"words": "second tab"}


def test_what_was_signed_in_another_tab_is_added_to(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast, "signed")
    answer = browser.post(url("note_save", note.pk), draft(cast, "more", note.revision))
    assert answer.status_code == 409
    assert answer.context["addendum"].initial["words"] == "more"
    browser.post(url("note_add", note.pk), {"words": "more"})
    assert Note.objects.get().parts == {"words": "signed"}
    assert Addendum.objects.get().words == "more"


def test_no_address_changes_a_signed_note(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast, "signed")
    before = Note.objects.values_list("status", "revision", "signed_at", "saved_at").get()
    for name in ("note_save", "note_sign", "note_discard"):
        browser.post(url(name, note.pk), draft(cast, "other", note.revision))
        autosave(browser, note.pk, draft(cast, "other", note.revision))
    assert Note.objects.get().parts == {"words": "signed"}
    assert Note.objects.values_list("status", "revision", "signed_at", "saved_at").get() == before


def test_save_and_sign_in_one_press(cast: Cast):
    browser, note_id = cast.browser(cast.anna), new_id()
    answer = browser.post(url("note_sign", note_id), draft(cast, "all of it"))
    note = Note.objects.get(pk=note_id)
    assert answer.url == url("note", note_id)
    assert (note.status, note.parts) == ("signed", {"words": "all of it"})


def test_nothing_is_not_signed_and_can_be_signed_after_words_came(cast: Cast):
    browser, note_id = cast.browser(cast.anna), new_id()
    answer = browser.post(url("note_sign", note_id), draft(cast, " "))
    assert answer.status_code == 422
    version = answer.context["note_form"]["version"].value()
    browser.post(url("note_sign", note_id), draft(cast, "words", int(version)))
    assert Note.objects.get(pk=note_id).status == "signed"


def test_too_much_is_said_and_stays_on_the_page(cast: Cast):
    browser, note_id, much = cast.browser(cast.anna), new_id(), "x" * 50_001
    answer = browser.post(url("note_save", note_id), draft(cast, much))
    assert answer.status_code == 422
    assert much in answer.content.decode()
    answer = autosave(browser, note_id, draft(cast, much))
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"version": "x"},
        {"version": "-1"},
        {"client": "x"},
        {"kind": "secret"},
        {"meeting": "x"},
        {"template": ""},
    ],
)
def test_a_broken_form_is_refused_and_never_breaks(cast: Cast, bad: dict[str, str]):
    browser, note_id = cast.browser(cast.anna), new_id()
    data = draft(cast) | bad
    assert browser.post(url("note_save", note_id), data).status_code in (404, 422)
    assert browser.post(url("note_sign", note_id), data).status_code in (404, 422)
    assert autosave(browser, note_id, data).status_code in (404, 422)
    assert not Note.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_reads_or_writes(cast: Cast, who: str):
    note, drafted = make_note(cast), make_note(cast, sign=False)
    browser = cast.browser(getattr(cast, who))
    for name, key in (
        ("notes", cast.vera.pk),
        ("last_note", cast.vera.pk),
        ("note_new", cast.vera.pk),
        ("note", note.pk),
        ("note_print", note.pk),
    ):
        assert browser.get(url(name, key)).status_code == 404
    for name in ("note_save", "note_sign", "note_discard", "note_add"):
        data = draft(cast, "x", 1) | {"words": "x"}
        assert browser.post(url(name, drafted.pk), data).status_code == 404
    assert browser.post(url("note_save", new_id()), draft(cast)).status_code == 404
    assert Note.objects.count() == 2


def test_the_owner_reads_no_notes_of_a_colleagues_client(cast: Cast):
    note = actions.save_note(
        cast.actor(cast.mikko), new_id(), client_id=cast.oskar.pk, revision=0, parts={"words": "x"}
    )
    browser = cast.browser(cast.anna)
    assert browser.get(url("note", note.pk)).status_code == 404
    assert browser.get(url("notes", cast.oskar.pk)).status_code == 404


def test_who_covers_reads_the_record_and_never_the_process_note(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    record, process = make_note(cast, "for the file"), make_note(cast, "for me alone", kind="process")
    drafted = make_note(cast, "half a thought", sign=False)
    browser = cast.browser(cast.mikko)
    assert browser.get(url("note", record.pk)).status_code == 200
    assert browser.get(url("note", process.pk)).status_code == 404
    assert browser.get(url("note_print", process.pk)).status_code == 404
    page = browser.get(url("notes", cast.vera.pk)).content.decode()
    assert "for the file" in page
    assert "for me alone" not in page
    assert b"<textarea" not in browser.get(url("note", drafted.pk)).content
    assert browser.post(url("note_save", drafted.pk), draft(cast, "x", 1)).status_code == 404


def test_the_last_note_is_one_step_away_and_the_newest_draft_opens(cast: Cast):
    browser = cast.browser(cast.anna)
    assert browser.get(url("last_note", cast.vera.pk)).url == url("notes", cast.vera.pk)
    signed = make_note(cast)
    assert browser.get(url("last_note", cast.vera.pk)).url == url("note", signed.pk)
    drafted = make_note(cast, sign=False)
    assert browser.get(url("note_new", cast.vera.pk)).url == url("note", drafted.pk)
    fresh = browser.get(url("note_new", cast.vera.pk), {"fresh": "1"}, follow=True)
    assert fresh.context["note_id"] not in (signed.pk, drafted.pk)


def test_a_fresh_note_keeps_its_address_when_loaded_again(cast: Cast):
    browser = cast.browser(cast.anna)
    address = browser.get(url("note_new", cast.vera.pk)).url
    first, second = browser.get(address), browser.get(address)
    assert first.context["note_id"] == second.context["note_id"]
    assert not Note.objects.exists()


def test_the_wrap_up_has_one_note_in_every_tab(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    ids = {browser.get(url("wrap_up", meeting.pk)).context["note_id"] for _ in range(2)}
    assert len(ids) == 1
    data = draft(cast, meeting=str(meeting.pk), back="wrap_up")
    assert browser.post(url("note_save", ids.pop()), data).url == url("wrap_up", meeting.pk)


def test_templates_change_under_the_words_and_none_is_lost(cast: Cast):
    browser, note_id = cast.browser(cast.anna), new_id()
    answer = browser.post(url("note_save", note_id), draft(cast, "so far", template="soap"))
    form = browser.get(answer.url).context["note_form"]
    assert form.sections == ("subjective", "objective", "assessment", "plan", "words")
    assert form.initial["part:words"] == "so far"


def test_copy_forward_fills_only_what_is_empty(cast: Cast):
    browser, note_id = cast.browser(cast.anna), new_id()
    anna = cast.actor(cast.anna)
    old = actions.save_note(
        anna,
        new_id(),
        client_id=cast.vera.pk,
        revision=0,
        template="dap",
        parts={"data": "old data", "assessment": "old view", "plan": "old plan"},
    )
    actions.sign_note(anna, old.pk, revision=1)
    make_note(cast, "private", kind="process")
    data = {
        "client": str(cast.vera.pk),
        "version": "0",
        "template": "dap",
        "kind": "record",
        "part:data": "new data",
        "part:assessment": "",
        "part:plan": "",
        "copy": "1",
    }
    browser.post(url("note_save", note_id), data)
    assert Note.objects.get(pk=note_id).parts == {
        "data": "new data",
        "assessment": "old view",
        "plan": "old plan",
    }


def test_a_draft_is_thrown_away_only_as_it_was_seen(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast, "one", sign=False)
    autosave(browser, note.pk, draft(cast, "two", 1))
    browser.post(url("note_discard", note.pk), {"version": "1"})
    assert Note.objects.exists()
    browser.post(url("note_discard", note.pk), {"version": "2"})
    assert not Note.objects.exists()


def test_an_addendum_needs_words(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast)
    answer = browser.post(url("note_add", note.pk), {"words": " "})
    assert answer.status_code == 422
    assert answer.context["form"].errors["words"]


def test_on_paper_the_client_is_named_and_pages_are_counted(cast: Cast):
    cast.vera.born_on = "1980-05-04"
    cast.vera.save()
    note = make_note(cast, "what we said")
    actions.add_addendum(cast.actor(cast.anna), note.pk, words="and later")
    page = cast.browser(cast.anna).get(url("note_print", note.pk)).content.decode()
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert "Vera Example" in head
    assert "1980" in head
    assert "what we said" in page
    assert "and later" in page
    assert "css/note.css" in page


def test_own_templates_are_written_used_and_removed(cast: Cast):
    browser = cast.browser(cast.anna)
    browser.post(url("note_templates"), {"name": "Walks", "sections": "Where we went\r\nWhat we saw"})
    own = NoteTemplate.objects.get()
    page = browser.get(url("note_new", cast.vera.pk), {"template": f"own:{own.pk}"}, follow=True)
    assert page.context["note_form"].sections == ("Where we went", "What we saw")
    data = {
        "client": str(cast.vera.pk),
        "version": "0",
        "template": f"own:{own.pk}",
        "kind": "record",
        "part:What we saw": "a heron",
    }
    browser.post(url("note_sign", page.context["note_id"]), data)
    browser.post(url("note_template_remove", own.pk))
    note = Note.objects.get()
    assert b"What we saw" in browser.get(url("note", note.pk)).content
    assert browser.post(url("note_templates"), {"name": "", "sections": ""}).status_code == 422
    many = "\n".join(str(n) for n in range(20))
    assert browser.post(url("note_templates"), {"name": "x", "sections": many}).status_code == 422


@pytest.mark.parametrize("who", ["chie", "vera"])
def test_who_writes_no_notes_has_no_templates(cast: Cast, who: str):
    assert cast.browser(getattr(cast, who)).get(url("note_templates")).status_code == 404


def test_the_list_asks_as_much_for_thirty_notes_as_for_one(cast: Cast, django_assert_num_queries):
    browser = cast.browser(cast.anna)
    make_note(cast)
    browser.get(url("notes", cast.vera.pk))
    with CaptureQueriesContext(connection) as one:
        browser.get(url("notes", cast.vera.pk))
    for number in range(29):
        make_note(cast, f"note {number}")
    with django_assert_num_queries(len(one)):
        browser.get(url("notes", cast.vera.pk))


def test_opening_a_note_is_on_the_trail_once(cast: Cast):
    browser, note = cast.browser(cast.anna), make_note(cast)
    browser.get(url("note", note.pk))
    browser.get(url("note", note.pk))
    assert Event.objects.filter(verb="file.opened", client_id=cast.vera.pk).count() == 1
