"""Who reads which entry: the client all, who works with them the shared, the circle what is shared with them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.diary import actions, queries
from alongside.lib.errors import NotYours
from alongside.meetings.models import Meeting
from alongside.trail.actors import Actor, Kind, worker
from tests.cast import Cast
from tests.diary.making import MP3, PNG, make_sister, write
from tests.meetings.stage import make_meeting


def read(actor: Actor, cast: Cast) -> list[str]:
    return [each.words for each in queries.entries(actor, cast.vera.pk)]


def test_everybody_reads_what_is_theirs_to_read(cast: Cast) -> None:
    sister = make_sister(cast)
    write(cast, "Mine")
    write(cast, "For Anna", is_shared=True)
    write(cast, "For my sister", people=[sister.pk])
    of_sister = Actor(Kind.CIRCLE, cast.practice.pk, sister.pk)
    assert read(cast.actor(cast.vera), cast) == ["For my sister", "For Anna", "Mine"]
    assert read(cast.actor(cast.anna), cast) == ["For Anna"]
    assert read(worker(cast.practice.pk), cast) == ["For Anna"]
    assert read(of_sister, cast) == ["For my sister"]
    assert [each.words for each in queries.entries_for_circle(sister.pk)] == ["For my sister"]
    for who in (cast.mikko, cast.chie, cast.oskar, cast.stranger, cast.strangers_client):
        assert read(cast.actor(who), cast) == []
    assert read(Actor(Kind.NEWCOMER, cast.practice.pk), cast) == []
    assert queries.entries_for_circle(cast.vera.pk) == []


def test_a_photo_is_read_by_who_reads_the_entry(cast: Cast) -> None:
    row, sister = write(cast, photo=PNG), make_sister(cast)
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    of_sister = Actor(Kind.CIRCLE, cast.practice.pk, sister.pk)
    assert queries.medium(vera, row.pk, "photo").content == PNG
    assert queries.medium(vera, row.pk, "photo").name == f"{row.at:%Y-%m-%d} photo.png"
    for actor, kind in ((anna, "photo"), (of_sister, "photo"), (vera, "sound"), (vera, "words")):
        with pytest.raises(NotYours):
            queries.medium(actor, row.pk, kind)
    actions.share_entry(vera, row.pk, is_shared=True, people=[sister.pk])
    assert queries.medium(anna, row.pk, "photo").media_type == "image/png"
    assert queries.medium(of_sister, row.pk, "photo").content == PNG


def test_the_list_leaves_photos_and_sounds_where_they_are(
    cast: Cast, django_assert_num_queries: object
) -> None:
    for day in range(31):
        write(cast, f"Day {day}", photo=PNG, sound=MP3, at=timezone.now() - timedelta(days=40 - day))
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = queries.entries(cast.actor(cast.vera), cast.vera.pk)
        assert [(each.words, len(each.shares.all())) for each in found][:2] == [("Day 30", 0), ("Day 29", 0)]
    assert len(found) == 31
    rest = queries.entries(cast.actor(cast.vera), cast.vera.pk, before=found[29].pk)
    assert [each.words for each in rest] == ["Day 0"]


def test_themes_are_counted_over_what_one_may_read(cast: Cast) -> None:
    write(cast, themes=["Sleep"], mood=2)
    write(cast, themes=["sleep", "Work"], mood=7, is_shared=True)
    assert [(list(each.themes), each.mood) for each in queries.days(cast.actor(cast.vera), cast.vera.pk)] == [
        (["Sleep"], 2),
        (["sleep", "Work"], 7),
    ]
    assert [each.mood for each in queries.days(cast.actor(cast.anna), cast.vera.pk)] == [7]
    with pytest.raises(NotYours):
        queries.days(cast.actor(cast.chie), cast.vera.pk)


def test_what_is_new_is_shared_since_the_last_meeting(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    write(cast)
    row = write(cast, is_shared=True)
    assert queries.shared_since_meeting(anna, cast.vera.pk) == 1
    meeting = make_meeting(cast)
    assert queries.shared_since_meeting(anna, cast.vera.pk) == 1
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(started_at=now, ended_at=now)
    assert queries.shared_since_meeting(anna, cast.vera.pk) == 0
    actions.share_entry(vera, row.pk)
    actions.share_entry(vera, row.pk, is_shared=True)
    assert queries.shared_since_meeting(anna, cast.vera.pk) == 1
    assert queries.shared_since_meeting(cast.actor(cast.chie), cast.vera.pk) == 0
