"""When the mirror speaks: sentences with numbers, tried before they are saved, read by everybody."""

import re
from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.desk.mirror_words.thresholds import GROUPS, SENTENCES, TITLES, names_in, sentence, title_of
from alongside.mirror.facts import OFF, Thresholds
from alongside.mirror.findings import FINDINGS
from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.models import Finding
from alongside.mirror.threshold_actions import SWITCHES
from alongside.practice.models import Practice
from alongside.trail.models import Event
from alongside.voice.actions.own_weeks import say_pulse
from tests.cast import Cast, make_client, make_engagement
from tests.mirror.test_actions import overrun

PAGE = "/desk/mirror/thresholds/"
NUMBERS = {name: value for name, value in asdict(Thresholds()).items() if name != OFF}
USUAL: dict[str, Any] = NUMBERS | dict.fromkeys(SWITCHES, "on")


def test_every_number_stands_in_one_sentence_and_every_finding_in_one_group() -> None:
    named = [name for kind in SENTENCES for name in names_in(kind)]
    assert sorted(named) == sorted(NUMBERS)
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(SENTENCES) == sorted([*FINDINGS, *MEMBER_FINDINGS, *TITLES])
    assert all(title_of(kind) and "%" not in sentence(kind, NUMBERS) for kind in grouped)


def test_who_runs_it_changes_numbers_and_switches(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page = browser.get(PAGE).content.decode()
    assert page.count("in-sentence") == len(NUMBERS)
    assert 'aria-label="… of the last"' in page
    sent = USUAL | {"over_minutes": 12}
    del sent["worse:delivery"]
    answer = browser.post(PAGE, sent, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    shown = answer.content.decode()
    assert "Saved. The mirror looks again." in shown
    usual = "The usual: 3 of the last 5 meetings ran over by more than 8 minutes;"
    assert usual in shown and shown.count("The usual: ") == 1
    known = {"over_minutes": 12, "off": ["worse:delivery"]}
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == known
    assert Event.objects.get(verb="mirror.thresholds_changed").facts == {
        "changed": ["over_minutes", "worse:delivery"]
    }


def test_a_finding_about_ones_own_days_has_one_switch_for_the_whole_practice(cast: Cast) -> None:
    browser, says = cast.browser(cast.anna), "Speaks to each member about their own days"
    assert browser.get(PAGE).content.decode().count(says) == len(MEMBER_FINDINGS)
    assert (
        browser.post(PAGE, {name: USUAL[name] for name in USUAL if name != "late_evenings:own"}).status_code
        == 302
    )
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {"off": ["late_evenings:own"]}
    assert 'name="late_evenings" value="5"' in browser.get(PAGE).content.decode()
    read = cast.browser(cast.mikko).get(PAGE).content.decode()
    assert (read.count("Switched off in this practice."), read.count("Switched off in")) == (1, 1)


def test_both_pages_lead_to_it(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for page in ("/desk/mirror/", "/desk/practice/"):
        assert f'href="{PAGE}"' in browser.get(page).content.decode()


@pytest.mark.parametrize("who", ["mikko", "chie"])
def test_others_read_it_and_change_nothing(cast: Cast, who: str) -> None:
    settings = {"over_minutes": 12, "off": ["worse:delivery"]}
    Practice.objects.filter(pk=cast.practice.pk).update(thresholds=settings)
    browser = cast.browser(getattr(cast, who))
    page = browser.get(PAGE).content.decode()
    assert "3 of the last 5 meetings ran over by more than 12 minutes;" in page
    assert page.count("Switched off in delivery work.") == 1
    assert "in-sentence" not in page
    assert browser.post(PAGE, USUAL).status_code == 404
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == settings


def test_clients_have_no_such_page_and_a_stranger_changes_their_own(cast: Cast) -> None:
    assert cast.browser(cast.vera).get(PAGE).status_code == 404
    cast.browser(cast.stranger).post(PAGE, USUAL | {"over_minutes": 12})
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {}
    assert Practice.objects.get(pk=cast.elsewhere.pk).thresholds == {"over_minutes": 12}


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"over_minutes": 0}, "Please choose a whole number from 1 to 240."),
        ({"over_minutes": "-3"}, "Please choose a whole number from 1 to 240."),
        ({"over_minutes": "1.5"}, "Please choose a whole number from 1 to 240."),
        ({"over_minutes": ""}, "Please choose a whole number from 1 to 240."),
        ({"near_at_least": "many"}, "Please choose a whole number from 6 to 10."),
        (
            {"over_meetings": 6},
            "With the other number as it is, this can never be met. Please choose 5 at most.",
        ),
    ],
)
@pytest.mark.parametrize("button", ["save", "look"])
def test_what_makes_no_sense_is_said_beside_its_sentence(
    cast: Cast, sent: dict[str, Any], says: str, button: str
) -> None:
    answer = cast.browser(cast.anna).post(PAGE, USUAL | sent | {button: "1"})
    page = answer.content.decode()
    assert (answer.status_code, page.count(says)) == (422, 2)  # in the summary and beside
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {}


def test_a_look_shows_ones_own_work_and_keeps_nothing(cast: Cast) -> None:
    for days in (9, 6, 3):
        overrun(cast, days, real=60)
    before = Event.objects.count()
    answer = cast.browser(cast.anna).post(PAGE, USUAL | {"over_minutes": 15, "look": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Your own last 90 days with 1 client, looked at every two weeks." in page
    [row] = [each for each in re.findall(r"<tr>.*?</tr>", page) if "Meetings run over" in each]
    assert re.findall(r">(\d+)</td>", row) == ["1", "0"]
    assert 'value="15"' in page  # the numbers stay, to be saved or tried again
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {}
    assert (Event.objects.count(), Finding.objects.count()) == (before, 0)


def rows_about(page: str, title: str) -> list[list[str]]:
    rows = [each for each in re.findall(r"<tr>.*?</tr>", page) if title in each]
    return [re.findall(r">(\d+)</td>", each) for each in rows]


def test_a_look_shows_ones_own_days_in_the_same_place(cast: Cast) -> None:
    say_pulse(cast.actor(cast.anna), answers={"energy": 4})
    say_pulse(cast.actor(cast.mikko), answers={"energy": 1})
    browser = cast.browser(cast.anna)
    caption = "At how many of these seven looks each finding about your own days speaks"
    page = browser.post(PAGE, USUAL | {"look": "1"}).content.decode()
    assert caption not in page and "Nothing speaks, neither now nor with your numbers." in page
    before = Event.objects.count()
    page = browser.post(PAGE, USUAL | {"energy_under": 5, "look": "1"}).content.decode()
    assert caption in page and "No finding about a client speaks" in page
    assert rows_about(page, title_of("low_pulse")) == [["0", "1"]]
    off = {name: value for name, value in USUAL.items() if name != "low_pulse:own"}
    page = cast.browser(cast.anna).post(PAGE, off | {"energy_under": 5, "look": "1"}).content.decode()
    assert rows_about(page, title_of("low_pulse")) == []
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {}
    assert (Event.objects.count(), Finding.objects.count()) == (before, 0)


def test_who_works_with_nobody_has_days_of_their_own_too(cast: Cast) -> None:
    say_pulse(cast.actor(cast.stranger), answers={"energy": 2})
    page = cast.browser(cast.stranger).post(PAGE, USUAL | {"look": "1"}).content.decode()
    assert rows_about(page, title_of("low_pulse")) == [["1", "1"]]
    assert "Your own last 90 days, looked at every two weeks." in page
    assert "You have no running work of your own" not in page


def test_without_work_of_ones_own_there_is_nothing_to_show(cast: Cast) -> None:
    page = cast.browser(cast.stranger).post(PAGE, USUAL | {"look": "1"}).content.decode()
    assert "You have no running work of your own" in page


def test_a_look_asks_as_much_for_one_as_for_thirty(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(PAGE, USUAL | {"look": "1"})
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.post(PAGE, USUAL | {"look": "1"}).status_code == 200
        counts.append(len(asked))
        for number in range(30 if len(counts) == 1 else 0):
            make_engagement(make_client(cast.anna, f"Person {number}", portal=False))
    assert counts[0] == counts[1] <= 15
