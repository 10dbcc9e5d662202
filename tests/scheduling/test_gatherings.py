"""Couples and groups: one time taken once, everybody by an appointment of their own, nobody named to others."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.notices.models import Notice
from alongside.practice.models import Service
from alongside.scheduling import queries
from alongside.scheduling.actions import (
    add_client,
    book_appointment,
    book_gathering,
    book_gatherings,
    cancel_appointment,
    cancel_gathering,
    erase_client,
    mark_attendance,
    move_appointment,
    move_gathering,
    preview_gatherings,
    remove_client,
    set_named,
)
from alongside.scheduling.models import Appointment, BookingRules, Gathering, Occupied, Series, WorkingHours
from alongside.scheduling.rhythms import Rhythm
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_engagement

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
START = datetime(2026, 3, 12, 12, tzinfo=UTC)  # a Thursday, 14:00 in Helsinki


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def agree(cast: Cast) -> None:
    for work in (cast.advice, cast.delivery):
        Frame.objects.create(
            practice=cast.practice,
            client=work.client,
            engagement=work,
            version=1,
            status=FrameStatus.AGREED,
            agreed_at=NOW - timedelta(days=1),
            minutes=50,
            cancel_hours=48,
        )


def what(cast: Cast, **also: object) -> dict[str, object]:
    usual = {
        "member_id": cast.anna.pk,
        "client_ids": [cast.vera.pk, cast.oskar.pk],
        "title": "Couple",
        "minutes": 80,
        "room_id": cast.room.pk,
    }
    return usual | also


def book(cast: Cast, starts_at: datetime = START, **also: object) -> Gathering:
    return book_gathering(cast.actor(cast.anna), starts_at=starts_at, **what(cast, **also))


def code_of(act: object) -> str:
    with pytest.raises(Refused) as no:
        act()  # type: ignore[operator]
    return no.value.code


def test_the_time_of_members_and_room_is_taken_once_and_everybody_has_an_appointment(cast: Cast) -> None:
    found = book(cast, other_member_ids=[cast.mikko.pk], place="Ring twice")
    assert (found.capacity, found.place, found.is_cancelled) == (2, "Ring twice", False)
    rows = Appointment.objects.filter(gathering=found).order_by("client__name")
    assert [row.client for row in rows] == [cast.oskar, cast.vera]
    assert [row.engagement for row in rows] == [cast.delivery, cast.advice]
    assert {(row.member, row.room, row.place, row.starts_at) for row in rows} == {
        (cast.anna, cast.room, "Ring twice", START)
    }
    taken = Occupied.objects.values_list("resource", "resource_id", "gathering").order_by("resource", "pk")
    assert set(taken) == {
        ("member", cast.anna.pk, found.pk),
        ("member", cast.mikko.pk, found.pk),
        ("room", cast.room.pk, found.pk),
        ("client", cast.vera.pk, None),
        ("client", cast.oskar.pk, None),
    }
    assert len(taken) == 5
    assert Event.objects.filter(verb="appointment.booked").count() == 2
    assert Event.objects.get(verb="gathering.booked").facts["people"] == 2
    assert queries.leaders(found) == [cast.anna, cast.mikko]


def test_each_gets_a_letter_alone(cast: Cast) -> None:
    book(cast)
    booked = Notice.objects.filter(kind="appointment.booked")
    assert {(row.client_id, row.email) for row in booked} == {
        (cast.vera.pk, "vera.example@client.example"),
        (cast.oskar.pk, "oskar.example@client.example"),
    }
    assert Notice.objects.filter(kind="appointment.reminder").count() == 2


@pytest.mark.parametrize("who", ["anna", "mikko", "vera", "room"])
def test_whoever_is_taken_stands_in_the_way(cast: Cast, who: str) -> None:
    alone = make_client(cast.anna, "Alone")
    other = {
        "anna": (alone, cast.anna, None),
        "mikko": (alone, cast.mikko, None),
        "vera": (cast.vera, cast.mikko, None),
        "room": (alone, cast.mikko, cast.room.pk),
    }[who]
    client, member, room_id = other
    with_mikko = [cast.mikko.pk] if who == "mikko" else []
    book_appointment(
        cast.actor(cast.chie),
        client_id=client.pk,
        member_id=member.pk,
        starts_at=START + timedelta(minutes=30),
        place_kind="room",
        room_id=room_id,
    )
    agree(cast)
    assert code_of(lambda: book(cast, other_member_ids=with_mikko)) == "taken"
    assert Gathering.objects.count() == 0
    known = book(cast, other_member_ids=with_mikko, override_reason="They know")
    assert known.override_reason == "They know"
    assert Occupied.objects.filter(overridden=True).count() == 1
    assert Event.objects.get(verb="appointment.overridden").facts == {"clashes": 1}


def test_nobody_is_booked_into_a_gathering_again(cast: Cast) -> None:
    agree(cast)
    book(cast)
    for also in ({}, {"client_ids": [make_client(cast.anna, "New").pk]}):
        assert code_of(lambda also=also: book(cast, START + timedelta(minutes=79), **also)) == "taken"
    with pytest.raises(Refused):
        book_appointment(
            cast.actor(cast.anna),
            client_id=make_client(cast.anna, "Newer").pk,
            member_id=cast.anna.pk,
            starts_at=START,
        )
    book(cast, START + timedelta(minutes=80))


def test_everybody_needs_an_agreement_for_a_second_time(cast: Cast) -> None:
    """A02; the refusal names who."""
    book(cast)
    with pytest.raises(Refused) as no:
        book(cast, START + timedelta(days=7))
    assert (no.value.code, no.value.facts["client"]) == ("not_agreed", "Vera Example")


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"client_ids": []}, "nobody"),
        ({"capacity": 1}, "capacity"),
        ({"capacity": 101}, "capacity"),
        ({"minutes": 0}, "length"),
        ({"minutes": 1000}, "length"),
        ({"place_kind": "moon"}, "unknown_place"),
        ({"starts_at": NOW - timedelta(days=1)}, "past"),
        ({"starts_at": NOW + timedelta(days=2000)}, "too_far"),
    ],
)
def test_nonsense_is_refused(cast: Cast, also: dict[str, object], code: str) -> None:
    assert code_of(lambda: book(cast, **also)) == code
    assert (Gathering.objects.count(), Appointment.objects.count()) == (0, 0)


def test_a_series_of_gatherings(cast: Cast) -> None:
    agree(cast)
    actor, rhythm = cast.actor(cast.anna), Rhythm(date(2026, 3, 12), time(14), times=4)
    book(cast, START + timedelta(days=7), client_ids=[cast.vera.pk])
    seen = preview_gatherings(actor, rhythm=rhythm, **what(cast))
    assert [each.clash for each in seen] == ["none", "taken", "none", "none"]
    assert Gathering.objects.count() == 1
    assert code_of(lambda: book_gatherings(actor, rhythm=rhythm, **what(cast))) == "taken"
    Notice.objects.all().delete()
    made = book_gatherings(actor, rhythm=rhythm, leaving_out={2}, **what(cast))
    assert len(made) == 3
    assert Series.objects.get().client is None
    letters = Notice.objects.filter(kind="appointment.series")
    assert sorted(len(row.facts["appointments"]) for row in letters) == [3, 3]
    by_client = {row.client_id: set(row.facts["appointments"]) for row in letters}
    mine = Appointment.objects.filter(client=cast.vera, gathering__in=made)
    assert by_client[cast.vera.pk] == {str(row.pk) for row in mine}
    assert Notice.objects.filter(kind="appointment.reminder").count() == 6


def test_one_more_comes_until_it_is_full(cast: Cast) -> None:
    found = book(cast, capacity=3)
    nora, omar = make_client(cast.anna, "Nora"), make_client(cast.anna, "Omar")
    (new,) = add_client(cast.actor(cast.anna), gathering_id=found.pk, client_id=nora.pk)
    assert (new.gathering, new.starts_at, new.ends_at, new.room) == (
        found,
        found.starts_at,
        found.ends_at,
        cast.room,
    )
    assert Occupied.objects.filter(resource_id=nora.pk, appointment=new).count() == 1
    actor = cast.actor(cast.anna)
    assert code_of(lambda: add_client(actor, gathering_id=found.pk, client_id=omar.pk)) == "full"
    assert code_of(lambda: add_client(actor, gathering_id=found.pk, client_id=nora.pk)) == "comes_already"
    remove_client(actor, appointment_id=new.pk)
    add_client(actor, gathering_id=found.pk, client_id=omar.pk)
    assert [row.client.name for row in queries.people(actor, found.pk)] == [
        "Omar",
        "Oskar Example",
        "Vera Example",
        "Nora",
    ]


def test_one_more_comes_to_all_that_follow_where_there_is_a_place(cast: Cast) -> None:
    rhythm = Rhythm(date(2026, 3, 12), time(14), times=3)
    actor = cast.actor(cast.anna)
    made = book_gatherings(actor, rhythm=rhythm, **what(cast, capacity=3, client_ids=[cast.vera.pk]))
    nora = make_client(cast.anna, "Nora")
    book_appointment(
        cast.actor(cast.chie), client_id=nora.pk, member_id=cast.mikko.pk, starts_at=made[2].starts_at
    )
    Frame.objects.create(
        practice=cast.practice,
        client=nora,
        engagement=make_engagement(nora),
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW - timedelta(days=1),
    )
    new = add_client(actor, gathering_id=made[0].pk, client_id=nora.pk, scope="following")
    assert [row.gathering for row in new] == made[:2]
    assert remove_client(actor, appointment_id=new[0].pk, scope="following") == 2
    assert {row.status for row in Appointment.objects.filter(gathering__in=made, client=nora)} == {
        "cancelled_in_time"
    }


def test_one_person_cancels_by_their_own_window_and_the_others_come(cast: Cast, clock: object) -> None:
    agree(cast)
    found = book(cast)
    Frame.objects.filter(client=cast.oskar).update(cancel_hours=0)
    clock.move_to(START - timedelta(hours=24))  # type: ignore[attr-defined]
    rows = {row.client_id: row for row in queries.people(cast.actor(cast.anna), found.pk)}
    remove_client(cast.actor(cast.anna), appointment_id=rows[cast.vera.pk].pk)
    cancel_appointment(cast.actor(cast.oskar), appointment_id=rows[cast.oskar.pk].pk)
    statuses = dict(Appointment.objects.values_list("client_id", "status"))
    assert statuses == {cast.vera.pk: "cancelled_late", cast.oskar.pk: "cancelled_in_time"}
    left = set(Occupied.objects.values_list("resource", flat=True))
    assert left == {"member", "room"}


def test_it_moves_for_everybody(cast: Cast) -> None:
    found = book(cast, other_member_ids=[cast.mikko.pk])
    Notice.objects.all().delete()
    later = START + timedelta(minutes=30)
    move_gathering(cast.actor(cast.anna), gathering_id=found.pk, starts_at=later, minutes=60)
    found.refresh_from_db()
    assert (found.starts_at, found.ends_at) == (later, later + timedelta(minutes=60))
    rows = Appointment.objects.all()
    assert {(row.starts_at, row.ends_at, row.sequence, row.changed_by_us_at) for row in rows} == {
        (later, found.ends_at, 1, NOW)
    }
    assert set(Occupied.objects.values_list("starts_at", "ends_at")) == {(later, found.ends_at)}
    assert Occupied.objects.count() == 5
    assert Notice.objects.filter(kind="appointment.moved", status="waiting").count() == 2
    assert Event.objects.filter(verb="appointment.moved").count() == 2
    assert Event.objects.filter(verb="gathering.moved").count() == 1


def test_it_moves_for_all_or_for_nobody(cast: Cast) -> None:
    found = book(cast)
    agree(cast)
    later = START + timedelta(days=1)
    book_appointment(
        cast.actor(cast.mikko), client_id=cast.oskar.pk, member_id=cast.mikko.pk, starts_at=later
    )
    actor = cast.actor(cast.anna)
    assert code_of(lambda: move_gathering(actor, gathering_id=found.pk, starts_at=later)) == "taken"
    assert set(Appointment.objects.filter(gathering=found).values_list("starts_at", flat=True)) == {START}
    found.refresh_from_db()
    assert found.starts_at == START
    for at, code in ((NOW - timedelta(days=1), "past"), (NOW + timedelta(days=2000), "too_far")):
        assert code_of(lambda at=at: move_gathering(actor, gathering_id=found.pk, starts_at=at)) == code


def test_it_and_all_after_it_move_by_the_wall_clock(cast: Cast) -> None:
    """A week later each, over the change of summer time: each into the time that the next one leaves."""
    agree(cast)
    rhythm = Rhythm(date(2026, 3, 12), time(14), times=4)
    made = book_gatherings(cast.actor(cast.anna), rhythm=rhythm, **what(cast))
    Notice.objects.all().delete()
    moved = move_gathering(
        cast.actor(cast.anna),
        gathering_id=made[1].pk,
        starts_at=datetime(2026, 3, 26, 12, tzinfo=UTC),
        scope="following",
    )
    assert [row.starts_at for row in moved] == [
        datetime(2026, 3, 26, 12, tzinfo=UTC),
        datetime(2026, 4, 2, 11, tzinfo=UTC),
        datetime(2026, 4, 9, 11, tzinfo=UTC),
    ]
    for row in Appointment.objects.select_related("gathering"):
        assert row.gathering is not None
        assert (row.starts_at, row.ends_at) == (row.gathering.starts_at, row.gathering.ends_at)
    assert Occupied.objects.count() == 4 * 4
    assert Notice.objects.filter(kind="appointment.changed").count() == 2
    _old, new = Series.objects.order_by("starts_on")
    assert (new.times, new.starts_on, new.at_time) == (3, date(2026, 3, 26), time(14))
    assert set(new.gathering_set.values_list("pk", flat=True)) == {row.pk for row in moved}


def test_one_of_them_alone_does_not_move(cast: Cast) -> None:
    found = book(cast)
    row = Appointment.objects.get(gathering=found, client=cast.vera)
    later = START + timedelta(days=1)
    for act in (lambda: move_appointment(cast.actor(cast.anna), appointment_id=row.pk, starts_at=later),):
        assert code_of(act) == "together"


def test_it_is_cancelled_for_everybody(cast: Cast) -> None:
    found = book(cast)
    Notice.objects.all().delete()
    assert cancel_gathering(cast.actor(cast.anna), gathering_id=found.pk) == 1
    assert {row.status for row in Appointment.objects.all()} == {"cancelled_by_us"}
    assert Occupied.objects.count() == 0
    assert Notice.objects.filter(kind="appointment.cancelled").count() == 2
    assert Event.objects.get(verb="gathering.cancelled").facts == {"by": "us"}
    actor = cast.actor(cast.anna)
    assert code_of(lambda: cancel_gathering(actor, gathering_id=found.pk)) == "not_planned"
    assert code_of(lambda: add_client(actor, gathering_id=found.pk, client_id=cast.vera.pk)) == "not_planned"


def test_this_and_all_after_it_are_cancelled_with_one_letter_for_each(cast: Cast) -> None:
    agree(cast)
    rhythm = Rhythm(date(2026, 3, 12), time(14), times=4)
    made = book_gatherings(cast.actor(cast.anna), rhythm=rhythm, **what(cast))
    Notice.objects.all().delete()
    assert cancel_gathering(cast.actor(cast.anna), gathering_id=made[1].pk, scope="following") == 3
    assert [row.is_cancelled for row in Gathering.objects.order_by("starts_at")] == [False] + [True] * 3
    assert Notice.objects.filter(kind="appointment.released").count() == 2


def test_attendance_person_by_person(cast: Cast, clock: object) -> None:
    nora = make_client(cast.anna, "Nora")
    found = book(cast, client_ids=[cast.vera.pk, cast.oskar.pk, nora.pk])
    rows = {row.client_id: row.pk for row in Appointment.objects.all()}
    became = {rows[cast.vera.pk]: "kept", rows[cast.oskar.pk]: "missed", rows[nora.pk]: ""}
    actor = cast.actor(cast.anna)
    assert code_of(lambda: mark_attendance(actor, gathering_id=found.pk, became=became)) == "not_begun"
    clock.move_to(START + timedelta(minutes=5))  # type: ignore[attr-defined]
    assert mark_attendance(actor, gathering_id=found.pk, became=became) == 2
    statuses = dict(Appointment.objects.values_list("client_id", "status"))
    assert statuses == {cast.vera.pk: "kept", cast.oskar.pk: "missed", nora.pk: "planned"}
    assert Event.objects.get(verb="appointment.missed").client_id == cast.oskar.pk
    mark_attendance(actor, gathering_id=found.pk, became={rows[cast.oskar.pk]: "kept"})  # they were late
    assert Appointment.objects.get(client=cast.oskar).status == "kept"


def test_nobody_is_named_unless_they_agreed(cast: Cast) -> None:
    found = book(cast)
    vera, oskar = (Appointment.objects.get(gathering=found, client=who) for who in (cast.vera, cast.oskar))
    seen = queries.company(cast.actor(cast.vera), vera)
    assert seen is not None
    assert (seen.others, seen.names) == (1, [])
    set_named(cast.actor(cast.oskar), appointment_id=oskar.pk, is_named=True)
    seen = queries.company(cast.actor(cast.vera), vera)
    assert seen is not None
    assert (seen.others, seen.names) == (1, ["Oskar Example"])
    assert Event.objects.get(verb="appointment.named").facts == {"is_named": True}
    set_named(cast.actor(cast.oskar), appointment_id=oskar.pk, is_named=False)
    seen = queries.company(cast.actor(cast.vera), vera)
    assert seen is not None
    assert seen.names == []
    with pytest.raises(NotYours):
        queries.company(cast.actor(cast.vera), oskar)
    for who in (cast.vera, cast.anna, cast.stranger):
        with pytest.raises(NotYours):
            set_named(cast.actor(who), appointment_id=oskar.pk, is_named=True)


def test_who_leads_with_somebody_sees_it_and_says_who_comes(cast: Cast) -> None:
    found = book(cast, other_member_ids=[cast.mikko.pk], client_ids=[cast.vera.pk])
    actor = cast.actor(cast.mikko)
    assert queries.gatherings_between(actor, START, START + timedelta(hours=1)) == [found]
    assert [row.client.name for row in queries.people(actor, found.pk)] == ["Vera Example"]
    assert queries.seen_appointments(actor, found.pk) == set()
    add_client(actor, gathering_id=found.pk, client_id=cast.oskar.pk)
    with pytest.raises(NotYours):
        add_client(actor, gathering_id=found.pk, client_id=make_client(cast.anna, "Nora").pk)


def test_it_is_not_for_others(cast: Cast) -> None:
    found = book(cast)
    row = Appointment.objects.get(gathering=found, client=cast.vera)
    for who in (cast.mikko, cast.stranger, cast.vera):
        actor = cast.actor(who)
        for act in (
            lambda a=actor: queries.gathering(a, found.pk),
            lambda a=actor: queries.people(a, found.pk),
            lambda a=actor: book_gathering(a, starts_at=START + timedelta(days=1), **what(cast)),
            lambda a=actor: add_client(a, gathering_id=found.pk, client_id=cast.oskar.pk),
            lambda a=actor: remove_client(a, appointment_id=row.pk),
            lambda a=actor: move_gathering(a, gathering_id=found.pk, starts_at=START + timedelta(days=1)),
            lambda a=actor: cancel_gathering(a, gathering_id=found.pk),
            lambda a=actor: mark_attendance(a, gathering_id=found.pk, became={}),
        ):
            with pytest.raises(NotYours):
                act()
    with pytest.raises(NotYours):
        book(cast, client_ids=[cast.strangers_client.pk])
    with pytest.raises(NotYours):
        book(cast, START + timedelta(days=1), other_member_ids=[cast.stranger.pk])
    assert Gathering.objects.count() == 1


def test_an_erased_client_leaves_no_word_behind_and_the_others_keep_their_time(cast: Cast) -> None:
    both, alone = (
        book(cast, title="Vera and Oskar"),
        book(cast, START + timedelta(days=1), client_ids=[make_client(cast.anna, "Nora").pk]),
    )
    nora = Appointment.objects.get(gathering=alone).client_id
    actor = command(cast.practice.pk)
    erase_client(actor, cast.vera.pk)
    erase_client(actor, nora)
    (left,) = Gathering.objects.all()
    assert (left.pk, left.title) == (both.pk, "")
    assert [row.client for row in Appointment.objects.all()] == [cast.oskar]
    assert set(Occupied.objects.values_list("resource", flat=True)) == {"member", "room", "client"}
    assert Occupied.objects.count() == 3


def test_what_is_taken_along_names_nobody_else(cast: Cast) -> None:
    book(cast, title="Vera and Oskar")
    taken = queries.export_client(cast.actor(cast.vera), cast.vera.pk)
    assert [(row["shared_with_others"], row["others_see_the_name"]) for row in taken["appointments"]] == [
        (True, False)
    ]
    assert "Oskar" not in repr(taken)


def test_the_members_own_minutes_are_kept_around_a_gathering_and_openings_know(cast: Cast) -> None:
    """80 + 30 for Anna, by her own rules; the room and who comes are taken for the 80 alone."""
    BookingRules.objects.create(practice=cast.practice, after_minutes=10, notice_hours=0)
    BookingRules.objects.create(practice=cast.practice, member=cast.anna, before_minutes=15, after_minutes=30)
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=3, starts=time(13), ends=time(18)
    )
    found = book(cast, other_member_ids=[cast.mikko.pk])
    end = START + timedelta(minutes=80)
    taken = {
        (pk, starts_at - START, ends_at - end)
        for pk, starts_at, ends_at in Occupied.objects.values_list("resource_id", "starts_at", "ends_at")
    }
    none, minute = timedelta(0), timedelta(minutes=1)
    assert taken == {
        (cast.anna.pk, -15 * minute, 30 * minute),
        (cast.mikko.pk, none, 10 * minute),
        (cast.room.pk, none, none),
        (cast.vera.pk, none, none),
        (cast.oskar.pk, none, none),
    }
    free = queries.openings(cast.anna, 30, Span(START - timedelta(hours=2), START + timedelta(hours=5)), NOW)
    first = next(span for span in free if span.start > START)
    assert first.start == end + 70 * minute  # 30 and her 15, by the grid of half hours
    alone = make_client(cast.anna, "Alone")
    agree(cast)
    anna, wish = cast.actor(cast.anna), {"client_id": alone.pk, "member_id": cast.anna.pk, "minutes": 30}
    assert code_of(lambda: book_appointment(anna, starts_at=end + 20 * minute, **wish)) == "taken"
    book_appointment(anna, starts_at=end + 45 * minute, **wish)
    moved = move_gathering(cast.actor(cast.anna), gathering_id=found.pk, starts_at=START - 60 * minute)
    assert moved[0].starts_at == START - 60 * minute
    wide = Occupied.objects.get(gathering=found, resource_id=cast.anna.pk)
    assert (wide.starts_at, wide.ends_at) == (START - 75 * minute, end - 30 * minute)
    assert (
        code_of(
            lambda: move_gathering(
                cast.actor(cast.anna), gathering_id=found.pk, starts_at=START + 15 * minute
            )
        )
        == "taken"
    )


def test_a_services_own_minutes_hold_for_a_gathering_too(cast: Cast) -> None:
    group = Service.objects.create(
        practice=cast.practice, names={"en": "Group"}, minutes=80, before_minutes=5, after_minutes=20
    )
    book(cast, service_id=group.pk)
    own = Occupied.objects.get(resource_id=cast.anna.pk)
    assert (own.starts_at, own.ends_at) == (START - timedelta(minutes=5), START + timedelta(minutes=100))
