"""The views of the calendar, and what lies around them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from alongside.practice.models import Member, Room, Unit
from alongside.scheduling.actions import book_appointment, book_gathering
from alongside.scheduling.models import (
    Appointment,
    BookingRules,
    Gathering,
    GatheringMember,
    Holiday,
    HoursException,
    WorkingHours,
)
from alongside.trail.actors import Role, command
from tests.cast import Cast, make_client, make_member

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
AT = NOW + timedelta(hours=4)  # 14:00
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def planned(cast: Cast, at: datetime = AT, client: object = None, **also: object) -> Appointment:
    who = client or cast.vera
    row = book_appointment(
        command(cast.practice.pk), client_id=who.pk, member_id=who.practitioner_id, starts_at=at
    )
    Appointment.objects.filter(pk=row.pk).update(**also) if also else None
    return row


def seen(cast: Cast, who: Member, **asked: object) -> str:
    answer = cast.browser(who).get(reverse("desk:calendar"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def both(cast: Cast) -> list[str]:
    return [str(cast.anna.pk), str(cast.mikko.pk)]


@pytest.mark.parametrize("view", ["day", "week", "month", "list", "rooms"])
def test_every_view_shows_who_comes_and_leads_to_the_others(cast: Cast, view: str) -> None:
    row = planned(cast, room=cast.room)
    page = seen(cast, cast.anna, view=view)
    assert reverse("desk:appointment", args=[row.pk]) in page
    assert "Vera Example" in page
    assert page.count('aria-current="page"') == 2  # the menu and the view
    for other in ("day", "week", "month", "list", "rooms"):
        assert f"?view={other}&amp;day=2026-02-03" in page


def test_an_unknown_view_is_the_week(cast: Cast) -> None:
    assert "2 February to 8 February" in seen(cast, cast.anna, view="year")


@pytest.mark.parametrize(
    ("view", "before", "after"),
    [
        ("day", "2026-02-02", "2026-02-04"),
        ("week", "2026-01-27", "2026-02-10"),
        ("month", "2026-01-01", "2026-03-01"),
    ],
)
def test_one_page_leads_to_the_next_and_keeps_who_was_chosen(
    cast: Cast, view: str, before: str, after: str
) -> None:
    page = seen(cast, cast.chie, view=view, member=both(cast))
    whose = "".join(f"&amp;member={pk}" for pk in both(cast))
    for day in (before, after):
        assert f"?view={view}&amp;day={day}{whose}" in page


@pytest.mark.parametrize("view", ["day", "week", "month", "list"])
def test_several_members_stand_side_by_side(cast: Cast, view: str) -> None:
    planned(cast)
    planned(cast, client=cast.oskar)
    page = seen(cast, cast.chie, view=view, member=both(cast))
    assert "Vera Example" in page
    assert "Oskar Example" in page


def test_nobody_opens_the_calendar_of_somebody_else_beside_their_own(cast: Cast) -> None:
    for member in (cast.anna, cast.stranger):
        asked = {"member": [str(cast.mikko.pk), str(member.pk)]}
        assert cast.browser(cast.mikko).get(reverse("desk:calendar"), asked).status_code == 404


def test_who_comes_to_a_room_is_told_only_to_who_may_know(cast: Cast) -> None:
    planned(cast, room=cast.room)
    page = seen(cast, cast.mikko, view="rooms")
    assert "Vera" not in page
    assert "taken" in page
    assert "8 % full" in page
    assert "Blue room" in page


def test_names_are_text_and_never_html(cast: Cast) -> None:
    nasty = "<script>alert('x')</script>"
    client = make_client(cast.anna, nasty, portal=False)
    planned(cast, client=client, room=cast.room)
    Gathering.objects.create(**gathering(cast) | {"title": nasty})
    Holiday.objects.create(practice=cast.practice, on=NOW.date(), name=nasty)
    Room.objects.filter(pk=cast.room.pk).update(name=nasty)
    for view in ("day", "week", "month", "list", "rooms"):
        for member in ([], both(cast)):
            page = seen(cast, cast.anna, view=view, member=member)
            assert "<script>alert" not in page
            assert escape(nasty) in page


def gathering(cast: Cast) -> dict[str, object]:
    return {
        "practice": cast.practice,
        "member": cast.anna,
        "title": "Evening group",
        "starts_at": NOW + timedelta(hours=7),
        "ends_at": NOW + timedelta(hours=8),
        "timezone": "Europe/Helsinki",
    }


@pytest.mark.parametrize("view", ["day", "week", "month", "list"])
def test_a_gathering_is_one_block_for_each_who_leads_it(cast: Cast, view: str) -> None:
    row = Gathering.objects.create(**gathering(cast))
    GatheringMember.objects.create(practice=cast.practice, gathering=row, member=cast.mikko)
    for name in ("One Person", "Other Person"):
        client = make_client(cast.anna, name, portal=False)
        Appointment.objects.create(
            practice=cast.practice,
            client=client,
            member=cast.anna,
            gathering=row,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            timezone=row.timezone,
        )
    for who in (cast.anna, cast.mikko):
        page = seen(cast, who, view=view)
        assert page.count("Evening group") == 1
        assert "2 people" in page
        assert "One Person" not in page
    row.is_cancelled = True
    row.save()
    assert "Evening group" not in seen(cast, cast.anna, view=view)


def test_what_is_asked_for_and_first_meetings_say_so(cast: Cast) -> None:
    planned(cast, status="requested")
    planned(cast, AT + timedelta(hours=1), is_first=True)
    page = seen(cast, cast.anna)
    assert "asked for" in page
    assert page.count('<span class="tag">first meeting</span>') == 1
    assert page.count("data-minutes=") == 1  # what was only asked for is not moved about


def works(cast: Cast, member: Member, **also: object) -> None:
    for weekday in range(5):
        fields = {"weekday": weekday, "starts": time(9), "ends": time(17)} | also
        WorkingHours.objects.create(practice=cast.practice, member=member, **fields)


def test_free_working_time_books_from_its_beginning(cast: Cast) -> None:
    works(cast, cast.anna)
    planned(cast)
    page = seen(cast, cast.anna, view="day")
    assert "free, 10:00 to 14:00" in page
    assert "free, 14:50 to 17:00" in page
    assert f"{reverse('desk:book')}?member={cast.anna.pk}&amp;at=2026-02-03T14:50" in page
    assert 'class="free past"' in page  # nobody books the hour before now


def test_the_time_around_a_meeting_is_not_free(cast: Cast) -> None:
    works(cast, cast.anna)
    planned(cast, before_minutes=10, after_minutes=15)
    page = seen(cast, cast.anna, view="day")
    assert "free, 10:00 to 13:50" in page
    assert "free, 15:05 to 17:00" in page


def test_hours_hold_from_and_until_their_days(cast: Cast) -> None:
    works(cast, cast.anna, valid_from=date(2026, 2, 4), valid_until=date(2026, 2, 4))
    page = seen(cast, cast.anna)
    assert page.count("free, 09:00 to 17:00") == 1
    assert "at=2026-02-04T09:00" in page


def test_holidays_exceptions_and_units(cast: Cast) -> None:
    for member in (cast.anna, cast.mikko):
        works(cast, member)
    unit = Unit.objects.create(practice=cast.practice, name="North", timezone="Europe/Helsinki")
    Member.objects.filter(pk=cast.mikko.pk).update(unit=unit)
    Holiday.objects.create(practice=cast.practice, unit=unit, on=date(2026, 2, 4), name="Town day")
    HoursException.objects.create(practice=cast.practice, member=cast.anna, on=date(2026, 2, 5))
    HoursException.objects.create(
        practice=cast.practice,
        member=cast.anna,
        on=date(2026, 2, 6),
        starts=time(12),
        ends=time(17),
    )
    anna, mikko = seen(cast, cast.anna), seen(cast, cast.mikko)
    assert "Town day" not in anna
    assert '<span class="tag">Town day</span>' in mikko
    assert anna.count('<span class="tag">day off</span>') == 1
    assert "free, 09:00 to 12:00" in anna
    assert (anna.count("free, 09:00 to 17:00"), mikko.count("free, 09:00 to 17:00")) == (1, 2)


def test_the_load_stands_beside_the_ceiling_of_the_member_or_the_practice(cast: Cast) -> None:
    BookingRules.objects.create(practice=cast.practice, most_a_day=2, most_a_week=9)
    BookingRules.objects.create(practice=cast.practice, member=cast.mikko, most_a_day=1)
    planned(cast)
    planned(cast, AT + timedelta(days=1), status="missed")
    planned(cast, client=cast.oskar)
    page = seen(cast, cast.anna)
    assert "0 h 50 min · 1 of 2" in page
    assert "Planned: 0 h 50 min · 1 of 9" in page
    assert "full</span>" not in page
    mikko = seen(cast, cast.mikko)
    assert "0 h 50 min · 1 of 1" in mikko
    assert '<span class="tag strong">full</span>' in mikko
    many = seen(cast, cast.chie, member=both(cast))
    assert "0 h 50 min · 1 of 1 · full" in many
    assert "0 h 50 min · 1 of 9" in many


def test_the_month_says_how_many_more_there_are(cast: Cast) -> None:
    for hour in range(6):
        planned(cast, NOW + timedelta(hours=1 + hour))
    page = seen(cast, cast.anna, view="month")
    assert "February 2026" in page
    assert "3 more" in page
    assert page.count('class="event') == 3


def test_the_list_goes_on_after_fifty(cast: Cast) -> None:
    for number in range(52):
        planned(cast, NOW + timedelta(hours=24 * (number // 6) + number % 6 + 1))
    browser = cast.browser(cast.anna)
    page = browser.get(reverse("desk:calendar"), {"view": "list"}).content.decode()
    assert page.count('class="event') == 50
    later = page.split('rel="next">Later')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    page = browser.get(reverse("desk:calendar") + later).content.decode()
    assert page.count('class="event') == 2
    assert "Later</a>" not in page


def test_times_are_written_as_the_language_writes_them(cast: Cast) -> None:
    works(cast, cast.anna)
    planned(cast, NOW - timedelta(hours=1))
    Member.objects.update(language="fi")
    page = seen(cast, cast.anna)
    assert ">9.00</time>" in page
    assert ">9.00</li>" in page
    assert "9:00<" not in page
    Member.objects.update(language="ja")
    page = seen(cast, cast.anna)
    assert ">09:00</time>" in page
    assert ">09:00</li>" in page


@pytest.mark.parametrize("view", ["day", "week", "month", "list", "rooms"])
@pytest.mark.parametrize("is_many", [False, True])
def test_the_same_few_questions_for_one_and_for_thirty(cast: Cast, view: str, is_many: bool) -> None:
    browser = cast.browser(cast.chie)
    asked = {"view": view, "member": both(cast) if is_many else both(cast)[:1]}

    def questions() -> int:
        with CaptureQueriesContext(connection) as found:
            assert browser.get(reverse("desk:calendar"), asked).status_code == 200
        return len(found)

    planned(cast, NOW + timedelta(hours=1), room=cast.room)
    browser.get(reverse("desk:calendar"), asked)
    one = questions()
    for number in range(30):
        client = make_client(cast.anna, f"Client {number}", portal=False)
        planned(cast, NOW + timedelta(hours=2 + number), client, room=cast.room)
    assert questions() == one
    assert one <= 8


def test_a_week_of_twenty_asks_no_more_and_weighs_little(cast: Cast) -> None:
    members = [make_member(cast.practice, f"Person{n}", Role.PRACTITIONER) for n in range(20)]
    rows = [
        Appointment(
            practice=cast.practice,
            client=cast.vera,
            member=member,
            starts_at=NOW + timedelta(days=day, hours=hour),
            ends_at=NOW + timedelta(days=day, hours=hour, minutes=50),
            timezone="Europe/Helsinki",
        )
        for member in members
        for day in range(4)
        for hour in range(7)
    ]
    Appointment.objects.bulk_create(rows)
    browser = cast.browser(cast.chie)
    asked = {"member": [str(member.pk) for member in members]}
    browser.get(reverse("desk:calendar"), asked)
    with CaptureQueriesContext(connection) as found:
        answer = browser.get(reverse("desk:calendar"), asked)
    assert answer.content.decode().count('class="event') == 560
    assert len(found) <= 8
    assert len(answer.content) < 300_000


def test_moving_by_script_answers_the_script(cast: Cast) -> None:
    row = planned(cast)
    browser = cast.browser(cast.anna)
    address = reverse("desk:appointment_move", args=[row.pk])
    done = browser.post(address, {"day": "2026-02-04", "at": "11:00", "minutes": "50"}, **SCRIPT)
    assert (done.status_code, done.json()) == (200, {"moved": True})
    row.refresh_from_db()
    assert row.starts_at == datetime(2026, 2, 4, 9, tzinfo=UTC)


def test_a_taken_time_is_refused_to_the_script_with_others(cast: Cast) -> None:
    works(cast, cast.anna)
    row, _other = planned(cast), planned(cast, AT + timedelta(days=3))
    browser = cast.browser(cast.anna)
    address = reverse("desk:appointment_move", args=[row.pk])
    wanted = {"day": "2026-02-06", "at": "14:30", "minutes": "50"}
    answer = browser.post(address, wanted, **SCRIPT)
    found = answer.json()
    assert (answer.status_code, found["is_taken"]) == (422, True)
    assert found["message"] == "This time is taken. Please choose another."
    assert [(each["day"], each["at"]) for each in found["times"]] == [
        ("2026-02-06", "13:00"),
        ("2026-02-06", "15:00"),
        ("2026-02-06", "15:30"),
    ]
    row.refresh_from_db()
    assert row.starts_at == AT
    done = browser.post(address, wanted | {"override_reason": "Both agreed"}, **SCRIPT)
    assert done.status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        {"day": "2026-02-02", "at": "09:00", "minutes": "50"},
        {"day": "2026-02-04", "at": "25:00", "minutes": "50"},
        {"day": "2026-02-04", "at": "09:00", "minutes": "0"},
        {},
    ],
)
def test_nonsense_is_refused_to_the_script_in_words(cast: Cast, wanted: dict[str, str]) -> None:
    row = planned(cast)
    address = reverse("desk:appointment_move", args=[row.pk])
    answer = cast.browser(cast.anna).post(address, wanted, **SCRIPT)
    assert answer.status_code == 422
    assert answer.json()["message"]
    row.refresh_from_db()
    assert row.starts_at == AT
    assert cast.browser(cast.mikko).post(address, wanted, **SCRIPT).status_code == 404


def test_what_was_cancelled_meanwhile_is_said_to_the_script(cast: Cast) -> None:
    row = planned(cast, status="cancelled_late")
    address = reverse("desk:appointment_move", args=[row.pk])
    wanted = {"day": "2026-02-04", "at": "09:00", "minutes": "50"}
    answer = cast.browser(cast.anna).post(address, wanted, **SCRIPT)
    assert (answer.status_code, answer.json()["is_taken"]) == (422, False)
    assert answer.json()["message"] == "This appointment is not planned any more."


def test_a_free_time_is_carried_to_the_booking(cast: Cast) -> None:
    browser, at = cast.browser(cast.anna), "2026-02-04T11:15"
    address = f"{reverse('desk:book')}?{urlencode({'member': cast.anna.pk, 'at': at})}"
    found = browser.post(address, {"q": "Vera"}, follow=True)
    link = f"?client={cast.vera.pk}&amp;member={cast.anna.pk}&amp;at=2026-02-04T11%3A15"
    assert link in found.content.decode()
    page = browser.get(reverse("desk:book") + link.replace("&amp;", "&")).content.decode()
    assert 'value="2026-02-04"' in page
    assert 'value="11:15' in page
    for nonsense in ("never", "9999-99-99T99:99", "0001-01-01T00:00"):
        asked = {"client": str(cast.vera.pk), "member": str(cast.anna.pk), "at": nonsense}
        assert browser.get(reverse("desk:book"), asked).status_code == 200


def test_one_more_client_shows_what_is_left_and_writes_nothing(cast: Cast) -> None:
    works(cast, cast.anna)
    BookingRules.objects.create(practice=cast.practice, most_a_week=1)
    planned(cast, AT + timedelta(days=7))
    browser, address = cast.browser(cast.anna), reverse("desk:one_more")
    page = browser.get(address, {"every": "1", "minutes": "50"}).content.decode()
    assert "2 of 1" in page
    assert "too many" in page
    assert "7 of 8" in page  # one of the weeks is full
    assert "8 of 8" not in page
    assert "3 of 3" not in page
    page = browser.get(address, {"every": "2", "minutes": "50"}).content.decode()
    assert "4 of 4" in page  # beginning in the other week
    assert browser.get(address, {"minutes": "0"}).status_code == 422
    assert browser.get(address, {"every": "x"}).status_code == 422


def test_whose_weeks_one_may_look_ahead_in(cast: Cast) -> None:
    address = reverse("desk:one_more")
    assert cast.browser(cast.mikko).get(address, {"member": str(cast.anna.pk)}).status_code == 404
    assert cast.browser(cast.chie).get(address, {"member": str(cast.anna.pk)}).status_code == 200
    assert cast.browser(cast.vera).get(address).status_code == 404


def test_columns_that_are_people_take_a_meeting_from_each_other(cast: Cast) -> None:
    """What the calendar's script asks, in the day with several members; each column says whose it is."""
    row = planned(cast)
    office = cast.browser(cast.chie)
    both = f"&member={cast.anna.pk}&member={cast.mikko.pk}"
    page = office.get(f"/desk/calendar/?view=day{both}").content.decode()
    assert f'data-member="{cast.mikko.pk}"' in page
    assert "data-member" not in office.get("/desk/calendar/?view=rooms").content.decode()
    where = f"/desk/appointments/{row.pk}/move/"
    wish = {"day": "2026-02-03", "at": "15:00", "minutes": "50", "by": "client"}
    refused = office.post(where, wish | {"member": str(cast.stranger.pk)}, **SCRIPT)
    assert refused.status_code == 422
    assert refused.json()["message"] == "You cannot book in this person's calendar. It stays where it was."
    assert office.post(where, wish | {"member": "nobody"}, **SCRIPT).status_code == 422
    assert (
        cast.browser(cast.mikko).post(where, wish | {"member": str(cast.mikko.pk)}, **SCRIPT).status_code
        == 404
    )
    row.refresh_from_db()
    assert row.member == cast.anna
    assert office.post(where, wish | {"member": str(cast.mikko.pk)}, **SCRIPT).json() == {"moved": True}
    row.refresh_from_db()
    assert (row.member, row.starts_at, row.changed_by_us_at) == (cast.mikko, AT + timedelta(hours=1), None)


def test_the_minutes_around_a_gathering_are_not_free(cast: Cast) -> None:
    works(cast, cast.anna)
    BookingRules.objects.create(practice=cast.practice, after_minutes=10)
    BookingRules.objects.create(practice=cast.practice, member=cast.mikko, after_minutes=25)
    works(cast, cast.mikko)
    book_gathering(
        command(cast.practice.pk),
        member_id=cast.anna.pk,
        other_member_ids=[cast.mikko.pk],
        client_ids=[cast.vera.pk, cast.oskar.pk],
        starts_at=AT,
        minutes=50,
    )
    both = f"&member={cast.anna.pk}&member={cast.mikko.pk}"
    page = cast.browser(cast.chie).get(f"/desk/calendar/?view=day{both}").content.decode()
    assert "free, 15:00 to" in page
    assert "free, 15:15 to" in page
    assert "free, 14:50 to" not in page
