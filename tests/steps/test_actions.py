"""Steps have an owner, are done or let go without blame, and come back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.steps import actions
from alongside.steps.models import Step
from alongside.voice.actions.goals import set_goal
from tests.cast import Cast
from tests.meetings.stage import facts, make_meeting


def test_in_advice_work_a_step_is_the_clients_and_in_delivery_ours(cast: Cast):
    mine = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words=" Walk daily ")
    ours = actions.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="Send the draft")
    assert (mine.words, mine.owner, mine.engagement) == ("Walk daily", "client", cast.advice)
    assert (ours.owner, ours.engagement) == ("practitioner", cast.delivery)
    assert facts("step.set", mine.pk) == [{"owner": "client", "set_by": "member", "is_planned": False}]


def test_an_owner_may_be_named_and_the_meeting_gives_the_engagement(cast: Cast):
    meeting = make_meeting(cast)
    step = actions.set_step(
        cast.actor(cast.anna),
        cast.vera.pk,
        words="Ask the doctor",
        owner="practitioner",
        meeting_id=meeting.pk,
        due_on=date(2026, 5, 1),
    )
    assert (step.owner, step.meeting, step.due_on) == ("practitioner", meeting, date(2026, 5, 1))


def test_a_clients_own_step_is_theirs_whatever_is_sent(cast: Cast):
    step = actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="x", owner="practitioner")
    assert (step.owner, step.set_by) == ("client", "client")


def test_a_step_needs_words_and_not_too_many(cast: Cast):
    for words, code in ((" ", "required"), ("x" * 1001, "too_long")):
        with pytest.raises(Refused) as no:
            actions.set_step(cast.actor(cast.anna), cast.vera.pk, words=words)
        assert (no.value.code, no.value.field) == (code, "words")


def test_done_dropped_and_open_again_each_once(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    step = actions.set_step(anna, cast.vera.pk, words="x")
    actions.finish_step(vera, step.pk)
    done = actions.finish_step(anna, step.pk)
    assert (done.status, done.closed_at is not None) == ("done", True)
    reopened = actions.reopen_step(vera, step.pk)
    assert (reopened.status, reopened.closed_at) == ("open", None)
    assert actions.drop_step(anna, step.pk).status == "dropped"
    for verb in ("step.done", "step.reopened", "step.dropped"):
        assert facts(verb, step.pk) == [{"owner": "client"}]


def test_a_client_leaves_our_steps_to_us(cast: Cast):
    step = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="x", owner="practitioner")
    for act in (actions.finish_step, actions.drop_step, actions.reopen_step):
        with pytest.raises(Refused, match="not_your_step"):
            act(cast.actor(cast.vera), step.pk)


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar"])
def test_nobody_else_touches_a_step(cast: Cast, who: str):
    step = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="x")
    actor = cast.actor(getattr(cast, who))
    for act in (actions.finish_step, actions.drop_step, actions.reopen_step):
        with pytest.raises(NotYours):
            act(actor, step.pk)
    with pytest.raises(NotYours):
        actions.set_step(actor, cast.vera.pk, words="x")


def test_a_meeting_or_engagement_of_another_client_is_not_found(cast: Cast):
    meeting = make_meeting(cast)
    with pytest.raises(NotYours):
        actions.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="x", meeting_id=meeting.pk)
    with pytest.raises(NotYours):
        actions.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="x", engagement_id=cast.advice.pk)


def test_at_the_end_what_we_owed_is_let_go_and_the_clients_steps_stay(cast: Cast):
    anna = cast.actor(cast.anna)
    theirs = actions.set_step(anna, cast.vera.pk, words="walk")
    actions.set_step(anna, cast.vera.pk, words="ring", owner="practitioner")
    assert actions.close_engagement(cast.actor(cast.vera), cast.advice.pk) == 1
    assert list(Step.objects.filter(status="open")) == [theirs]


def test_erasing_takes_the_clients_steps_alone(cast: Cast):
    actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="x")
    other = actions.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="y")
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert list(Step.objects.all()) == [other]


def test_a_step_has_a_size_a_when_and_a_goal(cast: Cast):
    vera = cast.actor(cast.vera)
    goal = set_goal(vera, cast.vera.pk, words="Sleep through the night")
    step = actions.set_step(
        vera, cast.vera.pk, words="No phone", size="small", when_words="after ten", goal_id=goal.pk
    )
    step = Step.objects.get(pk=step.pk)
    assert (step.size, step.when_words, step.goal_id) == ("small", "after ten", goal.pk)


def test_a_step_is_said_differently(cast: Cast):
    vera, step = cast.actor(cast.vera), actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="Run")
    actions.change_step(vera, step.pk, words="Walk", size="small")
    step = Step.objects.get(pk=step.pk)
    assert (step.words, step.size, step.status) == ("Walk", "small", "open")
    assert facts("step.changed", step.pk) == [{"owner": "client", "is_planned": False}]


def test_what_is_done_is_not_changed(cast: Cast):
    vera, step = cast.actor(cast.vera), actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="Run")
    actions.finish_step(vera, step.pk)
    with pytest.raises(Refused) as no:
        actions.change_step(vera, step.pk, words="Walk")
    assert no.value.code == "closed"


def test_anothers_goal_is_none_of_this_client(cast: Cast):
    goal = set_goal(cast.actor(cast.oskar), cast.oskar.pk, words="A shop")
    with pytest.raises(NotYours):
        actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="x", goal_id=goal.pk)


def test_the_client_is_reminded_once_at_the_time_they_chose(cast: Cast):
    vera, at = cast.actor(cast.vera), timezone.now() + timedelta(days=1)
    step = actions.set_step(vera, cast.vera.pk, words="Walk", remind_at=at)
    assert [(each.kind, each.due_at, each.status) for each in Notice.objects.all()] == [
        ("step.reminder", at, "waiting")
    ]
    later = at + timedelta(days=1)
    actions.change_step(vera, step.pk, words="Walk", remind_at=later)
    waiting = Notice.objects.filter(status="waiting")
    assert [each.due_at for each in waiting] == [later]
    actions.finish_step(vera, step.pk)
    assert (waiting.all().count(), Step.objects.get(pk=step.pk).remind_at) == (0, None)


def test_only_the_client_chooses_to_be_reminded(cast: Cast):
    at = timezone.now() + timedelta(days=1)
    with pytest.raises(NotYours):
        actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="Walk", remind_at=at)
    mine = actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="Walk", remind_at=at)
    actions.change_step(cast.actor(cast.anna), mine.pk, words="Walk slowly")
    assert Step.objects.get(pk=mine.pk).remind_at == at


def test_a_reminder_lies_ahead(cast: Cast):
    with pytest.raises(Refused) as no:
        actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="x", remind_at=timezone.now())
    assert (no.value.code, no.value.field, Step.objects.count()) == ("past", "remind_at", 0)
