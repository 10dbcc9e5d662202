"""Files with a message: kept with the draft, sent along, taken out, refused in kind, and for the two alone."""

from uuid import UUID

import pytest

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.meetings.file_types import MOST_BYTES
from alongside.messages import actions, queries
from alongside.messages.models import Attachment, Message
from alongside.practice.models import Member
from alongside.trail.models import Event
from tests.cast import Cast, make_client

PDF = b"%PDF-1.7 a scan"


def attach(
    cast: Cast,
    who: Member | Client,
    message_id: UUID,
    revision: int = 0,
    *,
    name: str = "scan.pdf",
    content: bytes = PDF,
    words: str = "",
) -> Attachment:
    return actions.attach_file(
        cast.actor(who),
        cast.vera.pk,
        message_id=message_id,
        revision=revision,
        words=words,
        name=name,
        content=content,
    )


def send(cast: Cast, who: Member | Client, message_id: UUID, words: str = "", **more: object) -> Message:
    return actions.send_message(
        cast.actor(who), cast.vera.pk, words=words, message_id=message_id, revision=1, **more
    )


@pytest.mark.parametrize("who", ["anna", "vera"])
def test_a_file_is_kept_with_the_draft_and_sent_with_it(cast: Cast, who: str) -> None:
    writer, form = getattr(cast, who), new_id()
    kept = attach(cast, writer, form, words="Here it is")
    assert (kept.message_id, kept.message.revision, kept.message.words) == (form, 1, "Here it is")
    assert Event.objects.count() == 0
    send(cast, writer, form, "Here it is", shown=[kept.pk])
    for reader in (cast.anna, cast.vera):
        [message] = queries.messages(cast.actor(reader), cast.vera.pk).messages
        assert [(each.name, each.size) for each in message.attachments.all()] == [("scan.pdf", len(PDF))]
        assert queries.attachment(cast.actor(reader), kept.pk).content == PDF


def test_its_name_and_bytes_lie_sealed(cast: Cast) -> None:
    kept = attach(cast, cast.vera, new_id())
    row = Attachment.objects.filter(pk=kept.pk).values_list("name", "content")
    assert b"scan" not in repr(list(row)).encode()
    assert str(kept.content_type) == "application/pdf"


def test_a_file_alone_is_a_message(cast: Cast) -> None:
    form = new_id()
    kept = attach(cast, cast.vera, form)
    sent = send(cast, cast.vera, form, shown=[kept.pk])
    assert (sent.words, sent.lines) == ("", 0)
    assert len(queries.open_questions(cast.actor(cast.anna))) == 1


def test_a_draft_with_a_file_stays_when_its_words_are_emptied(cast: Cast) -> None:
    form = new_id()
    attach(cast, cast.vera, form, words="x")
    kept = actions.save_draft(cast.actor(cast.vera), cast.vera.pk, message_id=form, revision=1, words="")
    assert kept is not None
    assert (kept.words, Attachment.objects.count()) == ("", 1)


def remove(cast: Cast, kept: Attachment, words: str = "") -> Message | None:
    return actions.remove_file(
        cast.actor(cast.vera),
        cast.vera.pk,
        message_id=kept.message_id,
        revision=1,
        words=words,
        file_id=kept.pk,
    )


def test_a_file_is_taken_out_and_the_words_stay(cast: Cast) -> None:
    kept = attach(cast, cast.vera, new_id())
    draft = remove(cast, kept, "Only words")
    assert draft is not None
    assert (draft.words, Attachment.objects.count()) == ("Only words", 0)


def test_nothing_is_left_of_a_draft_without_words_and_files(cast: Cast) -> None:
    assert remove(cast, attach(cast, cast.vera, new_id())) is None
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.pdf", b"", "empty_file"),
        ("large.txt", b"a" * (MOST_BYTES + 1), "too_large"),
        ("photo.png", b"MZ\x90\x00 a program", "unknown_type"),
        ("page.pdf", b"<html><script>alert(1)</script>", "unknown_type"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_type"),
    ],
)
def test_what_is_no_honest_file_is_refused(cast: Cast, name: str, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        attach(cast, cast.vera, new_id(), name=name, content=content, words="My words")
    assert (refused.value.code, refused.value.field) == (code, "files")
    assert Message.objects.count() == Attachment.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo.exe", "photo.exe.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("annual\u202efdp.exe", "annualfdp.exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("", "pdf.pdf"),
    ],
)
def test_a_name_cannot_lie_about_what_it_is(cast: Cast, name: str, shown: str) -> None:
    assert attach(cast, cast.vera, new_id(), name=name).name == shown


def test_ten_files_go_with_one_message(cast: Cast) -> None:
    form = new_id()
    for number in range(actions.MOST_FILES):
        attach(cast, cast.vera, form, int(number > 0))
    with pytest.raises(Refused, match="too_many"):
        attach(cast, cast.vera, form, 1)
    assert Attachment.objects.count() == 10


def test_a_window_that_does_not_show_a_file_does_not_send_it(cast: Cast) -> None:
    form = new_id()
    kept = attach(cast, cast.vera, form, words="Same words")
    with pytest.raises(Refused) as refused:
        send(cast, cast.vera, form, "Same words", shown=[])
    assert (refused.value.code, refused.value.facts["saved"].pk) == ("files_changed", form)
    remove(cast, kept, "Same words")
    with pytest.raises(Refused, match="files_changed"):
        send(cast, cast.vera, form, "Same words", shown=[kept.pk])
    assert Message.objects.get().sent_at is None


def test_another_window_does_not_attach_to_a_draft_it_does_not_know(cast: Cast) -> None:
    one, two = new_id(), new_id()
    attach(cast, cast.vera, one, words="First")
    for form, revision in ((two, 0), (one, 0)):
        with pytest.raises(Refused, match="changed_meanwhile"):
            attach(cast, cast.vera, form, revision, words="Second")
    assert (Message.objects.get().words, Attachment.objects.count()) == ("First", 1)


def test_a_file_of_a_draft_is_its_writers_alone(cast: Cast) -> None:
    kept = attach(cast, cast.vera, new_id())
    for other in (cast.anna, cast.mikko, cast.oskar, cast.stranger):
        with pytest.raises(NotYours):
            queries.attachment(cast.actor(other), kept.pk)
    assert queries.attachment(cast.actor(cast.vera), kept.pk).pk == kept.pk


@pytest.mark.parametrize("who", ["mikko", "chie", "oskar", "stranger", "strangers_client"])
def test_files_are_for_the_two_only(cast: Cast, who: str) -> None:
    form = new_id()
    kept = attach(cast, cast.vera, form)
    send(cast, cast.vera, form)
    other = getattr(cast, who)
    with pytest.raises(NotYours):
        queries.attachment(cast.actor(other), kept.pk)
    with pytest.raises(NotYours):
        attach(cast, other, new_id())
    with pytest.raises(NotYours):
        actions.remove_file(
            cast.actor(other), cast.vera.pk, message_id=form, revision=1, words="", file_id=kept.pk
        )


def test_a_sent_message_keeps_its_files(cast: Cast) -> None:
    form = new_id()
    kept = attach(cast, cast.vera, form)
    send(cast, cast.vera, form)
    with pytest.raises(Refused, match="sent_already"):
        remove(cast, kept)
    with pytest.raises(Refused, match="sent_already"):
        attach(cast, cast.vera, form, 1)
    assert Attachment.objects.count() == 1


def test_files_go_along_when_two_entries_become_one_person(cast: Cast) -> None:
    double = make_client(cast.anna, "Vera Exampel")
    anna = cast.actor(cast.anna)
    for client, words in ((double, "of the double"), (cast.vera, "of Vera")):
        actions.attach_file(
            anna,
            client.pk,
            message_id=new_id(),
            revision=0,
            words=words,
            name="a.txt",
            content=words.encode(),
        )
    actions.move_rows(anna, double, cast.vera)
    [draft] = Message.objects.all()
    assert draft.words == "of Vera\n\nof the double"
    found = Attachment.objects.filter(client=cast.vera, message=draft).order_by("pk")
    assert [each.content for each in found] == [b"of the double", b"of Vera"]
