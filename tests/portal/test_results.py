"""A client's own answers over time, as they see them."""

import re

import pytest

from alongside.voice.actions.comments import comment_on_result
from alongside.voice.measuring.symptom_keys import GAD_7, PHQ_9
from alongside.voice.models import MeasureVersion, ResultComment
from tests.cast import Cast
from tests.voice.answered import answer_often, make_version


@pytest.fixture
def phq9(cast: Cast) -> MeasureVersion:
    version = make_version(cast.vera, PHQ_9)
    answer_often(version, PHQ_9, cast.vera, (18, 17, 17, 12, 11, 6, 5), work=cast.advice, words="This week")
    return version


def get(cast: Cast, address: str) -> str:
    response = cast.browser(cast.vera).get(address)
    assert response.status_code == 200
    return response.content.decode()


def pictures(html: str) -> list[str]:
    return re.findall(r"<svg.*?</svg>", html, re.DOTALL)


def test_the_client_sees_the_same_picture_as_who_works_with_them(cast: Cast, phq9: MeasureVersion) -> None:
    desk = cast.browser(cast.anna).get(f"/desk/clients/{cast.vera.pk}/results/{phq9.measure_id}/")
    mine = get(cast, f"/portal/results/{phq9.measure_id}/")
    assert pictures(mine) == pictures(desk.content.decode())
    assert len(pictures(mine)) > 2
    assert "Clearly better" in mine
    assert "Tau-U" not in mine
    assert "In your own words" in mine
    assert mine.index("#answers-table") < mine.index("<svg")


def test_the_overview_leads_there_and_says_what_it_is(cast: Cast, phq9: MeasureVersion) -> None:
    html = get(cast, "/portal/results/")
    assert f"/portal/results/{phq9.measure_id}/" in html
    assert "The same pictures that the person you work with sees." in html
    assert "This does not show that the work caused it." in html


def test_nothing_answered_is_said_calmly(cast: Cast) -> None:
    assert "Nothing has been answered yet." in get(cast, "/portal/results/")


def test_a_comment_is_one_form_and_its_answer_stands_below(cast: Cast, phq9: MeasureVersion) -> None:
    address = f"/portal/results/{phq9.measure_id}/"
    assert cast.browser(cast.vera).post(address, {"words": "I slept again."}).status_code == 302
    comment_on_result(cast.actor(cast.anna), cast.vera.pk, phq9.measure_id, words="I am glad.")
    html = get(cast, address)
    assert html.index("I slept again.") < html.index("I am glad.")
    assert "Anna" in html
    assert cast.browser(cast.vera).post(address, {"words": " "}).status_code == 422
    assert ResultComment.objects.count() == 2


@pytest.mark.parametrize("who", ["oskar", "strangers_client", "anna", "stranger"])
def test_nobody_else_opens_it(cast: Cast, phq9: MeasureVersion, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(f"/portal/results/{phq9.measure_id}/").status_code == 404
    assert browser.post(f"/portal/results/{phq9.measure_id}/", {"words": "x"}).status_code == 404
    assert ResultComment.objects.count() == 0


@pytest.mark.parametrize("rater", ["member", "circle"])
def test_what_others_answered_is_theirs_to_show(cast: Cast, rater: str) -> None:
    version = make_version(cast.vera, GAD_7)
    member = cast.anna if rater == "member" else None
    answer_often(version, GAD_7, cast.vera, [3, 4], rater=rater, member=member)
    assert "Nothing has been answered yet." in get(cast, "/portal/results/")
    assert cast.browser(cast.vera).get(f"/portal/results/{version.measure_id}/").status_code == 404
