"""The attitude mirror is private by every route (E14)."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions.reflections import remove_reflection, write_reflection
from alongside.voice.models import Reflection
from alongside.voice.quarters import Quarter
from alongside.voice.queries.reflections import is_reflection_due, own_reflections, team
from alongside.voice.reflecting import TeamMirror
from tests.cast import Cast, make_member

SAID = {"present": 3, "warm": 8, "individual": None, "understanding": 6}


def test_i_look_and_choose_when_to_look_again(cast: Cast):
    anna = cast.actor(cast.anna)
    found = write_reflection(anna, answers=SAID, words=" Rushed ", intention=" Breathe first ", again_weeks=2)
    assert found.answers == {"items": {"present": 3, "warm": 8, "understanding": 6}, "again_weeks": 2}
    assert (found.words, found.intention) == ("Rushed", "Breathe first")
    assert not is_reflection_due(anna, found.at + timedelta(days=13))
    assert is_reflection_due(anna, found.at + timedelta(days=14))
    write_reflection(anna, answers=SAID)
    assert not is_reflection_due(anna, found.at + timedelta(days=99))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"answers": {}}, "nothing_said"),
        ({"answers": {"warm": 11}}, "out_of_range"),
        ({"answers": {"warm": 1}, "again_weeks": 3}, "out_of_range"),
        ({"answers": {}, "words": "x" * 2001}, "too_long"),
        ({"answers": {}, "intention": "x" * 2001}, "too_long"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, given: dict[str, object], code: str):
    with pytest.raises(Refused, match=code):
        write_reflection(cast.actor(cast.anna), **given)
    assert not Reflection.objects.exists()


def test_nobody_else_reads_or_removes_it(cast: Cast):
    mine = write_reflection(cast.actor(cast.mikko), answers=SAID, words="secret")
    for other in (cast.anna, cast.chie, cast.stranger):
        assert list(own_reflections(cast.actor(other))) == []
        with pytest.raises(NotYours):
            remove_reflection(cast.actor(other), mine.pk)
    for ask in (own_reflections, team, lambda actor: write_reflection(actor, answers=SAID)):
        with pytest.raises(NotYours):
            ask(cast.actor(cast.vera))
    told = Event.objects.get(verb="reflection.written")
    assert (told.facts, told.client_id) == ({}, None)
    remove_reflection(cast.actor(cast.mikko), mine.pk)
    assert not Reflection.objects.exists()


def test_a_team_sees_a_closed_quarter_of_five_people(cast: Cast):
    people = [cast.anna, cast.mikko, cast.chie, *(make_member(cast.practice, n) for n in ("Ira", "Kai"))]
    in_spring = datetime(2026, 5, 1, tzinfo=UTC)
    for number, who in enumerate(people):
        Reflection.objects.create(
            practice=cast.practice, member=who, answers={"items": {"warm": 6}}, at=in_spring
        )
        found = team(cast.actor(cast.anna), datetime(2026, 7, 2, tzinfo=UTC))
        means = {"warm": 6.0} if number == 4 else None
        assert found == (Quarter(2026, 2), TeamMirror(number + 1, means))
    assert team(cast.actor(cast.anna), datetime(2026, 6, 2, tzinfo=UTC))[1] == TeamMirror(0, None)
    assert team(cast.actor(cast.stranger), datetime(2026, 7, 2, tzinfo=UTC))[1] == TeamMirror(0, None)
