"""Work ends on the client's word, at once; what is planned is let go and nothing of theirs is lost (G04)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.file import actions
from alongside.file.actions import Review
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.scheduling.models import Appointment, Occupied
from alongside.scheduling.occupied import take
from alongside.steps.models import Step
from alongside.trail.models import Event
from alongside.voice import actions as voice
from tests.cast import Cast, make_engagement
from tests.frame.making import make_agreed, make_proposed
from tests.meetings.stage import make_appointment


def plan(cast: Cast, days: int) -> Appointment:
    row = make_appointment(cast.vera, cast.advice, minutes_ago=-days * 24 * 60)
    take(row)
    return row


def by_client(cast: Cast, words: str = "") -> Engagement:
    return actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk, words=words)


def test_the_clients_word_ends_it_at_once_and_frees_the_time(cast: Cast) -> None:
    make_agreed(cast)
    soon, later = plan(cast, 1), plan(cast, 8)
    held = make_appointment(cast.vera, cast.advice, minutes_ago=500)
    Appointment.objects.filter(pk=held.pk).update(status="kept")
    work = by_client(cast, "  Thank you.  ")
    assert (work.stage, work.ended_by, work.ending_kind) == ("ended", "client", "client_word")
    assert Engagement.objects.get(pk=work.pk).ending_words == "Thank you."
    assert Occupied.objects.count() == 0
    statuses = {row.pk: row.status for row in Appointment.objects.all()}
    assert statuses == {soon.pk: "cancelled_in_time", later.pk: "cancelled_in_time", held.pk: "kept"}
    assert Event.objects.get(verb="engagement.ended").facts == {"by": "client", "kind": "client_word"}


def test_it_ends_from_any_stage_without_a_reason_and_without_an_agreement(cast: Cast) -> None:
    for stage in ("intake", "active", "paused", "ending"):
        Engagement.objects.filter(pk=cast.advice.pk).update(stage=stage, ended_at=None)
        assert by_client(cast).stage == "ended"


def test_the_client_keeps_the_portal_and_their_steps_and_ours_are_let_go(cast: Cast) -> None:
    for owner in ("client", "practitioner"):
        Step.objects.create(
            practice=cast.practice, client=cast.vera, engagement=cast.advice, words="walk", owner=owner
        )
    by_client(cast)
    assert {step.owner: step.status for step in Step.objects.all()} == {
        "client": "open",
        "practitioner": "dropped",
    }
    vera = Client.objects.get(pk=cast.vera.pk)
    assert vera.status == "ended"
    assert vera.account_id == cast.vera.account_id


def test_a_client_with_other_work_stays_active(cast: Cast) -> None:
    make_engagement(cast.vera, "delivery")
    by_client(cast)
    assert Client.objects.get(pk=cast.vera.pk).status == "active"


def test_what_still_waits_is_withdrawn_and_the_practitioner_is_told_nothing_private(cast: Cast) -> None:
    proposed = make_proposed(cast)
    actions.offer_closing(cast.actor(cast.anna), engagement_id=cast.advice.pk)
    by_client(cast, "I have had enough")
    proposed.refresh_from_db()
    assert proposed.status == "withdrawn"
    waiting = Notice.objects.filter(status="waiting")
    assert [(each.kind, each.email) for each in waiting] == [("engagement.ended", cast.anna.email)]
    assert waiting[0].facts == {"path": f"/desk/endings/{cast.advice.pk}/"}


def test_twice_is_refused_and_changes_nothing(cast: Cast) -> None:
    by_client(cast)
    with pytest.raises(Refused, match="engagement_ended"):
        by_client(cast, "again")
    assert Event.objects.filter(verb="engagement.ended").count() == 1


@pytest.mark.parametrize("who", ["oskar", "anna", "mikko", "chie", "stranger", "strangers_client"])
def test_nobody_else_ends_it_in_the_clients_name(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.end_by_client(cast.actor(getattr(cast, who)), engagement_id=cast.advice.pk)


@pytest.mark.parametrize("who", ["vera", "mikko", "chie", "stranger"])
def test_only_who_works_with_the_client_ends_or_offers(cast: Cast, who: str) -> None:
    actor = cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        actions.end_by_member(actor, engagement_id=cast.advice.pk, kind="agreed")
    with pytest.raises(NotYours):
        actions.offer_closing(actor, engagement_id=cast.advice.pk)


def test_the_practitioner_ends_it_with_a_review_that_stays_private(cast: Cast) -> None:
    review = Review(better_not_now=("feelings", "conflict"), goals_reached=True)
    work = actions.end_by_member(
        cast.actor(cast.anna), engagement_id=cast.advice.pk, kind="agreed", review=review
    )
    assert (work.ended_by, work.ending_kind) == ("member", "agreed")
    event = Event.objects.get(verb="ending.reviewed")
    assert event.facts == {
        "better_not_now": ["conflict", "feelings"],
        "goals_reached": True,
        "skills_learnt": False,
    }
    assert [each.kind for each in Notice.objects.all()] == ["engagement.closed"]
    with pytest.raises(Refused, match="kind_unknown"):
        actions.end_by_member(cast.actor(cast.mikko), engagement_id=cast.delivery.pk, kind="fled")


def test_a_closing_conversation_is_offered_at_most_once(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    work = actions.offer_closing(anna, engagement_id=cast.advice.pk)
    assert work.stage == "ending"
    assert timezone.now() - work.ending_offered_at < timedelta(minutes=1)
    Engagement.objects.update(stage="active")
    with pytest.raises(Refused, match="offered_already"):
        actions.offer_closing(anna, engagement_id=cast.advice.pk)
    assert [each.kind for each in Notice.objects.all()] == ["engagement.closing_offered"]


@pytest.mark.parametrize("who", ["vera", "anna"])
def test_a_follow_up_is_asked_some_months_later_by_letter(cast: Cast, who: str) -> None:
    if who == "vera":
        work = actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk, asks_later=3)
    else:
        work = actions.end_by_member(
            cast.actor(cast.anna), engagement_id=cast.advice.pk, kind="agreed", asks_later=3
        )
    assert work.ended_at is not None
    assert voice.ask_due(work.ended_at + timedelta(days=80)) == 0
    later = work.ended_at + timedelta(days=93)
    assert voice.ask_due(later) == 1
    assert Notice.objects.get(kind="checkin.due").email == "vera.example@client.example"


def test_without_a_yes_nothing_is_asked_later(cast: Cast) -> None:
    work = actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    assert work.ended_at is not None
    assert voice.ask_due(work.ended_at + timedelta(days=93)) == 0
    assert not Notice.objects.filter(kind="checkin.due").exists()


def test_only_some_months_can_be_chosen(cast: Cast) -> None:
    with pytest.raises(Refused) as no:
        actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk, asks_later=60)
    assert (no.value.code, no.value.field) == ("out_of_range", "asks_later")
    assert Engagement.objects.get(pk=cast.advice.pk).ended_at is None
