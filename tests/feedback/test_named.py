"""What is said with a name is decided upon and answered."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.feedback import actions, queries
from alongside.feedback.models import Feedback
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Key, Member
from alongside.trail.models import Event
from tests.cast import Cast
from tests.feedback.making import make_touchpoint, visitor


def say(cast: Cast, rating: str = "bad", words: str = "I waited long.", **more: Any) -> Feedback:
    desk = queries.touchpoints(cast.actor(cast.anna)).filter(code="desk").first()
    desk = desk or make_touchpoint(cast, "desk", "named", owner=cast.mikko)
    return actions.give_feedback(cast.actor(cast.vera), desk.pk, rating=rating, words=words, **more)


def test_a_bad_one_is_told_to_the_owner_at_once_without_a_word_of_it(cast: Cast) -> None:
    row = say(cast)
    (letter,) = Notice.objects.all()
    assert (letter.kind, letter.email) == ("feedback.bad", cast.mikko.email)
    assert letter.facts == {"feedback": str(row.pk)}
    assert letter.due_at <= timezone.now()


def test_when_the_owner_has_left_who_runs_the_practice_hears_that_somebody_is_needed(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named", owner=cast.mikko)
    Member.objects.filter(pk=cast.mikko.pk).update(status="left")
    say(cast)
    (letter,) = Notice.objects.all()
    assert (letter.email, letter.facts) == (cast.anna.email, {"touchpoint": str(desk.pk)})
    page = cast.browser(cast.anna).get(f"/desk/feedback/touchpoints/{desk.pk}/").content.decode()
    assert "does not work here any more" in page


@pytest.mark.parametrize("rating", ["good", "fair"])
def test_others_wait_without_a_letter(cast: Cast, rating: str) -> None:
    row = say(cast, rating)
    assert Notice.objects.count() == 0
    assert queries.waiting_feedback(cast.actor(cast.mikko)) == [row]


def test_the_owner_and_the_author_read_it_and_nobody_else(cast: Cast) -> None:
    row = say(cast)
    assert queries.feedback_one(cast.actor(cast.mikko), row.pk).words == "I waited long."
    assert queries.own_feedback(cast.actor(cast.vera)) == [row]
    for other in (cast.anna, cast.chie, cast.oskar, cast.stranger, cast.strangers_client):
        with pytest.raises(NotYours):
            queries.feedback_one(cast.actor(other), row.pk)
    assert queries.waiting_feedback(cast.actor(cast.anna)) == []


def test_what_was_bad_comes_first(cast: Cast) -> None:
    good, bad = say(cast, "good"), say(cast, "bad")
    assert queries.waiting_feedback(cast.actor(cast.mikko)) == [bad, good]


def test_decided_then_changed_and_the_author_is_told_each_time(cast: Cast) -> None:
    row, mikko = say(cast, "fair"), cast.actor(cast.mikko)
    actions.answer_feedback(mikko, row.pk, status="decided", words="A second chair.")
    actions.answer_feedback(mikko, row.pk, status="changed", words="It stands there now.")
    (mine,) = queries.own_feedback(cast.actor(cast.vera))
    assert (mine.status, mine.decision, mine.outcome) == (
        "changed",
        "A second chair.",
        "It stands there now.",
    )
    assert queries.waiting_feedback(mikko) == []
    told = Notice.objects.filter(kind="feedback.answered")
    assert {each.email for each in told} == {"vera.example@client.example"}
    assert all("secret" not in each.facts for each in told)
    with pytest.raises(Refused, match="settled"):
        actions.answer_feedback(mikko, row.pk, status="unchanged", words="No.")


def test_the_letter_about_it_is_taken_back_once_it_is_answered(cast: Cast) -> None:
    row = say(cast)
    actions.answer_feedback(
        cast.actor(cast.mikko), row.pk, status="unchanged", words="The house has no lift."
    )
    assert Notice.objects.get(kind="feedback.bad").status == "dropped"
    assert Notice.objects.get(kind="feedback.answered").status == "waiting"


@pytest.mark.parametrize(
    ("status", "words", "code"),
    [
        ("unchanged", " ", "required"),
        ("received", "Hm", "required"),
        ("done", "Hm", "required"),
        ("changed", "x" * 4001, "too_long"),
    ],
)
def test_refused(cast: Cast, status: str, words: str, code: str) -> None:
    row = say(cast)
    with pytest.raises(Refused, match=code):
        actions.answer_feedback(cast.actor(cast.mikko), row.pk, status=status, words=words)
    assert Feedback.objects.get().status == "received"


def test_only_who_is_responsible_answers(cast: Cast) -> None:
    row = say(cast)
    for other in (cast.anna, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.answer_feedback(cast.actor(other), row.pk, status="changed", words="Yes")


def test_the_same_sent_twice_counts_once(cast: Cast) -> None:
    once = uuid4()
    assert say(cast, submission=once) == say(cast, submission=once)
    assert Feedback.objects.count() == 1


def test_somebody_new_gets_the_answer_by_a_link(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    row = actions.give_feedback(
        visitor(cast), desk.pk, rating="bad", words="No ramp.", name="Pia", email="pia@new.example"
    )
    actions.answer_feedback(cast.actor(cast.anna), row.pk, status="decided", words="We ask the landlord.")
    letter = Notice.objects.get(kind="feedback.answered")
    assert letter.email == "pia@new.example"
    found = queries.feedback_by_key(str(letter.facts["secret"]))
    assert (found, found.decision) == (row, "We ask the landlord.")
    with pytest.raises(NotYours):
        queries.feedback_by_key("nonsense")


def test_without_an_address_nobody_is_written_to(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    row = actions.give_feedback(visitor(cast), desk.pk, rating="fair")
    actions.answer_feedback(cast.actor(cast.anna), row.pk, status="changed", words="Done.")
    assert Notice.objects.count() == 0


def test_the_trail_knows_that_it_was_said_not_what(cast: Cast) -> None:
    say(cast)
    event = Event.objects.get(verb="feedback.given")
    assert (event.facts, event.client_id) == ({"rating": "bad", "has_words": True}, cast.vera.pk)


def test_a_new_owner_takes_over_what_was_said(cast: Cast) -> None:
    row = say(cast)
    assert row.touchpoint is not None
    actions.change_touchpoint(
        cast.actor(cast.anna), row.touchpoint.pk, names={"en": "Desk"}, owner_id=cast.chie.pk
    )
    assert queries.waiting_feedback(cast.actor(cast.chie)) == [row]
    assert queries.waiting_feedback(cast.actor(cast.mikko)) == []


def test_numbers(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    rows = [say(cast, "fair") for _ in range(4)]
    for row, status, days in zip(rows, ("changed", "unchanged", "changed", ""), (2, 4, 9, 0), strict=True):
        Feedback.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(days=days))
        if status:
            actions.answer_feedback(mikko, row.pk, status=status, words="So.")
    found = queries.numbers(cast.actor(cast.chie))
    assert (found.received, found.open, found.changed.part, found.changed.total) == (4, 1, 2, 3)
    assert found.days == pytest.approx(4, abs=0.01)
    with pytest.raises(NotYours):
        queries.numbers(cast.actor(cast.vera))


def test_erased_with_the_client(cast: Cast) -> None:
    say(cast)
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert Feedback.objects.count() == 0
    assert Key.objects.filter(purpose="feedback").count() == 0
