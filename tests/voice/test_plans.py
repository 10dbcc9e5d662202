"""Plans of asking: who may set them, what they refuse, what holds; and what of it was answered."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Key
from alongside.trail.actors import worker
from alongside.trail.models import Event
from alongside.voice import actions, queries
from alongside.voice.models import AskingPlan, CheckIn, Measure
from alongside.voice.queries import Completeness
from tests.cast import Cast
from tests.voice.scene import make_check_in, make_meeting

FIVE = {"measure": "five-needs", "rhythm": "monthly"}


def titles(cast: Cast) -> list[tuple[str, str, int, bool]]:
    found = queries.plans_of_client(cast.actor(cast.anna), cast.vera.pk)
    return sorted(
        (
            each.version.measure.key if each.version else "",
            each.plan.rhythm,
            each.plan.every,
            each.plan.is_own,
        )
        for each in found
    )


def test_without_any_plan_it_is_asked_after_each_meeting(cast: Cast) -> None:
    assert titles(cast) == [("", "after", 1, False)]
    actions.ready_version(cast.practice.pk, "after-meeting")
    assert titles(cast) == [("after-meeting", "after", 1, False)]


def test_a_practices_plan_holds_for_all_and_a_clients_own_wins(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.set_plan(anna, measure="after-meeting", rhythm="after", every=3)
    actions.set_plan(anna, **FIVE)
    assert titles(cast) == [("after-meeting", "after", 3, False), ("five-needs", "monthly", 1, False)]
    own = actions.set_plan(anna, client_id=cast.vera.pk, measure="five-needs", rhythm="before", every=2)
    assert titles(cast) == [("after-meeting", "after", 3, False), ("five-needs", "before", 2, True)]
    assert own.engagement_id == cast.advice.pk
    actions.stop_plan(anna, own.pk)
    assert titles(cast) == [("after-meeting", "after", 3, False)]
    assert actions.ask_as_everybody(anna, client_id=cast.vera.pk, measure_id=own.measure_id) == 1
    assert titles(cast) == [("after-meeting", "after", 3, False), ("five-needs", "monthly", 1, False)]


def test_the_usual_plan_can_be_stopped_for_one_and_for_all(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.stop_usual(anna, client_id=cast.vera.pk)
    assert titles(cast) == []
    assert [each.plan.rhythm for each in queries.plans_of_practice(anna)] == ["after"]
    actions.stop_usual(anna)
    assert queries.plans_of_practice(anna) == []
    assert actions.ask_check_in(anna, make_meeting(cast.vera, cast.advice).pk) is None


def test_when_the_work_is_over_only_what_comes_after_it_is_left(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.set_plan(anna, client_id=cast.vera.pk, **FIVE)
    actions.set_plan(anna, client_id=cast.vera.pk, measure="five-needs", rhythm="after_ending", every=3)
    cast.advice.stage, cast.advice.ended_at = "ended", timezone.now()
    cast.advice.save()
    assert titles(cast) == [("five-needs", "after_ending", 3, True)]
    seen = queries.asking_of_client(anna, cast.vera.pk)
    assert [each.plan.rhythm for each in seen.standing] == ["after_ending"]
    five = next(each for each in seen.standing).plan.measure
    actions.ask_less(cast.actor(cast.vera), measure=str(five), stops=True)
    assert titles(cast) == []


def test_who_may_set_plans(cast: Cast) -> None:
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera, cast.oskar):
        with pytest.raises(NotYours):
            actions.set_plan(cast.actor(who), client_id=cast.vera.pk, **FIVE)
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            actions.set_plan(cast.actor(who), **FIVE)
    row = actions.set_plan(cast.actor(cast.anna), **FIVE)
    for who in (cast.mikko, cast.vera, cast.stranger):
        with pytest.raises(NotYours):
            actions.change_plan(cast.actor(who), row.pk, rhythm="before")
        with pytest.raises(NotYours):
            actions.stop_plan(cast.actor(who), row.pk)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"measure": "nothing"}, "unknown_measure", "measure"),
        ({"measure": str(uuid4())}, "unknown_measure", "measure"),
        ({"measure": "place"}, "unknown_measure", "measure"),
        ({"measure": "own-side"}, "for_members", "measure"),
        ({"rater": "member"}, "for_members", "measure"),
        ({"measure": "own-side", "rater": "member"}, "after_meetings_only", "rhythm"),
        ({"rhythm": "weekly"}, "unknown_rhythm", "rhythm"),
        ({"every": 0}, "out_of_range", "every"),
        ({"every": 25}, "out_of_range", "every"),
        ({"rhythm": "touchpoint"}, "touchpoint_missing", "touchpoint"),
        ({"rater": "circle"}, "one_client_only", "rater"),
        ({"rater": "anybody"}, "unknown_rater", "rater"),
    ],
)
def test_what_is_refused(cast: Cast, said: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as no:
        actions.set_plan(cast.actor(cast.anna), **(FIVE | said))
    assert (no.value.code, no.value.field) == (code, field)
    assert not AskingPlan.objects.exists()


def test_the_same_is_planned_once_and_what_stopped_stays_stopped(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    row = actions.set_plan(anna, **FIVE)
    with pytest.raises(Refused, match="planned_already"):
        actions.set_plan(anna, **FIVE)
    actions.set_plan(anna, measure="five-needs", rhythm="after_ending", every=3)
    actions.set_plan(anna, measure="five-needs", rhythm="after_ending", every=6)
    changed = actions.change_plan(anna, row.pk, rhythm="touchpoint", touchpoint="first_meeting", every=5)
    assert (changed.rhythm, changed.touchpoint, changed.every) == ("touchpoint", "first_meeting", 1)
    actions.stop_plan(anna, row.pk)
    with pytest.raises(Refused, match="stopped"):
        actions.change_plan(anna, row.pk, rhythm="monthly")
    verbs = list(Event.objects.filter(subject_id=row.pk).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["practice_plan.set", "practice_plan.changed", "practice_plan.stopped"]


def test_a_measure_that_was_put_away_is_not_planned_any_more(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    row = actions.set_plan(anna, **FIVE)
    Measure.objects.filter(pk=row.measure_id).update(retired_at=timezone.now())
    assert [each.plan.rhythm for each in queries.plans_of_practice(anna)] == ["after"]
    with pytest.raises(Refused, match="unknown_measure"):
        actions.set_plan(anna, **FIVE)
    assert "five-needs" not in [each.ref for each in queries.measures_to_ask(anna)]


def test_what_has_no_words_cannot_be_asked(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    bare = Measure.objects.create(practice=cast.practice, name="Bare")
    for source, texts, is_askable in (("fhir", {}, False), ("own", {"en": {"title": "Ours"}}, True)):
        plain = actions.ready_version(cast.practice.pk, "value").definition
        bare.versions.create(
            practice=cast.practice,
            number=bare.versions.count() + 1,
            definition=plain,
            texts=texts,
            source=source,
        )
        known = [each.ref for each in queries.measures_to_ask(anna)]
        assert (str(bare.pk) in known) is is_askable
        if is_askable:
            assert actions.set_plan(anna, measure=str(bare.pk), rhythm="monthly").measure_id == bare.pk
        else:
            with pytest.raises(Refused, match="unknown_measure"):
                actions.set_plan(anna, measure=str(bare.pk), rhythm="monthly")


def test_the_client_asks_to_be_asked_less_often_until_it_stops(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    row = actions.set_plan(cast.actor(cast.anna), measure="five-needs", rhythm="monthly", every=8)
    ref = str(row.measure_id)
    actions.ask_less(vera, measure="after-meeting")
    actions.ask_less(vera, measure=ref)
    assert titles(cast) == [("after-meeting", "after", 2, True), ("five-needs", "monthly", 16, True)]
    actions.ask_less(vera, measure=ref)
    assert titles(cast) == [("after-meeting", "after", 2, True)]
    with pytest.raises(NotYours):
        actions.ask_less(vera, measure=ref)
    said = Event.objects.filter(verb="plan.less_often").order_by("pk")
    assert [event.facts["every"] for event in said] == [2, 16, None]
    assert [row.stopped_at is None for row in AskingPlan.objects.filter(client=None)] == [True]


def test_the_client_stops_a_measure_and_says_not_why(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    actions.set_plan(anna, **FIVE)
    row = actions.set_plan(anna, measure="five-needs", rhythm="after_ending", every=3)
    actions.ask_less(vera, measure=str(row.measure_id), stops=True)
    assert titles(cast) == [("", "after", 1, False)]
    seen = queries.asking_of_client(anna, cast.vera.pk)
    assert [each.measure_id for each in seen.refused] == [row.measure_id]
    with pytest.raises(NotYours):
        actions.ask_less(anna, measure=str(row.measure_id))


def test_after_every_second_meeting_only_the_second_is_asked_about(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.set_plan(anna, measure="after-meeting", rhythm="after", every=2)
    now = timezone.now()
    first = make_meeting(cast.vera, cast.advice, now - timedelta(days=8))
    assert actions.ask_check_in(anna, first.pk) is None
    second = make_meeting(cast.vera, cast.advice, now - timedelta(days=1))
    made = actions.ask_check_in(anna, second.pk)
    assert made is not None
    assert (made.meeting_id, made.plan_id) == (second.pk, AskingPlan.objects.get().pk)


def test_two_sets_after_one_meeting_come_in_one_letter(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.set_plan(anna, measure="five-needs", rhythm="after")
    actions.set_plan(anna, measure="own-side", rhythm="after", rater="member")
    meeting = make_meeting(cast.vera, cast.advice)
    actions.ask_check_in(anna, meeting.pk)
    actions.ask_check_in(anna, meeting.pk)
    asked = CheckIn.objects.order_by("version__measure__key").values_list("version__measure__key", "rater")
    assert list(asked) == [("after-meeting", "client"), ("five-needs", "client"), ("own-side", "member")]
    assert CheckIn.objects.get(rater="member").member_id == cast.anna.pk
    [letter] = Notice.objects.all()
    assert (letter.kind, len(letter.facts["check_ins"])) == ("checkin.due", 2)


def test_no_letters_after_two_in_a_row_without_an_answer(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    for letters in (1, 2, 2):
        made = make_check_in(anna, cast.vera, cast.advice)
        assert Notice.objects.count() == letters
        actions.decline_check_in(vera, made.pk)
    last = make_check_in(anna, cast.vera, cast.advice)
    actions.answer_check_in(vera, last.pk, answers={"heard": 7})
    make_check_in(anna, cast.vera, cast.advice)
    assert Notice.objects.count() == 3


def test_ask_once_now_and_not_while_it_waits(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    made = actions.ask_once(anna, client_id=cast.vera.pk, measure="five-needs")
    assert (made.occasion, made.rater, made.engagement_id) == ("once", "client", cast.advice.pk)
    assert [each.kind for each in Notice.objects.all()] == ["checkin.due"]
    with pytest.raises(Refused, match="asked_already"):
        actions.ask_once(anna, client_id=cast.vera.pk, measure="five-needs")
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.ask_once(cast.actor(who), client_id=cast.vera.pk, measure="benefits")


def test_what_is_open_is_taken_back_and_counts_nowhere(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    made = make_check_in(anna, cast.vera, cast.advice)
    assert Key.objects.filter(subject_id=made.pk).exists()
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            actions.take_back(cast.actor(who), made.pk)
    assert actions.take_back(anna, made.pk) is True
    assert actions.take_back(anna, made.pk) is False
    assert queries.waiting(cast.actor(cast.vera)) == []
    assert queries.open_check_ins(anna, cast.vera.pk) == []
    assert queries.completeness(anna, cast.vera.pk) == {}
    assert not Key.objects.filter(subject_id=made.pk).exists()
    assert [each.status for each in Notice.objects.all()] == ["dropped"]
    assert actions.ask_check_in(anna, made.meeting_id) == made  # and not asked again
    assert Notice.objects.count() == 1


def test_seven_of_nine(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    rows = [make_check_in(anna, cast.vera, cast.advice) for _ in range(6)]
    for row in rows[:2]:
        actions.answer_check_in(vera, row.pk, answers={"heard": 8})
    actions.decline_check_in(vera, rows[2].pk)
    over = {"asked_at": timezone.now() - timedelta(days=2), "expires_at": timezone.now() - timedelta(days=1)}
    CheckIn.objects.filter(pk=rows[3].pk).update(**over)
    old = timezone.now() - timedelta(days=15)
    CheckIn.objects.filter(pk=rows[4].pk).update(expires_at=None, asked_at=old)
    own = actions.ask(
        anna,
        client_id=cast.vera.pk,
        version=actions.ready_version(cast.practice.pk, "own-side"),
        occasion="after",  # type: ignore[arg-type]
        rater="member",  # type: ignore[arg-type]
        member_id=cast.anna.pk,
    )
    assert own is not None
    measure = rows[0].version.measure_id
    whole = Completeness(asked=6, answered=2, skipped=1, missed=2, open=1)
    assert queries.completeness(vera, cast.vera.pk) == {(measure, "client"): whole}
    assert queries.completeness(anna, cast.vera.pk) == {
        (measure, "client"): whole,
        (own.version.measure_id, "member"): Completeness(1, 0, 0, 0, 1),
    }
    for who in (cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            queries.completeness(cast.actor(who), cast.vera.pk)


def near(cast: Cast, **also: Any) -> Any:
    fields = {"practice": cast.practice, "name": "Maria", "kind": "relative", "email": "maria@near.example"}
    return cast.vera.circle.create(**(fields | also))


def test_somebody_of_the_circle_is_asked_only_while_the_client_agrees(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    maria = near(cast)
    said = {"client_id": cast.vera.pk, "measure": "five-needs", "circle_person_id": maria.pk}
    with pytest.raises(Refused, match="not_agreed"):
        actions.ask_once(anna, **said)
    for who in (cast.mikko, cast.chie, cast.oskar, cast.stranger):
        with pytest.raises(NotYours):
            actions.agree_to_asking(
                cast.actor(who), client_id=cast.vera.pk, person_id=maria.pk, is_agreed=True
            )
    actions.agree_to_asking(vera, client_id=cast.vera.pk, person_id=maria.pk, is_agreed=True)
    made = actions.ask_once(anna, **said)
    assert (made.rater, made.circle_person_id) == ("circle", maria.pk)
    [letter] = Notice.objects.all()
    assert (letter.kind, letter.email) == ("checkin.circle", "maria@near.example")
    actions.agree_to_asking(vera, client_id=cast.vera.pk, person_id=maria.pk, is_agreed=False)
    assert queries.open_check_ins(anna, cast.vera.pk) == []
    assert [each.status for each in Notice.objects.all()] == ["dropped"]
    with pytest.raises(Refused, match="not_agreed"):
        actions.ask_once(anna, **said)


def test_who_of_the_circle_has_no_address_cannot_be_asked(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    somebody = near(cast, email="", asking_agreed_at=timezone.now())
    with pytest.raises(Refused, match="no_email"):
        actions.ask_once(anna, client_id=cast.vera.pk, measure="five-needs", circle_person_id=somebody.pk)
    elsewhere = uuid4()
    with pytest.raises(NotYours):
        actions.ask_once(anna, client_id=cast.vera.pk, measure="five-needs", circle_person_id=elsewhere)
    assert queries.asking_of_client(anna, cast.vera.pk).near == []


def test_a_page_asks_eight_questions_however_much_it_is(cast: Cast, django_assert_num_queries: Any) -> None:
    anna = cast.actor(cast.anna)
    make_check_in(anna, cast.vera, cast.advice)
    near(cast)
    for _round in range(2):
        with django_assert_num_queries(8):
            seen = queries.asking_of_client(anna, cast.vera.pk)
        for measure in ("five-needs", "benefits", "value"):
            if _round == 0:
                actions.set_plan(anna, client_id=cast.vera.pk, measure=measure, rhythm="monthly")
                actions.ask_once(anna, client_id=cast.vera.pk, measure=measure)
                near(cast, name=measure)
    assert (len(seen.standing), len(seen.open), len(seen.near)) == (4, 4, 4)
    assert seen.quiet == set()


def test_two_in_a_row_without_an_answer_are_said(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    for _ in range(2):
        made = make_check_in(anna, cast.vera, cast.advice)
        actions.decline_check_in(vera, made.pk)
    assert queries.asking_of_client(vera, cast.vera.pk).quiet == {made.version.measure_id}


def test_the_house_may_plan_for_everybody(cast: Cast) -> None:
    row = actions.set_plan(worker(cast.practice.pk), **FIVE)
    assert row.client_id is None
