"""Writing, putting before, signing and withdrawing a decision, from both sides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.decisions import actions
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.steps.models import Step
from alongside.trail.models import Event
from tests.cast import Cast
from tests.decisions.making import make_put_before, make_signed


def code_of(do) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        do()
    return no.value.code, no.value.field


def test_it_is_put_before_the_client_when_nothing_is_missing(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    row = actions.write_decision(anna, cast.vera.pk, question=" How often? ")
    assert (row.question, row.set_by, row.engagement) == ("How often?", "member", cast.advice)
    assert code_of(lambda: actions.put_before(anna, row.pk)) == ("our_option", "our_option")
    actions.add_option(anna, row.pk, words="Every week")
    assert code_of(lambda: actions.put_before(anna, row.pk)) == ("alternative", "alternative")
    with pytest.raises(NotYours):
        actions.put_before(vera, row.pk)
    said = actions.say_beliefs(vera, cast.vera.pk, cause="The shifts")
    actions.pause(anna, row.pk, revision=1, alternative="The shifts", impression="Lazy")
    row = actions.put_before(anna, row.pk)
    actions.put_before(anna, row.pk)
    assert (row.put_before_at is not None, row.beliefs) == (True, said)
    told = Notice.objects.get(kind="decision.put_before")
    assert (told.email, told.facts) == ("vera.example@client.example", {"path": "/portal/decisions/"})
    assert Event.objects.get(verb="decision.put_before").facts == {"has_alternative": True}


def test_nobody_signs_before_the_client_was_asked_for_a_proposal(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_put_before(cast)
    ours = row.options.get()
    row = actions.choose(anna, row.pk, option_id=ours.pk)
    for who in (anna, vera):
        refused = code_of(lambda who=who: actions.sign(who, row.pk, revision=row.revision))
        assert refused == ("own_proposal", None)
    with pytest.raises(NotYours):
        actions.say_no_proposal(anna, row.pk)
    row = actions.say_no_proposal(vera, row.pk)
    row = actions.sign(vera, row.pk, revision=row.revision)
    row = actions.sign(anna, row.pk, revision=row.revision)
    assert (row.client_signed_at is not None, row.member_signed_by) == (True, cast.anna)
    assert [each.facts for each in Event.objects.filter(verb="decision.signed").order_by("pk")] == [
        {"by": "client"},
        {"by": "member"},
    ]


def test_where_the_usual_is_named_what_departs_from_it_must_be_too(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_put_before(cast)
    row = actions.choose(vera, row.pk, option_id=actions.add_option(vera, row.pk, words="Monthly").pk)
    row = actions.change_decision(anna, row.pk, revision=row.revision, usual="Weekly")
    assert code_of(lambda: actions.sign(vera, row.pk, revision=row.revision)) == ("departs", None)
    row = actions.change_decision(anna, row.pk, revision=row.revision, departs="It is far to come")
    assert actions.sign(vera, row.pk, revision=row.revision).client_signed_at is not None


def signatures(row: Decision) -> tuple[bool, bool]:
    row.refresh_from_db()
    return row.client_signed_at is not None, row.member_signed_at is not None


def test_any_change_takes_both_signatures_away(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_signed(cast)
    assert signatures(row) == (True, True)
    actions.change_decision(vera, row.pk, revision=row.revision, matters="")
    assert signatures(row) == (True, True)
    changes = [
        lambda: actions.change_decision(vera, row.pk, revision=row.revision, matters="Time"),
        lambda: actions.change_decision(anna, row.pk, revision=row.revision, who_does="Nothing"),
        lambda: actions.add_option(vera, row.pk, words="Monthly"),
        lambda: actions.change_option(vera, row.options.get(side="client").pk, words="Each month"),
        lambda: actions.choose(vera, row.pk, option_id=row.options.get(side="client").pk),
        lambda: actions.remove_option(vera, row.options.get(side="client").pk),
    ]
    for change in changes:
        Decision.objects.filter(pk=row.pk).update(
            client_signed_at=timezone.now(), member_signed_at=timezone.now()
        )
        before = row.revision
        change()
        assert signatures(row) == (False, False)
        assert row.revision == before + 1
    assert (row.choice, row.has_no_proposal) == (None, False)


def test_two_windows_never_overwrite_each_other(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_put_before(cast)
    old = row.revision
    actions.change_decision(vera, row.pk, revision=old, matters="Time")
    for do in (
        lambda: actions.change_decision(anna, row.pk, revision=old, usual="Weekly"),
        lambda: actions.pause(anna, row.pk, revision=old, alternative="x"),
        lambda: actions.sign(anna, row.pk, revision=old),
    ):
        assert code_of(do) == ("changed", None)
    row.refresh_from_db()
    assert (row.matters, row.usual) == ("Time", "")


def test_each_side_writes_what_is_its_own(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_put_before(cast)
    for actor, words in (
        (vera, {"question": "Mine?"}),
        (vera, {"usual": "x"}),
        (vera, {"review_on": None}),
        (vera, {"impression": "x"}),
        (anna, {"matters": "x"}),
        (anna, {"impression": "x"}),
    ):
        with pytest.raises(NotYours):
            actions.change_decision(actor, row.pk, revision=row.revision, **words)
    ours = row.options.get()
    for do in (
        lambda: actions.change_option(vera, ours.pk, words="x"),
        lambda: actions.remove_option(vera, ours.pk),
        lambda: actions.pause(vera, row.pk, revision=row.revision, alternative="x"),
        lambda: actions.make_steps(vera, row.pk, owners={}),
    ):
        with pytest.raises(NotYours):
            do()


def test_what_the_client_looks_at_cannot_be_emptied(cast: Cast):
    anna, row = cast.actor(cast.anna), make_put_before(cast)
    ours = row.options.get()
    assert code_of(lambda: actions.remove_option(anna, ours.pk)) == ("still_needed", "our_option")
    emptied = lambda: actions.change_decision(anna, row.pk, revision=row.revision, alternative=" ")  # noqa: E731
    assert code_of(emptied) == ("still_needed", "alternative")
    assert DecisionOption.objects.filter(pk=ours.pk).exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"question": " "}, ("required", "question")),
        ({"question": "x" * 4001}, ("too_long", "question")),
        ({"usual": "x" * 4001}, ("too_long", "usual")),
        ({"review_on": timezone.now().date() - timedelta(days=2)}, ("day_past", "review_on")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast: Cast, words, expected):
    anna = cast.actor(cast.anna)
    row = actions.write_decision(anna, cast.vera.pk, question="How often?")
    assert code_of(lambda: actions.change_decision(anna, row.pk, revision=0, **words)) == expected


def test_the_client_begins_one_too_and_prepares_nothing_of_ours(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    row = actions.write_decision(vera, cast.vera.pk, question="By phone?", matters="The bus is slow")
    assert (row.set_by, row.matters, row.put_before_at) == ("client", "The bus is slow", None)
    ours = actions.add_option(anna, row.pk, words="By phone")
    with pytest.raises(NotYours):
        actions.choose(vera, row.pk, option_id=ours.pk)
    with pytest.raises(NotYours):
        actions.change_decision(anna, row.pk, revision=1, question="Ours?")
    actions.change_decision(vera, row.pk, revision=1, question="By video?")
    assert Decision.objects.get().question == "By video?"


def test_the_impression_is_its_authors_alone(cast: Cast):
    anna, mikko = cast.actor(cast.anna), cast.actor(cast.mikko)
    row = actions.write_decision(anna, cast.vera.pk, question="How often?")
    row = actions.pause(anna, row.pk, revision=0, alternative="The shifts", impression="Lazy")
    at = row.impression_at
    row = actions.pause(anna, row.pk, revision=row.revision, alternative="The shifts", impression="Tired")
    assert (row.impression, row.impression_by, row.impression_at) == ("Tired", cast.anna, at)
    covering = mikko.covering(frozenset({cast.anna.pk}))
    refused = code_of(
        lambda: actions.pause(covering, row.pk, revision=row.revision, alternative="x", impression="Mine")
    )
    assert refused == ("others_impression", "impression")
    actions.pause(covering, row.pk, revision=row.revision, alternative="The light", impression="")
    row.refresh_from_db()
    assert (row.impression, row.alternative) == ("Tired", "The light")


def test_either_side_takes_back_and_withdraws(cast: Cast):
    anna, vera, row = cast.actor(cast.anna), cast.actor(cast.vera), make_signed(cast)
    assert code_of(lambda: actions.begin_again(vera, make_put_before(cast).pk)) == ("goes_on", None)
    actions.take_back(vera, row.pk)
    actions.take_back(vera, row.pk)
    assert signatures(row) == (False, True)
    actions.take_back(anna, row.pk)
    assert (signatures(row), row.member_signed_by) == ((False, False), None)
    assert Event.objects.filter(verb="decision.taken_back").count() == 2
    actions.withdraw(vera, row.pk)
    for do in (
        lambda: actions.withdraw(anna, row.pk),
        lambda: actions.add_option(anna, row.pk, words="x"),
        lambda: actions.sign(anna, row.pk, revision=row.revision),
    ):
        assert code_of(do) == ("withdrawn", None)


def test_it_begins_anew_with_the_same_words(cast: Cast):
    vera, row = cast.actor(cast.vera), make_signed(cast)
    new = actions.begin_again(vera, row.pk)
    assert (new.pk == row.pk, new.question, new.who_does, new.choice) == (
        False,
        row.question,
        row.who_does,
        None,
    )
    assert (new.put_before_at is not None, signatures(new), new.impression) == (True, (False, False), "")
    assert [(each.side, each.words, each.pros) for each in new.options.all()] == [
        ("member", "Every week", "It carries")
    ]


def test_what_is_to_be_done_becomes_steps_once(cast: Cast):
    anna = cast.actor(cast.anna)
    open_one = make_put_before(cast)
    assert code_of(lambda: actions.make_steps(anna, open_one.pk, owners={})) == ("not_signed", None)
    row = make_signed(cast)
    owners = {"Ring the clinic": "practitioner", "Sleep early": "client", "Something else": "client"}
    actions.make_steps(anna, row.pk, owners=owners)
    actions.make_steps(anna, row.pk, owners=owners)
    assert sorted((each.words, each.owner) for each in Step.objects.all()) == [
        ("Ring the clinic", "practitioner"),
        ("Sleep early", "client"),
    ]
    told = Event.objects.filter(verb="step.set").values_list("facts__is_planned", flat=True)
    assert list(told) == [True, True]  # what both decided is a plan


def test_beliefs_are_said_by_either_hand(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    said = actions.say_beliefs(vera, cast.vera.pk, cause=" Rest ", refuses="Pills")
    assert (said.cause, said.worries, said.refuses, said.said_by) == ("Rest", "", "Pills", "client")
    assert actions.say_beliefs(anna, cast.vera.pk, worries="The night").said_by == "member"
    assert code_of(lambda: actions.say_beliefs(vera, cast.vera.pk, cause=" ")) == ("nothing_said", None)
    long = {"trusts": "x" * 4001}
    assert code_of(lambda: actions.say_beliefs(vera, cast.vera.pk, **long)) == ("too_long", "trusts")
    assert Beliefs.objects.count() == 2


def test_others_reach_nothing(cast: Cast):
    row = make_put_before(cast)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.oskar, cast.strangers_client):
        actor = cast.actor(who)
        for do in (
            lambda actor=actor: actions.write_decision(actor, cast.vera.pk, question="x"),
            lambda actor=actor: actions.say_beliefs(actor, cast.vera.pk, cause="x"),
            lambda actor=actor: actions.add_option(actor, row.pk, words="x"),
            lambda actor=actor: actions.withdraw(actor, row.pk),
            lambda actor=actor: actions.begin_again(actor, row.pk),
        ):
            with pytest.raises(NotYours):
                do()
