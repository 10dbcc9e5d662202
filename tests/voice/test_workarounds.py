"""Ways round a need: by who works with the client, and talked about (B04)."""

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions.workarounds import talk_about_workaround, write_workaround
from alongside.voice.models import Workaround
from alongside.voice.queries.workarounds import workaround, workarounds
from tests.cast import Cast

SAID = {"by_client": True, "way": "paper", "needed": " To see the dates ", "done": "She writes them down"}


def test_it_is_written_and_talked_about_once(cast: Cast):
    anna = cast.actor(cast.anna)
    row = write_workaround(anna, cast.vera.pk, **SAID)
    assert (row.needed, row.done, row.engagement) == ("To see the dates", "She writes them down", cast.advice)
    at = talk_about_workaround(anna, row.pk)
    assert talk_about_workaround(anna, row.pk) == at
    told = Event.objects.filter(verb__startswith="workaround.").order_by("pk")
    assert [(each.verb, each.facts, each.client_id, each.subject_id) for each in told] == [
        ("workaround.seen", {"by_client": True, "way": "paper"}, cast.vera.pk, row.pk),
        ("workaround.talked", {}, cast.vera.pk, row.pk),
    ]
    assert list(workarounds(anna, cast.vera.pk)) == [row]


def test_who_does_not_work_with_the_client_neither_writes_nor_reads(cast: Cast):
    row = write_workaround(cast.actor(cast.anna), cast.vera.pk, **SAID)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        actor = cast.actor(who)
        for forbidden in (
            lambda actor=actor: write_workaround(actor, cast.vera.pk, **SAID),
            lambda actor=actor: talk_about_workaround(actor, row.pk),
            lambda actor=actor: workaround(actor, row.pk),
        ):
            with pytest.raises(NotYours):
                forbidden()
    assert list(workarounds(cast.actor(cast.mikko), cast.vera.pk)) == []
    assert (Workaround.objects.count(), Workaround.objects.get().talked_at) == (1, None)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"way": "magic"}, "unknown_choice", "way"),
        ({"needed": "  "}, "required", "needed"),
        ({"done": ""}, "required", "done"),
        ({"done": "x" * 2001}, "too_long", "done"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, change, code, field):
    with pytest.raises(Refused) as no:
        write_workaround(cast.actor(cast.anna), cast.vera.pk, **{**SAID, **change})
    assert ((no.value.code, no.value.field), Workaround.objects.count()) == ((code, field), 0)
