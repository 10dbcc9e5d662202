"""Two entries become one and nothing is lost: rows are counted, and every sealed text is opened again."""

from collections import Counter
from typing import Any

import pytest

from alongside.clients.models import Client, Profile
from alongside.clients.queries import visible_clients
from alongside.file import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.lib.sealed import sealed_fields
from alongside.messages.models import Message, Thread
from alongside.mirror.models import Answer, Finding
from alongside.practice.actions import make_key
from alongside.practice.models import Key
from alongside.scheduling.models import Feed, Occupied
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from tests.cast import Cast, make_client, make_member
from tests.file.full import counts, fill, of_client


@pytest.fixture
def double(cast: Cast) -> Client:
    """Another entry of the same person, with the same e-mail address, no portal and a few words."""
    fill(cast)
    other = make_client(cast.anna, "Vera Exampel", portal=False)
    other.contact_points.update(value="vera.example@client.example", may_message=False)
    Profile.objects.filter(client=other).delete()
    Profile.objects.create(practice=cast.practice, client=other, needs="time", goals="sleep")
    thread = Thread.objects.create(practice=cast.practice, client=other)
    for words, also in (("Hello?", {"sent_at": other.since}), ("begun", {"author_member": cast.anna})):
        author = "member" if "author_member" in also else "client"
        Message.objects.create(
            practice=cast.practice, client=other, thread=thread, author_kind=author, words=words, **also
        )
    return other


def merge(cast: Cast, double: Client, who: str = "anna") -> int:
    """Vera's full entry goes, the double stays: every table has to move."""
    return actions.merge_clients(
        cast.actor(getattr(cast, who)), from_client_id=cast.vera.pk, to_client_id=double.pk
    )


def words_of(*client_ids: object) -> Counter[str]:
    """Every sealed value of these clients, opened."""
    found: list[str] = []
    for table in of_client():
        for row in table._base_manager.filter(client__in=client_ids):
            values: list[Any] = [getattr(row, each.attname) for each in sealed_fields(table)]
            found += [str(value) for value in values if value]
    return Counter(part for value in found for part in value.split("\n\n"))


def test_a_calendar_address_does_not_open_another_file(cast: Cast, double: Client) -> None:
    merge(cast, double)
    assert [(feed.client_id, bool(feed.revoked_at)) for feed in Feed.objects.all()] == [(double.pk, True)]


def test_no_row_and_no_word_is_lost(cast: Cast, double: Client) -> None:
    before, there, words = counts(cast.vera.pk), counts(double.pk), words_of(cast.vera.pk, double.pk)
    merge(cast, double)
    joined = {"contactpoint": 1, "profile": 1, "thread": 1, "message": 1}  # the same, or two drafts in one
    expected = {name: before.get(name, 0) + there.get(name, 0) - joined.get(name, 0) for name in before}
    assert counts(double.pk) == expected
    assert counts(cast.vera.pk) == {}
    assert words_of(double.pk) == words


def test_the_emptied_entry_points_to_the_other_and_is_seen_no_more(cast: Cast, double: Client) -> None:
    account = cast.vera.account_id
    Client.objects.filter(pk=double.pk).update(status="ended")
    merge(cast, double)
    gone, stays = Client.objects.get(pk=cast.vera.pk), Client.objects.get(pk=double.pk)
    assert (gone.status, gone.merged_into_id, gone.account_id) == ("merged", double.pk, None)
    assert (stays.status, stays.account_id, stays.pronouns, str(stays.born_on)) == (
        "active",
        account,
        "she",
        "1990-02-03",
    )
    assert cast.vera.pk not in visible_clients(cast.actor(cast.anna)).values_list("pk", flat=True)


def test_consent_given_once_for_an_address_stays_given(cast: Cast, double: Client) -> None:
    merge(cast, double)
    assert double.contact_points.get().may_message is True


def test_two_drafts_and_two_profiles_are_joined(cast: Cast, double: Client) -> None:
    merge(cast, double)
    draft = Message.objects.get(client=double, sent_at=None)
    assert draft.words == "begun\n\ndraft words"
    profile = Profile.objects.get(client=double)
    assert (profile.needs, profile.goals, profile.style) == ("time\n\nquiet", "sleep", 3)


def test_two_findings_of_one_kind_become_one_with_all_answers(cast: Cast, double: Client) -> None:
    same = Finding.objects.create(
        practice=cast.practice, member=cast.anna, client=double, kind="meetings_over", found_at=double.since
    )
    merge(cast, double)
    assert Finding.objects.get() == same
    answer = Answer.objects.get()
    assert (answer.finding, answer.client, answer.words) == (same, double, "mirrored")


def test_meetings_booked_for_both_at_one_time_stay_as_a_knowing_double_booking(
    cast: Cast, double: Client
) -> None:
    mine = Occupied.objects.get(resource_id=cast.vera.pk)
    Occupied.objects.create(
        practice=cast.practice,
        resource="client",
        resource_id=double.pk,
        starts_at=mine.starts_at,
        ends_at=mine.ends_at,
    )
    merge(cast, double)
    assert sorted(Occupied.objects.filter(resource_id=double.pk).values_list("overridden", flat=True)) == [
        False,
        True,
    ]


def test_the_trail_keeps_the_old_events_and_says_what_happened(cast: Cast, double: Client) -> None:
    seal_trail()
    before = Event.objects.filter(client_id=cast.vera.pk).count()
    rows = merge(cast, double)
    seal_trail()
    assert list(check_trail()) == []
    assert Event.objects.filter(client_id=cast.vera.pk).count() == before
    event = Event.objects.get(verb="client.merged")
    assert event.client_id == double.pk
    assert event.facts == {"from_client": str(cast.vera.pk), "rows": rows}
    assert rows > 20


def test_an_invitation_on_its_way_leads_to_the_one_that_stays(cast: Cast, double: Client) -> None:
    from datetime import timedelta

    make_key("invitation", valid_for=timedelta(days=1), practice_id=cast.practice.pk, subject_id=cast.vera.pk)
    merge(cast, double)
    assert Key.objects.get(purpose="invitation").subject_id == double.pk


def test_whoever_was_merged_is_erased_with_the_one_that_stays(cast: Cast, double: Client) -> None:
    merge(cast, double)
    actions.end_by_member(cast.actor(cast.anna), engagement_id=cast.advice.pk, kind="agreed")
    actions.erase_client(cast.actor(cast.anna), client_id=double.pk, name="Vera Exampel")
    seal_trail()
    assert list(check_trail()) == []
    assert not Client.objects.filter(pk__in=[double.pk, cast.vera.pk]).exists()


def test_what_would_move_is_known_before(cast: Cast, double: Client) -> None:
    assert queries.rows_of(double.pk) == {"contactpoint": 1, "message": 2, "profile": 1, "thread": 1}


def test_one_entry_is_not_merged_with_itself(cast: Cast) -> None:
    with pytest.raises(Refused, match="same_client"):
        actions.merge_clients(cast.actor(cast.anna), from_client_id=cast.vera.pk, to_client_id=cast.vera.pk)


@pytest.mark.parametrize("who", ["mikko", "chie", "vera", "stranger"])
def test_only_who_runs_the_practice_or_works_with_both_merges(cast: Cast, double: Client, who: str) -> None:
    with pytest.raises(NotYours):
        merge(cast, double, who)
    assert Client.objects.get(pk=cast.vera.pk).status == "active"


def test_clients_of_two_practices_are_never_merged(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    for one, other in ((cast.vera, cast.strangers_client), (cast.strangers_client, cast.vera)):
        with pytest.raises(NotYours):
            actions.merge_clients(anna, from_client_id=one.pk, to_client_id=other.pk)


def test_a_manager_merges_without_reading(cast: Cast, double: Client) -> None:
    manager = make_member(cast.practice, "Mira", "manager")
    actions.merge_clients(cast.actor(manager), from_client_id=cast.vera.pk, to_client_id=double.pk)
    assert Client.objects.get(pk=cast.vera.pk).merged_into_id == double.pk
