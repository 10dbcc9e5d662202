"""Asking how a meeting was, answering, skipping, seeing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.clients.models import ContactPoint, Engagement, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Absence, Key
from alongside.trail.models import Event
from alongside.voice import actions, queries
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in, make_meeting

FINE = {"heard": 9, "understood": 8, "accepted": 10, "valuable": 7, "safe": 9}


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def asked(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)


def secret() -> str:
    return str(Notice.objects.get(kind="checkin.asked").facts["secret"])


def test_asking_tells_the_client_once_and_says_nothing_private(cast: Cast) -> None:
    meeting = make_meeting(cast.vera, cast.advice)
    first = actions.ask_check_in(cast.actor(cast.anna), meeting.pk)
    second = actions.ask_check_in(cast.actor(cast.anna), meeting.pk)
    assert first == second
    notice = Notice.objects.get()
    assert (notice.kind, notice.email, notice.language) == (
        "checkin.asked",
        "vera.example@client.example",
        "en",
    )
    assert set(notice.facts) == {"secret"}
    assert first is not None
    assert notice.useless_after - first.asked_at == timedelta(days=3)
    key = Key.objects.get(purpose="check_in")
    assert abs(key.expires_at - timezone.now() - timedelta(days=14)) < timedelta(minutes=1)
    assert verbs() == ["checkin.asked"]
    assert Event.objects.get().facts["rater"] == "client"


def test_without_consent_no_mail_goes_out_and_the_portal_still_asks(cast: Cast) -> None:
    ContactPoint.objects.filter(client=cast.vera).update(may_message=False)
    check_in = asked(cast)
    assert Notice.objects.count() == 0
    assert queries.waiting(cast.actor(cast.vera)) == [check_in]


def test_nobody_is_called_back_after_the_end(cast: Cast) -> None:
    meeting = make_meeting(cast.vera, cast.advice)
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED)
    assert actions.ask_check_in(cast.actor(cast.anna), meeting.pk) is None
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_only_who_works_with_the_client_asks(cast: Cast, who: str) -> None:
    meeting = make_meeting(cast.vera, cast.advice)
    with pytest.raises(NotYours):
        actions.ask_check_in(cast.actor(getattr(cast, who)), meeting.pk)
    assert CheckIn.objects.count() == 0


def test_the_client_answers_once_and_it_is_remembered_without_words(cast: Cast) -> None:
    check_in = asked(cast)
    vera = cast.actor(cast.vera)
    actions.answer_check_in(vera, check_in.pk, answers=FINE, words=" It helped. ")
    kept = CheckIn.objects.get()
    assert kept.answers == FINE
    assert kept.words == "It helped."
    event = Event.objects.get(verb="checkin.answered")
    assert event.facts == {
        "measure": "after-meeting",
        "rater": "client",
        "occasion": "after",
        "answers": FINE,
        "scores": {"mean": 8.6},
        "low": [],
        "is_urgent": False,
        "has_words": True,
        "answered": 5,
        "asked": 8,
        "off_course": [],
    }
    assert (event.client_id, event.engagement_id) == (cast.vera.pk, cast.advice.pk)
    assert Notice.objects.get().status == NoticeStatus.DROPPED
    with pytest.raises(Refused, match="answered_already"):
        actions.answer_check_in(vera, check_in.pk, answers={"heard": 1})
    assert CheckIn.objects.get().answers["heard"] == 9


def test_the_holder_of_the_link_answers_this_one_and_no_other(cast: Cast) -> None:
    check_in = asked(cast)
    holder = queries.holder_of_link(secret())
    other = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    with pytest.raises(NotYours):
        actions.answer_check_in(holder, other.pk, answers={"heard": 5})
    actions.answer_check_in(holder, check_in.pk, answers={"heard": 8})
    assert CheckIn.objects.get(pk=check_in.pk).answers == {"heard": 8}
    assert Event.objects.get(verb="checkin.answered").actor_kind == "link_holder"
    with pytest.raises(NotYours):
        actions.add_words(holder, check_in.pk, words="more")


def test_a_link_that_is_too_old_opens_nothing(cast: Cast) -> None:
    asked(cast)
    Key.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotYours):
        queries.holder_of_link(secret())
    with pytest.raises(NotYours):
        queries.holder_of_link("nonsense")


@pytest.mark.parametrize("who", ["anna", "chie", "oskar", "strangers_client", "stranger"])
def test_nobody_answers_for_the_client(cast: Cast, who: str) -> None:
    check_in = asked(cast)
    actor = cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        actions.answer_check_in(actor, check_in.pk, answers=FINE)
    with pytest.raises(NotYours):
        actions.decline_check_in(actor, check_in.pk)
    assert CheckIn.objects.get().is_open


def test_what_cannot_be_kept_is_refused(cast: Cast) -> None:
    check_in, vera = asked(cast), cast.actor(cast.vera)
    with pytest.raises(Refused, match="nothing_said"):
        actions.answer_check_in(vera, check_in.pk, answers={}, words=" \n ")
    with pytest.raises(Refused) as refused:
        actions.answer_check_in(vera, check_in.pk, answers={"heard": 11})
    assert (refused.value.code, refused.value.field) == ("out_of_range", "heard")
    with pytest.raises(Refused, match="too_long"):
        actions.answer_check_in(vera, check_in.pk, answers={}, words="x" * 4001)
    with pytest.raises(NotYours):
        actions.answer_check_in(vera, uuid4(), answers={"heard": 1})
    assert CheckIn.objects.get().is_open


def test_skipping_takes_no_reason_and_may_be_thought_over(cast: Cast) -> None:
    check_in, vera = asked(cast), cast.actor(cast.vera)
    actions.decline_check_in(vera, check_in.pk)
    actions.decline_check_in(vera, check_in.pk)
    assert verbs() == ["checkin.asked", "checkin.declined"]
    assert queries.waiting(vera) == []
    actions.answer_check_in(vera, check_in.pk, answers={"valuable": 6})
    kept = CheckIn.objects.get()
    assert (kept.answers, kept.declined_at) == ({"valuable": 6}, None)


def test_not_feeling_safe_calls_who_works_with_the_client_at_once(cast: Cast) -> None:
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    actions.answer_check_in(cast.actor(cast.vera), asked(cast).pk, answers={"safe": 2}, words="I was afraid")
    called = Notice.objects.filter(kind="critical.raised")
    assert sorted(each.email for each in called) == [cast.anna.email, cast.mikko.email]
    check_in = CheckIn.objects.get()
    assert [each.facts for each in called] == [{"check_in": str(check_in.pk)}] * 2


def test_a_low_answer_that_is_not_about_safety_calls_nobody(cast: Cast) -> None:
    actions.answer_check_in(cast.actor(cast.vera), asked(cast).pk, answers={"heard": 0, "safe": 6})
    assert not Notice.objects.filter(kind="critical.raised").exists()


def test_seen_once_and_unseen_again_when_words_are_added(cast: Cast) -> None:
    check_in, anna, vera = asked(cast), cast.actor(cast.anna), cast.actor(cast.vera)
    actions.answer_check_in(vera, check_in.pk, answers={"safe": 1}, words="First")
    assert actions.mark_seen(anna, cast.vera.pk) == 1
    assert actions.mark_seen(anna, cast.vera.pk) == 0
    assert Notice.objects.get(kind="critical.raised").status == NoticeStatus.DROPPED
    actions.add_words(vera, check_in.pk, words="Second")
    assert CheckIn.objects.get().words == "First\n\nSecond"
    assert queries.unseen(anna) == [check_in]
    told = [each for each in verbs()[1:] if each.startswith("checkin.")]
    assert told == ["checkin.answered", "checkin.seen", "checkin.added_to"]


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_only_who_may_read_the_answers_sees_them(cast: Cast, who: str) -> None:
    actions.answer_check_in(cast.actor(cast.vera), asked(cast).pk, answers={"heard": 3})
    with pytest.raises(NotYours):
        actions.mark_seen(cast.actor(getattr(cast, who)), cast.vera.pk)
    assert CheckIn.objects.get().seen_at is None


def test_ending_takes_back_the_mails_that_still_wait(cast: Cast) -> None:
    answered, waiting = asked(cast), asked(cast)
    actions.answer_check_in(cast.actor(cast.vera), answered.pk, answers={"heard": 9})
    assert actions.close_engagement(cast.actor(cast.anna), cast.advice.pk) == 1
    assert Notice.objects.filter(status=NoticeStatus.WAITING).count() == 0
    assert CheckIn.objects.get(pk=answered.pk).answers == {"heard": 9}
    assert CheckIn.objects.get(pk=waiting.pk).is_open


def test_erasing_leaves_nothing_of_this_client_and_all_of_others(cast: Cast) -> None:
    asked(cast)
    other = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert list(CheckIn.objects.all()) == [other]
    assert list(Key.objects.values_list("subject_id", flat=True)) == [other.pk]


def test_two_entries_of_one_person_become_one(cast: Cast) -> None:
    check_in = asked(cast)
    actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers={"heard": 7}, words="Mine")
    actions.move_rows(cast.actor(cast.anna), cast.vera, cast.oskar)
    moved = CheckIn.objects.get()
    assert (moved.client_id, moved.answers, moved.words) == (cast.oskar.pk, {"heard": 7}, "Mine")


def test_what_was_asked_too_long_ago_is_refused_but_paper_is_patient(cast: Cast) -> None:
    check_in, anna = asked(cast), cast.actor(cast.anna)
    CheckIn.objects.update(expires_at=timezone.now() - timedelta(days=1))
    with pytest.raises(Refused, match="expired"):
        actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers=FINE)
    actions.answer_check_in(anna, check_in.pk, answers=FINE, way="paper", typed_by=anna.id)
    kept = CheckIn.objects.get()
    assert (kept.answers, kept.way, kept.typed_by) == (FINE, "paper", cast.anna)


def test_the_same_answer_sent_twice_counts_once(cast: Cast) -> None:
    check_in, vera, sent = asked(cast), cast.actor(cast.vera), uuid4()
    for _ in range(2):
        actions.answer_check_in(vera, check_in.pk, answers=FINE, submission=sent)
    with pytest.raises(Refused, match="answered_already"):
        actions.answer_check_in(vera, check_in.pk, answers=FINE, submission=uuid4())
    assert verbs().count("checkin.answered") == 1
