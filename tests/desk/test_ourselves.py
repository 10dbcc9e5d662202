"""The practitioner's own side and the attitude mirror, on the desk."""

import pytest
from django.urls import reverse

from alongside.voice.actions.own_side import answer_own_side
from alongside.voice.actions.reflections import write_reflection
from alongside.voice.models import CheckIn, Reflection
from tests.cast import Cast
from tests.voice.scene import make_answer, make_meeting


def test_four_taps_after_a_meeting(cast: Cast):
    meeting, browser = make_meeting(cast.vera, cast.advice), cast.browser(cast.anna)
    address = reverse("desk:own_side_of", args=[meeting.pk])
    assert address in browser.get(reverse("desk:wrap_up", args=[meeting.pk])).content.decode()
    taps = {"present": "8", "in_touch": "7", "worthwhile": "9", "satisfied": "6", "words": "Tired"}
    assert browser.post(address, taps).status_code == 302
    assert CheckIn.objects.get().answers == {"present": 8, "in_touch": 7, "worthwhile": 9, "satisfied": 6}
    assert b"Tired" in browser.get(reverse("desk:wrap_up", args=[meeting.pk])).content


@pytest.mark.parametrize("data", [{}, {"present": "11"}, {"words": "x" * 2001}])
def test_bad_taps_are_refused(cast: Cast, data: dict[str, str]):
    address = reverse("desk:own_side_of", args=[make_meeting(cast.vera).pk])
    assert cast.browser(cast.anna).post(address, data).status_code in {422, 200 if not data else 422}
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_a_gap_is_asked_about_and_costs_the_same(cast: Cast, django_assert_max_num_queries, count: int):
    for _week in range(count * 3):
        meeting = make_meeting(cast.vera, cast.advice)
        make_answer(meeting, heard=2, understood=2, accepted=2, matters=2)
        answer_own_side(cast.actor(cast.anna), meeting.pk, answers={"present": 9, "in_touch": 9})
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:own_side"))
    with django_assert_max_num_queries(8):
        page = browser.get(reverse("desk:own_side")).content.decode()
    assert "What may each of you see that the other does not?" in page
    assert "Vera Example" not in cast.browser(cast.mikko).get(reverse("desk:own_side")).content.decode()


def test_i_look_into_the_mirror_and_take_it_out_again(cast: Cast):
    browser, address = cast.browser(cast.anna), reverse("desk:reflection")
    browser.post(address, {"present": "4", "words": "Rushed", "intention": "Breathe", "again_weeks": "1"})
    mine = Reflection.objects.get()
    page = browser.get(address).content.decode()
    assert "Breathe" in page
    assert "Rushed" in page
    assert "Rushed" not in cast.browser(cast.mikko).get(address).content.decode()
    assert browser.post(address, {"present": "11"}).status_code == 422
    remove = reverse("desk:reflection_remove", args=[mine.pk])
    assert cast.browser(cast.mikko).post(remove).status_code == 404
    browser.post(remove)
    assert not Reflection.objects.exists()


def test_the_mirror_reminds_who_asked_for_it(cast: Cast):
    anna = cast.actor(cast.anna)
    found = write_reflection(anna, answers={"warm": 4}, again_weeks=1)
    page = cast.browser(cast.anna).get(reverse("desk:mirror"))
    assert page.context["is_reflection_due"] is False
    found.at = found.at.replace(year=found.at.year - 1)
    found.save()
    page = cast.browser(cast.anna).get(reverse("desk:mirror"))
    assert page.context["is_reflection_due"] is True


@pytest.mark.parametrize("count", [1, 26])
def test_many_looks_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries, count: int):
    for _week in range(count):
        write_reflection(cast.actor(cast.anna), answers={"warm": 4}, words="x")
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:reflection"))
    with django_assert_max_num_queries(8):
        browser.get(reverse("desk:reflection"))
