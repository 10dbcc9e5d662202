"""What clients ask to change: who reads it, who answers, and what is refused (A05, A09, A11, C03, F02)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from alongside.frame import actions
from alongside.frame import asked_queries as queries
from alongside.frame.asked import answer_by, is_wanted
from alongside.frame.models import AskedChange, FormatView
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Absence
from alongside.trail.actors import Role
from alongside.trail.models import Event
from alongside.trail.queries import events_of_client
from tests.cast import Cast, make_engagement, make_member


def refusal(action: Any, *given: Any, **named: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        action(*given, **named)
    return no.value.code, no.value.field


def letters(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("email", flat=True))


def test_each_code_belongs_to_what_is_asked_and_an_answer_has_a_day() -> None:
    assert (is_wanted("format", "video"), is_wanted("rhythm", "video"), is_wanted("rhythm", "")) == (
        True,
        False,
        True,
    )
    at = datetime(2026, 3, 1, tzinfo=UTC)
    assert answer_by(at) == at + timedelta(days=3)


def test_another_format_goes_to_who_works_with_the_client(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    asked = actions.ask_change(vera, what="format", wanted="video", words="Travelling")
    assert (asked.engagement, asked.words) == (cast.advice, "Travelling")
    assert letters("change.asked") == ["anna@riverside.example"]
    assert [each.pk for each in queries.to_answer(cast.actor(cast.anna))] == [asked.pk]
    for who in (cast.mikko, cast.chie, cast.stranger):
        assert not queries.asked_changes(cast.actor(who)).exists()
        with pytest.raises(NotYours):
            actions.answer_change(cast.actor(who), asked.pk, outcome="done")


def test_it_is_answered_and_the_letter_says_nothing_of_it(cast: Cast) -> None:
    asked = actions.ask_change(cast.actor(cast.vera), what="rhythm", wanted="monthly")
    anna = cast.actor(cast.anna)
    assert refusal(actions.answer_change, anna, asked.pk, outcome="not_now") == ("words_missing", "answer")
    assert refusal(actions.answer_change, anna, asked.pk, outcome="maybe") == ("out_of_range", "outcome")
    actions.answer_change(anna, asked.pk, outcome="talk", answer="On Tuesday?")
    seen = queries.asked_change(cast.actor(cast.vera), asked.pk)
    assert (seen.outcome, seen.answer, seen.answered_by) == ("talk", "On Tuesday?", cast.anna)
    assert refusal(actions.answer_change, anna, asked.pk, outcome="done") == ("already_answered", None)
    assert refusal(actions.withdraw_change, cast.actor(cast.vera), asked.pk) == ("already_answered", None)
    sent = Notice.objects.get(kind="change.answered")
    assert (sent.email, sent.facts) == (
        "vera.example@client.example",
        {"path": "/portal/ask-for-a-change/"},
    )
    events = Event.objects.filter(verb__startswith="change.").order_by("pk")
    assert [(each.verb, each.facts) for each in events] == [
        ("change.asked", {"what": "rhythm"}),
        ("change.answered", {"what": "rhythm", "outcome": "talk"}),
    ]


def test_who_works_with_the_client_learns_of_a_wish_for_another_when_it_is_answered(cast: Cast) -> None:
    asked = actions.ask_change(
        cast.actor(cast.vera), what="practitioner", member=cast.mikko.pk, words="Not easy to say"
    )
    anna, chie = cast.actor(cast.anna), cast.actor(cast.chie)
    assert letters("change.asked") == ["chie@riverside.example"]
    assert not queries.asked_changes(anna).exists()
    assert not queries.to_answer(anna).exists()
    assert not events_of_client(anna, cast.vera.pk).filter(verb="change.asked").exists()
    with pytest.raises(NotYours):
        actions.answer_change(anna, asked.pk, outcome="done")
    assert [each.words for each in queries.to_answer(chie)] == ["Not easy to say"]
    actions.answer_change(chie, asked.pk, outcome="done")
    assert [each.pk for each in queries.asked_changes(anna)] == [asked.pk]
    assert not queries.to_answer(chie).exists()


def test_where_nobody_else_runs_the_practice_its_owner_answers(cast: Cast) -> None:
    cast.chie.role = Role.BOOKKEEPER
    cast.chie.save()
    asked = actions.ask_change(cast.actor(cast.vera), what="practitioner")
    assert letters("change.asked") == ["anna@riverside.example"]
    assert [each.pk for each in queries.to_answer(cast.actor(cast.anna))] == [asked.pk]


def test_somebody_who_works_with_the_client_too_is_not_impartial(cast: Cast) -> None:
    boris = make_member(cast.practice, "Boris", Role.MANAGER, practises=True)
    work = make_engagement(cast.vera, "delivery")
    work.practitioner = boris
    work.save()
    asked = actions.ask_change(cast.actor(cast.vera), what="practitioner")
    assert letters("change.asked") == ["chie@riverside.example"]
    assert not queries.to_answer(cast.actor(boris)).exists()
    assert [each.pk for each in queries.to_answer(cast.actor(cast.chie))] == [asked.pk]


def test_the_same_asked_again_takes_the_place_of_the_first(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    first = actions.ask_change(vera, what="format", wanted="video")
    second = actions.ask_change(vera, what="format", wanted="phone")
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    actions.withdraw_change(vera, second.pk)
    actions.withdraw_change(vera, second.pk)
    assert not queries.to_answer(cast.actor(cast.anna)).exists()
    assert refusal(actions.answer_change, cast.actor(cast.anna), second.pk, outcome="done")[0] == (
        "taken_back"
    )


def test_what_cannot_be_asked_is_refused(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    ask = actions.ask_change
    assert refusal(ask, vera, what="money") == ("out_of_range", "what")
    assert refusal(ask, vera, what="format", wanted="weekly") == ("out_of_range", "wanted")
    assert refusal(ask, vera, what="other", words=" ") == ("words_missing", "words")
    assert refusal(ask, vera, what="other", words="x" * 20_001) == ("too_long", "words")
    for who in (cast.stranger, cast.chie):
        assert refusal(ask, vera, what="practitioner", member=who.pk) == ("not_a_practitioner", "member")
    with pytest.raises(NotYours):
        ask(cast.actor(cast.anna), what="format")
    assert not AskedChange.objects.exists()


def test_what_waits_falls_away_when_the_work_ends(cast: Cast) -> None:
    from alongside.file.actions import end_by_client

    asked = actions.ask_change(cast.actor(cast.vera), what="format", wanted="video")
    end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    asked.refresh_from_db()
    assert asked.withdrawn_at is not None


def test_a_topic_stops_and_is_lifted_by_either_hand(cast: Cast) -> None:
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    mine = actions.stop_topic(vera, cast.vera.pk, words="My father")
    told = actions.stop_topic(anna, cast.vera.pk, words="The flat")
    assert queries.stopped_now(anna, [cast.vera.pk, cast.oskar.pk]) == {
        cast.vera.pk: ["The flat", "My father"]
    }
    actions.lift_topic(anna, mine.pk)
    actions.lift_topic(vera, mine.pk)
    log = [
        (each.words, each.stopped_by, each.lifted_at is None)
        for each in queries.stopped_topics(vera, cast.vera.pk)
    ]
    assert log == [("The flat", "member", True), ("My father", "client", False)]
    events = Event.objects.filter(verb__startswith="topic.").order_by("pk")
    assert [(each.verb, each.facts["by"]) for each in events] == [
        ("topic.stopped", "client"),
        ("topic.stopped", "member"),
        ("topic.lifted", "member"),
    ]
    assert not Notice.objects.exists()
    for who in (cast.chie, cast.mikko, cast.stranger):
        assert queries.stopped_now(cast.actor(who), [cast.vera.pk]) == {}
        with pytest.raises(NotYours):
            actions.lift_topic(cast.actor(who), told.pk)
        with pytest.raises(NotYours):
            actions.stop_topic(cast.actor(who), cast.vera.pk, words="x")
    assert refusal(actions.stop_topic, vera, cast.vera.pk, words=" ") == ("words_missing", "words")


def test_each_side_says_what_was_not_kept_and_the_other_answers(cast: Cast) -> None:
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    hers = actions.note_breach(vera, cast.advice.pk, section="time", words="It began late.")
    assert letters("breach.noted") == ["anna@riverside.example"]
    assert [each.pk for each in queries.breaches_to_answer(anna)] == [hers.pk]
    assert refusal(actions.answer_breach, vera, hers.pk, words="Yes")[0] == "own_words"
    actions.answer_breach(anna, hers.pk, words="I am sorry.")
    assert refusal(actions.answer_breach, anna, hers.pk, words="Again")[0] == "already_answered"
    assert not queries.breaches_to_answer(anna).exists()
    ours = actions.note_breach(anna, cast.advice.pk, section="cancelling", words="Twice without a word.")
    assert not queries.breaches_to_answer(anna).exists()
    actions.answer_breach(vera, ours.pk, words="I was ill.")
    notes = queries.breach_notes(vera, cast.advice.pk)
    assert [(each.written_by, each.words, each.answer) for each in notes] == [
        ("member", "Twice without a word.", "I was ill."),
        ("client", "It began late.", "I am sorry."),
    ]
    assert letters("breach.answered") == ["anna@riverside.example", "vera.example@client.example"]
    assert refusal(actions.note_breach, vera, cast.advice.pk, section="x", words="y") == (
        "unknown_section",
        "section",
    )
    for who in (cast.chie, cast.mikko, cast.stranger, cast.oskar):
        with pytest.raises(NotYours):
            actions.note_breach(cast.actor(who), cast.advice.pk, section="time", words="x")
        with pytest.raises(NotYours):
            actions.answer_breach(cast.actor(who), ours.pk, words="x")


def test_what_is_liked_and_missed_is_kept_per_format(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    actions.say_format(vera, place_kind="room", likes="The quiet", misses="")
    actions.say_format(vera, place_kind="room", likes="The window", misses="Tea")
    assert actions.say_format(vera, place_kind="video", likes=" ", misses="") is None
    found = queries.format_views(cast.actor(cast.anna), cast.vera.pk)
    assert {kind: (each.likes, each.misses) for kind, each in found.items()} == {
        "room": ("The window", "Tea")
    }
    assert queries.format_views(cast.actor(cast.chie), cast.vera.pk) == {}
    assert refusal(actions.say_format, vera, place_kind="moon", likes="x") == ("out_of_range", "place_kind")
    with pytest.raises(NotYours):
        actions.say_format(cast.actor(cast.anna), place_kind="room", likes="x")
    assert FormatView.objects.count() == 2


def test_who_covers_reads_and_answers(cast: Cast) -> None:
    day = datetime.now(UTC).date()
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=day, ends_on=day
    )
    asked = actions.ask_change(cast.actor(cast.vera), what="rhythm", wanted="weekly")
    assert [each.pk for each in queries.to_answer(cast.actor(cast.mikko))] == [asked.pk]
