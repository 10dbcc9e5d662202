"""Results in words and as a curve: from a series of answers, without a page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from alongside.voice.measuring.change import Category
from alongside.voice.measuring.symptom_keys import GAD_7, PHQ_9
from alongside.voice.results import shapes
from alongside.voice.series.course import Expected
from alongside.voice.series.enough import Reason, Result
from alongside.voice.series.rational import Because, Judged, Status
from alongside.web import result_saying as saying
from alongside.web.result_curve import MOST_WORDS, expected, happenings, quotes
from alongside.web.result_numbers import Number, numbers, together
from alongside.web.result_words import BECAUSE, CATEGORIES, CRITERIA, EVENTS, REASONS, STATUSES
from tests.voice.results.rows import Said, asked, only, results, version, weekly, work

PHQ = version(PHQ_9, key="phq-9")


@pytest.fixture(autouse=True)
def reader() -> object:
    with translation.override("en"), timezone.override("Europe/Helsinki"):
        yield


def all_rows(series: shapes.Series) -> dict[str, Number]:
    return {str(each.name): each for _group, rows in numbers(series) for each in rows}


def test_every_code_has_its_words() -> None:
    for words, codes in ((CATEGORIES, Category), (REASONS, Reason), (STATUSES, Status), (BECAUSE, Because)):
        assert set(words) == set(codes)  # type: ignore[call-overload]
    assert {"opened", "agreed", "changed", "ended"} == set(EVENTS)
    assert {"a", "b", "c", "published"} == set(CRITERIA)


def test_numbers_say_how_many_points_how_sure_and_by_whom() -> None:
    found = all_rows(only(results(weekly(PHQ, (18, 17, 17, 12, 11, 6, 5, 5)), PHQ, work=[work()])))
    change = found["How much it changed"]
    assert str(change.said).startswith("13 points better. Clearly better, and now within the range")
    assert (change.n, change.formula) == (8, "Jacobson-Truax")
    assert "Counts from 6 points on" in str(change.note)
    assert change.is_recalled or change.source
    assert found["Sudden gains and losses"].formula.startswith("Sudden gains")
    assert found["Cut-off 10"].said == "Was among people who seek help, and is not now."


def test_too_few_points_are_said_with_what_would_be_enough() -> None:
    found = all_rows(only(results(weekly(PHQ, (18, 12)), PHQ, work=[work()])))
    assert found["Usual range"].said == "Too few points: 2 of 6."
    assert found["Usual range"].is_missing
    assert found["How much it changed"].is_missing is False


def test_getting_worse_is_said_in_points() -> None:
    found = all_rows(only(results(weekly(PHQ, (5, 18)), PHQ, work=[work()])))
    assert str(found["How much it changed"].said).startswith(
        "13 points worse. Clearly worse, and now within the range"
    )


def test_both_measures_together_say_the_rule_of_the_service() -> None:
    gad = version(GAD_7, key="gad-7")
    rows = [*weekly(PHQ, (18, 5)), *weekly(gad, (15, 3))]
    (group,) = together(results(rows, PHQ, gad, work=[work()]))
    assert group[1][0].said == "Reliably recovered."
    assert group[1][0].is_recalled
    assert together(results(weekly(PHQ, (18, 5)), PHQ)) == []


def test_what_happened_is_lettered_in_its_order() -> None:
    found = results(weekly(PHQ, (18, 5)), PHQ, work=[work(0, agreed=1, ended=9)])
    letters = happenings(only(found), found.events)
    assert [(each.letter, str(each.text)) for each in letters] == [
        ("A", "The work began"),
        ("B", "The agreement was made"),
        ("C", "The work ended"),
    ]


def test_what_lies_far_before_the_first_answer_is_left_out() -> None:
    rows = weekly(PHQ, (18, 5), first=60)
    found = results(rows, PHQ, work=[work(0, agreed=58)])
    assert [str(each.text) for each in happenings(only(found), found.events)] == ["The agreement was made"]
    assert happenings(replace(only(found), points=()), found.events) == []


def test_the_newest_words_are_numbered_from_the_oldest_of_them() -> None:
    rows = [asked(PHQ, at, 9, told=Said(f"week {at}" if at % 2 else "")) for at in range(40)]
    found = quotes(only(results(rows, PHQ)))
    assert len(found) == MOST_WORDS
    assert [each.number for each in found] == list(range(1, MOST_WORDS + 1))
    assert (found[0].words, found[-1].words) == ("week 17", "week 39")


def test_words_to_questions_that_ask_for_words_count_as_words() -> None:
    rows = [asked(PHQ, 0, 9, told=Said("Beside.", {"why": "Because."}))]
    assert quotes(only(results(rows, PHQ)))[0].words == "Beside.\nBecause."


def test_expected_days_lie_on_their_points_between_them_and_ahead() -> None:
    series = only(results(weekly(PHQ, (18, 12, 9)), PHQ, work=[work()]))
    places = (0, None, 1, None, 2, None)
    ahead = tuple(
        shapes.Ahead(asked, at, Expected(asked, 10, (9, 11), (8, 12))) for asked, at in enumerate(places)
    )
    track = shapes.Track(Judged(Status.ON_TRACK, Because.WITHIN, 2), ahead, 30, 500)
    series = replace(series, track=Result(3, series.track.formula, track))
    first = saying.local_day(series.points[0].at)
    assert [each.day - first for each in expected(series)] == [0, 4, 7, 10, 14, 18]
    assert expected(replace(series, points=series.points)) == expected(series)
    nowhere = replace(track, expected=tuple(replace(each, at=None) for each in ahead))
    assert expected(replace(series, track=Result(3, series.track.formula, nowhere))) == ()


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (7.0, 1, "7"),
        (7.25, 1, "7.2"),
        (7.25, 2, "7.25"),
        (-3.0, 1, "−3"),
        (-0.001, 1, "0"),
        (100.0, 0, "100"),
    ],
)
def test_numbers_are_short(value: float, digits: int, text: str) -> None:
    assert saying.number(value, digits) == text


def test_numbers_days_and_intervals_are_said_as_the_language_does() -> None:
    with translation.override("fi"):
        assert saying.number(7.3) == "7,3"
    assert saying.between(0.123, 0.987, 0.95) == "0.12 to 0.99 (95 %)"
    assert saying.percent(0.714) == "71 %"


def test_a_day_is_the_readers_own() -> None:
    series = only(results([asked(PHQ, 0, 9)], PHQ))
    late = series.points[0].at.replace(hour=23)
    assert saying.local_day(late) == saying.local_day(late - timedelta(hours=12)) + 1
