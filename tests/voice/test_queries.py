"""Who reads what clients say about meetings."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.lib.errors import NotYours
from alongside.practice.models import Absence
from alongside.voice import actions, queries
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in


def answered(cast: Cast, **answers: Any) -> CheckIn:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    words = answers.pop("words", "")
    return actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers=answers, words=words)


@pytest.mark.parametrize(
    ("who", "count"), [("anna", 1), ("vera", 1), ("mikko", 0), ("chie", 0), ("oskar", 0), ("stranger", 0)]
)
def test_answers_are_read_by_the_two_only(cast: Cast, who: str, count: int) -> None:
    check_in, actor = answered(cast, heard=7), cast.actor(getattr(cast, who))
    assert len(queries.latest_check_ins(actor, cast.vera.pk)) == count
    if not count:
        with pytest.raises(NotYours):
            queries.check_in(actor, check_in.pk)
        with pytest.raises(NotYours):
            queries.export_client(actor, cast.vera.pk)


def test_who_covers_reads_them_too(cast: Cast) -> None:
    today = timezone.localdate()
    check_in = answered(cast, heard=7)
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    assert queries.unseen(cast.actor(cast.mikko)) == [check_in]


def test_unseen_ones_not_safe_first_then_low_then_the_oldest(cast: Cast) -> None:
    fine, fine_too = answered(cast, heard=9), answered(cast, words="only words")
    low, unsafe = answered(cast, heard=2), answered(cast, heard=9, safe=4)
    assert queries.unseen(cast.actor(cast.anna)) == [unsafe, low, fine, fine_too]
    assert queries.unseen(cast.actor(cast.chie)) == []
    assert queries.unseen(cast.actor(cast.vera)) == []


def test_the_newest_answers_come_first(cast: Cast) -> None:
    first, second = answered(cast, heard=1), answered(cast, heard=2)
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    assert queries.latest_check_ins(cast.actor(cast.anna), cast.vera.pk) == [second, first]
    assert queries.latest_check_ins(cast.actor(cast.anna), cast.vera.pk, limit=1) == [second]


def test_a_check_in_rests_after_two_weeks_and_after_the_end(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    vera = cast.actor(cast.vera)
    assert queries.waiting(vera) == [check_in]
    assert queries.waiting(cast.actor(cast.oskar)) == []
    assert queries.waiting(vera, timezone.now() + timedelta(days=15)) == []
    Engagement.objects.filter(pk=cast.advice.pk).update(stage="ended")
    assert queries.waiting(vera) == []


def test_lists_ask_as_often_for_thirty_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    for count in (1, 29):
        for _ in range(count):
            answered(cast, heard=3)
        with django_assert_num_queries(1):
            assert all(each.client.name for each in queries.unseen(anna))
        with django_assert_num_queries(1):
            assert queries.latest_check_ins(anna, cast.vera.pk)
        with django_assert_num_queries(1):
            queries.waiting(vera)


def test_what_the_client_takes_along(cast: Cast) -> None:
    check_in = answered(cast, heard=7, safe=8, words="Good")
    [row] = queries.export_client(cast.actor(cast.vera), cast.vera.pk)["check_ins"]
    assert row["id"] == check_in.pk
    assert (row["measure"], row["answers"], row["words"]) == (
        "after-meeting",
        {"heard": 7, "safe": 8},
        "Good",
    )
