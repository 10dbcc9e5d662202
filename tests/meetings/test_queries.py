"""Who reads what: words for who works with the client, a process note for its author alone."""

import pytest

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.lib.ids import new_id
from alongside.meetings import actions, queries
from alongside.trail.actors import command
from tests.cast import Cast, make_client
from tests.meetings.stage import cover, make_appointment, make_meeting, make_note


def test_owner_coordinator_and_strangers_read_no_notes_of_a_client_that_is_not_theirs(cast: Cast):
    note = actions.save_note(
        cast.actor(cast.mikko), new_id(), client_id=cast.oskar.pk, revision=0, parts={"words": "x"}
    )
    for who in (cast.anna, cast.chie, cast.stranger, cast.oskar, cast.vera):
        with pytest.raises(NotYours):
            queries.note(cast.actor(who), note.pk)
        assert not queries.client_notes(cast.actor(who), cast.oskar.pk).exists()
        assert queries.last_note_id(cast.actor(who), cast.oskar.pk) is None
    assert queries.note(cast.actor(cast.mikko), note.pk) == note


def test_a_process_note_is_its_authors_alone(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    record, process = make_note(cast, "for the file"), make_note(cast, "for me", kind="process")
    anna, mikko = cast.actor(cast.anna), cast.actor(cast.mikko)
    assert list(queries.client_notes(anna, cast.vera.pk)) == [process, record]
    assert list(queries.client_notes(mikko, cast.vera.pk)) == [record]
    assert list(queries.client_notes(command(cast.practice.pk), cast.vera.pk)) == [record]
    with pytest.raises(NotYours):
        queries.note(mikko, process.pk)
    with pytest.raises(NotYours):
        queries.note(command(cast.practice.pk), process.pk)
    assert queries.last_note_lines(anna, [cast.vera.pk]) == {cast.vera.pk: "for the file"}


def test_latest_notes_are_signed_and_the_last_note_may_be_a_draft(cast: Cast):
    anna = cast.actor(cast.anna)
    old, new = make_note(cast, "old"), make_note(cast, "new")
    draft = make_note(cast, "draft", sign=False)
    assert queries.latest_notes(anna, cast.vera.pk) == [new, old]
    assert queries.latest_notes(anna, cast.vera.pk, limit=1) == [new]
    assert queries.last_note_id(anna, cast.vera.pk) == draft.pk
    assert queries.newest_draft(anna, cast.vera.pk) == draft


def test_last_lines_of_many_clients_are_one_query(cast: Cast, django_assert_num_queries):
    anna = cast.actor(cast.anna)
    clients: list[Client] = [cast.vera, *(make_client(cast.anna, f"Client {n}") for n in range(9))]
    for client in clients:
        for words in ("older", f"about {client.name}"):
            make_note(cast, words, client_id=client.pk)
    ids = [client.pk for client in clients] + [cast.oskar.pk]
    with django_assert_num_queries(1):
        lines = queries.last_note_lines(anna, ids)
    assert lines == {client.pk: f"about {client.name}" for client in clients}


def test_meetings_of_appointments_are_one_query_and_times_only(cast: Cast, django_assert_num_queries):
    meetings = [make_meeting(cast, minutes_ago=100 * n) for n in range(1, 6)]
    chie = cast.actor(cast.chie)
    with django_assert_num_queries(1):
        found = queries.meeting_for(chie, [m.appointment_id for m in meetings])
        assert {m.started_at for m in found.values()} == {m.started_at for m in meetings}
    assert queries.meeting_for(cast.actor(cast.stranger), list(found)) == {}
    with pytest.raises(NotYours):
        queries.meeting(cast.actor(cast.chie), meetings[0].pk)


def test_a_running_meeting_and_one_that_waits_for_its_wrap_up(cast: Cast):
    anna = cast.actor(cast.anna)
    waiting, running = make_meeting(cast, minutes_ago=300), make_meeting(cast, minutes_ago=10)
    actions.say_how_it_ended(anna, waiting.pk, minutes=50)
    assert queries.running_meeting(anna) == running
    assert queries.not_wrapped_up(anna) == [running, waiting]
    assert queries.not_wrapped_up(cast.actor(cast.mikko)) == []
    actions.wrap_up(anna, running.pk, steps=0, is_next_booked=False)
    assert queries.running_meeting(anna) is None


def test_an_appointment_to_hold_is_for_who_works_with_the_client(cast: Cast):
    appointment = make_appointment(cast.vera)
    assert queries.appointment_to_hold(cast.actor(cast.anna), appointment.pk) == appointment
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            queries.appointment_to_hold(cast.actor(who), appointment.pk)


def test_a_client_sees_only_what_was_shared(cast: Cast):
    anna = cast.actor(cast.anna)
    shared = actions.write_letter(anna, cast.vera.pk, name="a", words="x", is_shared=True)
    kept = actions.write_letter(anna, cast.vera.pk, name="b", words="x")
    assert queries.documents(anna, cast.vera.pk) == [kept, shared]
    assert queries.documents(cast.actor(cast.vera), cast.vera.pk) == [shared]
    with pytest.raises(NotYours):
        queries.document(cast.actor(cast.vera), kept.pk)
    for who in (cast.oskar, cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            queries.document(cast.actor(who), shared.pk)


def test_own_templates_fall_back_to_free_text_when_they_are_gone(cast: Cast):
    anna = cast.actor(cast.anna)
    own = actions.save_note_template(anna, name="Walks", sections=["Where", "How"])
    assert queries.sections_of(anna, f"own:{own.pk}") == ("Where", "How")
    assert queries.sections_of(cast.actor(cast.stranger), f"own:{own.pk}") == ("words",)
    assert queries.sections_of(anna, "soap")[0] == "subjective"
    assert queries.sections_of(anna, "nonsense") == ("words",)


def test_the_export_holds_the_record_and_neither_drafts_nor_process_notes(cast: Cast):
    anna = cast.actor(cast.anna)
    meeting = make_meeting(cast, minutes_ago=70)
    actions.end_meeting(anna, meeting.pk)
    note = make_note(cast, "signed")
    actions.add_addendum(anna, note.pk, words="more")
    make_note(cast, "draft", sign=False)
    make_note(cast, "private", kind="process")
    actions.write_letter(anna, cast.vera.pk, name="a", words="letter", is_shared=True)
    actions.write_letter(anna, cast.vera.pk, name="b", words="for ourselves")
    for actor in (anna, cast.actor(cast.vera), command(cast.practice.pk)):
        found = queries.export_client(actor, cast.vera.pk)
        assert [row["parts"] for row in found["notes"]] == [{"words": "signed"}]
        assert [row["words"] for row in found["notes"][0]["addenda"]] == ["more"]
        assert [row["real_minutes"] for row in found["meetings"]] == [70]
        shared = [b"letter"] if actor.is_client else [b"letter", b"for ourselves"]
        assert [row["content"] for row in found["documents"]] == shared
    with pytest.raises(NotYours):
        queries.export_client(cast.actor(cast.chie), cast.vera.pk)
