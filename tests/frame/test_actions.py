"""What is done with an agreement: written, proposed, agreed, changed, asked about."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from alongside.clients.models import Stage
from alongside.frame import actions, queries
from alongside.frame.models import Deviation, Frame, FrameStatus, FrameTemplate
from alongside.frame.texts import starting_texts
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import MemberStatus
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_engagement
from tests.frame.making import make_agreed, make_draft, make_imported, make_proposed

pytestmark = pytest.mark.django_db


def refusal(act: object, *args: object, **kwargs: object) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        act(*args, **kwargs)  # type: ignore[operator]
    return no.value.code, no.value.field


def verbs_of(cast: Cast) -> list[str]:
    found = Event.objects.filter(practice_id=cast.practice.pk, verb__regex=r"^(frame|deviation|engagement)\.")
    return list(found.order_by("pk").values_list("verb", flat=True))


# writing


def test_a_first_draft_speaks_the_clients_language(cast: Cast) -> None:
    cast.vera.language = "ja"
    cast.vera.save()
    draft = actions.write_draft(cast.actor(cast.anna), cast.advice.pk)
    assert (draft.version, draft.language, draft.status) == (1, "ja", "draft")
    assert draft.stop_rule == starting_texts("ja", "advice")["stop_rule"]
    assert (draft.currency, draft.timezone) == ("EUR", "Europe/Helsinki")


def test_contracted_work_starts_from_its_own_texts(cast: Cast) -> None:
    draft = actions.write_draft(cast.actor(cast.mikko), cast.delivery.pk)
    assert draft.how_it_goes == starting_texts("en", "delivery")["how_it_goes"]


def test_there_is_one_draft_at_a_time(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    assert actions.write_draft(actor, cast.advice.pk) == actions.write_draft(actor, cast.advice.pk)
    assert Frame.objects.count() == 1


def test_a_draft_records_nothing(cast: Cast) -> None:
    make_draft(cast)
    assert verbs_of(cast) == []


def test_an_old_page_does_not_overwrite(cast: Cast) -> None:
    draft = make_draft(cast)
    actor = cast.actor(cast.anna)
    old = draft.revision - 1
    assert refusal(actions.save_draft, actor, draft.pk, revision=old, terms={"minutes": 90}) == (
        "changed_meanwhile",
        None,
    )
    assert Frame.objects.get(pk=draft.pk).minutes == 50


def test_a_room_of_another_practice_is_refused(cast: Cast) -> None:
    cast.room.practice = cast.elsewhere
    cast.room.save()
    draft = make_draft(cast)
    terms = {"room_id": cast.room.pk}
    assert refusal(
        actions.save_draft, cast.actor(cast.anna), draft.pk, revision=draft.revision, terms=terms
    ) == ("unknown_room", "room_id")


def test_a_dropped_draft_leaves_nothing(cast: Cast) -> None:
    actions.drop_draft(cast.actor(cast.anna), make_draft(cast).pk)
    assert Frame.objects.count() == 0


def test_only_who_works_with_the_client_writes(cast: Cast) -> None:
    draft = make_draft(cast)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera, cast.oskar):
        actor = cast.actor(who)
        with pytest.raises(NotYours):
            actions.write_draft(actor, cast.advice.pk)
        with pytest.raises(NotYours):
            actions.save_draft(actor, draft.pk, revision=draft.revision, terms={"minutes": 5})
        with pytest.raises(NotYours):
            actions.propose_frame(actor, draft.pk)
    assert Frame.objects.get().minutes == 50


def test_ended_work_gets_no_new_agreement(cast: Cast) -> None:
    cast.advice.stage = Stage.ENDED
    cast.advice.save()
    assert refusal(actions.write_draft, cast.actor(cast.anna), cast.advice.pk) == ("ended", None)


# proposing


def test_proposing_tells_the_client_that_and_never_what(cast: Cast) -> None:
    frame = make_proposed(cast)
    notice = Notice.objects.get()
    assert (notice.kind, notice.email, notice.subject_id) == (
        "frame.proposed",
        "vera.example@client.example",
        frame.pk,
    )
    assert set(notice.facts) == {"frame", "path"}
    event = Event.objects.get(verb="frame.proposed")
    assert event.facts == {"version": 1, "changed": [], "is_as_template": True}
    assert (event.client_id, event.engagement_id, event.subject_id) == (
        cast.vera.pk,
        cast.advice.pk,
        frame.pk,
    )


def test_a_client_without_portal_gets_no_letter(cast: Cast) -> None:
    cast.vera.account = None
    cast.vera.save()
    make_proposed(cast)
    assert Notice.objects.count() == 0


def test_what_must_be_said_is_named(cast: Cast) -> None:
    draft = make_draft(cast, fee=None, place="", stop_rule=" ")
    with pytest.raises(Refused) as no:
        actions.propose_frame(cast.actor(cast.anna), draft.pk)
    assert no.value.facts == {"missing": ["place", "fee", "stop_rule"]}
    assert Frame.objects.get().status == "draft"


def test_a_new_proposal_takes_the_place_of_the_old(cast: Cast) -> None:
    first = make_proposed(cast)
    second = make_proposed(cast, minutes=60)
    assert list(Frame.objects.order_by("version").values_list("version", "status")) == [
        (1, "withdrawn"),
        (2, "proposed"),
    ]
    assert second.minutes == 60
    assert Notice.objects.get(subject_id=first.pk).status == NoticeStatus.DROPPED
    assert verbs_of(cast) == ["frame.proposed", "frame.withdrawn", "frame.proposed"]


def test_a_proposal_is_no_longer_a_draft(cast: Cast) -> None:
    frame = make_proposed(cast)
    actor = cast.actor(cast.anna)
    assert refusal(actions.save_draft, actor, frame.pk, revision=frame.revision, terms={"minutes": 90}) == (
        "not_a_draft",
        None,
    )
    assert refusal(actions.drop_draft, actor, frame.pk) == ("not_a_draft", None)


def test_a_proposal_is_taken_back(cast: Cast) -> None:
    frame = make_proposed(cast)
    with pytest.raises(NotYours):
        actions.withdraw_frame(cast.actor(cast.vera), frame.pk)
    actions.withdraw_frame(cast.actor(cast.anna), frame.pk)
    assert refusal(actions.agree_frame, cast.actor(cast.vera), frame.pk, name="Vera") == (
        "not_proposed",
        None,
    )
    assert refusal(actions.withdraw_frame, cast.actor(cast.anna), frame.pk) == ("not_proposed", None)


# agreeing


def test_the_clients_yes_puts_it_in_force_and_starts_the_work(cast: Cast) -> None:
    cast.advice.stage = Stage.INTAKE
    cast.advice.save()
    frame = make_proposed(cast)
    actions.agree_frame(cast.actor(cast.vera), frame.pk, name="  Vera Example ")
    frame.refresh_from_db()
    cast.advice.refresh_from_db()
    assert (frame.status, frame.agreed_name, frame.agreed_how) == ("agreed", "Vera Example", "portal")
    assert timezone.now() - frame.agreed_at < timedelta(minutes=1)
    assert cast.advice.stage == Stage.ACTIVE
    assert verbs_of(cast) == ["frame.proposed", "frame.agreed", "engagement.started"]
    told = Notice.objects.get(kind="frame.agreed")
    assert (told.email, told.status) == (cast.anna.email, NoticeStatus.WAITING)


def test_a_yes_needs_a_name(cast: Cast) -> None:
    frame = make_proposed(cast)
    assert refusal(actions.agree_frame, cast.actor(cast.vera), frame.pk, name=" \u200b ") == (
        "name_missing",
        "name",
    )
    assert Frame.objects.get().agreed_at is None


def test_one_says_yes_only_once(cast: Cast) -> None:
    frame = make_agreed(cast)
    assert refusal(actions.agree_frame, cast.actor(cast.vera), frame.pk, name="Vera") == (
        "already_agreed",
        None,
    )
    assert Event.objects.filter(verb="frame.agreed").count() == 1


def test_only_the_client_says_yes(cast: Cast) -> None:
    frame = make_proposed(cast)
    for who in (cast.anna, cast.mikko, cast.oskar, cast.strangers_client):
        with pytest.raises(NotYours):
            actions.agree_frame(cast.actor(who), frame.pk, name="Vera Example")
    assert Frame.objects.get().status == "proposed"


def test_a_client_does_not_see_a_draft(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.agree_frame(cast.actor(cast.vera), make_draft(cast).pk, name="Vera")


def test_nobody_is_told_who_has_left(cast: Cast) -> None:
    frame = make_proposed(cast)
    cast.anna.status = MemberStatus.LEFT
    cast.anna.save()
    actions.agree_frame(cast.actor(cast.vera), frame.pk, name="Vera")
    assert not Notice.objects.filter(kind="frame.agreed").exists()


# changing


def test_a_change_is_a_new_version_and_the_old_one_holds_until_the_yes(cast: Cast) -> None:
    old = make_agreed(cast)
    new = make_proposed(cast, minutes=60, every_weeks=2)
    assert (new.version, new.changed) == (2, ["minutes", "every_weeks"])
    assert queries.frame_in_force(cast.actor(cast.vera), cast.advice.pk) == old
    actions.agree_frame(cast.actor(cast.vera), new.pk, name="Vera Example")
    old.refresh_from_db()
    assert (old.status, old.minutes) == (FrameStatus.REPLACED, 50)
    assert old.ended_at is not None
    assert queries.frame_in_force(cast.actor(cast.vera), cast.advice.pk) == new
    assert refusal(actions.agree_frame, cast.actor(cast.vera), old.pk, name="Vera") == ("not_proposed", None)


def test_an_agreed_version_never_changes(cast: Cast) -> None:
    frame = make_agreed(cast)
    actor = cast.actor(cast.anna)
    for act in (actions.drop_draft, actions.propose_frame):
        assert refusal(act, actor, frame.pk) == ("not_a_draft", None)
    assert refusal(
        actions.save_draft, actor, frame.pk, revision=frame.revision, terms={"fee": Decimal(1)}
    ) == (
        "not_a_draft",
        None,
    )
    assert refusal(actions.withdraw_frame, actor, frame.pk) == ("already_agreed", None)
    assert Frame.objects.get().fee == Decimal(85)


def test_a_change_says_why(cast: Cast) -> None:
    make_agreed(cast)
    actor = cast.actor(cast.anna)
    draft = actions.write_draft(actor, cast.advice.pk)
    assert refusal(actions.propose_frame, actor, draft.pk) == ("nothing_changed", None)
    draft = actions.save_draft(actor, draft.pk, revision=draft.revision, terms={"minutes": 60})
    assert refusal(actions.propose_frame, actor, draft.pk) == ("reason_missing", "reason")


def test_a_trial_ends_in_the_future(cast: Cast) -> None:
    make_agreed(cast)
    actor = cast.actor(cast.anna)
    draft = actions.write_draft(actor, cast.advice.pk)
    today = timezone.localdate()
    draft = actions.save_draft(
        actor, draft.pk, revision=0, terms={"place_kind": "video"}, reason="hard to come", trial_until=today
    )
    assert refusal(actions.propose_frame, actor, draft.pk) == ("trial_past", "trial_until")
    later = today + timedelta(days=30)
    actions.save_draft(actor, draft.pk, revision=1, terms={}, reason="hard to come", trial_until=later)
    assert actions.propose_frame(actor, draft.pk).trial_until == later


# agreed elsewhere


def test_a_yes_on_paper_is_noted_with_its_day(cast: Cast) -> None:
    frame = make_proposed(cast)
    actor = cast.actor(cast.anna)
    actions.record_agreement(actor, frame.pk, how="paper", agreed_on=date(2026, 2, 3), name="Vera Example")
    frame.refresh_from_db()
    assert (frame.status, frame.agreed_how, frame.agreement_recorded_by) == ("agreed", "paper", cast.anna)
    assert frame.agreed_at == datetime(2026, 2, 3, 10, tzinfo=UTC)
    assert Event.objects.get(verb="frame.agreed").at == frame.agreed_at


def test_a_yes_on_paper_is_not_of_tomorrow(cast: Cast) -> None:
    frame = make_proposed(cast)
    ahead = date.today() + timedelta(days=2)
    note = {"agreed_on": ahead, "name": "Vera"}
    assert refusal(actions.record_agreement, cast.actor(cast.anna), frame.pk, how="paper", **note) == (
        "day_ahead",
        "agreed_on",
    )
    with pytest.raises(NotYours):
        actions.record_agreement(cast.actor(cast.vera), frame.pk, how="paper", **note)


# questions


def test_the_client_asks_and_gets_an_answer(cast: Cast) -> None:
    frame = make_proposed(cast)
    question = actions.ask_question(cast.actor(cast.vera), frame.pk, section="payment", words=" By card? ")
    assert list(queries.open_questions(cast.actor(cast.anna))) == [question]
    assert Notice.objects.get(kind="frame.asked").email == cast.anna.email
    actions.answer_question(cast.actor(cast.anna), question.pk, words="Yes, at the door.")
    question.refresh_from_db()
    assert (question.words, question.answer, question.answered_by) == (
        "By card?",
        "Yes, at the door.",
        cast.anna,
    )
    assert list(queries.open_questions(cast.actor(cast.anna))) == []
    assert Notice.objects.get(kind="frame.answered").email == "vera.example@client.example"
    assert refusal(actions.answer_question, cast.actor(cast.anna), question.pk, words="No") == (
        "already_answered",
        None,
    )
    assert verbs_of(cast) == ["frame.proposed", "frame.asked", "frame.answered"]


def test_a_question_has_words_and_a_section(cast: Cast) -> None:
    frame, vera = make_proposed(cast), cast.actor(cast.vera)
    assert refusal(actions.ask_question, vera, frame.pk, section="payment", words=" ") == (
        "words_missing",
        "words",
    )
    assert refusal(actions.ask_question, vera, frame.pk, section="weather", words="?") == (
        "unknown_section",
        "section",
    )
    with pytest.raises(NotYours):
        actions.ask_question(cast.actor(cast.oskar), frame.pk, section="payment", words="?")
    with pytest.raises(NotYours):
        actions.ask_question(cast.actor(cast.anna), frame.pk, section="payment", words="?")


def test_the_client_of_another_answers_nothing(cast: Cast) -> None:
    frame = make_proposed(cast)
    question = actions.ask_question(cast.actor(cast.vera), frame.pk, section="time", words="Why 50?")
    for who in (cast.vera, cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            actions.answer_question(cast.actor(who), question.pk, words="Because.")


def test_the_trail_says_whether_it_was_written_for_this_person(cast: Cast) -> None:
    make_agreed(
        cast, minutes=90, seating="By the window", fee=Decimal(20)
    )  # numbers and places are nobody's words
    make_proposed(cast, how_it_goes="We walk, and you say when we turn.")
    proposed = Event.objects.filter(verb="frame.proposed").order_by("pk")
    assert [each.facts["is_as_template"] for each in proposed] == [True, False]


# deviations


def test_a_deviation_says_who_started_it_and_why(cast: Cast) -> None:
    actor, at = cast.actor(cast.anna), datetime(2026, 3, 1, 10, tzinfo=UTC)
    actions.log_deviation(
        actor, cast.advice.pk, kind="extra_time", started_by="client", words="She wept.", at=at
    )
    row = Deviation.objects.get()
    assert (row.words, row.kind, row.started_by) == ("She wept.", "extra_time", "client")
    event = Event.objects.get(verb="deviation.logged")
    assert (event.facts, event.at) == ({"kind": "extra_time", "started_by": "client"}, at)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "weather"}, ("out_of_range", "kind")),
        ({"started_by": "nobody"}, ("out_of_range", "started_by")),
        ({"words": ""}, ("words_missing", "words")),
        ({"at": datetime(2100, 1, 1, tzinfo=UTC)}, ("day_ahead", "at")),
    ],
)
def test_a_deviation_is_whole(cast: Cast, wrong: dict[str, object], code: tuple[str, str]) -> None:
    whole = {"kind": "gift", "started_by": "client", "words": "Tea", "at": datetime(2026, 3, 1, tzinfo=UTC)}
    assert refusal(actions.log_deviation, cast.actor(cast.anna), cast.advice.pk, **(whole | wrong)) == code
    assert Deviation.objects.count() == 0


# the practice's own texts


def test_the_practices_own_texts_come_before_ours(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    actions.save_template(actor, "en", "advice", terms={"stop_rule": "Say halt.", "fee": Decimal(70)})
    draft = actions.write_draft(actor, cast.advice.pk)
    assert (draft.stop_rule, draft.fee) == ("Say halt.", Decimal(70))
    assert draft.limits == starting_texts("en", "advice")["limits"]
    actions.save_template(actor, "en", "advice", terms={"stop_rule": "Say stop."})
    assert FrameTemplate.objects.get().stop_rule == "Say stop."
    assert Frame.objects.get().stop_rule == "Say halt."
    with pytest.raises(NotYours):
        actions.save_template(cast.actor(cast.chie), "en", "advice", terms={})


# imported agreements


def test_imported_agreements_are_proposed_in_one_task(cast: Cast) -> None:
    sealed = make_imported(cast.advice)
    second = make_engagement(make_client(cast.anna, "Lena Example", language="ru"))
    make_imported(second, fee=Decimal(40), minutes=45)
    done = actions.propose_imported(cast.actor(cast.anna), terms={"fee": Decimal(90), "place": "Rantatie 1"})
    assert (done.count, done.lacking) == (2, {})
    first = Frame.objects.get(engagement=cast.advice, status="proposed")
    other = Frame.objects.get(engagement=second, status="proposed")
    assert (first.version, first.minutes, first.fee, first.place) == (2, 30, Decimal(90), "Rantatie 1")
    assert (other.minutes, other.fee, other.language) == (45, Decimal(40), "ru")
    assert other.stop_rule == starting_texts("ru", "advice")["stop_rule"]
    sealed.refresh_from_db()
    assert (sealed.status, sealed.agreed_at) == (FrameStatus.AGREED, None)
    assert Notice.objects.filter(kind="frame.proposed").count() == 2
    assert list(queries.imported_frames(cast.actor(cast.anna))) == []
    actions.agree_frame(cast.actor(cast.vera), first.pk, name="Vera")
    sealed.refresh_from_db()
    assert sealed.status == FrameStatus.REPLACED


def test_what_an_import_lacks_is_named(cast: Cast) -> None:
    imported = make_imported(cast.advice)
    done = actions.propose_imported(cast.actor(cast.anna), terms={"place_kind": "phone"})
    assert (done.count, done.lacking) == (0, {imported.pk: ["fee"]})
    assert Frame.objects.count() == 1


def test_one_proposes_only_for_ones_own_clients(cast: Cast) -> None:
    make_imported(cast.advice)
    done = actions.propose_imported(cast.actor(cast.mikko), terms={"fee": Decimal(1), "place": "Here"})
    assert (done.count, done.lacking) == (0, {})
    with pytest.raises(NotYours):
        actions.propose_imported(cast.actor(cast.vera), terms={})


def test_a_first_agreement_after_an_import_names_no_change(cast: Cast) -> None:
    make_imported(cast.advice)
    frame = make_proposed(cast, minutes=60)
    assert (frame.version, frame.changed) == (2, [])
