"""The diary on the desk: what is shared, nothing that says whether there is more, and a question to propose."""

from typing import Any

import pytest
from django.urls import reverse

from alongside.diary import actions
from alongside.diary.models import DiaryPrompt
from alongside.trail.models import Event
from tests.cast import Cast
from tests.diary.making import MP3, PNG, write
from tests.diary.test_prompts import propose, soon
from tests.meetings.stage import make_appointment


def page(cast: Cast, who: Any = None) -> Any:
    return cast.browser(who or cast.anna).get(reverse("desk:diary", args=[cast.vera.pk]))


def test_only_what_is_shared_and_not_a_hint_of_more(cast: Cast) -> None:
    before = page(cast).content
    own = actions.add_prompt(cast.actor(cast.vera), words="Did I rest?")
    write(cast, "Hers alone", photo=PNG, mood=1, themes=["night"], prompt_id=own.pk)
    write(cast, "Hers alone, too", themes=["night"])
    assert [line for line in page(cast).content.splitlines() if b"csrf" not in line] == [
        line for line in before.splitlines() if b"csrf" not in line
    ]
    write(cast, "For Anna", mood=6, themes=["sea"], prompt_id=own.pk, photo=PNG, sound=MP3, is_shared=True)
    text = page(cast).content.decode()
    for words in ("For Anna", "Mood: 6 of 10", "sea"):
        assert words in text
    for words in ("Hers alone", "night", "Did I rest?"):
        assert words not in text
    assert Event.objects.filter(verb="file.opened").count() == 1


def test_photo_and_sound_of_a_shared_entry(cast: Cast) -> None:
    private, shared = (write(cast, photo=PNG, sound=MP3, is_shared=each) for each in (False, True))
    browser = cast.browser(cast.anna)
    for name, content in (("diary_photo", PNG), ("diary_sound", MP3)):
        assert browser.get(reverse(f"desk:{name}", args=[shared.pk])).content == content
        assert browser.get(reverse(f"desk:{name}", args=[private.pk])).status_code == 404
        assert cast.browser(cast.chie).get(reverse(f"desk:{name}", args=[shared.pk])).status_code == 404
    actions.share_entry(cast.actor(cast.vera), shared.pk)
    assert browser.get(reverse("desk:diary_photo", args=[shared.pk])).status_code == 404


@pytest.mark.parametrize("who", ["chie", "mikko", "stranger", "vera"])
def test_others_find_nothing_there(cast: Cast, who: str) -> None:
    write(cast, is_shared=True)
    row = propose(cast)
    browser = cast.browser(getattr(cast, who))
    assert browser.get(reverse("desk:diary", args=[cast.vera.pk])).status_code == 404
    assert browser.post(reverse("desk:diary_prompt_withdraw", args=[row.pk])).status_code == 404
    assert DiaryPrompt.objects.get().stopped_at is None


def test_a_question_is_proposed_agreed_to_and_asked_no_more(cast: Cast) -> None:
    browser, address = cast.browser(cast.anna), reverse("desk:diary", args=[cast.vera.pk])
    sent = {"words": "What was light?", "every_days": "2", "ends_on": str(soon())}
    assert browser.post(address, sent).status_code == 302
    row = DiaryPrompt.objects.get()
    assert (row.words, row.every_days, row.set_by, row.engagement) == (
        "What was light?",
        2,
        cast.anna,
        cast.advice,
    )
    assert "waits for the client's yes" in page(cast).content.decode()
    actions.agree_to_prompt(cast.actor(cast.vera), row.pk)
    assert "the client said yes" in page(cast).content.decode()
    browser.post(reverse("desk:diary_prompt_withdraw", args=[row.pk]))
    assert "What was light?" not in page(cast).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"words": ""}, {"every_days": "5"}, {"ends_on": ""}, {"ends_on": "2020-01-01"}]
)
def test_what_is_wrong_is_said_beside_its_field(cast: Cast, wrong: dict[str, str]) -> None:
    sent = {"words": "What was light?", "every_days": "2", "ends_on": str(soon())} | wrong
    answer = cast.browser(cast.anna).post(reverse("desk:diary", args=[cast.vera.pk]), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)


def test_without_open_work_nothing_is_proposed(cast: Cast) -> None:
    cast.advice.stage = "ended"
    cast.advice.save()
    assert "Propose a question" not in page(cast).content.decode()


def test_the_preparation_says_in_one_line_that_there_is_something_new(cast: Cast) -> None:
    address = reverse("desk:prepare", args=[make_appointment(cast.vera, cast.advice).pk])
    write(cast)
    assert "shared entr" not in cast.browser(cast.anna).get(address).content.decode()
    write(cast, is_shared=True)
    assert "1 new shared entry" in cast.browser(cast.anna).get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_at_one_and_at_thirty(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for _row in range(rows):
        write(cast, photo=PNG, is_shared=True)
    browser = cast.browser(cast.anna)
    page(cast)  # the opening of the file is remembered once
    address = reverse("desk:diary", args=[cast.vera.pk])
    with django_assert_num_queries(9):
        browser.get(address)
