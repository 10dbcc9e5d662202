"""Phases of work: what belongs to each, how long each took, and what passes one over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.clients.models import Engagement
from alongside.lib.errors import NotYours, Refused
from alongside.steps import actions, queries
from alongside.steps.models import Phase
from alongside.steps.phases import Code, Span, Task, addresses_keeping, days_in, missing, skips, tasks_of
from tests.cast import Cast
from tests.meetings.stage import facts

START = datetime(2026, 1, 1, tzinfo=UTC)


def _span(code: str, first: int, last: int | None) -> Span:
    end = None if last is None else START + timedelta(days=last)
    return Span(code, START + timedelta(days=first), end)


def test_only_therapy_asks_for_an_assessment() -> None:
    assert tasks_of("understand", "therapy") == (Task.ASSESSMENT, Task.BELIEFS, Task.GOALS)
    assert tasks_of("understand", "consulting") == (Task.BELIEFS, Task.GOALS)


def test_what_is_missing() -> None:
    assert missing("keep", "coaching", {"tools"}) == (Task.SKILLS, Task.CARD)


def test_days_count_each_stretch() -> None:
    spans = [_span("understand", 0, 10), _span("change", 10, 30), _span("understand", 30, None)]
    now = START + timedelta(days=37)
    assert [days_in(spans, code, now) for code in Code] == [17, 20, None]


def test_what_passes_a_phase_over() -> None:
    assert [skips(None, "understand"), skips(None, "change"), skips("understand", "change")] == [
        False,
        True,
        False,
    ]
    assert [skips("understand", "keep"), skips("keep", "understand"), skips("change", "change")] == [
        True,
        False,
        False,
    ]


def test_keeping_was_addressed_once_it_began() -> None:
    assert not addresses_keeping([_span("change", 0, None)])
    assert addresses_keeping([_span("change", 0, 5), _span("keep", 5, None)])


@given(st.lists(st.tuples(st.sampled_from(list(Code)), st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_days_are_never_negative(drawn: list[tuple[Code, int, int]]) -> None:
    spans = [_span(code, first, last) for code, first, last in drawn]
    for code in Code:
        days = days_in(spans, code, START)
        assert (days is None) == all(each.code != code for each in spans)
        assert days is None or days >= 0


def test_work_goes_from_phase_to_phase(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = actions.begin_phase(anna, cast.advice.pk, code="understand")
    assert actions.begin_phase(anna, cast.advice.pk, code="understand") == first
    second = actions.begin_phase(anna, cast.advice.pk, code="change")
    first.refresh_from_db()
    assert (first.ended_at, second.ended_at) == (second.began_at, None)
    assert facts("phase.begun", second.pk) == [{"code": "change", "is_skipped": False}]
    assert [each.is_now for each in queries.phases_of(anna, cast.advice.pk)] == [False, True, False]


def test_passing_one_over_needs_a_reason(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    with pytest.raises(Refused) as no:
        actions.begin_phase(anna, cast.advice.pk, code="keep")
    assert (no.value.code, no.value.field) == ("reason_missing", "reason")
    kept = actions.begin_phase(anna, cast.advice.pk, code="keep", reason="They come for the last part.")
    assert Phase.objects.get(pk=kept.pk).skip_reason == "They come for the last part."


def test_unknown_words_are_refused(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    for act, named, code in (
        (actions.begin_phase, {"code": "end"}, "unknown_phase"),
        (actions.change_field, {"field": "law"}, "unknown_field"),
    ):
        with pytest.raises(Refused) as no:
            act(anna, cast.advice.pk, **named)
        assert no.value.code == code


def test_nobody_else_names_phases(cast: Cast) -> None:
    for who in (cast.vera, cast.mikko, cast.chie):
        with pytest.raises(NotYours):
            actions.begin_phase(cast.actor(who), cast.advice.pk, code="understand")


def test_the_field_decides_the_words(cast: Cast) -> None:
    actions.change_field(cast.actor(cast.anna), cast.advice.pk, field="coaching")
    assert Engagement.objects.get(pk=cast.advice.pk).field == "coaching"


def test_the_board_holds_own_open_work(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.begin_phase(anna, cast.advice.pk, code="understand")
    board = {column.code: [work.pk for work, _days in column.works] for column in queries.phase_board(anna)}
    assert board["understand"] == [cast.advice.pk]
    assert cast.delivery.pk not in [pk for found in board.values() for pk in found]
