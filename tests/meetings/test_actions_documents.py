"""Documents are what their bytes say, sealed, and shared only on purpose."""

import pytest
from django.db import connection

from alongside.lib.errors import NotYours, Refused
from alongside.meetings import actions, file_types
from alongside.meetings.models import Document
from tests.cast import Cast
from tests.meetings.stage import facts

PDF = b"%PDF-1.7 the secret finding"


def test_a_document_is_kept_sealed_with_its_name(cast: Cast):
    made = actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="blood.pdf", content=PDF)
    kept = Document.objects.get(pk=made.pk)
    assert (kept.name, kept.content, kept.size) == ("blood.pdf", PDF, len(PDF))
    assert (kept.content_type, kept.is_shared, kept.kind) == ("application/pdf", False, "document")
    with connection.cursor() as cursor:
        cursor.execute("select content, name from alongside_document")
        assert all(word not in bytes(value) for value in cursor.fetchone() for word in (b"secret", b"blood"))
    assert facts("document.added", made.pk) == [{"kind": "document", "size": len(PDF)}]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty_file"), (b"MZ\0", "unknown_type"), (b"x" * (file_types.MOST_BYTES + 1), "too_large")],
)
def test_what_cannot_be_kept_is_refused_beside_the_field(cast: Cast, content: bytes, code: str):
    with pytest.raises(Refused) as no:
        actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="a", content=content)
    assert (no.value.code, no.value.field) == (code, "content")
    assert not Document.objects.exists()


def test_sharing_is_one_event_each_way(cast: Cast):
    anna = cast.actor(cast.anna)
    made = actions.add_document(anna, cast.vera.pk, name="a.pdf", content=PDF, is_shared=True)
    actions.share_document(anna, made.pk)
    actions.unshare_document(anna, made.pk)
    actions.unshare_document(anna, made.pk)
    assert facts("document.shared", made.pk) == [{"kind": "document"}]
    assert facts("document.unshared", made.pk) == [{"kind": "document"}]
    assert Document.objects.get().content == PDF


def test_a_letter_is_text_with_a_name(cast: Cast):
    anna = cast.actor(cast.anna)
    letter = actions.write_letter(anna, cast.vera.pk, name="To your doctor", words=" Dear ... \n")
    assert (letter.kind, letter.name, letter.content) == ("letter", "To your doctor.txt", b"Dear ...")
    for name, words, field in (("", "x", "name"), ("x", " ", "words"), ("x", "y" * 50_001, "words")):
        with pytest.raises(Refused) as no:
            actions.write_letter(anna, cast.vera.pk, name=name, words=words)
        assert no.value.field == field


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_nobody_else_touches_the_file(cast: Cast, who: str):
    made = actions.add_document(
        cast.actor(cast.anna), cast.vera.pk, name="a.pdf", content=PDF, is_shared=True
    )
    actor = cast.actor(getattr(cast, who))
    for act in (
        lambda: actions.add_document(actor, cast.vera.pk, name="b.pdf", content=PDF),
        lambda: actions.write_letter(actor, cast.vera.pk, name="b", words="x"),
        lambda: actions.share_document(actor, made.pk),
        lambda: actions.unshare_document(actor, made.pk),
        lambda: actions.remove_document(actor, made.pk),
    ):
        with pytest.raises(NotYours):
            act()
    assert Document.objects.get().is_shared


def test_removing_leaves_an_event(cast: Cast):
    made = actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="a.pdf", content=PDF)
    actions.remove_document(cast.actor(cast.anna), made.pk)
    assert not Document.objects.exists()
    assert facts("document.removed", made.pk) == [{"kind": "document"}]
