"""My week, my talks with a supervisor, and ways round a need, on the desk."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.trail.models import Event
from alongside.voice.models import Supervision, WeeklyPulse, Workaround
from tests.cast import Cast

WEEK, TALKS, MIRROR = "desk:own_week", "desk:supervision", "desk:mirror"


def test_the_mirror_offers_a_week_once_and_then_is_quiet(cast: Cast):
    browser, link = cast.browser(cast.anna), "Say it to yourself"
    assert link in browser.get(reverse(MIRROR)).content.decode()
    answer = browser.post(reverse(WEEK), {"energy": "6", "pressure": "2", "words": "secret"})
    assert answer.url == reverse(WEEK)
    assert link not in browser.get(reverse(MIRROR)).content.decode()
    page = browser.get(reverse(WEEK)).content.decode()
    assert ("secret" in page, "You have answered for this week" in page) == (True, True)
    for who in (cast.mikko, cast.chie):
        assert b"secret" not in cast.browser(who).get(reverse(WEEK)).content
    assert cast.browser(cast.vera).get(reverse(WEEK)).status_code == 404


def test_an_empty_or_impossible_week_is_said_beside_the_field(cast: Cast):
    browser = cast.browser(cast.anna)
    empty = browser.post(reverse(WEEK), {"words": " "})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["__all__"])
    wrong = browser.post(reverse(WEEK), {"joy": "12"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["joy"])
    assert WeeklyPulse.objects.count() == 0


def test_weeks_are_a_curve_with_a_table_and_few_questions(cast: Cast, django_assert_max_num_queries):
    about = {"practice": cast.practice, "member": cast.anna, "at": timezone.now()}
    for number in range(30):
        week = date(2026, 1, 5) - timedelta(weeks=number)
        WeeklyPulse.objects.create(**about, week=week, answers={"energy": number % 11})
    browser = cast.browser(cast.anna)
    with django_assert_max_num_queries(8):
        page = browser.get(reverse(WEEK)).content.decode()
    assert (page.count('<svg class="chart small-chart"'), "n = 26" in page) == (1, True)
    gone = WeeklyPulse.objects.first()
    address = reverse("desk:own_week_remove", args=[gone.pk])
    assert cast.browser(cast.mikko).post(address).status_code == 404
    assert browser.post(address).url == reverse(WEEK)
    assert WeeklyPulse.objects.count() == 29


def test_the_last_talk_is_said_plainly(cast: Cast, django_assert_max_num_queries):
    browser, today = cast.browser(cast.anna), timezone.localdate()
    assert "No talk is written down yet." in browser.get(reverse(TALKS)).content.decode()
    for days in range(23, 53):
        sent = {"held_on": today - timedelta(days=days), "minutes": "60", "about": ["client", "own_limits"]}
        assert (
            browser.post(reverse(TALKS), {**sent, "with_whom": "Pia", "words": "secret"}).status_code == 302
        )
    with django_assert_max_num_queries(8):
        page = browser.get(reverse(TALKS)).content.decode()
    assert "The last time was 23 days ago" in page
    assert ("Pia" in page, "secret" in page, "My own limits" in page) == (True, True, True)
    for who in (cast.mikko, cast.chie):
        assert b"secret" not in cast.browser(who).get(reverse(TALKS)).content
    address = reverse("desk:supervision_remove", args=[Supervision.objects.first().pk])
    assert cast.browser(cast.mikko).post(address).status_code == 404
    assert browser.post(address).url == reverse(TALKS)
    assert Supervision.objects.count() == 29


def test_a_talk_to_come_or_without_a_day_is_said_beside_the_field(cast: Cast):
    browser = cast.browser(cast.anna)
    sent = {"held_on": timezone.localdate() + timedelta(days=2), "minutes": "60"}
    for changed, field in (({}, "held_on"), ({"held_on": "x"}, "held_on"), ({"minutes": "0"}, "minutes")):
        good = {"held_on": timezone.localdate(), **changed} if "minutes" in changed else {**sent, **changed}
        answer = browser.post(reverse(TALKS), {**good, **changed})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Supervision.objects.count() == 0


def test_ways_round_a_need_are_on_the_clients_page_of_who_works_with_them(
    cast: Cast, django_assert_max_num_queries
):
    browser, address = cast.browser(cast.anna), reverse("desk:workarounds", args=[cast.vera.pk])
    assert address in browser.get(reverse("desk:client", args=[cast.vera.pk])).content.decode()
    empty = browser.post(address, {"by_client": "client"})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["needed", "done", "way"])
    sent = {"by_client": "us", "needed": "A form", "done": "I rang her", "way": "direct"}
    for _ in range(30):
        assert browser.post(address, sent).url == address
    with django_assert_max_num_queries(10):
        page = browser.get(address).content.decode()
    assert ("I rang her" in page, "I, or somebody here: went straight" in page) == (True, True)
    row = Workaround.objects.first()
    assert (row.by_client, row.member) == (False, cast.anna)
    talked = reverse("desk:workaround_talked", args=[row.pk])
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        other = cast.browser(who)
        assert [other.get(address).status_code, other.post(talked).status_code] == [404, 404]
    assert browser.post(talked).url == address
    assert Workaround.objects.exclude(talked_at=None).count() == 1


def test_doubt_and_what_was_shown_are_told_with_the_week(cast: Cast):
    browser = cast.browser(cast.anna)
    page = browser.get(reverse(WEEK)).content.decode()
    assert "Doubt whether this is what I want" in page
    assert "What I published, or told others about my work" in page
    browser.post(reverse(WEEK), {"doubt": "8", "shown": "0"})
    assert WeeklyPulse.objects.get().answers == {"doubt": 8, "shown": 0}
    told = Event.objects.get(verb="pulse.said").facts
    assert (told["doubt"], told["shown"], told["energy"]) == (8, 0, None)
