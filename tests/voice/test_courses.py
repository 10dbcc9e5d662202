"""What an answer says when it is given: how full it is, and whether it leaves the course to be expected (C02)."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from alongside.trail.actors import worker
from alongside.trail.models import Event
from alongside.voice.actions import answer_check_in
from alongside.voice.actions.archives import learn_courses
from alongside.voice.answers import how_full
from alongside.voice.measuring.definitions import Asked
from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.models import CheckIn, MeasureVersion
from tests.cast import Cast
from tests.voice.filled import make_version, of_total, rows
from tests.voice.test_archives import close_many


def answer_next(cast: Cast, version: MeasureVersion, earlier: list[float | None], total: float) -> Event:
    """Vera answers once more after these scores of the present work."""
    first = timezone.now() - timedelta(weeks=len(earlier) + 1)
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, earlier, engagement=cast.advice, since=first))
    [waiting] = rows(version, PHQ_9, cast.vera, [None], engagement=cast.advice)
    waiting.save()
    answer_check_in(cast.actor(cast.vera), waiting.pk, answers=of_total(PHQ_9, total))
    return Event.objects.filter(verb="checkin.answered").latest("pk")


def test_by_the_measures_own_numbers_while_little_work_has_ended(cast: Cast) -> None:
    event = answer_next(cast, make_version(cast.practice), [12, 11, 12], 19)
    assert event.facts["off_course"] == ["total"]
    assert (event.facts["answered"], event.facts["asked"]) == (9, 9)


def test_what_stays_near_the_beginning_is_on_the_way(cast: Cast) -> None:
    assert answer_next(cast, make_version(cast.practice), [12, 11, 12], 13).facts["off_course"] == []


def test_against_similar_clients_where_enough_work_has_ended(cast: Cast) -> None:
    version = make_version(cast.practice)
    close_many(cast, 100, version=version)
    learn_courses(worker(cast.practice.pk), timezone.now())
    # no worse than at the beginning, and far from where people like them had come by then
    assert answer_next(cast, version, [18, 18, 18], 18).facts["off_course"] == ["total"]
    CheckIn.objects.filter(client=cast.vera).delete()
    assert answer_next(cast, version, [18, 15, 14], 12).facts["off_course"] == []


def test_another_piece_of_work_is_another_course(cast: Cast) -> None:
    version = make_version(cast.practice)
    CheckIn.objects.bulk_create(rows(version, PHQ_9, cast.vera, [2, 2, 2]))  # before this work
    assert answer_next(cast, version, [19], 19).facts["off_course"] == []


def test_what_was_hidden_behind_a_condition_was_not_asked() -> None:
    first, second, *others = PHQ_9.items
    measure = replace(PHQ_9, items=(first, replace(second, asked=Asked(first.id, (3,))), *others))
    assert how_full(measure, {first.id: 0}) == (1, 8)
    assert how_full(measure, {first.id: 3, second.id: None}) == (1, 9)
    assert how_full(measure, {first.id: 3, second.id: "not_applicable"}) == (2, 9)
    assert how_full(measure, {}) == (0, 8)
