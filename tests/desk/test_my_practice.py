"""My practice: one's own work in numbers, seen by nobody else; other habits tried without saving."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.messages.models import Message, Thread
from alongside.mirror.models import Finding
from alongside.practice.models import Member
from alongside.scheduling.models import BookingRules, WorkingHours
from alongside.trail.actions import record
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from alongside.voice.models import Reflection
from tests.cast import Cast, make_client, make_engagement

PAGE = "/desk/mirror/my-practice/"
NOW = datetime(2026, 3, 25, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def on_a_wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def do(
    cast: Cast, who: Any, client: Client, verb: str, days_ago: int, subject: Any = None, **facts: Any
) -> None:
    at = NOW - timedelta(days=days_ago)
    record(cast.actor(who), VERBS[verb], client_id=client.pk, at=at, subject=subject, **facts)


def meet(cast: Cast, who: Member, client: Client, days_ago: int, real: int | None = 60) -> None:
    do(cast, who, client, "meeting.ended", days_ago, planned_minutes=50, real_minutes=real, source="pressed")


def write(cast: Cast, who: Member, client: Client, days_ago: int, lines: int, answers: int | None) -> None:
    about = {"by": "member", "channel": "portal", "lines": lines}
    do(
        cast,
        who,
        client,
        "message.sent",
        days_ago,
        **about,
        answers_lines=answers,
        is_unasked=answers is None,
    )


def call(cast: Cast, client: Client, days_ago: int, minutes: int) -> None:
    thread, _ = Thread.objects.get_or_create(practice=cast.practice, client=client)
    said = Message.objects.create(
        practice=cast.practice,
        client=client,
        thread=thread,
        author_kind="member",
        author_member=cast.anna,
        channel="phone",
        minutes=minutes,
        sent_at=NOW - timedelta(days=days_ago),
    )
    about = {"by": "member", "channel": "phone", "lines": 3, "answers_lines": 2, "is_unasked": False}
    do(cast, cast.anna, client, "message.sent", days_ago, subject=said, **about)


def weeks_of_work(cast: Cast) -> None:
    """Anna met Vera each week for an hour instead of 50 minutes, wrote to her, and called once."""
    for week in range(1, 13):
        meet(cast, cast.anna, cast.vera, 7 * week)
        write(cast, cast.anna, cast.vera, 7 * week, 24, 2)
    call(cast, cast.vera, 9, 36)


def text(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_a_member_sees_their_own_weeks_as_pictures_and_tables(cast: Cast) -> None:
    weeks_of_work(cast)
    BookingRules.objects.create(practice=cast.practice, member=cast.anna, most_a_week=0)
    page = text(cast.browser(cast.anna).get(PAGE))
    assert "1.3 hours a week on average, n = 12 weeks." in page  # 60 + 12 minutes each, and 36 once
    assert "Your booking rules allow 0 meetings a week; in 12 weeks there were more." in page
    assert page.count('class="chart wide-chart"') == page.count('class="chart narrow-chart"') == 2
    assert '<td class="number" data-label="Calls">0.6</td>' in page
    assert '<dt>Your lines to one of theirs, median</dt><dd class="number">12</dd>' in page
    assert "n = 12 answers." in page
    assert "One person takes 75 minutes of your week, n = 1 person." in page
    assert "n = 13 contacts." in page


def test_one_person_is_held_in_the_hours_there_are_and_other_habits_are_tried_unsaved(cast: Cast) -> None:
    weeks_of_work(cast)
    browser, before = cast.browser(cast.anna), Event.objects.count()
    assert "your working hours are not written down" in text(browser.get(PAGE))
    for weekday in range(5):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=weekday, starts=time(9), ends=time(11)
        )
    assert "At this style you can hold 8 people in 10.0 hours a week." in text(browser.get(PAGE))
    tried = text(browser.get(PAGE, {"shorter": "on", "on_time": "on", "hours": "20"}))
    assert "At this style you can hold 16 people in 20.0 hours a week." in tried
    assert "With the habits that you tried it is 19 people, 61 minutes each." in tried
    assert "This would free the most time: Meetings that end on time." in tried
    assert "Writing is an estimate from the length of your messages: 4 lines a minute" in text(
        browser.get(PAGE, {"lines": "4"})
    )
    assert Event.objects.count() == before


@pytest.mark.parametrize("typed", [{"hours": "0"}, {"hours": "many"}, {"lines": "-1"}, {"lines": "1e9"}])
def test_what_is_typed_wrongly_is_said_beside_the_field(cast: Cast, typed: dict[str, str]) -> None:
    weeks_of_work(cast)
    page = cast.browser(cast.anna).get(PAGE, typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, list(typed))
    assert "2 lines a minute" in text(page)


def test_who_runs_the_practice_sets_how_fast_one_writes(cast: Cast) -> None:
    weeks_of_work(cast)
    owner = cast.browser(cast.anna)
    assert owner.post(f"{PAGE}pace/", {"pace": "0"}).status_code == 422
    assert owner.post(f"{PAGE}pace/", {"pace": "4"})["Location"] == PAGE
    assert "4 lines a minute" in text(owner.get(PAGE))
    mikko = cast.browser(cast.mikko)
    assert mikko.post(f"{PAGE}pace/", {"pace": "1"}).status_code == 404
    assert "Set how fast one writes" not in text(mikko.get(PAGE))
    assert "4 lines a minute" in text(owner.get(PAGE))


def test_nobody_sees_anothers_work_the_owner_neither(cast: Cast) -> None:
    for week in range(1, 13):
        meet(cast, cast.mikko, cast.oskar, 7 * week)
    owner = cast.browser(cast.anna)
    for address in (PAGE, f"{PAGE}?member={cast.mikko.pk}"):
        page = text(owner.get(address))
        assert "Too little to say: nothing is written down for these weeks." in page
        assert "Oskar" not in page
    assert owner.get(f"{PAGE}{cast.mikko.pk}/").status_code == 404
    assert cast.browser(cast.vera).get(PAGE).status_code == 404
    assert "1.0 hours a week on average" in text(cast.browser(cast.mikko).get(PAGE))


def test_the_seven_steps_are_a_list_a_picture_and_a_table(cast: Cast) -> None:
    page = text(cast.browser(cast.anna).get(PAGE))
    assert page.count("Not seen in the last 13 weeks.") == 7
    assert "Steps seen in the last 13 weeks" not in page
    for week in (1, 2):
        for number in range(4):
            meet(cast, cast.anna, cast.vera, 7 * week - 3 + number, real=80)
    for day in (2, 9):
        week = (NOW - timedelta(days=day + 7)).date().isoformat()
        numbers = dict.fromkeys(("energy", "joy", "rest", "own", "pressure", "doubt", "shown"))
        record(
            cast.actor(cast.anna),
            VERBS["pulse.said"],
            at=NOW - timedelta(days=day + 1),
            week=week,
            **numbers | {"energy": 2},
        )
    page = text(cast.browser(cast.anna).get(PAGE))
    assert page.count("Seen in 2 of the last 13 weeks. It was there in each of the last 2 weeks.") == 2
    assert page.count("Not seen in the last 13 weeks.") == 5
    assert page.count('<td data-label="More time on each than agreed">seen</td>') == 2
    assert page.count('<td data-label="Tired">seen</td>') == 2
    assert "Steps seen in the last 13 weeks" in page
    assert "Seen in 2 of" not in text(cast.browser(cast.mikko).get(PAGE))


def test_in_delivery_work_long_meetings_are_no_step(cast: Cast) -> None:
    for number in range(5):
        meet(cast, cast.mikko, cast.oskar, 7 + number, real=90)
    assert text(cast.browser(cast.mikko).get(PAGE)).count("Not seen in the last 13 weeks.") == 7


def test_a_file_that_rests_is_not_counted(cast: Cast) -> None:
    weeks_of_work(cast)
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=NOW)
    assert "nothing is written down for these weeks" in text(cast.browser(cast.anna).get(PAGE))


def test_steps_are_told_by_client_in_advice_work_and_not_those_a_colleague_set(cast: Cast) -> None:
    do(cast, cast.anna, cast.vera, "step.set", 10, owner="practitioner", set_by="member", is_planned=True)
    do(cast, cast.vera, cast.vera, "step.set", 10, owner="client", set_by="client", is_planned=True)
    do(cast, cast.mikko, cast.vera, "step.set", 10, owner="practitioner", set_by="member", is_planned=True)
    page = text(cast.browser(cast.anna).get(PAGE))
    assert '<td class="number" data-label="Theirs">1</td><td class="number" data-label="Yours">1</td>' in page
    do(cast, cast.mikko, cast.oskar, "step.set", 10, owner="practitioner", set_by="member", is_planned=True)
    assert "No steps were set" in text(cast.browser(cast.mikko).get(PAGE))  # delivery work


def rate(cast: Cast, client: Client, days_ago: int, near: int) -> None:
    facts = {"by": "client", "near": near, "level": None, "has_words": False}
    do(cast, client, client, "goal.rated", days_ago, subject=client, **facts)


def test_time_is_drawn_beside_change_from_five_people_up(cast: Cast) -> None:
    people = [cast.vera, *(make_client(cast.anna, f"Person {number}") for number in range(4))]
    for number, client in enumerate(people):
        if client != cast.vera:
            make_engagement(client)
        meet(cast, cast.anna, client, 40, real=60 * (number + 1))
        rate(cast, client, 50, 3)
        if number < 4:
            rate(cast, client, 20, 3 + number)
    few = text(cast.browser(cast.anna).get(PAGE))
    assert "Too little to say: 4 people rated a goal on two days in these weeks." in few
    rate(cast, people[4], 20, 1)
    page = text(cast.browser(cast.anna).get(PAGE))
    assert "This says nothing about the quality of a person, neither yours nor theirs." in page
    assert page.count('class="chart wide-chart"') == 3  # the weeks, the steps of decline, and this
    last = '<td class="number" data-label="Hours">5.0</td><td class="number" data-label="Nearer by">-2.0</td>'
    assert f'5. <a class="private" href="/desk/clients/{people[4].pk}/">Person 3</a></th>{last}' in page


def test_the_attitude_mirror_is_opened_for_its_owner_alone(cast: Cast) -> None:
    for number in range(4):
        Reflection.objects.create(
            practice=cast.practice,
            member=cast.mikko,
            answers={"items": {"present": 4 + number}},
            at=NOW - timedelta(days=30 - number),
        )
    assert "4 of 10 at first, 7 of 10 now, n = 4." in text(cast.browser(cast.mikko).get(PAGE))
    assert "Too few looks for a curve." in text(cast.browser(cast.anna).get(PAGE))


def test_eleven_questions_with_one_client_and_with_thirty(
    cast: Cast, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    browser = cast.browser(cast.anna)
    weeks_of_work(cast)
    with django_assert_max_num_queries(11) as one:
        browser.get(PAGE)
    for number in range(29):
        client = make_client(cast.anna, f"Person {number}", portal=False)
        make_engagement(client)
        meet(cast, cast.anna, client, 40)
        do(cast, cast.anna, client, "step.set", 10, owner="client", set_by="member", is_planned=True)
    with django_assert_max_num_queries(len(one.captured_queries)):
        page = browser.get(PAGE)
    assert page.content.decode().count("/steps/") >= 29


def find(cast: Cast, who: Member, client: Client, kind: str, **also: Any) -> Finding:
    facts = {"months": 14, "first": 3, "last": 8, "steps": 1, "weeks": 8, "meetings": 3, "goals": 1}
    return Finding.objects.create(
        practice=who.practice, member=who, client=client, kind=kind, facts=facts, found_at=NOW, **also
    )


def test_work_that_may_have_no_end_is_listed_with_a_question_each(cast: Cast) -> None:
    Engagement.objects.filter(client=cast.vera).update(opened_at=NOW - timedelta(days=425))
    anna = cast.browser(cast.anna)
    assert "Nothing here asks to be looked at again." in text(anna.get(PAGE))
    other = make_client(cast.anna, "Person 1")
    make_engagement(other)
    Engagement.objects.filter(client=other).update(opened_at=NOW - timedelta(days=10))
    depends = find(cast, cast.anna, cast.vera, "dependence")
    reached = find(cast, cast.anna, other, "goal_reached_still_going")
    page = text(anna.get(PAGE))
    assert "A long work, and more and more contact · for 14 months" in page
    assert "What could they do next month without you" in page
    assert "for less than a month</span>" in page
    assert "What do you both still meet for" in page
    assert page.index(f"/desk/mirror/{depends.pk}/") < page.index(f"/desk/mirror/{reached.pk}/")
    assert "If you have not done this work for long" in page


def test_what_is_closed_anothers_or_of_another_kind_is_not_listed(cast: Cast) -> None:
    find(cast, cast.anna, cast.vera, "dependence", is_open=False)
    find(cast, cast.anna, cast.vera, "meetings_over")
    find(cast, cast.anna, cast.oskar, "dependence")  # somebody else works with him by now
    find(cast, cast.mikko, cast.oskar, "dependence")
    assert "Nothing here asks to be looked at again." in text(cast.browser(cast.anna).get(PAGE))
    Client.objects.filter(pk=cast.oskar.pk).update(restricted_at=NOW)
    assert "Nothing here asks to be looked at again." in text(cast.browser(cast.mikko).get(PAGE))
