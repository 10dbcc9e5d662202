"""Who sees which part of a decision, and how often clients had a say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.decisions import actions, queries
from alongside.decisions.agreeing import Share
from alongside.decisions.models import Decision
from alongside.decisions.queries import Followed
from alongside.lib.errors import NotYours
from alongside.steps.actions import set_step
from alongside.steps.balance import Balance
from alongside.steps.models import Step
from alongside.voice.actions.goals import set_goal
from alongside.voice.motives import Adherence
from tests.cast import Cast, make_client, make_engagement
from tests.decisions.making import make_put_before, make_signed


def test_the_client_sees_what_was_put_before_them_and_what_they_began(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    prepared = actions.write_decision(anna, cast.vera.pk, question="In silence")
    assert queries.decisions(vera, cast.vera.pk) == []
    with pytest.raises(NotYours):
        queries.decision(vera, prepared.pk)
    asked = actions.write_decision(vera, cast.vera.pk, question="By phone?")
    actions.add_option(anna, asked.pk, words="Ours, not shown yet")
    actions.change_decision(anna, asked.pk, revision=1, usual="Never")
    theirs = queries.decision(vera, asked.pk)
    assert (theirs.ours, theirs.decision.usual, theirs.state) == ([], "", "begun")
    assert len(queries.decision(anna, asked.pk).ours) == 1
    shown = make_put_before(cast)
    assert [each.decision.pk for each in queries.decisions(vera, cast.vera.pk)] == [shown.pk, asked.pk]
    assert len(queries.decision(vera, shown.pk).ours) == 1


def test_the_impression_reaches_its_author_alone(cast: Cast):
    anna, row = cast.actor(cast.anna), make_put_before(cast)
    actions.pause(anna, row.pk, revision=row.revision, alternative="The shifts", impression="Lazy")
    assert queries.own_impression(anna, row.pk) == "Lazy"
    covering = cast.actor(cast.mikko).covering(frozenset({cast.anna.pk}))
    assert [queries.own_impression(who, row.pk) for who in (covering, cast.actor(cast.vera))] == ["", ""]
    assert "Lazy" not in str(queries.export_client(anna, cast.vera.pk))


def test_what_waits_for_the_client_is_one_question(cast: Cast, django_assert_num_queries):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    assert (queries.waits_for_client(vera), queries.waits_for_client(anna)) == (False, False)
    row = make_put_before(cast)
    with django_assert_num_queries(1):
        assert queries.waits_for_client(vera)
    assert not queries.waits_for_client(cast.actor(cast.oskar))
    actions.withdraw(vera, row.pk)
    assert not queries.waits_for_client(vera)


def test_states_tell_whose_turn_it_is(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_put_before(cast)
    state = lambda: queries.decision(anna, row.pk).state  # noqa: E731
    assert state() == "both"
    actions.say_no_proposal(vera, row.pk)
    row = actions.choose(vera, row.pk, option_id=row.options.get().pk)
    actions.sign(anna, row.pk, revision=row.revision)
    assert state() == "client"
    actions.take_back(anna, row.pk)
    actions.sign(vera, row.pk, revision=row.revision)
    assert state() == "member"
    actions.sign(anna, row.pk, revision=row.revision)
    assert (state(), queries.open_decisions(anna)) == ("signed", [])
    assert queries.to_make_steps_of(anna, queries.decision(anna, row.pk)) == [
        "Ring the clinic",
        "Sleep early",
    ]
    assert queries.to_make_steps_of(vera, queries.decision(vera, row.pk)) == []
    actions.withdraw(vera, row.pk)
    assert state() == "withdrawn"


def test_a_signed_decision_is_looked_at_again_when_its_day_comes(cast: Cast):
    anna, row = cast.actor(cast.anna), make_signed(cast)
    Decision.objects.filter(pk=row.pk).update(review_on=timezone.now().date())
    assert [each.decision.pk for each in queries.reviews_due(anna, timezone.now())] == [row.pk]
    assert queries.reviews_due(anna, timezone.now() - timedelta(days=2)) == []
    assert queries.reviews_due(cast.actor(cast.mikko), timezone.now()) == []


def test_the_share_without_the_clients_word_is_over_signed_ones(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    make_put_before(cast)
    assert queries.share_of_own(anna) == Share(0, 0, 0)
    make_signed(cast)
    heard = make_signed(cast)
    row = actions.change_decision(vera, heard.pk, revision=heard.revision, matters="Time")
    actions.sign(vera, row.pk, revision=row.revision)
    actions.sign(anna, row.pk, revision=row.revision)
    assert queries.share_of_own(anna) == Share(2, 1, 1)
    assert queries.share_of_own(cast.actor(cast.mikko)) == Share(0, 0, 0)
    assert queries.share_of_practice(anna) is None
    for n in range(4):
        client = make_client(cast.anna, f"Client {n}")
        make_engagement(client)
        make_signed(cast, client=client)
    assert queries.share_of_practice(anna) == Share(6, 5, 5)
    assert queries.share_of_practice(cast.actor(cast.mikko)) is None
    with pytest.raises(NotYours):
        queries.share_of_own(vera)


def test_planned_work_is_counted_for_advice_alone(cast: Cast):
    anna, mikko = cast.actor(cast.anna), cast.actor(cast.mikko)
    goal = set_goal(anna, cast.vera.pk, words="Sleep")
    first = set_step(anna, cast.vera.pk, words="a")
    set_step(anna, cast.vera.pk, words="b")
    Step.objects.filter(pk=first.pk).update(goal=goal)
    set_step(mikko, cast.oskar.pk, words="c")
    assert queries.planned_work(anna) == [Followed(cast.vera, Adherence(1, 1), Balance(2, 0))]
    for number in range(3):
        set_step(anna, cast.vera.pk, words=f"ours {number}", owner="practitioner")
    assert [each.is_mostly_ours for each in queries.planned_work(anna)] == [True]
    assert queries.planned_work(mikko) == []
    with pytest.raises(NotYours):
        queries.planned_work(cast.actor(cast.vera))
