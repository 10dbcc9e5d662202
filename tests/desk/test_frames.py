"""The agreement on the desk."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.frame import actions, queries
from alongside.frame.models import Deviation, Frame, FrameTemplate
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_engagement
from tests.frame.making import make_agreed, make_draft, make_imported, make_proposed

pytestmark = pytest.mark.django_db

WHOLE = {
    "minutes": "60",
    "every_weeks": "2",
    "weekday": "3",
    "at_time": "15:30",
    "place_kind": "room",
    "place": "Rantatie 1",
    "fee": "85,50",
    "currency": "eur",
    "payment_method": "card",
    "payment_period": "month",
    "cancel_hours": "48",
    "late_percent": "100",
    "free_late": "2",
    "missed_percent": "100",
    "contact_channels": ["portal", "phone"],
    "reply_hours": "24",
    "recording": "none",
    "confidentiality": "It stays here.",
    "stop_rule": "Say stop.",
    "what_you_get": "Time.",
    "how_it_goes": "Slowly.",
    "what_to_expect": "Work.",
    "limits": "No emergency.",
    "your_voice": "Counts.",
}


def pages(cast: Cast) -> list[str]:
    """Every page about Vera's agreement."""
    proposed = make_proposed(cast)
    question = actions.ask_question(cast.actor(cast.vera), proposed.pk, section="payment", words="By card?")
    draft = make_draft(cast, minutes=90)
    return [
        f"/desk/agreements/{cast.advice.pk}/",
        f"/desk/agreements/versions/{proposed.pk}/",
        f"/desk/agreements/versions/{draft.pk}/edit/",
        f"/desk/agreements/versions/{proposed.pk}/on-paper/",
        f"/desk/agreements/versions/{proposed.pk}/pdf/",
        f"/desk/agreements/questions/{question.pk}/",
    ]


def test_every_page_is_there_for_who_works_with_the_client(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert [browser.get(page).status_code for page in pages(cast)] == [200] * 6


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera", "oskar"])
def test_for_everybody_else_nothing_exists(cast: Cast, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    proposed_page = pages(cast)
    assert [browser.get(page).status_code for page in proposed_page] == [404] * 6
    proposed = Frame.objects.get(status="proposed")
    posts = [
        (f"/desk/agreements/{cast.advice.pk}/write/", {}),
        (f"/desk/agreements/{cast.advice.pk}/outside/", {}),
        (f"/desk/agreements/versions/{proposed.pk}/withdraw/", {}),
        (f"/desk/agreements/versions/{proposed.pk}/drop/", {}),
    ]
    assert [browser.post(page, data).status_code for page, data in posts] == [404] * 4
    assert Frame.objects.get(status="proposed") == proposed


def test_who_is_not_signed_in_is_asked_to(cast: Cast, client: object) -> None:
    answer = client.get(f"/desk/agreements/{cast.advice.pk}/")  # type: ignore[attr-defined]
    assert answer.status_code == 302


def test_write_and_propose(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    begun = browser.post(f"/desk/agreements/{cast.advice.pk}/write/")
    draft = Frame.objects.get()
    assert begun["Location"] == f"/desk/agreements/versions/{draft.pk}/edit/"
    page = browser.get(begun["Location"]).content.decode()
    assert "Protects you: so that you can speak freely." in page
    saved = browser.post(begun["Location"], WHOLE | {"revision": "0"})
    assert saved["Location"] == begun["Location"]
    draft.refresh_from_db()
    assert (draft.minutes, draft.every_weeks, draft.weekday, draft.fee, draft.currency) == (
        60,
        2,
        3,
        Decimal("85.50"),
        "EUR",
    )
    assert draft.free_late == 2
    assert (draft.confidentiality_limits, draft.daily_contact_agreed) == ("", False)
    done = browser.post(begun["Location"], WHOLE | {"revision": "1", "propose": "1"})
    assert done["Location"] == f"/desk/agreements/{cast.advice.pk}/"
    assert queries.proposed_frame(cast.actor(cast.vera), cast.advice.pk) == draft
    assert "waits for the client" in browser.get(done["Location"]).content.decode()


def test_what_is_missing_is_said_beside_each_field_and_nothing_is_lost(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    draft = actions.write_draft(cast.actor(cast.anna), cast.advice.pk)
    page = f"/desk/agreements/versions/{draft.pk}/edit/"
    answer = browser.post(page, WHOLE | {"fee": "", "stop_rule": "", "revision": "0", "propose": "1"})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert set(form.errors) == {"fee", "stop_rule", "__all__"}
    assert form.errors["fee"] == ["Must be said before you propose this."]
    assert 'name="revision" value="1"' in answer.content.decode()
    again = browser.post(page, WHOLE | {"revision": "1", "propose": "1"})
    assert again.status_code == 302
    assert Frame.objects.get().status == "proposed"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", "many"),
        ("minutes", "1000"),
        ("fee", "a lot"),
        ("fee", "-5"),
        ("currency", "XYZ"),
        ("late_percent", "300"),
        ("free_late", "13"),
        ("weekday", "9"),
        ("room_id", "not-a-room"),
        ("place_kind", "moon"),
        ("review_on", "tomorrow"),
        ("reply_hours", "0"),
        ("revision", "x"),
    ],
)
def test_bad_input_is_said_beside_the_field(cast: Cast, field: str, value: str) -> None:
    draft = actions.write_draft(cast.actor(cast.anna), cast.advice.pk)
    page = f"/desk/agreements/versions/{draft.pk}/edit/"
    answer = cast.browser(cast.anna).post(page, WHOLE | {"revision": "0", field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    draft.refresh_from_db()
    assert draft.revision == 0


def test_an_old_page_keeps_its_text_and_overwrites_nothing(cast: Cast) -> None:
    draft = make_draft(cast)
    page = f"/desk/agreements/versions/{draft.pk}/edit/"
    answer = cast.browser(cast.anna).post(page, WHOLE | {"revision": "0", "limits": "My long text"})
    assert answer.status_code == 409
    assert "My long text" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.limits != "My long text"


def test_a_change_asks_why_and_shows_what_differs(cast: Cast) -> None:
    make_agreed(cast)
    browser = cast.browser(cast.anna)
    page = browser.post(f"/desk/agreements/{cast.advice.pk}/write/")["Location"]
    form = browser.get(page).context["form"]
    typed = {name: value for name, value in form.initial.items() if value is not None and name != "room_id"}
    typed |= {"minutes": "75", "revision": "0", "propose": "1"}
    refused = browser.post(page, typed)
    assert refused.status_code == 422
    assert refused.context["form"].errors["reason"] == [
        "Say in a sentence why it changes. The client reads it."
    ]
    later = (timezone.localdate() + timedelta(days=20)).isoformat()
    typed |= {"revision": "1", "reason": "Fifty is too short.", "trial_until": later}
    assert browser.post(page, typed).status_code == 302
    new = Frame.objects.get(version=2)
    assert new.changed == ["minutes"]
    shown = browser.get(f"/desk/agreements/versions/{new.pk}/").content.decode()
    assert "<del>50 minutes</del>" in shown and "<ins>75 minutes</ins>" in shown
    assert "Fifty is too short." in shown


def test_an_agreed_version_is_not_edited(cast: Cast) -> None:
    frame = make_agreed(cast)
    browser = cast.browser(cast.anna)
    page = f"/desk/agreements/versions/{frame.pk}/edit/"
    assert browser.get(page)["Location"] == f"/desk/agreements/versions/{frame.pk}/"
    assert browser.post(page, WHOLE | {"revision": str(frame.revision)}).status_code == 302
    for change in ("withdraw", "drop"):
        browser.post(f"/desk/agreements/versions/{frame.pk}/{change}/")
    frame.refresh_from_db()
    assert (frame.status, frame.minutes, frame.fee) == ("agreed", 50, Decimal(85))


def test_take_back_and_throw_away(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    proposed = make_proposed(cast)
    draft = make_draft(cast)
    browser.post(f"/desk/agreements/versions/{proposed.pk}/withdraw/")
    browser.post(f"/desk/agreements/versions/{draft.pk}/drop/")
    assert Frame.objects.get().status == "withdrawn"


def test_a_yes_on_paper(cast: Cast) -> None:
    frame = make_proposed(cast)
    browser = cast.browser(cast.anna)
    page = f"/desk/agreements/versions/{frame.pk}/on-paper/"
    ahead = (timezone.localdate() + timedelta(days=3)).isoformat()
    refused = browser.post(page, {"name": "Vera", "how": "paper", "agreed_on": ahead})
    assert (refused.status_code, "agreed_on" in refused.context["form"].errors) == (422, True)
    browser.post(page, {"name": "Vera Example", "how": "paper", "agreed_on": "2026-02-03"})
    frame.refresh_from_db()
    assert (frame.status, frame.agreed_name) == ("agreed", "Vera Example")
    shown = browser.get(f"/desk/agreements/{cast.advice.pk}/").content.decode()
    assert "Vera Example, signed on paper on 3 February 2026" in shown


def test_a_question_comes_first_and_is_answered(cast: Cast) -> None:
    frame = make_proposed(cast)
    question = actions.ask_question(cast.actor(cast.vera), frame.pk, section="payment", words="By card?")
    browser = cast.browser(cast.anna)
    shown = browser.get(f"/desk/agreements/{cast.advice.pk}/").content.decode()
    assert shown.index("By card?") < shown.index("<h1>")
    page = f"/desk/agreements/questions/{question.pk}/"
    assert browser.post(page, {"words": " "}).status_code == 422
    assert browser.post(page, {"words": "Yes."})["Location"] == f"/desk/agreements/{cast.advice.pk}/"
    assert browser.post(page, {"words": "Twice."}).status_code == 422
    question.refresh_from_db()
    assert question.answer == "Yes."


def test_what_happened_outside(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page, post = f"/desk/agreements/{cast.advice.pk}/", f"/desk/agreements/{cast.advice.pk}/outside/"
    given = {"kind": "gift", "started_by": "client", "words": "Apples", "at": "2026-02-03T10:00"}
    refused = browser.post(post, given | {"words": ""})
    assert refused.status_code == 422
    assert "words" in refused.context["form"].errors
    assert Deviation.objects.count() == 0
    soon = timezone.localtime() - timedelta(days=1)
    for _ in range(3):
        browser.post(post, given | {"at": soon.strftime("%Y-%m-%dT%H:%M")})
    shown = browser.get(page).content.decode()
    assert shown.count("Apples") == 3
    assert "the frame may be blurring" in shown
    assert "Apples" not in cast.browser(cast.vera).get("/portal/agreement/").content.decode()


def test_opening_the_page_is_remembered(cast: Cast) -> None:
    cast.browser(cast.anna).get(f"/desk/agreements/{cast.advice.pk}/")
    assert Event.objects.filter(verb="file.opened", client_id=cast.vera.pk).count() == 1


def test_a_review_that_is_due_shows(cast: Cast) -> None:
    make_agreed(cast, review_on=date(2026, 1, 10))
    shown = cast.browser(cast.anna).get(f"/desk/agreements/{cast.advice.pk}/").content.decode()
    assert "The day to look at this agreement again has come" in shown


def test_each_kind_of_work_says_its_rules(cast: Cast) -> None:
    advice = cast.browser(cast.anna).get(f"/desk/agreements/{cast.advice.pk}/").content.decode()
    delivery = cast.browser(cast.mikko).get(f"/desk/agreements/{cast.delivery.pk}/").content.decode()
    assert "Advice: the client does the work" in advice
    assert "Contracted work: you do the work" in delivery


def test_the_practices_usual_words(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page = "/desk/agreements/usual/advice/ja/"
    assert "秘密" in browser.get(page).content.decode()
    assert browser.post(page, WHOLE | {"stop_rule": "止めます。"}).status_code == 302
    kept = FrameTemplate.objects.get()
    assert (kept.stop_rule, kept.free_late) == ("止めます。", 2)
    assert browser.post(page, WHOLE | {"minutes": "0"}).status_code == 422
    assert browser.get("/desk/agreements/usual/advice/sv/").status_code == 404
    assert browser.get("/desk/agreements/usual/magic/en/").status_code == 404
    assert cast.browser(cast.chie).get(page).status_code == 404


def test_imported_agreements_are_one_task(cast: Cast) -> None:
    make_imported(cast.advice)
    browser, page = cast.browser(cast.anna), "/desk/agreements/imported/"
    shown = browser.get(page).content.decode()
    assert "1 agreement came from another program" in shown and "Vera Example" in shown
    refused = browser.post(page, {"place_kind": "phone", "currency": "EUR"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["fee"])
    done = browser.post(page, {"place_kind": "phone", "currency": "EUR", "fee": "80"})
    assert done["Location"] == page
    assert Frame.objects.get(status="proposed").fee == Decimal(80)
    assert "Every agreement has been put before its client" in browser.get(page).content.decode()
    assert "Vera" not in cast.browser(cast.chie).get(page).content.decode()


def test_the_imported_page_costs_the_same_for_many(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser, page = cast.browser(cast.anna), "/desk/agreements/imported/"
    make_imported(cast.advice)
    browser.get(page)
    for number in range(29):
        make_imported(make_engagement(make_client(cast.anna, f"Client {number}", portal=False)))
    with django_assert_max_num_queries(9):
        assert browser.get(page).content.decode().count("30 minutes") == 30


def test_the_agreement_costs_the_same_for_many_versions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser, page = cast.browser(cast.anna), f"/desk/agreements/{cast.advice.pk}/"
    frame = make_agreed(cast)
    for number in range(5):
        make_proposed(cast, minutes=60 + number)
        actions.ask_question(cast.actor(cast.vera), frame.pk, section="time", words="Why?")
    browser.get(page)
    with django_assert_max_num_queries(10):
        browser.get(page)


def test_the_pdf_is_there(cast: Cast) -> None:
    frame = make_agreed(cast)
    answer = cast.browser(cast.anna).get(f"/desk/agreements/versions/{frame.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
