"""The mirror on real rows: found from the trail, private, answered, and not raised twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.clients.models import Engagement, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.meetings.actions import end_meeting
from alongside.mirror import queries
from alongside.mirror.actions import (
    answer_finding,
    erase_client,
    look_again,
    look_at_client,
    look_at_new_links,
    wake_finding,
)
from alongside.mirror.findings import FINDINGS
from alongside.mirror.harm import ORDER
from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.models import Answer, Finding
from alongside.mirror.resting import FOR_GOOD, AnswerKind
from alongside.practice.models import Practice
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast
from tests.meetings.stage import make_meeting


def overrun(cast: Cast, days_ago: int, real: int | None = 70) -> int:
    """A meeting of Anna's with Vera that was planned for 50 minutes."""
    return record(
        cast.actor(cast.anna),
        VERBS["meeting.ended"],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=days_ago),
        planned_minutes=50,
        real_minutes=real,
        source="pressed",
    ).pk


def look() -> None:
    seal_trail()
    look_at_new_links()


def three(cast: Cast) -> list[int]:
    pks = [overrun(cast, days) for days in (21, 14, 7)]
    look()
    return pks


def test_what_the_trail_shows_becomes_a_finding_with_its_evidence(cast: Cast) -> None:
    pks = three(cast)
    [found] = queries.open_findings(cast.actor(cast.anna))
    assert (found.kind, found.client, found.evidence) == ("meetings_over", cast.vera, pks)
    assert found.facts == {"meetings": 3, "of": 3, "minutes": 20, "agreed": 50}
    assert [fact.id for fact in queries.evidence(cast.actor(cast.anna), found)] == pks


def test_looking_again_changes_nothing_and_an_overtaken_finding_closes(cast: Cast) -> None:
    three(cast)
    look()
    assert Finding.objects.count() == 1
    for days in (5, 4, 3):
        overrun(cast, days, real=50)
    look()
    assert queries.open_findings(cast.actor(cast.anna)) == []


@pytest.mark.parametrize("who", ["mikko", "chie", "vera", "stranger"])
def test_a_finding_is_private_to_its_practitioner(cast: Cast, who: str) -> None:
    three(cast)
    found = Finding.objects.get()
    actor = cast.actor(getattr(cast, who))
    assert queries.open_findings(actor) == []
    with pytest.raises(NotYours):
        queries.finding(actor, found.pk)
    with pytest.raises(NotYours):
        answer_finding(actor, found.pk, kind=AnswerKind.WRONG)


def test_an_answered_finding_is_not_raised_again_for_the_same_evidence(cast: Cast) -> None:
    three(cast)
    anna = cast.actor(cast.anna)
    found = Finding.objects.get()
    answer_finding(anna, found.pk, kind=AnswerKind.NOT_NOW, rests_days=7)
    Finding.objects.update(rests_until=timezone.now() - timedelta(seconds=1))
    record(
        anna,
        VERBS["message.sent"],
        client_id=cast.vera.pk,
        by="member",
        channel="portal",
        lines=1,
        answers_lines=1,
        is_unasked=False,
    )
    look()
    assert queries.open_findings(anna) == []
    overrun(cast, 1)
    look()
    assert [each.pk for each in queries.open_findings(anna)] == [found.pk]


def test_a_resting_finding_stays_quiet_even_with_new_evidence(cast: Cast) -> None:
    three(cast)
    anna = cast.actor(cast.anna)
    answer_finding(anna, Finding.objects.get().pk, kind=AnswerKind.WRONG)
    overrun(cast, 1)
    look()
    assert queries.open_findings(anna) == []


def test_it_is_fine_because_wants_its_because(cast: Cast) -> None:
    three(cast)
    anna, found = cast.actor(cast.anna), Finding.objects.get()
    with pytest.raises(Refused) as refused:
        answer_finding(anna, found.pk, kind=AnswerKind.FINE_BECAUSE, words="  ")
    assert (refused.value.field, Answer.objects.count()) == ("words", 0)
    answer_finding(anna, found.pk, kind=AnswerKind.FINE_BECAUSE, words="We agreed on longer evenings in May.")
    assert Answer.objects.get().words == "We agreed on longer evenings in May."
    event = Event.objects.get(verb="finding.answered")
    assert event.facts == {"kind": "meetings_over", "answer": "fine_because"}


def test_what_is_chosen_to_talk_about_opens_the_next_preparation(cast: Cast) -> None:
    three(cast)
    anna, found = cast.actor(cast.anna), Finding.objects.get()
    answer_finding(anna, found.pk, kind=AnswerKind.TALK)
    assert queries.to_talk_about(anna, [cast.vera.pk, cast.oskar.pk]) == {cast.vera.pk: [found]}


def test_delivery_work_and_the_practices_thresholds_are_heeded(cast: Cast) -> None:
    cast.advice.kind = "delivery"
    cast.advice.save()
    three(cast)
    assert Finding.objects.count() == 0
    cast.advice.kind = "advice"
    cast.advice.save()
    Practice.objects.filter(pk=cast.practice.pk).update(thresholds={"over_minutes": 30})
    overrun(cast, 1)
    look()
    assert Finding.objects.count() == 0


def test_the_count_of_overruns_counts_only_own_known_ends(cast: Cast) -> None:
    for real in (50, 51, 70, None, 40):
        overrun(cast, 1, real)
    anna = queries.lengths_of_meetings(cast.actor(cast.anna))
    assert (anna.known, anna.over) == (4, 2)
    mikko = queries.lengths_of_meetings(cast.actor(cast.mikko))
    assert (mikko.known, mikko.over) == (0, 0)


def test_erasing_a_client_leaves_no_finding(cast: Cast) -> None:
    three(cast)
    answer_finding(cast.actor(cast.anna), Finding.objects.get().pk, kind=AnswerKind.NOT_NOW)
    erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert (Finding.objects.count(), Answer.objects.count()) == (0, 0)


def test_days_that_pass_are_seen_once_a_day_without_any_event(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, now = cast.actor(cast.anna), timezone.now()
    for days in (9, 2):
        at = now - timedelta(days=days)
        record(anna, VERBS["appointment.missed"], client_id=cast.vera.pk, at=at)
    look()
    assert queries.open_findings(anna) == []  # she may ring
    looked = []
    for hour in range(24):
        monkeypatch.setattr(timezone, "now", lambda at=now + timedelta(days=2, hours=hour): at)
        looked.append(look_again())
    assert sum(looked) == 2  # Vera and Oskar, each once
    assert [each.kind for each in queries.open_findings(anna)] == ["leaving_unsaid"]


def test_a_finding_that_grew_old_closes_after_the_work_too(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(cast)
    Engagement.objects.update(stage=Stage.ENDED)
    Event.objects.filter(verb="meeting.ended").update(salt=None)
    now = timezone.now()
    for hour in range(24):
        monkeypatch.setattr(timezone, "now", lambda at=now + timedelta(hours=hour): at)
        look_again()
    assert Finding.objects.get().is_open is False


@pytest.mark.parametrize("kind", [AnswerKind.WRONG, AnswerKind.FINE_BECAUSE])
def test_it_rests_as_long_as_was_said_and_can_be_woken(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, kind: AnswerKind
) -> None:
    three(cast)
    anna, found = cast.actor(cast.anna), Finding.objects.get()
    answer_finding(anna, found.pk, kind=kind, words="Agreed.", rests_days=30)
    overrun(cast, 1)
    look()
    assert queries.open_findings(anna) == []
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=31))
    look_at_client(anna, cast.vera.pk)
    assert [each.pk for each in queries.open_findings(anna)] == [found.pk]
    answer_finding(anna, found.pk, kind=kind, words="Agreed.", rests_days=FOR_GOOD)
    overrun(cast, 0)
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=4000))
    look_at_client(anna, cast.vera.pk)
    assert (queries.open_findings(anna), queries.resting(anna, timezone.now())) == ([], [found])
    for who in (cast.mikko, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            wake_finding(cast.actor(who), found.pk)
    wake_finding(anna, found.pk)
    look_at_client(anna, cast.vera.pk)
    assert [each.pk for each in queries.open_findings(anna)] == [found.pk]


def test_only_what_says_that_there_was_nothing_rests_as_chosen(cast: Cast) -> None:
    three(cast)
    anna, found = cast.actor(cast.anna), Finding.objects.get()
    answer_finding(anna, found.pk, kind=AnswerKind.NOT_NOW, rests_days=FOR_GOOD)
    found.refresh_from_db()
    assert found.rests_until is not None
    assert found.rests_until - timezone.now() < timedelta(days=8)


def test_it_is_talked_about_in_the_next_preparation_and_not_in_the_one_after(cast: Cast) -> None:
    three(cast)
    anna, found = cast.actor(cast.anna), Finding.objects.get()
    answer_finding(anna, found.pk, kind=AnswerKind.TALK)
    Answer.objects.update(at=timezone.now() - timedelta(hours=2))
    meeting = make_meeting(cast)
    assert queries.to_talk_about(anna, [cast.vera.pk]) == {cast.vera.pk: [found]}
    end_meeting(anna, meeting.pk)
    assert queries.to_talk_about(anna, [cast.vera.pk]) == {}


def test_findings_about_oneself_stand_among_those_about_clients_by_harm(cast: Cast) -> None:
    for kind, client in (
        ("no_supervision", None),
        ("autonomy_growing", cast.vera),
        ("pressure_to_stay", cast.vera),
        ("low_pulse", None),
        ("unasked_contact", cast.vera),
    ):
        Finding.objects.create(
            practice=cast.practice, member=cast.anna, client=client, kind=kind, found_at=timezone.now()
        )
    kinds = [each.kind for each in queries.open_findings(cast.actor(cast.anna))]
    assert kinds == ["pressure_to_stay", "low_pulse", "unasked_contact", "no_supervision", "autonomy_growing"]
    assert set(ORDER) == {*FINDINGS, *MEMBER_FINDINGS}
