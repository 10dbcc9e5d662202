"""What closed work teaches, and who is held against it."""

import random
from dataclasses import replace
from datetime import timedelta
from math import log
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Engagement, Stage
from alongside.lib.errors import NotYours
from alongside.trail.actors import worker
from alongside.voice.actions.archives import learn_courses
from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.models import CheckIn, CourseArchive
from alongside.voice.queries.results import results
from alongside.voice.series.course import NEAREST
from alongside.voice.series.rational import RATIONAL
from alongside.worker.courses import learn_at_night
from tests.cast import LONG_AGO, Cast
from tests.voice.filled import make_version, rows


def close_many(cast: Cast, count: int, **also: Any) -> None:
    """Engagements that fell from about 18 by the logarithm of what was asked, and ended."""
    chance, version = random.Random(2), also.pop("version", None) or make_version(cast.practice)
    works = [
        Engagement(
            practice=cast.practice,
            client=cast.oskar,
            practitioner=cast.mikko,
            stage=Stage.ENDED,
            opened_at=LONG_AGO,
            ended_at=LONG_AGO + timedelta(days=200 + at),
        )
        for at in range(count)
    ]
    Engagement.objects.bulk_create(works)
    asked: list[CheckIn] = []
    for work in works:
        start = chance.gauss(18, 3)
        totals = [max(0, min(27, round(start - 4 * log(at + 1) + chance.gauss(0, 1)))) for at in range(6)]
        asked += rows(version, PHQ_9, cast.oskar, totals, engagement=work, **also)
    CheckIn.objects.bulk_create(asked)


def test_a_hundred_closed_engagements_teach_what_to_expect(cast: Cast) -> None:
    close_many(cast, 100)
    now = timezone.now()
    assert learn_courses(worker(cast.practice.pk), now) == 1
    row = CourseArchive.objects.get()
    assert (row.scale, row.count, row.made_at) == ("total", 100, now)
    assert str(cast.oskar.pk) not in str(row.archive)
    version = row.measure.versions.get()
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, [18, 15]))
    (series,) = results(cast.actor(cast.vera), cast.vera.pk).series
    assert series.track.formula == NEAREST
    assert series.track.value is not None
    assert (series.track.value.archive, series.track.value.neighbours) == (100, 30)
    middle = series.track.value.expected[5].expected.middle
    assert abs(middle - (18 - 4 * log(6))) < 1


def test_nobody_but_the_worker_fits_them(cast: Cast) -> None:
    with pytest.raises(NotYours):
        learn_courses(cast.actor(cast.anna), timezone.now())


def test_ninety_nine_teach_nothing_and_the_rules_answer(cast: Cast) -> None:
    close_many(cast, 99)
    assert learn_courses(worker(cast.practice.pk), timezone.now()) == 0
    version = make_version(cast.practice, PHQ_9, number=2)
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, [18, 15]))
    (series,) = results(cast.actor(cast.vera), cast.vera.pk).series
    assert series.track.formula == RATIONAL


def test_another_night_takes_the_place_of_the_last(cast: Cast) -> None:
    close_many(cast, 101)
    now = timezone.now()
    learn_courses(worker(cast.practice.pk), now)
    version = CourseArchive.objects.get().measure.versions.get()
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, [18, 15]))
    before = results(cast.actor(cast.vera), cast.vera.pk).series[0].track.value
    Engagement.objects.filter(pk=Engagement.objects.filter(stage=Stage.ENDED).values("pk")[:1]).delete()
    learn_courses(worker(cast.practice.pk), now + timedelta(days=1))
    after = results(cast.actor(cast.vera), cast.vera.pk).series[0].track.value
    assert before is not None
    assert after is not None
    assert (before.archive, after.archive) == (101, 100)
    Engagement.objects.filter(stage=Stage.ENDED).delete()
    assert learn_courses(worker(cast.practice.pk), now + timedelta(days=2)) == 0
    assert not CourseArchive.objects.exists()


def test_follow_ups_and_open_work_teach_nothing(cast: Cast) -> None:
    close_many(cast, 100, occasion="follow_up")
    version = CheckIn.objects.all()[0].version
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, [9] * 200, engagement=cast.advice))
    assert learn_courses(worker(cast.practice.pk), timezone.now()) == 0


def test_versions_that_cannot_be_compared_teach_nothing(cast: Cast) -> None:
    close_many(cast, 100)
    other = replace(PHQ_9, scales=(replace(PHQ_9.scales[0], factor=2, bands=(), cutoffs=()),))
    make_version(cast.practice, other, number=2)
    assert learn_courses(worker(cast.practice.pk), timezone.now()) == 0


def test_it_is_done_at_night_once(cast: Cast) -> None:
    close_many(cast, 100)
    noon = timezone.now().replace(hour=12)  # in Helsinki two or three hours later
    assert learn_at_night(noon) == 0
    night = timezone.now().replace(hour=0, minute=30)
    assert learn_at_night(night) == 1
    assert learn_at_night(night + timedelta(hours=1)) == 0
    assert learn_at_night(night + timedelta(days=1)) == 1
