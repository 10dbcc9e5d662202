"""A guess at a tone holds for the first conversations only, and only where it may be read."""

import pytest
from django.utils import timezone

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.meetings.models import Meeting
from alongside.trail.models import Event
from alongside.voice.actions.tones import confirm_tone, drop_tone, forget_tones, pick_tone, save_tone_type
from alongside.voice.actions.whole_file import move_rows
from alongside.voice.models import TonePick, ToneType
from alongside.voice.queries.tones import own_pick, picks, tone_types
from alongside.voice.tones import holds
from tests.cast import Cast, make_client
from tests.meetings.stage import make_meeting


def make_type(cast: Cast, name: str = "Careful", **also: object) -> ToneType:
    return save_tone_type(cast.actor(cast.anna), name=name, signs="Few words", tone="Slowly", **also)


def hold(cast: Cast, times: int) -> None:
    for number in range(times):
        meeting = make_meeting(cast, minutes_ago=120 + 120 * number)
        Meeting.objects.filter(pk=meeting.pk).update(ended_at=timezone.now(), end_source="pressed")


def test_how_long_it_holds():
    assert [holds(n, is_confirmed=False) for n in (0, 2, 3, 9)] == [True, True, False, False]
    assert holds(9, is_confirmed=True)


def test_it_is_gone_after_the_third_meeting(cast: Cast):
    anna = cast.actor(cast.anna)
    pick_tone(anna, cast.vera.pk, type_id=make_type(cast).pk)
    hold(cast, 2)
    assert own_pick(anna, cast.vera.pk) is not None
    assert forget_tones() == 0
    hold(cast, 1)
    assert picks(anna, cast.vera.pk) == []
    with pytest.raises(NotYours):
        confirm_tone(anna, cast.vera.pk)
    with pytest.raises(Refused, match="know_them"):
        pick_tone(anna, cast.vera.pk, type_id=ToneType.objects.get().pk)
    assert (forget_tones(), TonePick.objects.count()) == (1, 0)


def test_confirmed_it_stays_until_it_is_let_go(cast: Cast):
    anna = cast.actor(cast.anna)
    pick_tone(anna, cast.vera.pk, type_id=make_type(cast).pk)
    confirm_tone(anna, cast.vera.pk)
    hold(cast, 3)
    assert len(picks(anna, cast.vera.pk)) == 1
    assert forget_tones() == 0
    drop_tone(anna, cast.vera.pk)
    drop_tone(anna, cast.vera.pk)
    assert picks(anna, cast.vera.pk) == []
    assert {each.verb for each in Event.objects.filter(verb__startswith="tone.")} == {
        "tone.picked",
        "tone.confirmed",
        "tone.dropped",
    }


def test_a_new_guess_takes_the_place_of_the_old_one(cast: Cast):
    anna, other = cast.actor(cast.anna), make_type(cast, "Quick")
    pick_tone(anna, cast.vera.pk, type_id=make_type(cast).pk)
    confirm_tone(anna, cast.vera.pk)
    found = pick_tone(anna, cast.vera.pk, type_id=other.pk)
    assert (TonePick.objects.get(), found.type, found.confirmed_at) == (found, other, None)
    save_tone_type(anna, name="Quick", signs="x", tone="y", is_in_use=False, type_id=other.pk)
    with pytest.raises(Refused, match="out_of_use"):
        pick_tone(anna, cast.vera.pk, type_id=other.pk)


def test_only_who_reads_the_client_sees_it_and_never_the_client(cast: Cast):
    kind = make_type(cast)
    pick_tone(cast.actor(cast.anna), cast.vera.pk, type_id=kind.pk)
    covering = cast.actor(cast.mikko).covering(frozenset({cast.anna.pk}))
    assert len(picks(covering, cast.vera.pk)) == 1
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        assert picks(cast.actor(who), cast.vera.pk) == []
        with pytest.raises(NotYours):
            pick_tone(cast.actor(who), cast.vera.pk, type_id=kind.pk)
    with pytest.raises(NotYours):
        tone_types(cast.actor(cast.vera))
    assert list(tone_types(cast.actor(cast.stranger))) == []


def test_types_are_written_by_who_runs_the_practice(cast: Cast):
    kind = make_type(cast)
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            save_tone_type(cast.actor(who), name="x", signs="y", tone="z")
    with pytest.raises(NotYours):
        save_tone_type(cast.actor(cast.stranger), name="x", signs="y", tone="z", type_id=kind.pk)
    for field, words in (("name", {"name": " "}), ("name", {"name": "x" * 81}), ("signs", {"signs": ""})):
        with pytest.raises(Refused) as no:
            save_tone_type(cast.actor(cast.anna), **({"name": "x", "signs": "y", "tone": "z"} | words))
        assert no.value.field == field
    assert ToneType.objects.count() == 1


def test_one_guess_stays_where_two_entries_become_one(cast: Cast):
    anna, kind = cast.actor(cast.anna), make_type(cast)
    double: Client = make_client(cast.anna, "Vera Exampel")
    pick_tone(anna, cast.vera.pk, type_id=kind.pk)
    stays = pick_tone(anna, double.pk, type_id=make_type(cast, "Quick").pk)
    move_rows(anna, cast.vera, double)
    assert TonePick.objects.get() == stays
