"""The sealed fields, on the tables of the house."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import gettext_lazy

from alongside.clients.models import Client, Profile
from alongside.lib.ids import new_id
from alongside.lib.keyring import KeyDestroyed, Keyring
from alongside.lib.keyring import keyring as the_keyring
from alongside.lib.sealed import (
    CannotOpen,
    SealedBytes,
    SealedJSON,
    SealedText,
    move_sealed,
    reseal,
    sealed_fields,
)
from alongside.meetings.models import Note
from tests.cast import make_client, make_member, make_practice

pytestmark = pytest.mark.django_db
ABOUT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = {"what": "Она сказала: 静かに", "plan": [1, 2.5, None, True]}


@pytest.fixture(autouse=True)
def keyring(tmp_path, settings) -> Keyring:
    settings.ALONGSIDE_KEYRING = tmp_path / "keyring"
    Keyring.create(settings.ALONGSIDE_KEYRING)
    return the_keyring()


@pytest.fixture
def anna(keyring):
    return make_member(make_practice("riverside"), "Anna")


@pytest.fixture
def vera(anna) -> Client:
    return make_client(anna, "Vera Example")


@pytest.fixture
def oskar(anna) -> Client:
    return make_client(anna, "Oskar Example")


def _note(client: Client, **also: object) -> Note:
    fields = {"practice": client.practice, "client": client, "author": client.practitioner, "about": ABOUT}
    return Note(**(fields | {"parts": WORDS} | also))


def _blob(row: object, column: str) -> bytes | None:
    table = row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM {table} WHERE id = %s",
            [row._meta.pk.get_db_prep_value(row.pk, connection)],
        )
        value = cursor.fetchone()[0]
    return None if value is None else bytes(value)


def _put(row: object, column: str, blob: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s",
            [blob, row._meta.pk.get_db_prep_value(row.pk, connection)],
        )


def test_words_come_back_as_they_were_written(vera):
    note = _note(vera)
    note.save()
    assert note.parts == WORDS
    assert Note.objects.get(pk=note.pk).parts == WORDS
    profile = Profile.objects.get(client=vera)
    profile.greeting, profile.needs = "Привет, Вера 🙂\n", ""
    profile.save()
    again = Profile.objects.get(client=vera)
    assert (again.greeting, again.needs, again.goals) == ("Привет, Вера 🙂\n", "", "")


def test_the_database_holds_nothing_that_can_be_read(vera):
    note = _note(vera, parts={"words": "quiet"})
    note.save()
    blob = _blob(note, "parts")
    assert blob is not None
    assert b"quiet" not in blob
    assert len(blob) == 1 + 12 + len(b'{"words":"quiet"}') + 16


def test_nothing_is_stored_as_null(vera):
    note = _note(vera, parts=None)
    note.save()
    assert _blob(note, "parts") is None
    assert Note.objects.get(pk=note.pk).parts is None
    profile = Profile.objects.get(client=vera)
    profile.greeting = ""
    profile.save()
    assert _blob(profile, "greeting") is None
    profile.greeting = None
    assert profile.greeting == ""


def test_many_rows_at_once_are_sealed_too(vera):
    Note.objects.bulk_create([_note(vera, parts={"turn": turn}) for turn in range(5)])
    assert [note.parts["turn"] for note in Note.objects.order_by("pk")] == list(range(5))


def test_changing_json_in_place_is_saved(vera):
    note = _note(vera, parts={"a": [1]})
    note.save()
    again = Note.objects.get(pk=note.pk)
    again.parts["a"].append(2)
    again.save(update_fields=["parts"])
    assert Note.objects.get(pk=note.pk).parts == {"a": [1, 2]}


def test_a_value_nobody_reads_is_neither_opened_nor_changed(vera, monkeypatch):
    note = _note(vera)
    note.save()
    blob = _blob(note, "parts")
    again = Note.objects.get(pk=note.pk)
    again.template = "soap"
    again.save()
    assert _blob(note, "parts") == blob
    monkeypatch.setattr(SealedJSON, "open_for", lambda *_: pytest.fail("it was opened"))
    assert [one.template for one in Note.objects.all()] == ["soap"]
    again = Note.objects.get(pk=note.pk)
    again.template = "dap"
    again.save(update_fields=["template"])


def test_a_deferred_value_costs_one_query(vera, django_assert_num_queries):
    note = _note(vera)
    note.save()
    again = Note.objects.defer("parts").get(pk=note.pk)
    with django_assert_num_queries(1):
        assert again.parts == WORDS
        assert again.parts == WORDS


def test_refreshing_reads_it_again(vera):
    note = _note(vera)
    note.save()
    stale = Note.objects.get(pk=note.pk)
    note.parts = {"new": 1}
    note.save()
    stale.refresh_from_db()
    assert stale.parts == {"new": 1}


def test_every_changed_byte_is_noticed(vera):
    note = _note(vera, parts="x")
    note.save()
    blob = _blob(note, "parts")
    for at in range(len(blob)):
        _put(note, "parts", blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :])
        with pytest.raises(CannotOpen):
            _ = Note.objects.get(pk=note.pk).parts


def test_words_moved_to_another_row_column_or_table_do_not_open(vera):
    one, other = _note(vera, parts="one"), _note(vera, parts="other")
    one.save()
    other.save()
    _put(other, "parts", _blob(one, "parts"))
    with pytest.raises(CannotOpen):
        _ = Note.objects.get(pk=other.pk).parts
    profile = Profile.objects.get(client=vera)
    profile.greeting = "hello"
    profile.save()
    _put(profile, "needs", _blob(profile, "greeting"))
    _put(profile, "goals", _blob(one, "parts"))
    again = Profile.objects.get(client=vera)
    assert again.greeting == "hello"
    for column in ("needs", "goals"):
        with pytest.raises(CannotOpen):
            getattr(again, column)


def test_a_copied_row_is_refused_rather_than_lost(vera):
    note = _note(vera)
    note.save()
    copy = Note.objects.get(pk=note.pk)
    copy.pk = new_id()
    copy._state.adding = True
    with pytest.raises(CannotOpen), transaction.atomic():
        copy.save()
    copy = Note.objects.get(pk=note.pk)
    reseal(copy)
    copy.pk = new_id()
    copy._state.adding = True
    copy.save()
    assert Note.objects.get(pk=copy.pk).parts == WORDS


def test_a_row_moves_to_another_client(vera, oskar, keyring):
    note = _note(vera)
    note.save()
    moved = Note.objects.get(pk=note.pk)
    move_sealed(moved, oskar.pk)
    moved.save()
    keyring.destroy(vera.pk)
    assert Note.objects.get(pk=note.pk).parts == WORDS
    assert Note.objects.get(pk=note.pk).client == oskar


def test_a_client_changed_by_hand_is_refused(vera, oskar):
    note = _note(vera)
    note.save()
    _note(oskar).save()
    again = Note.objects.get(pk=note.pk)
    again.client = oskar
    with pytest.raises(CannotOpen), transaction.atomic():
        again.save()


def test_an_erased_client_can_neither_be_read_nor_written(vera, oskar, keyring):
    note, kept = _note(vera), _note(oskar)
    note.save()
    kept.save()
    keyring.destroy(vera.pk)
    again = Note.objects.get(pk=note.pk)
    with pytest.raises(KeyDestroyed):
        _ = again.parts
    again.template = "soap"
    again.save()
    again.parts = {"new": "words"}
    with pytest.raises(KeyDestroyed), transaction.atomic():
        again.save()
    assert Note.objects.get(pk=kept.pk).parts == WORDS


def test_sealed_words_are_blanked_by_null(vera):
    _note(vera).save()
    assert Note.objects.update(parts=None) == 1
    assert Note.objects.filter(parts__isnull=True).count() == 1
    assert Note.objects.get().parts is None


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Note.objects.update(parts={"a": 1}),
        lambda: Profile.objects.update(greeting="hello"),
        lambda: Profile.objects.update(greeting=b"\x01 not ours"),
        lambda: Profile.objects.filter(greeting="hello").exists(),
        lambda: Profile.objects.filter(greeting__icontains="hello").exists(),
        lambda: Profile.objects.exclude(greeting__in=["hello"]).exists(),
        lambda: Profile.objects.get_or_create(greeting="hello"),
        lambda: Profile.objects.bulk_update(Profile.objects.all(), ["greeting"]),
    ],
)
def test_the_database_is_never_asked_about_words(vera, attempt):
    with pytest.raises(TypeError, match="is sealed"):
        attempt()


def test_words_do_not_slip_out_unopened(vera):
    note = _note(vera)
    note.save()
    value = Note.objects.values_list("parts", flat=True).get()
    assert repr(value) == str(value) == "<sealed>"
    with pytest.raises(TypeError, match="fixtures"):
        serializers.serialize("json", [note])


def test_a_value_of_the_wrong_kind_is_refused(vera):
    profile = Profile.objects.get(client=vera)
    profile.greeting = 5
    with pytest.raises(TypeError, match="takes text, not int"), transaction.atomic():
        profile.save()
    profile.greeting = gettext_lazy("Yes")
    profile.save()
    assert Profile.objects.get(client=vera).greeting == "Yes"
    with pytest.raises(TypeError, match="takes bytes, not str"):
        SealedBytes().to_bytes("words")


def test_half_a_character_does_not_break_the_page(vera):
    profile = Profile.objects.get(client=vera)
    profile.greeting = "a\ud83d\0b"
    profile.save()
    assert Profile.objects.get(client=vera).greeting == "a?\0b"


def test_a_row_without_an_id_cannot_be_sealed(vera):
    note = _note(vera)
    note.pk = None
    with pytest.raises(TypeError, match="before its row has an id"):
        note._meta.get_field("parts").pre_save(note, True)


def test_an_id_given_as_text_is_the_same_id(vera):
    note = _note(vera, id=str(new_id()).upper())
    note.save()
    assert Note.objects.get(pk=note.pk).parts == WORDS


def test_bytes_come_back_and_empty_is_not_missing():
    field = SealedBytes()
    assert field.to_bytes(b"") == b""
    assert field.to_plain(field.to_bytes(bytearray(b"\0\xff"))) == b"\0\xff"
    assert field.empty() is None


def test_a_migration_names_the_field_and_nothing_else():
    for field in (SealedText(null=True), SealedJSON(default=list), SealedBytes(blank=True)):
        name, path, args, kwargs = field.deconstruct()
        assert (name, path, args, kwargs) == (None, f"alongside.lib.sealed.{type(field).__name__}", [], {})
        assert MigrationWriter.serialize(field)[0] == f"{path}()"
        assert field.clone().null is True


def test_a_default_fills_in_for_null():
    assert SealedJSON(default=list).empty() == []
    assert SealedText(default="-").empty() == "-"
    assert SealedText().empty() == ""


def test_every_table_with_sealed_words_names_its_practice():
    sealed = [model for model in apps.get_models() if sealed_fields(model)]
    assert len(sealed) > 5
    assert [model for model in sealed if not hasattr(model, "practice_id")] == []
