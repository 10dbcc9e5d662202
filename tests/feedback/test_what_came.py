"""Touchpoints, what is told in public, cycles of improvement, small moments, and who has a voice."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.feedback import actions, queries
from alongside.feedback.models import SmallMoment, Told, Touchpoint
from alongside.lib.errors import NotYours, Refused
from tests.cast import Cast
from tests.feedback.making import make_touchpoint, tap


def test_only_who_runs_the_practice_makes_touchpoints(cast: Cast) -> None:
    for other in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            actions.make_touchpoint(
                cast.actor(other), code="a", names={"en": "A"}, owner_id=cast.anna.pk, kind="named"
            )
    make_touchpoint(cast)
    with pytest.raises(Refused, match="taken"):
        make_touchpoint(cast)
    with pytest.raises(NotYours):
        make_touchpoint(cast, "other", owner=cast.stranger)
    with pytest.raises(Refused, match="out_of_range"):
        make_touchpoint(cast, "other", stale_after_days=1)
    with pytest.raises(Refused, match="required"):
        make_touchpoint(cast, "other", kind="hidden")


def test_kind_and_code_never_change(cast: Cast) -> None:
    door = make_touchpoint(cast)
    with pytest.raises(TypeError):
        actions.change_touchpoint(
            cast.actor(cast.anna), door.pk, names={"en": "D"}, owner_id=cast.anna.pk, kind="named"
        )
    actions.change_touchpoint(
        cast.actor(cast.anna), door.pk, names={"fi": "Ovi"}, owner_id=cast.mikko.pk, is_in_use=False
    )
    door.refresh_from_db()
    assert (door.kind, door.names, door.owner, door.is_in_use) == (
        "anonymous",
        {"fi": "Ovi"},
        cast.mikko,
        False,
    )
    with pytest.raises(NotYours):
        queries.open_touchpoint("riverside", "door")


def test_of_another_practice_it_is_not_there(cast: Cast) -> None:
    door = make_touchpoint(cast)
    with pytest.raises(NotYours):
        queries.touchpoint(cast.actor(cast.stranger), door.pk)
    with pytest.raises(NotYours):
        queries.open_touchpoint("elsewhere", "door")
    assert queries.open_touchpoint("riverside", "door") == door


def test_the_board_names_what_is_stale(cast: Cast) -> None:
    old, fresh, moved = (make_touchpoint(cast, code) for code in ("a", "b", "c"))
    Touchpoint.objects.update(made_on=date(2020, 1, 1))
    for _ in range(5):
        tap(cast, fresh.pk)
    actions.begin_improvement(
        cast.actor(cast.mikko), found="Cold", owner_id=cast.mikko.pk, touchpoint_id=moved.pk
    )
    found = {line.touchpoint: line.is_stale for line in queries.board(cast.actor(cast.chie), timezone.now())}
    assert found == {old: True, fresh: False, moved: False}


def test_the_board_asks_as_often_for_twelve(cast: Cast, django_assert_num_queries: object) -> None:
    for number in range(12):
        make_touchpoint(cast, f"t{number}")
    anna = cast.actor(cast.anna)
    with django_assert_num_queries(6):  # type: ignore[operator]
        queries.board(anna, timezone.now())


def test_told_in_public(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    words: dict[str, Any] = {
        "heard": "The room is cold.",
        "decided": "A heater.",
        "outcome": "decided",
        "language": "en",
    }
    row = actions.write_told(anna, **words)
    actions.change_told(anna, row.pk, **(words | {"outcome": "changed"}))
    assert [each.outcome for each in queries.told(cast.practice)] == ["changed"]
    assert queries.told(cast.elsewhere) == []
    for other in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.change_told(cast.actor(other), row.pk, **words)
    with pytest.raises(Refused, match="required"):
        actions.write_told(anna, **(words | {"decided": " "}))
    actions.remove_told(anna, row.pk)
    assert Told.objects.count() == 0


def test_who_is_responsible_tells_about_their_touchpoint(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    own, other = make_touchpoint(cast, "a", owner=cast.mikko), make_touchpoint(cast, "b")
    words: dict[str, Any] = {"heard": "Cold", "decided": "Heater", "outcome": "changed", "language": "en"}
    assert actions.write_told(mikko, touchpoint_id=own.pk, **words).touchpoint == own
    with pytest.raises(NotYours):
        actions.write_told(mikko, touchpoint_id=other.pk, **words)


def test_a_cycle_goes_from_finding_to_learning(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    row = actions.begin_improvement(mikko, found="Cold", owner_id=cast.mikko.pk)
    with pytest.raises(Refused, match="required") as no:
        actions.move_improvement(mikko, row.pk, stage="try", owner_id=cast.mikko.pk)
    assert no.value.field == "trying"
    said: dict[str, Any] = {"trying": "Heater", "measuring": "Taps in May", "learned": "Warmer is better"}
    actions.move_improvement(mikko, row.pk, stage="done", owner_id=cast.mikko.pk, **said)
    assert queries.improvements(mikko) == []
    assert [each.learned for each in queries.learned(mikko)] == ["Warmer is better"]
    for other in (cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            actions.move_improvement(cast.actor(other), row.pk, stage="find", owner_id=cast.chie.pk)


def test_moments_and_who_reads_them(cast: Cast) -> None:
    mine = actions.note_moment(cast.actor(cast.vera), words="She remembered my dog.")
    shared = actions.note_moment(cast.actor(cast.vera), words="Tea.", is_for_all=True)
    staff = actions.note_moment(cast.actor(cast.mikko), words="Oskar laughed.", client_id=cast.oskar.pk)
    house = actions.note_moment(cast.actor(cast.chie), words="Flowers at the door.")
    assert set(queries.moments(cast.actor(cast.anna))) == {mine, shared, house}
    assert set(queries.moments(cast.actor(cast.mikko))) == {shared, staff, house}
    assert set(queries.moments(cast.actor(cast.chie))) == {shared, house}
    assert set(queries.moments(cast.actor(cast.vera))) == {mine, shared}
    assert queries.moments(cast.actor(cast.stranger)) == []
    with pytest.raises(NotYours):
        actions.note_moment(cast.actor(cast.chie), words="Hm", client_id=cast.vera.pk)
    with pytest.raises(Refused, match="required"):
        actions.note_moment(cast.actor(cast.vera), words=" ")
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert SmallMoment.objects.count() == 2


def test_a_group_without_a_voice_is_named(cast: Cast) -> None:
    anna, now = cast.actor(cast.anna), timezone.now()
    assert all(each.is_silent for each in queries.voices(anna, now))
    relatives = make_touchpoint(cast, "relatives", whose="relative")
    for _ in range(4):
        tap(cast, relatives.pk)
    assert all(each.is_silent for each in queries.voices(anna, now))
    tap(cast, relatives.pk)
    desk = make_touchpoint(cast, "desk", "named")
    actions.give_feedback(cast.actor(cast.vera), desk.pk, rating="good")
    found = {each.whose: each.times for each in queries.voices(anna, timezone.now())}
    taps = {each.whose: each.taps.good for each in queries.voices(anna, timezone.now())}
    assert taps == {"client": 1, "relative": 5, "friend": 0, "network": 0, "colleague": 0}
    assert found == {"client": 1, "relative": 5, "friend": 0, "network": 0, "colleague": 0}
    later = {each.whose: each.times for each in queries.voices(anna, now + timedelta(days=200))}
    assert set(later.values()) == {0}
