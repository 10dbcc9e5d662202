"""What clients said about meetings, as read on the desk."""

import pytest
from django.template.loader import render_to_string

from alongside.voice import actions, queries
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in


def answered(cast: Cast, words: str = "", **answers: int) -> CheckIn:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    return actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers=answers, words=words)


def part(cast: Cast) -> str:
    found = queries.latest_check_ins(cast.actor(cast.anna), cast.vera.pk)
    return render_to_string("desk/clients/_checkins.html", {"check_ins": found, "client": cast.vera})


def test_the_part_shows_words_low_answers_and_their_way(cast: Cast) -> None:
    answered(cast, heard=9)
    answered(cast, heard=4, words="Too <fast> for me")
    page = part(cast)
    assert "Too &lt;fast&gt; for me" in page
    assert page.index(">9<") < page.index(">4 <")
    assert page.count('class="tag strong"') == 1
    assert "not validated" in page
    assert "should be seen at once" not in page


def test_who_did_not_feel_safe_is_seen_at_once_until_somebody_read_it(cast: Cast) -> None:
    answered(cast, safe=1)
    assert "should be seen at once" in part(cast)
    actions.mark_seen(cast.actor(cast.anna), cast.vera.pk)
    assert "should be seen at once" not in part(cast)
    assert "I have read this" not in part(cast)


def test_an_answer_that_came_later_hides_no_call(cast: Cast) -> None:
    answered(cast, safe=1, words="The first")
    answered(cast, safe=9, words="The second")
    page = part(cast)
    assert "should be seen at once" in page
    assert page.index("The second") < page.index("The first")


def test_nothing_answered_is_said_calmly(cast: Cast) -> None:
    assert "Nothing has been answered yet." in part(cast)


@pytest.mark.parametrize(("who", "status"), [("mikko", 404), ("chie", 404), ("stranger", 404), ("vera", 404)])
def test_only_who_works_with_the_client_reads_them(cast: Cast, who: str, status: int) -> None:
    answered(cast, heard=4)
    browser = cast.browser(getattr(cast, who))
    assert browser.post(f"/desk/clients/{cast.vera.pk}/check-ins/seen/").status_code == status
    assert CheckIn.objects.get().seen_at is None


def test_reading_them_is_one_press(cast: Cast) -> None:
    answered(cast, heard=4)
    browser = cast.browser(cast.anna)
    address = f"/desk/clients/{cast.vera.pk}/check-ins/seen/"
    assert browser.get(address).status_code == 405
    assert browser.post(address).status_code == 302
    assert CheckIn.objects.get().seen_at is not None
