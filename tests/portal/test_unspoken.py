"""What is hard to say, and what was heard, in the portal."""

from django.urls import reverse

from alongside.trail.models import Event
from alongside.voice import actions
from alongside.voice.actions import loop, unspoken
from alongside.voice.models import Concern, FeelingTag
from tests.cast import Cast
from tests.voice.scene import make_check_in


def test_one_press_without_any_content(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    page = browser.post(reverse("portal:hard_to_say_pressed"), follow=True).content.decode()
    assert "There will be room for it when you meet." in page
    browser.post(reverse("portal:hard_to_say_pressed"))
    tag = FeelingTag.objects.get()
    assert (tag.feeling, tag.by_client, tag.remark) == ("hard_to_say", True, "")
    assert Event.objects.get(verb="feeling.named").facts == {"by_client": True}


def test_one_of_six_feelings_with_a_word(cast: Cast) -> None:
    browser, page = cast.browser(cast.vera), reverse("portal:hard_to_say")
    browser.post(page, {"feeling": "confusion", "remark": "What now?"})
    assert FeelingTag.objects.get().remark == "What now?"
    assert "Confusion" in browser.get(page).content.decode()
    assert browser.post(page, {"feeling": "joy"}).status_code == 422


def test_what_a_member_noticed_is_not_shown_here(cast: Cast) -> None:
    unspoken.name_feeling(cast.actor(cast.anna), cast.vera.pk, feeling="anger", remark="Shouted")
    page = cast.browser(cast.vera).get(reverse("portal:hard_to_say"))
    assert page.context["named"] == []


def test_only_what_changed_is_read_and_only_when_it_is_shared(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers={"heard": 2})
    concern, anna = Concern.objects.get(), cast.actor(cast.anna)
    browser, page = cast.browser(cast.vera), reverse("portal:talked_about")
    loop.talk_about(anna, concern.pk, said="She cried", changed="More silence")
    assert "More silence" not in browser.get(page).content.decode()
    loop.talk_about(anna, concern.pk, said="She cried", changed="More silence", shares=True)
    shown = browser.get(page).content.decode()
    assert "More silence" in shown
    assert "I felt heard" in shown
    assert "She cried" not in shown
    assert "More silence" not in cast.browser(cast.oskar).get(page).content.decode()
