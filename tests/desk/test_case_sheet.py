"""The case sheet: what it says, and that nothing on it tells whose work it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, ContactPoint
from alongside.desk.case_paper import title_of
from alongside.meetings.models import Note
from alongside.mirror.codes import code_of
from alongside.mirror.models import Finding, SharedFinding
from alongside.trail.actors import Role
from alongside.voice.actions import goals
from alongside.voice.sets import AFTER_MEETING
from alongside.web.measure_words import Texts
from tests.cast import Cast, make_member
from tests.frame.making import make_agreed
from tests.meetings.stage import make_meeting, make_note
from tests.voice.scene import make_answer
from tests.web.pdf_text import words_of

ANSWERS = dict.fromkeys((each.id for each in AFTER_MEETING.items), 8)
ADDRESS = "/desk/mirror/case-sheet/"
CANARIES = (
    "Vera",
    "Example",
    "vera.example@client.example",
    "5550147",
    "1984",
    "Ilona",
    "Kanarinen",
    "ilona@near.example",
    "5550188",
    "nightingale",
    "harbourmaster",
    "Riverside",
    "Anna",
)


@pytest.fixture
def case(cast: Cast) -> Finding:
    """Vera's file, with a canary wherever something could tell that it is hers."""
    vera = cast.actor(cast.vera)
    Client.objects.filter(pk=cast.vera.pk).update(born_on=date(1984, 5, 3), reading="Kanarinen")
    cast.vera.refresh_from_db()
    whose = {"practice": cast.practice, "client": cast.vera}
    ContactPoint.objects.create(**whose, kind="phone", value="+358 55 5550147")
    CirclePerson.objects.create(
        **whose, name="Ilona Kanarinen", kind="relative", email="ilona@near.example", phone="+358 55 5550188"
    )
    make_agreed(cast)
    make_note(cast, "She spoke of the nightingale.")
    goal = goals.set_goal(vera, cast.vera.pk, words="Write to Ilona, the harbourmaster")
    for near in (3, 4, 7):
        goals.rate_goal(vera, goal.pk, near=near, words="Kanarinen said nightingale")
    for days in (3, 2, 1):
        make_answer(make_meeting(cast, minutes_ago=days * 24 * 60), **ANSWERS)
    return Finding.objects.create(
        **whose,
        member=cast.anna,
        kind="meetings_over",
        facts={"meetings": 3, "of": 3, "minutes": 17, "agreed": 50},
        found_at=timezone.now(),
    )


def made(cast: Cast, question: str = "") -> Any:
    return cast.browser(cast.anna).post(ADDRESS, {"client": str(cast.vera.pk), "question": question})


def test_it_says_what_the_work_is_like(cast: Cast, case: Finding) -> None:
    siiri = make_member(cast.practice, "Siiri", Role.SUPERVISOR)
    whose = {"practice": cast.practice, "client": cast.vera, "member": cast.anna, "facts": case.facts}
    SharedFinding.objects.create(**whose, finding=case, supervisor=siiri, shared_at=timezone.now())
    answer = made(cast, "How can I end without pushing?")
    code = code_of(cast.vera.pk, cast.anna.pk)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == f'inline; filename="case-{code}.pdf"'
    words = words_of(answer.content)
    weeks = (timezone.now() - cast.advice.opened_at).days // 7
    expected = [f"Case sheet {code}", "How can I end without pushing?", "Advice, under way", f"{weeks} weeks"]
    expected += [
        "50 minutes",
        "Goal 1",
        "3 at first, 7 now, of 10; n = 3.",
        f"week {weeks}",
        "After a meeting",
    ]
    expected += ["meetings with this person ran over"]
    assert [each for each in expected if each not in words] == []


def test_nothing_on_it_tells_whose_it_is(cast: Cast, case: Finding) -> None:
    assert Note.objects.filter(client=cast.vera).exists()
    answer = made(cast, "How can I end without pushing?")
    words = words_of(answer.content)
    assert [each for each in CANARIES if each in words] == []
    assert [each for each in CANARIES if each.encode() in answer.content] == []


@pytest.mark.parametrize(
    "question",
    [
        "What does Vera need?",
        "Ilona keeps calling.",
        "She wrote from vera.example@client.example.",
        "Her number is 055 5550147.",
        "Born 3.5.1984, what now?",
    ],
)
def test_a_question_that_tells_whose_it_is_is_not_printed(cast: Cast, case: Finding, question: str) -> None:
    answer = made(cast, question)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["question"])
    assert question in answer.content.decode()


def test_a_measure_that_is_called_after_somebody_loses_the_name() -> None:
    texts = Texts(language="en", title="Questions for Ilona", about="", words_label="")
    assert title_of(texts, "", ["Ilona Kanarinen"]) == "Questions for …"


def test_only_who_reads_the_words_can_make_it(cast: Cast, case: Finding) -> None:
    for who in (cast.mikko, cast.chie, cast.stranger):
        answer = cast.browser(who).post(ADDRESS, {"client": str(cast.vera.pk)})
        assert answer.status_code == 422
        assert "Vera" not in answer.content.decode()
    assert cast.browser(cast.vera).get(ADDRESS).status_code == 404
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=timezone.now() - timedelta(days=1))
    assert made(cast).status_code == 422


def test_it_is_made_from_the_log_and_from_a_finding(cast: Cast, case: Finding) -> None:
    browser = cast.browser(cast.anna)
    log = browser.get(reverse("desk:supervision")).content.decode()
    assert f'action="{ADDRESS}"' in log
    found = browser.get(reverse("desk:finding", args=[case.pk])).content.decode()
    assert f"{ADDRESS}?client={cast.vera.pk}" in found
    page = browser.get(f"{ADDRESS}?client={cast.vera.pk}").content.decode()
    assert f'<option value="{cast.vera.pk}" selected>Vera Example</option>' in page


def test_work_without_anything_is_a_sheet_too(cast: Cast) -> None:
    words = words_of(made(cast).content)
    expected = [
        "Nothing is agreed yet.",
        "No goal was rated yet.",
        "Nothing was answered yet.",
        "Nothing is shared.",
    ]
    assert [each for each in expected if each not in words] == []
