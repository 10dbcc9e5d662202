"""Who reads a client's results, from how many questions to the database."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.clients.models import Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours
from alongside.practice.models import Absence
from alongside.voice.measuring.symptom_keys import CORE_10, GAD_7, PHQ_9, WHO_5, WSAS
from alongside.voice.models import CheckIn, Goal, GoalRating
from alongside.voice.queries.measures import version_of
from alongside.voice.queries.results import results
from tests.cast import LONG_AGO, Cast
from tests.voice.filled import make_version, rows


def fill(cast: Cast, *totals: float | None, **also: Any) -> None:
    version = make_version(cast.practice)
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, totals, engagement=cast.advice, **also))


@pytest.mark.parametrize("who", ["anna", "vera"])
def test_both_see_the_same(cast: Cast, who: str) -> None:
    fill(cast, 20, 18, None, 7, words="Walking helps.")
    found = results(cast.actor(getattr(cast, who)), cast.vera.pk)
    (series,) = found.series
    assert [point.score for point in series.points] == [20, 18, 7]
    assert [point.words for point in series.points] == ["Walking helps."] * 3
    assert (series.key, series.name, series.scale) == ("phq-9", "PHQ-9", "total")
    assert (series.completeness.asked, series.completeness.answered, series.completeness.open) == (4, 3, 1)
    assert series.points[0].band == "severe"
    assert series.change.value is not None
    assert series.change.value.points == 13


@pytest.mark.parametrize("who", ["mikko", "chie", "oskar", "stranger"])
def test_nobody_else_sees_any_of_it(cast: Cast, who: str) -> None:
    fill(cast, 20, 18)
    with pytest.raises(NotYours):
        results(cast.actor(getattr(cast, who)), cast.vera.pk)


def test_running_a_practice_is_no_reason(cast: Cast) -> None:
    with pytest.raises(NotYours):
        results(cast.actor(cast.anna), cast.oskar.pk)
    with pytest.raises(NotYours):
        results(cast.actor(cast.anna), uuid4())


def test_who_covers_sees_it(cast: Cast) -> None:
    fill(cast, 20, 18)
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    assert len(results(cast.actor(cast.mikko), cast.vera.pk).series) == 1


def test_what_a_member_said_of_a_meeting_is_theirs_alone(cast: Cast) -> None:
    version = make_version(cast.practice)
    for row in rows(version, PHQ_9, cast.vera, [5]):
        row.rater, row.member = "member", cast.anna
        row.save()
    (series,) = results(cast.actor(cast.anna), cast.vera.pk).series
    assert (series.rater, series.rater_id) == ("member", cast.anna.pk)
    assert results(cast.actor(cast.vera), cast.vera.pk).series == ()


def test_the_work_and_its_agreements(cast: Cast) -> None:
    for version, status, days in (
        (1, FrameStatus.REPLACED, 1),
        (2, FrameStatus.AGREED, 40),
        (3, FrameStatus.DRAFT, 0),
    ):
        Frame.objects.create(
            practice=cast.practice,
            client=cast.vera,
            engagement=cast.advice,
            version=version,
            status=status,
            agreed_at=LONG_AGO + timedelta(days=days) if days else None,
        )
    cast.advice.stage, cast.advice.ended_at = Stage.ENDED, LONG_AGO + timedelta(days=90)
    cast.advice.save()
    found = results(cast.actor(cast.vera), cast.vera.pk).events
    assert [(event.kind, event.version) for event in found] == [
        ("opened", None),
        ("agreed", 1),
        ("changed", 2),
        ("ended", None),
    ]


def test_goals_with_what_was_said_about_them(cast: Cast) -> None:
    goal = Goal.objects.create(
        practice=cast.practice, client=cast.vera, words="Sleep again", set_by="client", set_at=LONG_AGO
    )
    for at, near in enumerate((2, 6)):
        GoalRating.objects.create(
            practice=cast.practice,
            client=cast.vera,
            goal=goal,
            by_client=True,
            near=near,
            words=f"said {at}",
            at=LONG_AGO + timedelta(days=at),
        )
    found = results(cast.actor(cast.anna), cast.vera.pk).goals
    (line,) = found.lines
    assert (line.words, [each.words for each in line.ratings]) == ("Sleep again", ["said 0", "said 1"])
    assert found.progress.value is not None
    assert (found.progress.value.change, found.is_reliable) == (4, True)


def test_as_many_questions_for_five_measures_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    actor = cast.actor(cast.anna)
    counts = []
    for number, definition in enumerate((PHQ_9, GAD_7, WHO_5, CORE_10, WSAS), start=1):
        version = make_version(cast.practice, definition)
        CheckIn.objects.bulk_create(rows(version, definition, cast.vera, [20, 15] * 10, words="yes"))
        version_of(version.pk)
        if number in {1, 5}:
            with django_assert_num_queries(3) as asked:
                assert len(results(actor, cast.vera.pk).series) == number
            counts.append(len(asked))
    assert counts == [3, 3]


def test_a_second_page_reads_the_same_and_what_is_new(cast: Cast) -> None:
    fill(cast, 20, 18, words="first")
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    first = results(anna, cast.vera.pk)
    assert results(anna, cast.vera.pk).series[0] is first.series[0]
    row = CheckIn.objects.order_by("asked_at")[1]
    row.words = "second"
    row.save()
    assert [point.words for point in results(anna, cast.vera.pk).series[0].points] == ["first", "second"]
    Goal.objects.create(
        practice=cast.practice, client=cast.vera, words="Sleep", set_by="client", set_at=LONG_AGO
    )
    assert [line.words for line in results(anna, cast.vera.pk).goals.lines] == ["Sleep"]
    CheckIn.objects.all().delete()
    assert results(anna, cast.vera.pk).series == results(vera, cast.vera.pk).series == ()


def test_what_runs_out_meanwhile_counts_as_run_out(cast: Cast) -> None:
    fill(cast, 20, None)
    soon = timezone.now() + timedelta(hours=1)
    CheckIn.objects.filter(answered_at=None).update(expires_at=soon)
    actor = cast.actor(cast.anna)
    before = results(actor, cast.vera.pk, soon - timedelta(minutes=1)).completeness
    after = results(actor, cast.vera.pk, soon + timedelta(minutes=1)).completeness
    assert ((before.open, before.expired), (after.open, after.expired)) == ((1, 0), (0, 1))
