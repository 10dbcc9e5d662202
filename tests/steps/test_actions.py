"""Steps have an owner, are done or let go without blame, and come back."""

from datetime import date

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.steps import actions
from alongside.steps.models import Step
from tests.cast import Cast
from tests.meetings.stage import facts, make_meeting


def test_in_advice_work_a_step_is_the_clients_and_in_delivery_ours(cast: Cast):
    mine = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words=" Walk daily ")
    ours = actions.set_step(cast.actor(cast.mikko), cast.oskar.pk, words="Send the draft")
    assert (mine.words, mine.owner, mine.engagement) == ("Walk daily", "client", cast.advice)
    assert (ours.owner, ours.engagement) == ("practitioner", cast.delivery)
    assert facts("step.set", mine.pk) == [{"owner": "client", "set_by": "member"}]


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
