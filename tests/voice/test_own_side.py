"""How a meeting was for who led it is theirs alone (C10)."""

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.trail.queries import events_of_client
from alongside.voice.actions import answer_check_in, ask, ready_version
from alongside.voice.actions.own_side import answer_own_side
from alongside.voice.models import CheckIn, Occasion, Rater
from alongside.voice.queries import export_client, latest_check_ins, readable_check_ins, unseen
from alongside.voice.queries.own_side import own_side_of, two_sides
from tests.cast import Cast
from tests.meetings.stage import cover
from tests.voice.scene import make_answer, make_meeting

SAID = {"present": 8, "in_touch": 6, "worthwhile": None, "satisfied": 7}


def test_what_i_say_is_kept_scored_and_may_be_said_again(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast.vera, cast.advice)
    answer_own_side(anna, meeting.pk, answers=SAID, words=" A long day ")
    again = answer_own_side(anna, meeting.pk, answers={"present": 4, "satisfied": 4, "in_touch": 4})
    assert CheckIn.objects.get() == again
    assert (again.rater, again.member, again.words, again.seen_at is None) == (
        "member",
        cast.anna,
        "",
        False,
    )
    assert again.scores["mean"]["value"] == 4


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"answers": {}}, "nothing_said", None),
        ({"answers": {"present": 11}}, "out_of_range", "present"),
        ({"answers": {}, "words": "x" * 2001}, "too_long", "words"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, given: dict[str, object], code: str, field: str | None):
    with pytest.raises(Refused) as no:
        answer_own_side(cast.actor(cast.anna), make_meeting(cast.vera).pk, **given)
    assert (no.value.code, no.value.field) == (code, field)
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_only_who_led_the_meeting_says_it(cast: Cast, who: str):
    cover(cast.anna, cast.mikko)
    with pytest.raises(NotYours):
        answer_own_side(cast.actor(getattr(cast, who)), make_meeting(cast.vera).pk, answers=SAID)


def test_nobody_else_reads_it_by_any_way(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast.vera, cast.advice)
    mine = answer_own_side(anna, meeting.pk, answers=SAID, words="tired of it")
    assert own_side_of(anna, meeting.pk) == mine
    cover(cast.anna, cast.mikko)
    for other in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        actor = cast.actor(other)
        assert own_side_of(actor, meeting.pk) is None
        assert not readable_check_ins(actor).exists()
        assert not events_of_client(actor, cast.vera.pk).filter(verb="own_side.said").exists()
        assert two_sides(actor) == []
    assert export_client(cast.actor(cast.vera), cast.vera.pk)["check_ins"] == []
    assert (latest_check_ins(anna, cast.vera.pk), unseen(anna)) == ([], [])
    assert [event.facts for event in Event.objects.filter(verb="own_side.said")] == [{}]


def test_an_answer_that_a_plan_asked_for_is_as_private(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast.vera, cast.advice)
    asked = ask(
        anna,
        client_id=cast.vera.pk,
        version=ready_version(cast.practice.pk, "own-side"),
        occasion=Occasion.AFTER,
        meeting_id=meeting.pk,
        rater=Rater.MEMBER,
        member_id=cast.anna.pk,
    )
    assert asked is not None
    assert answer_own_side(anna, meeting.pk, answers=SAID).pk == asked.pk
    asked.refresh_from_db()
    asked.answered_at = None
    asked.save()
    answer_check_in(anna, asked.pk, answers={"present": 3, "satisfied": 2})
    assert not Event.objects.filter(verb="checkin.answered").exists()
    assert {str(event.facts) for event in Event.objects.filter(verb="own_side.said")} == {"{}"}


def test_both_sides_of_the_same_meetings_stand_beside_each_other(cast: Cast):
    anna = cast.actor(cast.anna)
    for _week in range(3):
        meeting = make_meeting(cast.vera, cast.advice)
        make_answer(meeting, heard=4, understood=4, accepted=4, matters=4)
        answer_own_side(anna, meeting.pk, answers={"present": 8, "in_touch": 8})
    answer_own_side(anna, make_meeting(cast.vera).pk, answers={"present": 1, "in_touch": 1})
    (found,) = two_sides(anna)
    assert (found.client, found.gap.n, found.gap.own, found.gap.theirs) == (cast.vera, 3, 8, 4)
    assert found.gap.is_lasting and found.gap.is_own_higher
