"""Facts that cannot be, that came late, or that are very many: no crash, no nonsense, and it stays quick."""

import re
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.mirror import queries
from alongside.mirror.actions import look_at_client
from alongside.mirror.findings import FINDINGS, READ
from alongside.mirror.ground import PATTERNS, ground, sane
from alongside.mirror.models import Finding
from alongside.mirror.own_files import own_files
from alongside.trail.actions import blank_source, prepare, record, record_all
from alongside.trail.actors import worker
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.mirror.test_actions import overrun, three
from tests.mirror.test_findings_hold import value


def ended(cast: Cast, days_ago: float, real: int | None, corrects: Event | None = None) -> Event:
    """A meeting of Anna's with Vera that was planned for 50 minutes."""
    return record(
        cast.actor(cast.anna),
        VERBS["meeting.ended"],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=days_ago),
        corrects=corrects,
        planned_minutes=50,
        real_minutes=real,
        source="asked" if corrects else "pressed",
    )


def test_an_end_that_was_corrected_counts_once_as_it_was_corrected_last(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = ended(cast, 9, 70)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=1)
    second = ended(cast, 9.001, 50, corrects=first)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=0)
    third = ended(cast, 9.002, 65, corrects=second)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=1)
    assert [each.id for each in queries.facts_of(cast.practice.pk, cast.vera.pk)] == [third.pk]
    ended(cast, 9, None, corrects=third)  # nobody knows any more
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=0, over=0)


def test_a_correction_that_was_taken_back_corrects_nothing(cast: Cast) -> None:
    first = ended(cast, 9, 70)
    second = ended(cast, 9, 50, corrects=first)
    Event.objects.filter(pk=second.pk).update(source_id=cast.anna.pk)
    blank_source(cast.practice.pk, cast.anna.pk)
    assert queries.lengths_of_meetings(cast.actor(cast.anna)) == queries.Lengths(known=1, over=1)
    assert [each.id for each in queries.facts_of(cast.practice.pk, cast.vera.pk)] == [first.pk]


def test_of_very_many_facts_the_newest_are_read_and_none_of_the_future(cast: Cast) -> None:
    now, anna = timezone.now(), cast.actor(cast.anna)
    record_all(
        [
            prepare(
                anna,
                VERBS["step.done"],
                client_id=cast.vera.pk,
                at=now + timedelta(minutes=50 - number),
                owner="client",
            )
            for number in range(queries.AT_MOST + 100)
        ]
    )
    read = queries.facts_of(cast.practice.pk, cast.vera.pk, now)
    assert len(read) == queries.AT_MOST
    assert read == sorted(read, key=lambda fact: (fact.at, fact.id))
    assert read[-1].at == now
    [file] = own_files(anna, now)
    assert file.facts == read


WILD = (-1_000_000, -3, -1, 0, 1, 5, 1440, 10**9)
NONSENSE = re.compile(r"(?<![\w-])-\d")


def wild(chance: Random, verb: str) -> dict[str, Any]:
    """Facts of the right kinds with numbers that no page would let in."""
    facts = {name: value(chance, name, kind) for name, kind in VERBS[verb].facts.items()}
    return {
        name: type(each)(chance.choice(WILD))
        if type(each) in (int, float) and chance.random() < 0.6
        else each
        for name, each in facts.items()
    }


def happens(cast: Cast, chance: Random, verb: str) -> Event:
    """At any time within years, some of it still to come; known before it happened, or long after."""
    now = timezone.now()
    who = chance.choice([cast.actor(cast.anna), cast.actor(cast.vera), worker(cast.practice.pk)])
    facts = wild(chance, verb)
    if verb == "message.sent":
        facts["by"] = "client" if who.is_client else "member"
    at = now + timedelta(
        days=chance.choice([-9000, -400, -60, -9, -3, -1, -1, 0, 40]), hours=-chance.random()
    )
    told = prepare(who, VERBS[verb], client_id=cast.vera.pk, at=at, **facts)
    told.recorded_at = at + timedelta(days=chance.choice([-500, 0, 500]))
    told.subject_id = chance.choice([None, cast.vera.pk, cast.advice.pk])
    return told


@pytest.mark.parametrize("seed", range(12))
def test_facts_that_cannot_be_stop_no_page_and_say_no_nonsense(cast: Cast, seed: int) -> None:
    make_agreed(cast)
    chance = Random(seed)
    verbs = sorted(READ)
    some = verbs if seed % 3 == 0 else chance.sample(verbs, 8)
    record_all([happens(cast, chance, verb) for verb in some for _ in range(12)])
    look_at_client(worker(cast.practice.pk), cast.vera.pk)
    browser = cast.browser(cast.anna)
    pages = [reverse("desk:today"), reverse("desk:mirror"), reverse("desk:my_practice")]
    pages += [reverse("desk:finding", args=[each.pk]) for each in Finding.objects.filter(member=cast.anna)]
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200
        text = re.sub(r"<[^>]*>", " ", answer.content.decode())
        assert NONSENSE.search(text) is None, text
    assert all(
        type(number) is int and number >= 0
        for each in Finding.objects.all()
        for number in each.facts.values()
    )


@pytest.mark.parametrize("verb", sorted(READ))
def test_one_fact_is_enough_to_look_at(cast: Cast, verb: str) -> None:
    record_all([happens(cast, Random(1), verb)])
    look_at_client(worker(cast.practice.pk), cast.vera.pk)
    assert Finding.objects.filter(kind__in=FINDINGS).count() <= 1


def test_a_meeting_that_ended_before_it_began_has_no_known_end(cast: Cast) -> None:
    assert sane({"real_minutes": -5, "planned_minutes": 50}) == {"real_minutes": None, "planned_minutes": 50}
    assert sane({"real_minutes": 1441}) == {"real_minutes": None}
    assert sane({"real_minutes": 0}) == {"real_minutes": 0}
    ended(cast, 3, -5)
    ended(cast, 2, 55)
    assert queries.lengths_of_meetings(cast.actor(cast.anna)) == queries.Lengths(known=1, over=1)
    [first, second] = queries.facts_of(cast.practice.pk, cast.vera.pk)
    assert (first.facts["real_minutes"], second.facts["real_minutes"]) == (None, 55)


def test_the_page_says_when_what_it_was_seen_from_is_gone(cast: Cast) -> None:
    three(cast)
    page = reverse("desk:finding", args=[Finding.objects.get().pk])
    browser = cast.browser(cast.anna)
    assert "too little to go on" not in browser.get(page).content.decode()
    Event.objects.filter(verb="meeting.ended").update(source_id=cast.anna.pk)
    blank_source(cast.practice.pk, cast.anna.pk)
    assert "There is too little to go on now." in browser.get(page).content.decode()


def test_few_facts_are_said_to_be_few(cast: Cast) -> None:
    assert ground("workaround", 2, 2) == "little"
    assert ground("workaround", 3, 3) == ""
    assert ground("frame_missing", 1, 1) == ""
    assert ground("workaround", 3, 2) == "gone"
    overrun(cast, 1)
    said = cast.browser(cast.anna).get(reverse("desk:mirror")).content.decode()
    assert "These are too few to say what is usual." in said
    assert set(FINDINGS) >= PATTERNS
