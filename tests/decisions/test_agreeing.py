"""When a decision may be put before the client and signed, and how often clients had a say."""

from dataclasses import replace

from alongside.decisions.agreeing import (
    Decided,
    Share,
    Standing,
    missing_before_client,
    missing_before_signing,
    share_without_input,
    steps_in,
)

READY = Standing(question="How often?", alternative="The shifts", our_options=1)
WHOLE = replace(READY, is_put_before=True, their_options=1, has_choice=True, who_does="Ring them")


def test_what_is_missing_before_the_client_sees_it():
    assert missing_before_client(Standing()) == ("question", "our_option", "alternative")
    assert missing_before_client(replace(READY, alternative=" ")) == ("alternative",)
    assert missing_before_client(replace(READY, our_options=0, their_options=2)) == ("our_option",)
    assert missing_before_client(READY) == ()


def test_what_is_missing_before_anybody_signs():
    assert missing_before_signing(READY) == ("put_before", "own_proposal", "choice", "who_does")
    assert missing_before_signing(WHOLE) == ()
    assert missing_before_signing(replace(WHOLE, their_options=0)) == ("own_proposal",)
    assert missing_before_signing(replace(WHOLE, their_options=0, has_no_proposal=True)) == ()
    assert missing_before_signing(replace(WHOLE, alternative="")) == ("put_before",)
    assert missing_before_signing(replace(WHOLE, usual="Weekly")) == ("departs",)
    assert missing_before_signing(replace(WHOLE, usual="Weekly", departs="Too often")) == ()


def test_each_line_of_who_does_what_is_something_to_do():
    assert steps_in("- Ring them\n\n• Sleep early \nRing them\n —") == ["Ring them", "Sleep early", "—"]
    assert steps_in(" \n ") == []


def test_a_share_is_said_from_five_decisions_and_shown_to_others_from_five_people():
    silent = [Decided(client=n) for n in range(2)]
    heard = [Decided(2, has_option=True), Decided(2, has_matters=True)]
    few = share_without_input([*silent, *heard])
    assert (few, few.share, few.percent, few.is_of_enough_people) == (Share(4, 2, 3), None, None, False)
    more = share_without_input([*silent, *heard, Decided(5), Decided(6)])
    assert (more, more.percent, more.is_of_enough_people) == (Share(6, 4, 5), 67, True)
    assert share_without_input([]) == Share(0, 0, 0)
