"""Drafts are kept, two tabs never overwrite each other, and what is signed stays."""

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.meetings import actions
from alongside.meetings.models import Addendum, Note, NoteTemplate
from alongside.trail.models import Event
from tests.cast import Cast
from tests.meetings.stage import cover, facts, make_meeting, make_note


def save(cast: Cast, note: Note, words: str, revision: int, **also: object) -> Note:
    return actions.save_note(
        cast.actor(cast.anna),
        note.pk,
        client_id=cast.vera.pk,
        revision=revision,
        parts={"words": words},
        **also,
    )


def test_a_draft_is_made_by_its_first_save_and_leaves_no_event(cast: Cast):
    note = make_note(cast, "one", sign=False)
    save(cast, note, "two", 1)
    kept = Note.objects.get(pk=note.pk)
    assert (kept.revision, kept.parts, kept.author) == (2, {"words": "two"}, cast.anna)
    assert not Event.objects.filter(subject_id=note.pk).exists()


def test_the_second_of_two_tabs_is_told_and_nothing_is_overwritten(cast: Cast):
    note = make_note(cast, "one", sign=False)
    save(cast, note, "first tab", 1)
    with pytest.raises(Refused) as no:
        save(cast, note, "second tab", 1)
    assert (no.value.code, no.value.facts) == ("changed_elsewhere", {"note_id": note.pk})
    assert Note.objects.get(pk=note.pk).parts == {"words": "first tab"}


def test_the_same_words_sent_twice_are_no_conflict(cast: Cast):
    note = make_note(cast, "one", sign=False)
    save(cast, note, "two", 1)
    assert save(cast, note, "two", 1).revision == 2


def test_two_tabs_of_a_fresh_wrap_up_make_one_note(cast: Cast):
    meeting = make_meeting(cast)
    first = make_note(cast, "first tab", sign=False, meeting_id=meeting.pk)
    with pytest.raises(Refused) as no:
        make_note(cast, "second tab", sign=False, meeting_id=meeting.pk)
    assert no.value.facts == {"note_id": first.pk}
    process = make_note(cast, "mine", sign=False, meeting_id=meeting.pk, kind="process")
    assert process.about == first.about == meeting.started_at


def test_a_signed_note_cannot_change_by_any_action(cast: Cast):
    note = make_note(cast, "as it was")
    anna = cast.actor(cast.anna)
    before = Note.objects.values().get(pk=note.pk)
    for act in (
        lambda: save(cast, note, "other", note.revision),
        lambda: save(cast, note, "as it was", note.revision, kind="process"),
        lambda: actions.sign_note(anna, note.pk, revision=note.revision),
        lambda: actions.discard_draft(anna, note.pk, revision=note.revision),
    ):
        with pytest.raises(Refused, match="signed"):
            act()
    actions.add_addendum(anna, note.pk, words="And more.")
    after = Note.objects.values().get(pk=note.pk)
    assert {name: getattr(value, "blob", value) for name, value in after.items()} == {
        name: getattr(value, "blob", value) for name, value in before.items()
    }


def test_signing_is_remembered_without_words(cast: Cast):
    note = make_note(cast)
    assert facts("note.signed", note.pk) == [{"template": "free"}]
    assert note.signed_at is not None


def test_an_empty_note_is_not_signed_nor_one_that_changed_elsewhere(cast: Cast):
    note = make_note(cast, "  \n", sign=False)
    anna = cast.actor(cast.anna)
    with pytest.raises(Refused, match="blank_note"):
        actions.sign_note(anna, note.pk, revision=1)
    save(cast, note, "words", 1)
    with pytest.raises(Refused, match="changed_elsewhere"):
        actions.sign_note(anna, note.pk, revision=1)


def test_only_the_author_writes_a_draft_even_when_another_may_read_it(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    note = make_note(cast, sign=False)
    mikko = cast.actor(cast.mikko)
    with pytest.raises(Refused, match="not_author"):
        actions.save_note(mikko, note.pk, client_id=cast.vera.pk, revision=1, parts={"words": "x"})
    with pytest.raises(Refused, match="not_author"):
        actions.sign_note(mikko, note.pk, revision=1)
    with pytest.raises(Refused, match="not_author"):
        actions.discard_draft(mikko, note.pk, revision=1)


def test_a_process_note_does_not_exist_for_who_covers(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    note = make_note(cast, kind="process", sign=False)
    mikko = cast.actor(cast.mikko)
    with pytest.raises(NotYours):
        actions.save_note(mikko, note.pk, client_id=cast.vera.pk, revision=1, parts={"words": "x"})
    with pytest.raises(NotYours):
        actions.add_addendum(mikko, note.pk, words="x")
    signed = actions.sign_note(cast.actor(cast.anna), note.pk, revision=1)
    with pytest.raises(NotYours):
        actions.add_addendum(mikko, signed.pk, words="x")
    assert facts("process_note.signed", note.pk) == [{}]
    assert facts("note.signed", note.pk) == []


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_nobody_else_writes_about_the_client(cast: Cast, who: str):
    actor, note, drafted = cast.actor(getattr(cast, who)), make_note(cast), make_note(cast, sign=False)
    for act in (
        lambda: actions.save_note(actor, new_id(), client_id=cast.vera.pk, revision=0, parts={"words": "x"}),
        lambda: actions.save_note(
            actor, drafted.pk, client_id=cast.vera.pk, revision=1, parts={"words": "x"}
        ),
        lambda: actions.sign_note(actor, drafted.pk, revision=1),
        lambda: actions.discard_draft(actor, drafted.pk, revision=1),
        lambda: actions.add_addendum(actor, note.pk, words="x"),
    ):
        with pytest.raises(NotYours):
            act()
    assert Note.objects.count() == 2


def test_a_note_stays_with_its_client_and_meeting(cast: Cast):
    note = make_note(cast, sign=False)
    meeting = make_meeting(cast)
    anna = cast.actor(cast.anna)
    own = actions.save_note(
        cast.actor(cast.mikko), new_id(), client_id=cast.oskar.pk, revision=0, parts={"words": "x"}
    )
    with pytest.raises(NotYours):
        actions.save_note(anna, own.pk, client_id=cast.vera.pk, revision=1, parts={"words": "x"})
    with pytest.raises(NotYours):
        actions.save_note(anna, new_id(), client_id=cast.vera.pk, revision=3, parts={"words": "x"})
    with pytest.raises(NotYours):
        actions.save_note(
            cast.actor(cast.mikko),
            new_id(),
            client_id=cast.oskar.pk,
            revision=0,
            parts={"words": "x"},
            meeting_id=meeting.pk,
        )
    assert Note.objects.get(pk=note.pk).client == cast.vera


def test_a_part_of_endless_length_is_refused(cast: Cast):
    with pytest.raises(Refused, match="too_long"):
        make_note(cast, "x" * 50_001)


def test_an_addendum_is_dated_has_its_own_author_and_needs_words(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    note, draft = make_note(cast), make_note(cast, sign=False)
    added = actions.add_addendum(cast.actor(cast.mikko), note.pk, words=" He rang. ")
    assert (added.words, added.author) == ("He rang.", cast.mikko)
    assert facts("note.added_to", note.pk) == [{}]
    with pytest.raises(Refused, match="not_signed"):
        actions.add_addendum(cast.actor(cast.anna), draft.pk, words="x")
    with pytest.raises(Refused) as no:
        actions.add_addendum(cast.actor(cast.anna), note.pk, words=" ")
    assert no.value.field == "words"


def test_a_draft_can_be_thrown_away_and_that_is_remembered(cast: Cast):
    note = make_note(cast, sign=False)
    actions.discard_draft(cast.actor(cast.anna), note.pk, revision=1)
    assert not Note.objects.exists()
    assert facts("note.draft_discarded", note.pk) == [{}]


def test_own_templates_have_a_name_and_sections(cast: Cast):
    anna = cast.actor(cast.anna)
    made = actions.save_note_template(anna, name=" Walks ", sections=["Where", "", "Where", "How"])
    assert (made.name, made.sections) == ("Walks", ["Where", "How"])
    actions.save_note_template(anna, name="Walks", sections=["Where"], template_id=made.pk)
    assert NoteTemplate.objects.get().sections == ["Where"]
    for name, sections, field in (("", ["a"], "name"), ("x", [" "], "sections")):
        with pytest.raises(Refused) as no:
            actions.save_note_template(anna, name=name, sections=sections)
        assert no.value.field == field
    with pytest.raises(Refused, match="too_many"):
        actions.save_note_template(anna, name="x", sections=[str(n) for n in range(13)])
    with pytest.raises(Refused, match="too_long"):
        actions.save_note_template(anna, name="x", sections=["y" * 81])


def test_templates_belong_to_who_writes_notes_in_this_practice(cast: Cast):
    made = actions.save_note_template(cast.actor(cast.anna), name="Walks", sections=["Where"])
    for who in (cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.save_note_template(cast.actor(who), name="x", sections=["y"], template_id=made.pk)
        with pytest.raises(NotYours):
            actions.remove_note_template(cast.actor(who), made.pk)
    actions.remove_note_template(cast.actor(cast.mikko), made.pk)
    assert not NoteTemplate.objects.exists()


def test_erasing_a_client_leaves_nothing_here_and_others_alone(cast: Cast):
    note, meeting = make_note(cast), make_meeting(cast)
    actions.add_addendum(cast.actor(cast.anna), note.pk, words="x")
    actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="a.txt", content=b"hello")
    other = actions.save_note(
        cast.actor(cast.mikko), new_id(), client_id=cast.oskar.pk, revision=0, parts={"words": "x"}
    )
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert list(Note.objects.all()) == [other]
    assert not Addendum.objects.exists()
    assert not type(meeting).objects.exists()
