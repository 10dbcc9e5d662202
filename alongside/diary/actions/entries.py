"""Writing, changing, sharing and removing entries; actor first, and only ever the client."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client
from alongside.clients.queries import readable_client
from alongside.diary import media, verbs
from alongside.diary.models import DiaryEntry, DiaryPrompt, DiaryShare
from alongside.diary.photo_traces import without_traces
from alongside.diary.queries import readable_entries
from alongside.diary.themes import LONGEST_THEME, MOST_THEMES
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST = 20_000
KINDS: dict[str, Callable[[bytes], str | None]] = {
    media.PHOTO: media.photo_type,
    media.SOUND: media.sound_type,
}


@transaction.atomic
def write_entry(
    actor: Actor,
    *,
    submission: UUID,
    words: str = "",
    mood: int | None = None,
    themes: Sequence[str] = (),
    photo: bytes | None = None,
    sound: bytes | None = None,
    at: datetime | None = None,
    prompt_id: UUID | None = None,
    is_shared: bool = False,
    people: Iterable[UUID] = (),
) -> DiaryEntry:
    """Keep one entry of the client's diary (B07). The same `submission` again gives the entry there is.

    Nobody else reads it unless `is_shared` (who works with the client) or `people` (of the circle) say so. `at`:
    when it was; never later than now. Refused nothing_in_it; too_long or too_large, unknown_photo, unknown_sound,
    out_of_range, too_many beside its field.
    """
    client = _lock_own(actor)
    before = DiaryEntry.objects.filter(client=client, submission=submission).first()
    if before:
        return before
    now = timezone.now()
    row = DiaryEntry(practice_id=client.practice_id, client=client, submission=submission)
    row.prompt = _prompt(client, prompt_id)
    _put(row, words, mood, themes)
    _put_media(row, photo=photo, sound=sound)
    _must_hold_something(row)
    row.at = min(at or now, now)
    row.save(force_insert=True)
    has = {"has_words": bool(row.words), "has_photo": bool(photo), "has_sound": bool(sound)}
    _record(actor, row, verbs.DIARY_WRITTEN, **has)
    _share(actor, row, is_shared, set(people))
    return row


@transaction.atomic
def change_entry(
    actor: Actor,
    entry_id: UUID,
    *,
    revision: int,
    words: str = "",
    mood: int | None = None,
    themes: Sequence[str] = (),
    photo: bytes | None = None,
    sound: bytes | None = None,
    at: datetime | None = None,
    drops_photo: bool = False,
    drops_sound: bool = False,
) -> DiaryEntry:
    """Write an entry anew; without a new photo or sound those it has stay, unless they are dropped.

    Refused as write_entry says, and changed_meanwhile (with the `saved` row) where it was saved since `revision`.
    """
    row = _lock_entry(actor, entry_id)
    if row.revision != revision:
        raise Refused("changed_meanwhile", saved=row)
    _put(row, words, mood, themes)
    if drops_photo:
        row.photo, row.photo_type = None, ""
    if drops_sound:
        row.sound, row.sound_type = None, ""
    _put_media(row, photo=photo, sound=sound)
    _must_hold_something(row)
    row.at = min(at or row.at, timezone.now())
    row.revision += 1
    row.save()
    _record(actor, row, verbs.DIARY_CHANGED)
    return row


@transaction.atomic
def share_entry(
    actor: Actor, entry_id: UUID, *, is_shared: bool = False, people: Iterable[UUID] = ()
) -> DiaryEntry:
    """Let exactly these read the entry from now on: who works with the client, and people of the circle.

    Both at once: whoever is not named reads it no more. NotYours for somebody who is not of the own circle.
    """
    row = _lock_entry(actor, entry_id)
    _share(actor, row, is_shared, set(people))
    return row


@transaction.atomic
def remove_entry(actor: Actor, entry_id: UUID) -> None:
    """Delete an entry for good, with its photo and sound; nobody keeps a copy, and nobody is told."""
    row = _lock_entry(actor, entry_id)
    if row.is_shared:
        _record(actor, row, verbs.DIARY_UNSHARED)
    _record(actor, row, verbs.DIARY_REMOVED)
    row.delete()


def _lock_own(actor: Actor) -> Client:
    if not actor.is_client:
        raise NotYours
    client = readable_client(actor, actor.myself)
    return Client.objects.select_for_update().get(pk=client.pk)


def _lock_entry(actor: Actor, entry_id: UUID) -> DiaryEntry:
    if not actor.is_client:
        raise NotYours
    found = readable_entries(actor).select_for_update(of=("self",)).filter(pk=entry_id).first()
    if found is None:
        raise NotYours
    return found


def _prompt(client: Client, prompt_id: UUID | None) -> DiaryPrompt | None:
    """A prompt that was agreed to; one that is gone meanwhile is no reason to lose the entry."""
    found = (
        DiaryPrompt.objects.filter(pk=prompt_id, client=client) if prompt_id else DiaryPrompt.objects.none()
    )
    return found.exclude(agreed_at=None).first()


def _put(row: DiaryEntry, words: str, mood: int | None, themes: Sequence[str]) -> None:
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if mood is not None and not 0 <= mood <= 10:
        raise Refused("out_of_range", "mood")
    if len(themes) > MOST_THEMES or any(len(each) > LONGEST_THEME for each in themes):
        raise Refused("too_many", "themes", most=MOST_THEMES)
    row.words, row.mood, row.themes = words.strip(), mood, list(themes) or None


def _put_media(row: DiaryEntry, **given: bytes | None) -> None:
    """What it is, is read from its first bytes; a photo is kept without the place where it was taken."""
    for kind, content in given.items():
        if not content:
            continue
        if len(content) > media.MOST_BYTES:
            raise Refused("too_large", kind)
        found = KINDS[kind](content)
        if found is None:
            raise Refused(f"unknown_{kind}", kind)
        setattr(row, kind, without_traces(content, found) if kind == media.PHOTO else content)
        setattr(row, f"{kind}_type", found)


def _must_hold_something(row: DiaryEntry) -> None:
    if not (row.words or row.themes or row.photo_type or row.sound_type or row.mood is not None):
        raise Refused("nothing_in_it")


def _share(actor: Actor, row: DiaryEntry, is_shared: bool, people: set[UUID]) -> None:
    if is_shared != row.is_shared:
        row.is_shared = is_shared
        row.save(update_fields=["is_shared", "saved_at"])
        _record(actor, row, verbs.DIARY_SHARED if is_shared else verbs.DIARY_UNSHARED)
    before = set(row.shares.values_list("person_id", flat=True))
    if people - before - set(_own_circle(row, people)):
        raise NotYours
    row.shares.filter(person__in=before - people).delete()
    for person_id in sorted(people - before):
        DiaryShare.objects.create(
            practice_id=row.practice_id, client_id=row.client_id, entry=row, person_id=person_id
        )
    for person_id in sorted(people ^ before):
        verb = verbs.DIARY_SHOWN if person_id in people else verbs.DIARY_HIDDEN
        _record(actor, row, verb, person=str(person_id))


def _own_circle(row: DiaryEntry, people: set[UUID]) -> Iterable[UUID]:
    return CirclePerson.objects.filter(client_id=row.client_id, pk__in=people).values_list("pk", flat=True)


def _record(actor: Actor, row: DiaryEntry, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=row.client_id, subject=row, **facts)
