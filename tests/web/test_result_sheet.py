"""A person's answers as a table: who may take it home, and that it carries no formulas."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.filled import make_version, rows

DESK, PORTAL = "/desk/clients/{}/results/table.csv", "/portal/results/table.csv"


def table(browser: Browser, url: str) -> list[list[str]]:
    answer = browser.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(content, newline="")))


@pytest.fixture
def filled(cast: Cast) -> Cast:
    version = make_version(cast.practice)
    made = rows(version, PHQ_9, cast.vera, [20, None, 7], engagement=cast.advice, words="=HYPERLINK(1)")
    made[2].words = "Walking\nhelps."
    made[2].answers = {"1": 1, "2": "not_applicable"}
    other = rows(version, PHQ_9, cast.vera, [9])
    other[0].rater = "circle"
    CheckIn.objects.bulk_create([*made, *other])
    return cast


def test_who_works_with_the_client_takes_every_series(filled: Cast) -> None:
    heading, first, last, brother = table(filled.browser(filled.anna), DESK.format(filled.vera.pk))
    assert heading[3:7] == ["Date", "Score", "Interval from", "Interval to"]
    assert first[0] == "PHQ-9"
    assert first[4:10] == ["20", "0", "27", "severe", "9", "0"]
    assert first[11] == "'=HYPERLINK(1)"
    assert last[4] == "7"
    assert last[10] == "1 1; 2 does not apply"
    assert last[11] == "Walking\nhelps."
    assert last[3] == timezone.localdate(timezone.now() - timedelta(weeks=1)).isoformat()
    assert (brother[2], brother[4]) == ("answered by somebody close to them", "9")


def test_the_client_takes_their_own(filled: Cast) -> None:
    lines = table(filled.browser(filled.vera), PORTAL)
    assert [line[4] for line in lines] == ["Score", "20", "7"]


def test_nothing_answered_is_a_heading_alone(cast: Cast) -> None:
    assert len(table(cast.browser(cast.vera), PORTAL)) == 1


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger"])
def test_nobody_else_gets_it(filled: Cast, who: str) -> None:
    browser = filled.browser(getattr(filled, who))
    assert browser.get(DESK.format(filled.vera.pk)).status_code == 404


def test_both_find_it_on_their_page(filled: Cast) -> None:
    desk, portal = filled.browser(filled.anna), filled.browser(filled.vera)
    assert (
        DESK.format(filled.vera.pk) in desk.get(f"/desk/clients/{filled.vera.pk}/results/").content.decode()
    )
    assert PORTAL in portal.get("/portal/results/").content.decode()
