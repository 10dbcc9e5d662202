"""The client writes, changes, shares and removes entries; the same entry sent twice is one entry."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.diary import actions, media
from alongside.diary.models import DiaryEntry, DiaryShare
from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.trail.queries import events_of_client
from tests.cast import Cast
from tests.diary.making import MP3, PNG, make_sister, write
from tests.meetings.stage import facts


def test_an_entry_keeps_words_mood_themes_photo_and_sound(cast: Cast) -> None:
    write(cast, " Rain ", mood=4, themes=["Sleep", "Work"], photo=PNG, sound=MP3)
    row = DiaryEntry.objects.get()
    assert (row.client, row.words, row.mood, row.themes) == (cast.vera, "Rain", 4, ["Sleep", "Work"])
    assert (row.photo, row.photo_type, row.sound, row.sound_type) == (PNG, "image/png", MP3, "audio/mpeg")
    assert (row.is_shared, row.shares.count()) == (False, 0)
    assert facts("diary.written", row.pk) == [{"has_words": True, "has_photo": True, "has_sound": True}]


def test_the_same_entry_sent_twice_is_one_entry(cast: Cast) -> None:
    sent = {"submission": uuid4(), "words": "Once"}
    first = actions.write_entry(cast.actor(cast.vera), **sent)
    assert actions.write_entry(cast.actor(cast.vera), **sent) == first
    assert (DiaryEntry.objects.count(), Event.objects.filter(verb="diary.written").count()) == (1, 1)
    other = actions.write_entry(cast.actor(cast.oskar), **sent)
    assert other.client == cast.oskar


def test_it_may_be_about_another_day_but_not_about_tomorrow(cast: Cast) -> None:
    now = timezone.now()
    earlier = write(cast, at=now - timedelta(days=2))
    later = write(cast, at=now + timedelta(days=2))
    assert earlier.at == now - timedelta(days=2)
    assert now <= later.at <= timezone.now()


@pytest.mark.parametrize(
    ("sent", "code", "field"),
    [
        ({"words": "  "}, "nothing_in_it", None),
        ({"words": "x" * 20_001}, "too_long", "words"),
        ({"mood": 11}, "out_of_range", "mood"),
        ({"themes": ["x" * 41]}, "too_many", "themes"),
        ({"themes": list("abcdefghi")}, "too_many", "themes"),
        ({"photo": b"<svg></svg>"}, "unknown_photo", "photo"),
        ({"photo": MP3}, "unknown_photo", "photo"),
        ({"sound": PNG}, "unknown_sound", "sound"),
        ({"photo": b"\x89PNG\r\n\x1a\n" + bytes(media.MOST_BYTES)}, "too_large", "photo"),
    ],
)
def test_what_is_refused_is_not_kept(cast: Cast, sent: dict, code: str, field: str | None) -> None:
    with pytest.raises(Refused) as refused:
        actions.write_entry(cast.actor(cast.vera), submission=uuid4(), **sent)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not DiaryEntry.objects.exists()


@pytest.mark.parametrize("who", ["anna", "chie", "mikko", "stranger"])
def test_only_a_client_writes(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        write(cast, who=getattr(cast, who))


def test_a_change_counts_the_revision_and_keeps_the_photo(cast: Cast) -> None:
    row, vera = write(cast, photo=PNG, mood=3), cast.actor(cast.vera)
    actions.change_entry(vera, row.pk, revision=0, words="Sun", mood=8, themes=["Garden"])
    row.refresh_from_db()
    assert (row.words, row.mood, row.themes, row.photo, row.revision) == ("Sun", 8, ["Garden"], PNG, 1)
    actions.change_entry(vera, row.pk, revision=1, words="Sun", drops_photo=True, sound=MP3)
    row.refresh_from_db()
    assert (row.photo, row.photo_type, row.sound_type) == (None, "", "audio/mpeg")


def test_a_change_never_writes_over_another(cast: Cast) -> None:
    row, vera = write(cast), cast.actor(cast.vera)
    actions.change_entry(vera, row.pk, revision=0, words="From the phone")
    with pytest.raises(Refused) as refused:
        actions.change_entry(vera, row.pk, revision=0, words="From the laptop")
    assert refused.value.code == "changed_meanwhile"
    assert refused.value.facts["saved"].words == "From the phone"
    assert DiaryEntry.objects.get().words == "From the phone"


def test_nobody_else_changes_shares_or_removes(cast: Cast) -> None:
    row = write(cast, is_shared=True)
    for who in (cast.anna, cast.oskar, cast.chie, cast.stranger):
        for act in (
            lambda actor: actions.change_entry(actor, row.pk, revision=0, words="x"),
            lambda actor: actions.share_entry(actor, row.pk, is_shared=False),
            lambda actor: actions.remove_entry(actor, row.pk),
        ):
            with pytest.raises(NotYours):
                act(cast.actor(who))
    assert DiaryEntry.objects.get().is_shared is True


def test_sharing_says_exactly_who_reads_and_is_taken_back(cast: Cast) -> None:
    row, sister, vera = write(cast), make_sister(cast), cast.actor(cast.vera)
    actions.share_entry(vera, row.pk, is_shared=True, people=[sister.pk])
    row.refresh_from_db()
    assert (row.is_shared, [each.person for each in row.shares.all()]) == (True, [sister])
    assert facts("diary.shown", row.pk) == [{"person": str(sister.pk)}]
    actions.share_entry(vera, row.pk, is_shared=True, people=[])
    assert facts("diary.hidden", row.pk) == [{"person": str(sister.pk)}]
    actions.share_entry(vera, row.pk)
    row.refresh_from_db()
    assert (row.is_shared, row.shares.count(), row.revision) == (False, 0, 0)
    verbs = ["diary.written", "diary.shared", "diary.shown", "diary.hidden", "diary.unshared"]
    assert (
        list(Event.objects.filter(subject_id=row.pk).order_by("pk").values_list("verb", flat=True)) == verbs
    )


def test_who_works_with_the_client_hears_of_shared_entries_only(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    private, shared = write(cast), write(cast, is_shared=True, people=[make_sister(cast).pk])
    actions.change_entry(vera, private.pk, revision=0, words="Still mine")
    actions.remove_entry(vera, private.pk)
    seen = events_of_client(cast.actor(cast.anna), cast.vera.pk)
    assert [(each.verb, each.subject_id, each.facts) for each in seen] == [("diary.shared", shared.pk, {})]


def test_it_is_not_shared_with_somebody_of_another_circle(cast: Cast) -> None:
    sister = make_sister(cast)
    with pytest.raises(NotYours):
        write(cast, who=cast.oskar, people=[sister.pk])
    assert not DiaryEntry.objects.exists()


def test_removed_is_gone_with_its_shares(cast: Cast) -> None:
    row = write(cast, photo=PNG, is_shared=True, people=[make_sister(cast).pk])
    actions.remove_entry(cast.actor(cast.vera), row.pk)
    assert (DiaryEntry.objects.count(), DiaryShare.objects.count()) == (0, 0)
    with pytest.raises(NotYours):
        actions.remove_entry(cast.actor(cast.vera), row.pk)
