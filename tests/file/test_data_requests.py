"""Put right, let rest, erase: who asks, who answers, and what a rest means (GDPR art. 16-18)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients import data_requests as queries
from alongside.clients.models import Client
from alongside.file.actions import data_requests as actions
from alongside.file.actions import end_by_client
from alongside.file.actions.erasing_part import erase_what_may_go
from alongside.file.kept_records import kept_of
from alongside.lib.errors import NotYours, Refused
from alongside.mirror.models import Finding
from alongside.mirror.queries import open_findings
from alongside.notices.models import Notice
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from alongside.voice import actions as voice
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.file.full import counts, fill
from tests.meetings.stage import make_appointment


def refusal(action: Any, *given: Any, **named: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        action(*given, **named)
    return no.value.code, no.value.field


def test_who_works_with_the_client_and_who_runs_the_practice_read_and_answer(cast: Cast) -> None:
    vera = cast.actor(cast.oskar)
    row = actions.ask_data(vera, what="correct", words="My name has one s")
    assert set(Notice.objects.filter(kind="data.asked").values_list("email", flat=True)) == {
        "anna@riverside.example",
        "mikko@riverside.example",
    }
    for who in (cast.anna, cast.mikko):
        assert [each.words for each in queries.to_answer(cast.actor(who))] == ["My name has one s"]
    for who in (cast.chie, cast.stranger):
        assert not queries.data_requests(cast.actor(who)).exists()
        with pytest.raises(NotYours):
            actions.answer_data(cast.actor(who), row.pk, outcome="done")
    mikko = cast.actor(cast.mikko)
    assert refusal(actions.answer_data, mikko, row.pk, outcome="refused") == ("words_missing", "answer")
    assert refusal(actions.answer_data, mikko, row.pk, outcome="later") == ("out_of_range", "outcome")
    actions.answer_data(mikko, row.pk, outcome="done")
    assert refusal(actions.answer_data, mikko, row.pk, outcome="done")[0] == "already_answered"
    assert refusal(actions.withdraw_data, vera, row.pk)[0] == "already_answered"
    assert Notice.objects.get(kind="data.answered").email == "oskar.example@client.example"
    events = Event.objects.filter(verb__startswith="data.").order_by("pk")
    assert [(each.verb, each.facts) for each in events] == [
        ("data.asked", {"what": "correct"}),
        ("data.answered", {"what": "correct", "outcome": "done"}),
    ]


def test_what_cannot_be_asked_is_refused_and_what_was_asked_can_be_taken_back(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    assert refusal(actions.ask_data, vera, what="correct") == ("words_missing", "words")
    assert refusal(actions.ask_data, vera, what="sell") == ("out_of_range", "what")
    assert refusal(actions.ask_data, vera, what="correct", words="x" * 8001) == ("too_long", "words")
    with pytest.raises(NotYours):
        actions.ask_data(cast.actor(cast.anna), what="erase")
    row = actions.ask_data(vera, what="erase")
    assert refusal(actions.ask_data, vera, what="erase")[0] == "asked_already"
    with pytest.raises(NotYours):
        actions.withdraw_data(cast.actor(cast.oskar), row.pk)
    actions.withdraw_data(vera, row.pk)
    actions.withdraw_data(vera, row.pk)
    assert refusal(actions.answer_data, cast.actor(cast.anna), row.pk, outcome="done")[0] == "taken_back"
    assert actions.ask_data(vera, what="erase").pk != row.pk


def test_what_must_be_kept_is_known_by_the_last_meeting(cast: Cast) -> None:
    today = timezone.localdate()
    assert kept_of(cast.vera, today) == {}
    make_appointment(cast.vera, cast.advice, minutes_ago=24 * 60)
    cast.practice.thresholds = {"record_years": 1}
    cast.practice.save()
    client = Client.objects.select_related("practice").get(pk=cast.vera.pk)
    assert set(kept_of(client, today)) == {"record"}
    assert kept_of(client, today + timedelta(days=400)) == {}


def test_a_file_rests_at_once_and_nothing_is_asked_or_shown(cast: Cast) -> None:
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    Finding.objects.create(
        practice=cast.practice,
        member=cast.anna,
        client=cast.vera,
        kind="meetings_over",
        evidence=[1],
        found_at=timezone.now(),
    )
    assert len(open_findings(anna)) == 1
    actions.rest_file(vera)
    actions.rest_file(vera)
    assert open_findings(anna) == []
    assert refusal(voice.ask_once, anna, client_id=cast.vera.pk, measure="five-needs") == (
        "file_rests",
        "measure",
    )
    assert not CheckIn.objects.exists()
    rested = queries.data_requests(vera)
    assert [(each.what, each.outcome) for each in rested] == [("restrict", "done")]
    actions.wake_file(vera)
    assert Client.objects.get(pk=cast.vera.pk).restricted_at is None
    assert len(open_findings(anna)) == 1
    assert queries.data_requests(vera)[0].withdrawn_at is not None
    for who in (cast.anna, cast.stranger):
        with pytest.raises(NotYours):
            actions.rest_file(cast.actor(who))


def test_plans_ask_nothing_while_a_file_rests(cast: Cast) -> None:
    anna, now = cast.actor(cast.anna), timezone.now()
    voice.set_plan(anna, client_id=cast.vera.pk, measure="five-needs", rhythm="monthly")
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=now)
    assert voice.ask_due(now + timedelta(hours=1)) == 0
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=None)
    assert voice.ask_due(now + timedelta(hours=1)) == 1


def test_what_may_go_is_erased_and_the_record_and_the_invoices_stay(cast: Cast) -> None:
    fill(cast)
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    asked = actions.ask_data(vera, what="erase")
    other = queries.data_requests(anna).filter(what="correct").get()
    assert refusal(erase_what_may_go, anna, asked.pk, answer="x")[0] == "work_is_open"
    for work in cast.vera.engagements.exclude(stage="ended"):
        end_by_client(vera, engagement_id=work.pk)
    assert refusal(erase_what_may_go, anna, other.pk, answer="x")[0] == "not_to_erase"
    assert refusal(erase_what_may_go, anna, asked.pk, answer=" ") == ("words_missing", "answer")
    for who in (cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            erase_what_may_go(cast.actor(who), asked.pk, answer="x")
    before = counts(cast.vera.pk)
    row = erase_what_may_go(anna, asked.pk, answer="Notes stay until 2036.")
    assert (row.outcome, row.answer) == ("partly", "Notes stay until 2036.")
    after = counts(cast.vera.pk)
    gone = {"message", "thread", "diaryentry", "tool", "step", "checkin", "goal", "feedback", "finding"}
    assert gone <= set(before)
    assert gone & set(after) == set()
    kept = {"note", "frame", "meeting", "appointment", "invoice", "decision", "datarequest", "engagement"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert Event.objects.filter(verb="file.part_erased").count() == 1
    assert list(check_trail()) == []
