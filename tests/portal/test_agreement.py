"""The client's agreement in the portal."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from alongside.clients.models import Stage
from alongside.frame import actions
from alongside.frame.models import Frame, FrameQuestion
from tests.cast import Cast, make_engagement
from tests.frame.making import make_agreed, make_draft, make_imported, make_proposed
from tests.web.pdf_letters import letters

pytestmark = pytest.mark.django_db


def test_nothing_yet_is_said_calmly(cast: Cast) -> None:
    make_draft(cast)
    page = cast.browser(cast.vera).get("/portal/agreement/")
    assert page.status_code == 200
    assert "Nothing has been put before you yet" in page.content.decode()


def test_each_section_says_whom_it_protects(cast: Cast) -> None:
    make_proposed(cast)
    page = cast.browser(cast.vera).get("/portal/agreement/").content.decode()
    assert page.count("Protects ") == 12
    assert "What you tell me stays with me" in page
    assert "€85.00" in page
    assert page.count("Ask about this") == 12
    assert "I agree" in page


def test_a_name_and_a_button_are_a_yes(cast: Cast) -> None:
    cast.advice.stage = Stage.INTAKE
    cast.advice.save()
    frame = make_proposed(cast)
    browser = cast.browser(cast.vera)
    done = browser.post(f"/portal/agreement/{frame.pk}/accept/", {"name": "Vera Example"})
    assert done["Location"] == f"/portal/agreement/{frame.pk}/"
    frame.refresh_from_db()
    cast.advice.refresh_from_db()
    assert (frame.status, cast.advice.stage) == ("agreed", Stage.ACTIVE)
    page = browser.get("/portal/agreement/").content.decode()
    assert "Vera Example, agreed here on" in page
    assert "I agree" not in page


def test_a_look_changes_nothing(cast: Cast) -> None:
    frame = make_proposed(cast)
    browser = cast.browser(cast.vera)
    assert browser.get(f"/portal/agreement/{frame.pk}/accept/").status_code == 405
    assert Frame.objects.get().status == "proposed"


def test_without_a_name_nothing_is_agreed(cast: Cast) -> None:
    frame = make_proposed(cast)
    answer = cast.browser(cast.vera).post(f"/portal/agreement/{frame.pk}/accept/", {"name": " "})
    assert (answer.status_code, "name" in answer.context["yes"].errors) == (422, True)
    invisible = cast.browser(cast.vera).post(f"/portal/agreement/{frame.pk}/accept/", {"name": "\u200b"})
    assert (invisible.status_code, "name" in invisible.context["yes"].errors) == (422, True)
    assert Frame.objects.get().status == "proposed"


def test_a_second_yes_is_answered_politely(cast: Cast) -> None:
    frame = make_agreed(cast)
    answer = cast.browser(cast.vera).post(f"/portal/agreement/{frame.pk}/accept/", {"name": "Vera"})
    assert answer.status_code == 409
    assert "You have agreed to this version already" in answer.content.decode()
    frame.refresh_from_db()
    assert frame.agreed_name == "Vera Example"


def test_an_old_version_is_not_agreed(cast: Cast) -> None:
    old = make_proposed(cast)
    make_proposed(cast, minutes=60)
    answer = cast.browser(cast.vera).post(f"/portal/agreement/{old.pk}/accept/", {"name": "Vera"})
    assert answer.status_code == 409
    assert "no longer current" in answer.content.decode()
    assert not Frame.objects.filter(status="agreed").exists()


def test_a_change_is_shown_against_the_version_before(cast: Cast) -> None:
    make_agreed(cast)
    make_proposed(cast, minutes=60)
    page = cast.browser(cast.vera).get("/portal/agreement/").content.decode()
    assert "What changes: When we meet" in page
    assert "as we spoke" in page
    assert "<del>50 minutes</del>" in page and "<ins>60 minutes</ins>" in page
    assert "Until you say yes, what you agreed before holds." in page
    assert page.count("<del>") == 1


def test_asking_about_a_section(cast: Cast) -> None:
    frame = make_proposed(cast)
    browser = cast.browser(cast.vera)
    ask = f"/portal/agreement/{frame.pk}/ask/"
    empty = browser.post(ask, {"section": "payment", "words": ""})
    assert empty.status_code == 422
    assert '<details class="no-print" open>' in empty.content.decode()
    assert browser.post(ask, {"section": "weather", "words": "?"}).status_code == 422
    assert browser.post(ask, {}).status_code == 422
    assert FrameQuestion.objects.count() == 0
    assert browser.post(ask, {"section": "payment", "words": "By card?"}).status_code == 302
    question = FrameQuestion.objects.get()
    actions.answer_question(cast.actor(cast.anna), question.pk, words="Of course.")
    page = browser.get("/portal/agreement/").content.decode()
    assert page.index("By card?") < page.index("Of course.")


@pytest.mark.parametrize("who", ["oskar", "strangers_client", "anna"])
def test_for_others_it_does_not_exist(cast: Cast, who: str) -> None:
    frame = make_proposed(cast)
    browser = cast.browser(getattr(cast, who))
    for page in ("", "pdf/"):
        assert browser.get(f"/portal/agreement/{frame.pk}/{page}").status_code == 404
    assert browser.post(f"/portal/agreement/{frame.pk}/accept/", {"name": "V"}).status_code == 404
    assert (
        browser.post(f"/portal/agreement/{frame.pk}/ask/", {"section": "time", "words": "?"}).status_code
        == 404
    )
    assert Frame.objects.get().status == "proposed"
    assert FrameQuestion.objects.count() == 0


def test_a_draft_does_not_exist_for_the_client(cast: Cast) -> None:
    draft = make_draft(cast)
    assert cast.browser(cast.vera).get(f"/portal/agreement/{draft.pk}/").status_code == 404


def test_an_imported_one_is_not_shown_as_agreed(cast: Cast) -> None:
    imported = make_imported(cast.advice)
    browser = cast.browser(cast.vera)
    assert browser.get(f"/portal/agreement/{imported.pk}/").status_code == 404
    assert "Nothing has been put before you yet" in browser.get("/portal/agreement/").content.decode()


def test_history_stays_readable(cast: Cast) -> None:
    first = make_agreed(cast)
    second = make_proposed(cast, minutes=60)
    browser = cast.browser(cast.vera)
    browser.post(f"/portal/agreement/{second.pk}/accept/", {"name": "Vera Example"})
    page = browser.get(f"/portal/agreement/{first.pk}/").content.decode()
    assert "replaced by a newer version" in page
    assert "50 minutes" in page


def test_two_pieces_of_work_are_a_list(cast: Cast) -> None:
    make_proposed(cast)
    second = make_engagement(cast.vera, "delivery")
    make_proposed(cast, on=second)
    page = cast.browser(cast.vera).get("/portal/agreement/").content.decode()
    assert page.count("waits for your yes") == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Whatstaywme"), ("ru", "Всёчторакзывете"), ("ja", "秘密質問理由"), ("fi", "Sekerottäö")],
)
def test_the_pdf_speaks_the_clients_language(cast: Cast, language: str, words: str) -> None:
    cast.vera.language = language
    cast.vera.save()
    with translation.override(language):
        frame = make_agreed(cast)
    answer = cast.browser(cast.vera).get(f"/portal/agreement/{frame.pk}/pdf/")
    assert answer["Content-Disposition"] == 'inline; filename="agreement-1.pdf"'
    assert set(words) <= letters(answer.content)
    assert set("VeraExample") <= letters(answer.content)


def test_the_page_costs_the_same_for_many_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    frame = make_agreed(cast)
    browser = cast.browser(cast.vera)
    for _ in range(12):
        actions.ask_question(cast.actor(cast.vera), frame.pk, section="time", words="Why?")
    browser.get("/portal/agreement/")
    with django_assert_max_num_queries(10):
        browser.get("/portal/agreement/")
