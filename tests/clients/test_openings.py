"""Who opened the file, consents that the client changes, and who is told that something waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.clients.actions import open_file
from alongside.clients.actions.consent import change_consent
from alongside.clients.models import Client, ContactPoint
from alongside.clients.openings import Opening, openings
from alongside.clients.telling import emails_for_messages, members_to_tell
from alongside.lib.errors import NotYours
from alongside.practice.models import Absence, Member
from alongside.trail.models import Event
from tests.cast import Cast


def test_openings_are_named_the_newest_first(cast: Cast) -> None:
    open_file(cast.actor(cast.anna), cast.vera)
    Event.objects.update(at=timezone.now() - timedelta(days=1))
    open_file(cast.actor(cast.mikko), cast.vera)
    found = openings(cast.actor(cast.vera), cast.vera.pk)
    assert [each.name for each in found] == ["Mikko", "Anna"]
    assert found == openings(cast.actor(cast.anna), cast.vera.pk)
    assert openings(cast.actor(cast.vera), cast.vera.pk, limit=1) == found[:1]


def test_an_opening_by_somebody_unknown_is_shown_without_a_name(cast: Cast) -> None:
    open_file(cast.actor(cast.anna), cast.vera)
    Event.objects.update(actor_id=cast.vera.pk)
    [found] = openings(cast.actor(cast.vera), cast.vera.pk)
    assert found == Opening(found.at, "")


@pytest.mark.parametrize("who", ["mikko", "chie", "oskar", "stranger"])
def test_openings_are_for_the_two_only(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        openings(cast.actor(getattr(cast, who)), cast.vera.pk)


@pytest.mark.parametrize("who", ["anna", "chie", "oskar", "strangers_client"])
def test_only_the_client_changes_their_own_consent(cast: Cast, who: str) -> None:
    point = ContactPoint.objects.get(client=cast.vera)
    with pytest.raises(NotYours):
        change_consent(
            cast.actor(getattr(cast, who)), contact_point_id=point.pk, may_remind=False, may_message=False
        )


def test_a_consent_that_stays_the_same_is_no_news(cast: Cast) -> None:
    point = ContactPoint.objects.get(client=cast.vera)
    before = point.agreed_at
    vera = cast.actor(cast.vera)
    change_consent(vera, contact_point_id=point.pk, may_remind=True, may_message=True)
    assert Event.objects.count() == 0
    changed = change_consent(vera, contact_point_id=point.pk, may_remind=False, may_message=True)
    assert changed.agreed_at != before
    assert Event.objects.get().facts == {"changed": ["contact_points"]}
    assert [each.value for each in emails_for_messages(cast.vera)] == [point.value]


def test_who_is_told_of_a_client(cast: Cast) -> None:
    now, today = timezone.now(), timezone.localdate()
    assert members_to_tell(cast.vera, now) == [cast.anna]
    away = Absence(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    away.save()
    assert members_to_tell(cast.vera, now) == [cast.anna, cast.mikko]
    assert members_to_tell(cast.vera, now + timedelta(days=3)) == [cast.anna]
    Member.objects.filter(pk=cast.anna.pk).update(status="suspended")
    assert members_to_tell(cast.vera, now) == [cast.mikko]


def test_without_a_responsible_person_who_is_engaged_is_told(cast: Cast) -> None:
    Client.objects.filter(pk=cast.oskar.pk).update(practitioner=None)
    cast.oskar.refresh_from_db()
    assert members_to_tell(cast.oskar, timezone.now()) == [cast.mikko]
