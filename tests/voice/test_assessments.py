"""Five tasks, each with its result; a plan when all are done (B11)."""

from itertools import product
from uuid import UUID

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions.assessments import Result, write_assessment
from alongside.voice.assessing import CAN_COPE, TASKS, count_done, is_done
from alongside.voice.models import Assessment
from alongside.voice.queries.assessments import assessment, attachable
from tests.cast import Cast
from tests.voice.scene import make_answer, make_meeting

ALL = {task: Result(f"about {task}", is_done=True) for task in TASKS}


def test_all_five_and_an_answer_or_no_plan():
    for ticks, can_cope in product(product([True, False], repeat=5), ["", *CAN_COPE]):
        results = {
            task: {"done_at": "2026-03-01" if tick else None} for task, tick in zip(TASKS, ticks, strict=True)
        }
        assert count_done(results) == sum(ticks)
        assert is_done(results, can_cope) == (all(ticks) and can_cope != "")


def test_task_by_task_until_the_plan_opens(cast: Cast):
    anna, work = cast.actor(cast.anna), cast.advice.pk
    empty = assessment(anna, work)
    assert (empty.results, empty.revision, Assessment.objects.exists()) == ({}, 0, False)
    begun = write_assessment(anna, work, results={"event": Result(" Deep ", is_done=True)})
    assert (begun.results["event"]["words"], begun.done_at, begun.revision) == ("Deep", None, 1)
    done = write_assessment(anna, work, results=ALL, can_cope="partly", resources=4, revision=1)
    assert done.done_at is not None
    assert done.results["event"]["done_at"] == begun.results["event"]["done_at"]
    opened = ALL | {"causes": Result("Something else")}
    assert write_assessment(anna, work, results=opened, can_cope="can", revision=2).done_at is None
    told = Event.objects.filter(subject_id=done.pk).order_by("pk").values_list("verb", "facts")
    assert list(told) == [
        ("assessment.changed", {"task": "event"}),
        *[("assessment.changed", {"task": task}) for task in TASKS],
        ("assessment.done", {}),
        ("assessment.changed", {"task": "causes"}),
    ]


def test_results_rest_on_the_clients_own_answers(cast: Cast):
    anna = cast.actor(cast.anna)
    answer = make_answer(make_meeting(cast.vera, cast.advice), heard=3)
    foreign = make_answer(make_meeting(cast.oskar, cast.delivery), heard=3)
    assert [each.pk for each in attachable(anna, cast.vera.pk)] == [answer.pk]
    kept = write_assessment(anna, cast.advice.pk, results={"event": Result("x", check_ins=[answer.pk])})
    assert kept.results["event"]["check_ins"] == [str(answer.pk)]
    with pytest.raises(Refused, match="unknown_check_in"):
        write_assessment(
            anna, cast.advice.pk, results={"event": Result("x", check_ins=[foreign.pk])}, revision=1
        )


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"results": {}, "revision": 1}, "changed", None),
        ({"results": {"magic": Result("x")}}, "unknown_task", None),
        ({"results": {"event": Result(" ", is_done=True)}}, "needs_words", "event"),
        ({"results": {"event": Result("x" * 8001)}}, "too_long", "event"),
        ({"results": {"ability": Result("x", is_done=True)}}, "needs_answer", "can_cope"),
        ({"results": {}, "can_cope": "maybe"}, "unknown_choice", "can_cope"),
        ({"results": {}, "resources": 11}, "out_of_range", "resources"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, given: dict[str, object], code: str, field: str | None):
    with pytest.raises(Refused) as no:
        write_assessment(cast.actor(cast.anna), cast.advice.pk, **given)
    assert (no.value.code, no.value.field) == (code, field)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_nobody_else_reads_or_writes_it(cast: Cast, who: str):
    actor, work = cast.actor(getattr(cast, who)), cast.advice.pk
    with pytest.raises(NotYours):
        assessment(actor, work)
    with pytest.raises(NotYours):
        write_assessment(actor, work, results=ALL, can_cope="can")
    with pytest.raises(NotYours):
        assessment(cast.actor(cast.anna), UUID(int=1))
