"""Drafts, sending once, open questions, reading."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from alongside.clients.models import Client, ContactPoint
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.models import Message, Thread
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Absence, Member
from alongside.trail.models import Event
from tests.cast import Cast, make_client

TWENTY = "\n".join(["A line of an answer."] * 20)


def say(cast: Cast, who: Member | Client, words: str, about: Client | None = None) -> Message:
    return actions.send_message(cast.actor(who), (about or cast.vera).pk, words=words)


def draft(cast: Cast, who: Member | Client, message_id: UUID, revision: int, words: str) -> Message | None:
    return actions.save_draft(
        cast.actor(who), cast.vera.pk, message_id=message_id, revision=revision, words=words
    )


def facts() -> list[dict[str, object]]:
    return list(Event.objects.filter(verb="message.sent").order_by("pk").values_list("facts", flat=True))


def test_the_trail_knows_lines_and_what_they_answer_but_no_words(cast: Cast) -> None:
    say(cast, cast.anna, "How are you?")
    say(cast, cast.vera, "One\n\nTwo")
    say(cast, cast.vera, "Три")
    say(cast, cast.anna, TWENTY)
    say(cast, cast.anna, "And one more")
    member = {"by": "member", "channel": "portal", "is_unasked": False}
    client = {"by": "client", "channel": "portal", "is_unasked": False, "answers_lines": None}
    assert facts() == [
        member | {"lines": 1, "answers_lines": None, "is_unasked": True},
        client | {"lines": 2},
        client | {"lines": 1},
        member | {"lines": 20, "answers_lines": 3},
        member | {"lines": 1, "answers_lines": None, "is_unasked": True},
    ]
    event = Event.objects.filter(verb="message.sent").first()
    assert event is not None
    assert (event.client_id, event.engagement_id) == (cast.vera.pk, cast.advice.pk)


def test_full_width_lines_are_half_as_long(cast: Cast) -> None:
    assert say(cast, cast.vera, "あ" * 37).lines == 2


def test_a_question_is_open_from_the_first_message_until_the_answer(cast: Cast) -> None:
    first = say(cast, cast.vera, "Hello?")
    say(cast, cast.vera, "Are you there?")
    thread = Thread.objects.get()
    assert first.sent_at is not None
    assert (thread.open_since, thread.answer_due_at) == (first.sent_at, first.sent_at + timedelta(hours=48))
    answer = say(cast, cast.anna, "Yes")
    thread.refresh_from_db()
    assert (thread.open_since, thread.answer_due_at, thread.last_at) == (None, None, answer.sent_at)


def test_the_frame_in_force_says_by_when(cast: Cast) -> None:
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=timezone.now(),
        reply_hours=4,
    )
    message = say(cast, cast.vera, "Hello?")
    assert message.sent_at is not None
    assert Thread.objects.get().answer_due_at == message.sent_at + timedelta(hours=4)


def test_the_same_form_sent_twice_is_one_message(cast: Cast) -> None:
    anna, form = cast.actor(cast.anna), new_id()
    first = actions.send_message(anna, cast.vera.pk, words="Once", message_id=form, revision=0)
    second = actions.send_message(anna, cast.vera.pk, words="Once", message_id=form, revision=0)
    assert first == second
    assert Message.objects.count() == len(facts()) == Notice.objects.count() == 1
    with pytest.raises(Refused, match="sent_already"):
        actions.send_message(anna, cast.vera.pk, words="Other words", message_id=form, revision=0)
    with pytest.raises(Refused, match="sent_already"):
        draft(cast, cast.anna, form, 0, "Late autosave")


def test_a_draft_is_kept_changed_sent_and_says_nothing_on_the_trail(cast: Cast) -> None:
    form = new_id()
    first = draft(cast, cast.anna, form, 0, "Dear")
    assert first is not None
    assert first.revision == 1
    again = draft(cast, cast.anna, form, 1, "Dear Vera")
    assert again is not None
    assert (again.pk, again.revision) == (form, 2)
    assert Event.objects.count() == Notice.objects.count() == 0
    sent = actions.send_message(
        cast.actor(cast.anna), cast.vera.pk, words="Dear Vera!", message_id=form, revision=2
    )
    assert (sent.pk, sent.words, Message.objects.count()) == (form, "Dear Vera!", 1)


def test_saving_the_same_words_again_is_no_new_revision(cast: Cast) -> None:
    form = new_id()
    draft(cast, cast.anna, form, 0, "Dear")
    again = draft(cast, cast.anna, form, 1, "Dear")
    assert again is not None
    assert again.revision == 1


def test_two_tabs_never_overwrite_each_other(cast: Cast) -> None:
    one, two = new_id(), new_id()
    draft(cast, cast.anna, one, 0, "In the first tab")
    for revision in (0, 1):
        with pytest.raises(Refused) as refused:
            draft(cast, cast.anna, two, revision, "In the second tab")
        assert (refused.value.code, refused.value.facts["saved"].words) == (
            "changed_meanwhile",
            "In the first tab",
        )
    with pytest.raises(Refused, match="changed_meanwhile"):
        draft(cast, cast.anna, one, 0, "The first tab, opened long ago")
    with pytest.raises(Refused, match="changed_meanwhile"):
        actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="Sent", message_id=two, revision=0)
    assert [each.words for each in Message.objects.all()] == ["In the first tab"]


def test_an_emptied_draft_goes_and_another_tab_may_begin(cast: Cast) -> None:
    one, two = new_id(), new_id()
    draft(cast, cast.anna, one, 0, "x")
    assert draft(cast, cast.anna, one, 1, " \n") is None
    assert Message.objects.count() == 0
    assert draft(cast, cast.anna, two, 0, "y") is not None


def test_each_author_has_a_draft_of_their_own(cast: Cast) -> None:
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    for who in (cast.anna, cast.mikko, cast.vera):
        draft(cast, who, new_id(), 0, f"by {who.name}")
    for who in (cast.anna, cast.mikko, cast.vera):
        own = queries.draft(cast.actor(who), cast.vera.pk)
        assert own is not None
        assert own.words == f"by {who.name}"


def test_nobody_writes_into_the_message_of_another(cast: Cast) -> None:
    theirs = say(cast, cast.vera, "Mine")
    others = new_id()
    draft(cast, cast.vera, others, 0, "My draft")
    for message_id in (theirs.pk, others):
        with pytest.raises(NotYours):
            draft(cast, cast.anna, message_id, 1, "Changed")
        with pytest.raises(NotYours):
            actions.send_message(
                cast.actor(cast.anna), cast.vera.pk, words="Changed", message_id=message_id, revision=1
            )
    assert sorted(str(each.words) for each in Message.objects.all()) == ["Mine", "My draft"]


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar", "strangers_client"])
def test_only_the_two_write_and_read(cast: Cast, who: str) -> None:
    say(cast, cast.vera, "Hello")
    other = cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        actions.send_message(other, cast.vera.pk, words="Hello")
    with pytest.raises(NotYours):
        actions.save_draft(other, cast.vera.pk, message_id=new_id(), revision=0, words="Hello")
    with pytest.raises(NotYours):
        actions.mark_read(other, cast.vera.pk)
    with pytest.raises(NotYours):
        actions.settle_question(other, cast.vera.pk)
    assert Message.objects.get().read_at is None


def test_nothing_and_too_much_are_refused(cast: Cast) -> None:
    for words, code in ((" \u200b ", "required"), ("x" * 20_001, "too_long")):
        with pytest.raises(Refused) as refused:
            say(cast, cast.anna, words)
        assert (refused.value.code, refused.value.field) == (code, "words")
    assert Message.objects.count() == 0


def test_a_mail_says_only_that_something_waits_and_once_a_day(cast: Cast) -> None:
    say(cast, cast.anna, "Private words")
    say(cast, cast.anna, "More of them")
    [notice] = Notice.objects.all()
    assert (notice.kind, notice.email, notice.facts) == (
        "message.waiting",
        "vera.example@client.example",
        {"to": "client"},
    )
    assert actions.mark_read(cast.actor(cast.vera), cast.vera.pk) == 2
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.DROPPED
    say(cast, cast.anna, "After reading")
    assert Notice.objects.count() == 2


def test_who_works_with_the_client_and_who_covers_hears_of_a_message(cast: Cast) -> None:
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    say(cast, cast.vera, "Hello")
    told = Notice.objects.filter(facts={"to": "member"}).values_list("email", flat=True)
    assert sorted(told) == [cast.anna.email, cast.mikko.email]


def test_no_mail_without_consent_or_without_a_way_in(cast: Cast) -> None:
    ContactPoint.objects.filter(client=cast.vera).update(may_message=False)
    say(cast, cast.anna, "Hello")
    Client.objects.filter(pk=cast.oskar.pk).update(account=None)
    say(cast, cast.mikko, "Hello", cast.oskar)
    assert Notice.objects.count() == 0


def test_reading_counts_only_what_the_other_side_sent(cast: Cast) -> None:
    say(cast, cast.vera, "Hello")
    draft(cast, cast.vera, new_id(), 0, "not yet")
    assert actions.mark_read(cast.actor(cast.vera), cast.vera.pk) == 0
    assert actions.mark_read(cast.actor(cast.anna), cast.vera.pk) == 1
    assert actions.mark_read(cast.actor(cast.anna), cast.vera.pk) == 0


def test_a_question_is_settled_by_a_members_decision_only(cast: Cast) -> None:
    say(cast, cast.vera, "Thank you")
    say(cast, cast.vera, "!")
    with pytest.raises(NotYours):
        actions.settle_question(cast.actor(cast.vera), cast.vera.pk)
    actions.close_engagement(cast.actor(cast.anna), cast.advice.pk)
    assert len(queries.open_questions(cast.actor(cast.anna))) == 1
    assert actions.settle_question(cast.actor(cast.anna), cast.vera.pk) == 2
    assert actions.settle_question(cast.actor(cast.anna), cast.vera.pk) == 0
    assert queries.open_questions(cast.actor(cast.anna)) == []
    assert Event.objects.get(verb="message.settled").facts == {"messages": 2}


def test_erasing_leaves_nothing_of_this_client_and_all_of_others(cast: Cast) -> None:
    say(cast, cast.vera, "Hello")
    draft(cast, cast.anna, new_id(), 0, "Draft")
    kept = say(cast, cast.oskar, "Hello", cast.oskar)
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert list(Message.objects.all()) == [kept]
    assert [each.client_id for each in Thread.objects.all()] == [cast.oskar.pk]


def test_an_autosave_that_was_still_on_its_way_does_not_stop_the_sending(cast: Cast) -> None:
    anna, form = cast.actor(cast.anna), new_id()
    draft(cast, cast.anna, form, 0, "Dear")
    draft(cast, cast.anna, form, 1, "Dear Vera")
    sent = actions.send_message(anna, cast.vera.pk, words="Dear Vera, yes.", message_id=form, revision=1)
    assert (sent.words, Message.objects.count()) == ("Dear Vera, yes.", 1)


def test_another_tab_of_the_same_draft_does_not_send_older_words(cast: Cast) -> None:
    anna, form = cast.actor(cast.anna), new_id()
    draft(cast, cast.anna, form, 0, "Dear")
    draft(cast, cast.anna, form, 1, "Dear Vera, a long thought")
    with pytest.raises(Refused, match="changed_meanwhile"):
        actions.send_message(anna, cast.vera.pk, words="Dear", message_id=form, revision=1)
    assert Message.objects.get().words == "Dear Vera, a long thought"


def test_two_entries_of_one_person_become_one_conversation(cast: Cast) -> None:
    double = make_client(cast.anna, "Vera Exampel")
    first = say(cast, double, "First", double)
    say(cast, cast.vera, "Second")
    for client in (double, cast.vera):
        actions.save_draft(
            cast.actor(cast.anna), client.pk, message_id=new_id(), revision=0, words=client.name
        )
    actions.move_rows(cast.actor(cast.anna), double, cast.vera)
    thread = Thread.objects.get()
    assert (thread.client_id, thread.open_since) == (cast.vera.pk, first.sent_at)
    found = Message.objects.filter(client=cast.vera).order_by("pk")
    assert [each.words for each in found] == ["First", "Second", "Vera Example\n\nVera Exampel"]
    assert Message.objects.count() == 3
