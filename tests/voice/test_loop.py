"""Closing the loop: what was raised is talked about, looked at again and closed; nothing is raised twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.clients.models import CirclePerson, Engagement, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice import actions
from alongside.voice.actions import loop
from alongside.voice.actions.caring import raise_concerns
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, Occasion, Rater
from alongside.voice.queries.caring import concern as one_concern
from alongside.voice.queries.caring import heard, open_concerns
from tests.cast import Cast
from tests.voice.scene import make_answer, make_check_in, make_meeting


def answered(cast: Cast, **answers: float) -> CheckIn:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    return actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers=answers)


def raised() -> dict[str, str]:
    return dict(Concern.objects.order_by("raised_at").values_list("part", "why"))


def test_low_urgent_and_falling_parts_are_raised_once(cast: Cast) -> None:
    answered(cast, safe=9, heard=9, understood=9)
    assert raised() == {}
    answered(cast, safe=4, heard=4, understood=6)
    assert raised() == {"safe": "urgent", "heard": "low", "understood": "falling"}
    answered(cast, safe=3, heard=2, understood=5)
    assert Concern.objects.count() == 3
    facts = [each.facts for each in Event.objects.filter(verb="concern.raised").order_by("pk")]
    assert facts[0] == {"part": "safe", "why": "urgent"}


def test_after_it_is_closed_new_evidence_raises_it_anew(cast: Cast) -> None:
    answered(cast, heard=4)
    anna = cast.actor(cast.anna)
    loop.close_concern(anna, Concern.objects.get().pk, outcome="let_go")
    answered(cast, heard=9)
    assert Concern.objects.count() == 1
    answered(cast, heard=4)
    assert [(each.part, each.closed_as) for each in Concern.objects.order_by("raised_at")] == [
        ("heard", "let_go"),
        ("heard", ""),
    ]


def test_how_it_was_for_a_member_is_no_concern(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    CheckIn.objects.filter(pk=check_in.pk).update(rater=Rater.MEMBER, member=cast.anna)
    actions.answer_check_in(cast.actor(cast.anna), check_in.pk, answers={"safe": 0, "heard": 0})
    assert (Concern.objects.count(), CriticalAnswer.objects.count()) == (0, 0)


def test_a_relative_is_compared_with_themselves_only(cast: Cast) -> None:
    aunt = CirclePerson.objects.create(
        practice=cast.practice, client=cast.vera, name="Aunt Example", kind="relative"
    )
    answered(cast, heard=10)
    for heard_now, expected in ((9, {}), (6, {"heard": "falling"})):
        check_in = make_answer(make_meeting(cast.vera, cast.advice), heard=heard_now)
        check_in.rater, check_in.circle_person = Rater.CIRCLE, aunt
        check_in.save()
        raise_concerns(cast.actor(cast.anna), check_in)
        assert raised() == expected


def test_talked_about_with_the_meeting_and_only_what_changes_is_shared(cast: Cast) -> None:
    check_in, anna = answered(cast, heard=4), cast.actor(cast.anna)
    concern = Concern.objects.get()
    loop.talk_about(
        anna, concern.pk, meeting_id=check_in.meeting_id, said="Too fast", changed="Slower", shares=True
    )
    concern.refresh_from_db()
    assert (concern.said, concern.changed, concern.meeting_id) == ("Too fast", "Slower", check_in.meeting_id)
    assert [each.changed for each in heard(cast.actor(cast.vera))] == ["Slower"]
    first = concern.talked_at
    loop.talk_about(anna, concern.pk, said="Too fast", changed="Slower")
    concern.refresh_from_db()
    assert (concern.talked_at, concern.shared_at) == (first, None)
    assert heard(cast.actor(cast.vera)) == []


def test_a_meeting_with_somebody_else_is_not_there(cast: Cast) -> None:
    answered(cast, heard=4)
    other = make_meeting(cast.oskar, cast.delivery)
    with pytest.raises(NotYours):
        loop.talk_about(cast.actor(cast.anna), Concern.objects.get().pk, meeting_id=other.pk)
    with pytest.raises(NotYours):
        loop.talk_about(cast.actor(cast.anna), Concern.objects.get().pk, meeting_id=uuid4())


def test_words_too_long_nothing_to_share_and_closed_are_refused(cast: Cast) -> None:
    answered(cast, heard=4)
    anna, pk = cast.actor(cast.anna), Concern.objects.get().pk
    with pytest.raises(Refused, match="too_long"):
        loop.talk_about(anna, pk, said="x" * 4001)
    with pytest.raises(Refused, match="required"):
        loop.talk_about(anna, pk, said="Yes", shares=True)
    loop.close_concern(anna, pk, outcome="same")
    loop.close_concern(anna, pk, outcome="better")
    assert Concern.objects.get().closed_as == "same"
    with pytest.raises(Refused, match="closed_already"):
        loop.talk_about(anna, pk, said="More")


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_only_who_works_with_the_client_acts_and_reads(cast: Cast, who: str) -> None:
    answered(cast, heard=4)
    actor, pk = cast.actor(getattr(cast, who)), Concern.objects.get().pk
    with pytest.raises(NotYours):
        loop.talk_about(actor, pk, said="x")
    with pytest.raises(NotYours):
        loop.close_concern(actor, pk, outcome="same")
    with pytest.raises(NotYours):
        one_concern(actor, pk)
    assert open_concerns(actor, cast.vera.pk) == []


def test_it_is_asked_again_after_the_next_meeting_once(cast: Cast) -> None:
    first, anna = answered(cast, heard=4, safe=9), cast.actor(cast.anna)
    concern = Concern.objects.get()
    assert first.meeting_id is not None
    loop.talk_about(anna, concern.pk, meeting_id=first.meeting_id, changed="Slower", asks_again=True)
    assert loop.ask_again(anna, first.meeting_id) == []  # talked about in this very meeting
    following = make_meeting(cast.vera, cast.advice)
    asked = loop.ask_again(anna, following.pk)
    assert [(each.occasion, each.meeting_id) for each in asked] == [(Occasion.RECHECK, following.pk)]
    assert loop.ask_again(anna, following.pk) == []
    concern.refresh_from_db()
    assert (concern.recheck, concern.recheck_wanted_at) == (asked[0], None)
    assert one_concern(anna, concern.pk).waits_for_answer
    actions.answer_check_in(cast.actor(cast.vera), asked[0].pk, answers={"heard": 8})
    looked = one_concern(anna, concern.pk)
    assert (looked.then, looked.now, looked.is_fine) == (4, 8, True)


def test_where_the_same_is_asked_anyway_it_is_not_asked_twice(cast: Cast) -> None:
    answered(cast, heard=4)
    anna = cast.actor(cast.anna)
    loop.talk_about(anna, Concern.objects.get().pk, changed="Slower", asks_again=True)
    following = make_check_in(anna, cast.vera, cast.advice)
    assert following.meeting_id is not None
    assert loop.ask_again(anna, following.meeting_id) == [following]
    assert CheckIn.objects.filter(occasion=Occasion.RECHECK).count() == 0


def test_any_answer_after_the_talk_is_the_second_look(cast: Cast) -> None:
    answered(cast, heard=4)
    anna, concern = cast.actor(cast.anna), Concern.objects.get()
    before = answered(cast, heard=5)
    assert one_concern(anna, concern.pk).now is None
    loop.talk_about(anna, concern.pk, changed="Slower")
    after = answered(cast, heard=3)
    concern.refresh_from_db()
    assert concern.recheck == after != before
    looked = one_concern(anna, concern.pk)
    assert (looked.now, looked.is_fine) == (3, False)
    assert Concern.objects.count() == 1


def test_nobody_is_asked_again_after_the_end(cast: Cast) -> None:
    answered(cast, heard=4)
    anna = cast.actor(cast.anna)
    loop.talk_about(anna, Concern.objects.get().pk, changed="Slower", asks_again=True)
    following = make_meeting(cast.vera, cast.advice)
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED)
    assert loop.ask_again(anna, following.pk) == []


def test_what_presses_most_stands_first_and_what_was_talked_about_last(cast: Cast) -> None:
    answered(cast, heard=9, understood=9)
    answered(cast, heard=6, understood=4, safe=1)
    anna = cast.actor(cast.anna)
    parts = [each.concern.part for each in open_concerns(anna, cast.vera.pk)]
    assert parts == ["safe", "understood", "heard"]
    loop.talk_about(anna, Concern.objects.get(part="safe").pk, said="x")
    parts = [each.concern.part for each in open_concerns(anna, cast.vera.pk)]
    assert parts == ["understood", "heard", "safe"]


def test_raising_asks_the_database_the_same_whatever_was_answered_before(
    cast: Cast, django_assert_max_num_queries
) -> None:
    answered(cast, heard=8)
    waiting = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    with django_assert_max_num_queries(40) as few:
        actions.answer_check_in(cast.actor(cast.vera), waiting.pk, answers={"heard": 8})
    for _each in range(12):
        answered(cast, heard=8)
    waiting = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    with django_assert_max_num_queries(len(few)):
        actions.answer_check_in(cast.actor(cast.vera), waiting.pk, answers={"heard": 8})


def test_an_old_answer_is_no_news(cast: Cast) -> None:
    """What is fine against the newest sixty answers stays fine, whatever lies further back."""
    check_in = answered(cast, heard=10)
    CheckIn.objects.filter(pk=check_in.pk).update(answered_at=timezone.now() - timedelta(days=900))
    for _each in range(8):
        answered(cast, heard=8)
    assert raised() == {"heard": "falling"}
