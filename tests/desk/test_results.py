"""A client's results on the desk."""

import re

import pytest

from alongside.voice.actions.comments import comment_on_result
from alongside.voice.measuring.symptom_keys import GAD_7, PHQ_9
from alongside.voice.models import MeasureVersion, ResultComment
from tests.cast import Cast
from tests.voice.answered import answer_often, make_version
from tests.voice.scene import make_check_in

QUERIES = (
    9  # all of them: who it is, in which seat, whose client, which work, and what was answered and begun
)
BETTER = (18, 17, 17, 12, 11, 6, 5)


@pytest.fixture
def phq9(cast: Cast) -> MeasureVersion:
    """Vera gets better, in her own words."""
    version = make_version(cast.vera, PHQ_9)
    answer_often(version, PHQ_9, cast.vera, BETTER, work=cast.advice, words="This week")
    return version


def get(cast: Cast, address: str, who: str = "anna") -> str:
    response = cast.browser(getattr(cast, who)).get(address)
    assert response.status_code == 200
    return response.content.decode()


def overview(cast: Cast) -> str:
    return f"/desk/clients/{cast.vera.pk}/results/"


def one(cast: Cast, version: MeasureVersion) -> str:
    return f"{overview(cast)}{version.measure_id}/"


def test_the_overview_shows_latest_change_words_and_completeness(cast: Cast, phq9: MeasureVersion) -> None:
    html = get(cast, overview(cast))
    assert '<span class="value">5</span>' in html
    assert "scale 0 to 27" in html
    assert "Clearly better, and now within the range of people who do not seek help." in html
    assert "n = 7 points, Jacobson-Truax" in html
    assert "This week 6" in html
    assert "7 of 7 answered" in html
    assert "7 scores: from 18 on 12 Jan 2026 to 5 on 23 Feb 2026." in html
    assert "This does not show that the work caused it." in html
    assert one(cast, phq9) in html


def test_nothing_answered_is_said_calmly(cast: Cast) -> None:
    assert "Nothing has been answered yet." in get(cast, overview(cast))


def test_one_measure_shows_the_picture_its_keys_the_table_and_every_number(
    cast: Cast, phq9: MeasureVersion
) -> None:
    html = get(cast, one(cast, phq9))
    assert html.count('role="img"') == 2
    assert html.count('class="chart-corridor"') == 3  # twice drawn, once explained
    assert "Cut-off 10" in html
    assert "The work began" in html
    assert html.count('<td data-label="Range">') == 7
    assert 'data-label="Answers"' not in html  # nothing is missing
    assert "13 points better." in html
    assert 'class="tag">recalled' in html
    for formula in ("NAP", "Tau-U", "PAND", "XmR", "EWMA", "Sudden gains"):
        assert formula in html
    assert "Ranges: hardly any 0 to 5, mild 5 to 10" in html
    assert re.search(r' style=|<style|<script(?! src| type="module" src)', html) is None


def test_too_few_points_are_said(cast: Cast) -> None:
    version = make_version(cast.vera, PHQ_9)
    answer_often(version, PHQ_9, cast.vera, [18], work=cast.advice)
    html = get(cast, one(cast, version))
    assert "Too few points: 1 of 2." in html
    assert "One score: 18 on 12 Jan 2026." in html


def test_a_measure_without_any_score_still_shows_its_words(cast: Cast) -> None:
    version = make_version(cast.vera, PHQ_9)
    answer_often(version, PHQ_9, cast.vera, [None], work=cast.advice, words="Only words")
    html = get(cast, one(cast, version))
    assert 'role="img"' not in html
    assert "too few answers for a score" in html
    assert "Only words 0" in html


def test_the_printed_sheet_has_the_table_open(cast: Cast, phq9: MeasureVersion) -> None:
    html = get(cast, f"{one(cast, phq9)}print/")
    assert "<details" not in html
    assert 'id="answers-table"' in html


def test_both_speak_on_the_same_page(cast: Cast, phq9: MeasureVersion) -> None:
    comment_on_result(cast.actor(cast.vera), cast.vera.pk, phq9.measure_id, words="I moved <then>.")
    browser = cast.browser(cast.anna)
    assert browser.post(one(cast, phq9), {"words": "Thank you."}).status_code == 302
    html = get(cast, one(cast, phq9))
    assert html.index("I moved &lt;then&gt;.") < html.index("Thank you.")
    assert "Commented on" in get(cast, overview(cast))


def test_an_empty_comment_is_refused_beside_the_field(cast: Cast, phq9: MeasureVersion) -> None:
    response = cast.browser(cast.anna).post(one(cast, phq9), {"words": "x" * 2001})
    assert response.status_code == 422
    assert ResultComment.objects.count() == 0


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_works_with_the_client(cast: Cast, phq9: MeasureVersion, who: str, method: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert getattr(browser, method)(one(cast, phq9), {"words": "x"}).status_code == 404
    if method == "get":
        assert [browser.get(at).status_code for at in (overview(cast), f"{one(cast, phq9)}print/")] == [
            404,
            404,
        ]
    assert ResultComment.objects.count() == 0


def test_a_measure_of_somebody_else_is_not_found(cast: Cast, phq9: MeasureVersion) -> None:
    other = make_version(cast.oskar, GAD_7)
    answer_often(other, GAD_7, cast.oskar, [3, 4])
    assert cast.browser(cast.anna).get(one(cast, other)).status_code == 404


def test_an_unknown_part_shows_the_first(cast: Cast, phq9: MeasureVersion) -> None:
    assert get(cast, f"{one(cast, phq9)}?part=%3Cscript%3E").count('role="img"') == 2


def test_how_a_meeting_was_for_a_member_is_theirs_alone(cast: Cast, phq9: MeasureVersion) -> None:
    own = make_version(cast.vera, GAD_7)
    answer_often(own, GAD_7, cast.vera, [1, 2], rater="member", member=cast.mikko)
    assert GAD_7.name not in get(cast, overview(cast))


def test_five_measures_of_a_hundred_points_are_few_queries_and_a_light_page(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    browser = cast.browser(cast.anna)
    for _ in range(5):
        version = make_version(cast.vera, PHQ_9)
        answer_often(version, PHQ_9, cast.vera, [at % 28 for at in range(100)], words="Some words of a week")
    browser.get(overview(cast))
    with django_assert_max_num_queries(QUERIES):  # type: ignore[operator]
        response = browser.get(overview(cast))
    assert len(response.content) < 60_000
    assert response.content.decode().count('role="img"') == 5
    with django_assert_max_num_queries(QUERIES):  # type: ignore[operator]
        assert len(browser.get(one(cast, version)).content) < 60_000


def test_check_ins_of_meetings_have_results_too(cast: Cast) -> None:
    from alongside.voice.actions import answer_check_in

    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    answers = {"heard": 9.0, "understood": 8.0, "accepted": 9.0, "safe": 10.0}
    answer_check_in(cast.actor(cast.vera), check_in.pk, answers=answers, words="Good")
    html = get(cast, overview(cast))
    assert "After a meeting" in html
    assert "own wording, not validated" in html
    html = get(cast, f"{overview(cast)}{check_in.version.measure_id}/")
    assert "I felt heard." in html
    assert "4 of 8" in html
