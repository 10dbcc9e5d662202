"""Keeping up fact by fact finds what recomputing from nothing finds, whatever the order of arrival (issue 6)."""

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.clients.models import Client
from alongside.mirror import actions, queries
from alongside.mirror.actions import answer_finding, look_at_clients, look_at_new_links
from alongside.mirror.facts import Fact, Thresholds
from alongside.mirror.findings import FINDINGS, READ, what_speaks
from alongside.mirror.models import Finding
from alongside.mirror.resting import AnswerKind
from alongside.trail.actions import blank_source, prepare, record, record_all, seal_trail
from alongside.trail.actors import Actor, worker
from alongside.trail.models import Event, Link
from alongside.trail.verbs import VERBS
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.mirror import test_findings_hold as made
from tests.mirror.test_actions import three

Said = set[tuple[object, ...]]
KINDS = sorted(FINDINGS)


def happened(cast: Cast, now: datetime, seed: int, kinds: Sequence[str]) -> list[tuple[Client, Fact]]:
    """Facts about Vera and Oskar that these findings read, no two at the same moment."""
    who = {made.ANNA: cast.anna.pk, made.MIKKO: cast.mikko.pk}
    told: list[tuple[Client, Fact]] = []
    for place, kind in enumerate(kinds):
        for fact in made.made_up(seed + place, kind):
            at = now + (fact.at - made.NOW) + timedelta(microseconds=len(told))
            member = who.get(fact.by_member) if fact.by_member else None
            client = (cast.vera, cast.oskar)[place % 2]
            one = Fact(len(told), at, fact.verb, fact.facts, member, fact.by, fact.about)
            told.append((client, one))
    return told


def event(client: Client, fact: Fact, source_id: UUID | None = None) -> Event:
    by = fact.by_member if fact.by == "member" else client.pk
    actor = Actor(fact.by, client.practice_id, by)  # type: ignore[arg-type]
    told = prepare(
        actor, VERBS[fact.verb], client_id=client.pk, at=fact.at, source_id=source_id, **fact.facts
    )
    told.subject_id, told.recorded_at = fact.about, fact.at  # when we learn it counts too: here, at once
    return told


def tell(told: Iterable[tuple[Client, Fact]], source_id: UUID | None = None) -> None:
    record_all([event(client, fact, source_id) for client, fact in told])
    seal_trail()
    look_at_new_links()


def kept() -> Said:
    """Open findings, each with its evidence by what happened when: ids differ with the order of arrival."""
    when = {pk: (verb, at) for pk, verb, at in Event.objects.values_list("pk", "verb", "at")}
    return {
        (
            each.client_id,
            each.member_id,
            each.kind,
            *sorted(each.facts.items()),
            *sorted(when[pk] for pk in each.evidence),
        )
        for each in Finding.objects.filter(is_open=True)
    }


def computed(told: Sequence[tuple[Client, Fact]], now: datetime) -> Said:
    """The same by arithmetic alone, without any database in between."""
    found: Said = set()
    for client in {client for client, _ in told}:
        facts = [fact for of, fact in told if of == client and fact.verb in READ and fact.at <= now]
        frame, by_id = queries.frame_facts(client, now), {fact.id: fact for fact in facts}
        for each in what_speaks(facts, frame, Thresholds(), now):
            evidence = sorted((by_id[pk].verb, by_id[pk].at) for pk in each.evidence)
            found.add((client.pk, each.member, each.kind, *sorted(each.facts.items()), *evidence))
    return found


def forget() -> None:
    Finding.objects.all().delete()
    Event.objects.all().delete()
    Link.objects.all().delete()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10_000),
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=3),
    cuts=st.lists(st.integers(0, 150), max_size=5),
)
def test_keeping_up_finds_what_recomputing_from_nothing_finds(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seed: int, kinds: list[str], cuts: list[int]
) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    told = happened(cast, now, seed, kinds)
    expected = computed(told, now)
    chance = random.Random(seed)
    arriving = chance.sample(told, len(told))
    marks = sorted({0, len(told), *(each for each in cuts if each < len(told))})
    for start, end in pairwise(marks):
        tell(arriving[start:end])
    assert kept() == expected
    Finding.objects.all().delete()
    look_at_clients(worker(cast.practice.pk), [cast.vera.pk, cast.oskar.pk])
    assert kept() == expected
    forget()
    tell(chance.sample(told, len(told)))
    assert kept() == expected
    forget()
    first, second = uuid4(), uuid4()
    half = len(told) // 2
    tell(told[:half])
    tell(told[half:], first)
    blank_source(cast.practice.pk, first)  # the import is undone, and comes again
    tell(told[half:], second)
    assert kept() == expected
    forget()


def test_made_up_facts_are_found_to_mean_something(cast: Cast) -> None:
    now = timezone.now()
    found = {
        row[2]
        for kind in KINDS
        for seed in range(40)
        for row in computed(happened(cast, now, seed, [kind]), now)
    }
    assert len(found) > len(KINDS) // 2  # or the test above says nothing


def test_what_was_answered_is_not_raised_again_when_it_is_imported_once_more(cast: Cast) -> None:
    three(cast)
    anna = cast.actor(cast.anna)
    answer_finding(anna, Finding.objects.get().pk, kind=AnswerKind.NOT_NOW)
    Finding.objects.update(rests_until=None)
    source = uuid4()
    old = list(Event.objects.filter(verb="meeting.ended"))
    Event.objects.filter(pk__in=[each.pk for each in old]).update(source_id=source)
    blank_source(cast.practice.pk, source)
    for each in old:
        record(anna, VERBS["meeting.ended"], client_id=cast.vera.pk, at=each.at, **each.facts)
    seal_trail()
    look_at_new_links()
    found = Finding.objects.get()
    assert found.is_open is False
    assert not set(found.evidence) & {each.pk for each in old}


def test_what_stands_is_looked_at_when_it_changes(cast: Cast) -> None:
    three(cast)
    assert [each.kind for each in queries.open_findings(cast.actor(cast.anna))] == ["meetings_over"]
    cast.advice.kind = "delivery"
    cast.advice.save()
    record(cast.actor(cast.anna), VERBS["engagement.changed"], client_id=cast.vera.pk, kind="delivery")
    seal_trail()
    look_at_new_links()
    assert queries.open_findings(cast.actor(cast.anna)) == []


def test_whatever_changes_the_work_is_a_verb_that_there_is() -> None:
    assert set(VERBS) >= actions.STANDS


def test_one_client_whom_nobody_can_look_at_costs_the_others_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_agreed(cast)
    look = actions.look_at_client

    def stumbles(actor: Actor, client_id: UUID) -> None:
        if client_id == cast.oskar.pk:
            raise KeyError("real_minutes")
        look(actor, client_id)

    monkeypatch.setattr(actions, "look_at_client", stumbles)
    record(cast.actor(cast.mikko), VERBS["step.done"], client_id=cast.oskar.pk, owner="client")
    three(cast)
    assert [each.kind for each in queries.open_findings(cast.actor(cast.anna))] == ["meetings_over"]
    assert not Link.objects.filter(looked_at=None).exists()
    assert str(cast.oskar.pk) in caplog.text
