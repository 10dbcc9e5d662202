"""What somebody around a client sees: each page with its code only, closed at once, and no word too many (N01)."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.clients import circle_pages
from alongside.clients.actions import circle_pages as actions
from alongside.clients.models import CirclePage, CirclePerson
from alongside.clients.openings import openings
from alongside.clients.queries import eyes_of_client
from alongside.decisions.models import Decision
from alongside.diary.models import DiaryEntry, DiaryShare
from alongside.lib.errors import NotYours
from alongside.notices.letters import write_letter
from alongside.notices.models import Notice
from alongside.practice.models import Account
from alongside.toolkit.models import HardDayCard
from alongside.trail.models import Event
from tests.cast import Cast, make_account, make_near
from tests.file.full import fill


@pytest.fixture
def full(cast: Cast) -> Cast:
    fill(cast)
    return cast


def get(cast: Cast, person: CirclePerson, name: str, *args: Any) -> Any:
    return cast.browser(person).get(reverse(f"circle:{name}", args=args))


def test_home_names_what_is_open_and_nothing_else(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "goals", "times")
    page = get(cast, maria, "home").content.decode()
    assert "What Vera Example lets you see" in page
    assert [name for name in circle_pages.PAGES if reverse(f"circle:{name}") in page] == ["times", "goals"]


@pytest.mark.parametrize("name", circle_pages.PAGES)
def test_a_page_opens_with_its_code_only_and_closes_at_once(full: Cast, name: str) -> None:
    others = [each for each in circle_pages.PAGES if each != name]
    without = make_near(full.vera, "Otto", *others)
    assert get(full, without, name).status_code == 404
    maria = make_near(full.vera, "Maria", name, "times" if name != "times" else "goals")
    browser = full.browser(maria)
    address = reverse(f"circle:{name}")
    assert browser.get(address).status_code == 200
    assert browser.post(address).status_code == 405
    CirclePage.objects.filter(person=maria, page=name).delete()
    assert browser.get(address).status_code == 404


def test_the_last_page_closed_is_the_seat_gone(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    browser = cast.browser(maria)
    assert browser.get("/circle/").status_code == 200
    actions.choose_pages(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk, pages=[])
    assert browser.get("/circle/times/").headers["Location"] == reverse("public:come_in")
    page = browser.get(reverse("public:come_in")).content.decode()
    assert "no door is open yet" in page
    assert "Vera" not in page


def test_everything_taken_back_ends_the_session(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    browser = cast.browser(maria)
    actions.take_back_all(cast.actor(cast.anna), client_id=cast.vera.pk, person_id=maria.pk)
    assert browser.get("/circle/times/").status_code == 302


def test_nobody_reads_along_while_the_clients_data_rest(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    browser = cast.browser(maria)
    type(cast.vera).objects.filter(pk=cast.vera.pk).update(restricted_at=timezone.now())
    assert browser.get("/circle/times/").status_code == 302
    with pytest.raises(NotYours):
        eyes_of_client(cast.actor(maria), "times")
    page = cast.browser(cast.vera).get(reverse("portal:circle")).content.decode()
    assert "Your data rest at present" in page
    type(cast.vera).objects.filter(pk=cast.vera.pk).update(restricted_at=None)
    assert browser.get("/circle/times/").status_code == 200


def test_every_look_is_told_to_the_client_once_in_half_an_hour(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", "goals")
    browser = cast.browser(maria)
    for name in ("times", "goals", "times"):
        browser.get(reverse(f"circle:{name}"))
    assert [each.name for each in openings(cast.actor(cast.vera), cast.vera.pk)] == ["Maria"]
    page = cast.browser(cast.vera).get(reverse("portal:my_data")).content.decode()
    assert "Maria" in page
    assert "of your circle" in page


def test_scores_are_shown_and_no_word_beside_them(full: Cast) -> None:
    maria = make_near(full.vera, "Maria", "results")
    mine = full.browser(full.vera).get(reverse("portal:results"))
    measure = mine.context["cards"][0].measure_id
    found = get(full, maria, "results")
    assert [each.title for each in found.context["cards"]] == [each.title for each in mine.context["cards"]]
    one = get(full, maria, "result", measure)
    assert (one.status_code, one.context["result"].quotes, one.context["result"].questions) == (200, [], [])
    for words in ("It was good.", "That was the move."):
        assert words in full.browser(full.vera).get(reverse("portal:result", args=[measure])).content.decode()
        assert words not in found.content.decode() + one.content.decode()


def test_documents_are_those_shared_with_the_client(full: Cast) -> None:
    maria = make_near(full.vera, "Maria", "documents")
    found = get(full, maria, "documents").context["documents"]
    assert [each.name for each in found] == ["For you.txt"]
    assert get(full, maria, "document", found[0].pk).content == b"Dear Vera"
    inside = full.vera.document_set.exclude(pk=found[0].pk).first()
    assert inside is not None
    assert get(full, maria, "document", inside.pk).status_code == 404


def test_a_sponsor_reads_invoices_and_nothing_of_meetings(full: Cast) -> None:
    firm = make_near(full.vera, "Firm", "money", kind="network")
    page = get(full, firm, "money")
    assert len(page.context["papers"]) == 1
    invoice = page.context["papers"][0][0]
    pdf = get(full, firm, "invoice", invoice.pk)
    assert pdf.content.startswith(b"%PDF-")
    assert "let go of it" not in page.content.decode()
    assert get(full, firm, "times").status_code == 404


def test_times_say_when_and_with_whom_and_no_fee(full: Cast) -> None:
    maria = make_near(full.vera, "Maria", "times")
    page = get(full, maria, "times")
    assert len(page.context["planned"]) == 1
    assert "Anna" in page.content.decode()
    assert "EUR" not in page.content.decode()
    assert "Side door" not in page.content.decode()


def test_no_page_holds_what_is_private(full: Cast) -> None:
    from tests.file.full import PRIVATE

    maria = make_near(full.vera, "Maria", *circle_pages.PAGES)
    browser = full.browser(maria)
    pages = [
        browser.get(reverse(f"circle:{name}")).content.decode() for name in ("home", *circle_pages.PAGES)
    ]
    said = (*PRIVATE, "I slept well.", "I cannot sleep.", "Signed words.", "About the door.", "Aunt Example")
    assert [words for words in said if any(words in page for page in pages)] == []


def test_an_invitation_opens_the_way_in_with_a_button(cast: Cast, client: Any) -> None:
    maria = make_near(cast.vera, "Maria", "times", portal=False)
    actions.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    secret = Notice.objects.get(kind="circle.invited").facts["secret"]
    address = reverse("public:circle_invitation", args=[secret])
    page = client.get(address)
    assert page.status_code == 200
    assert "Vera" not in page.content.decode()
    assert not Account.objects.filter(email="maria@near.example").exists()
    assert client.post(address).headers["Location"] == "/circle/"
    assert client.get("/circle/").status_code == 200
    assert client.get(address).status_code == 410
    assert client.get("/portal/").status_code == 404
    assert client.get("/desk/").status_code == 404


def test_who_sits_with_two_clients_chooses(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    again = make_near(cast.oskar, "Maria", "times", account=maria.account)
    browser = cast.browser(maria)
    page = browser.get(reverse("public:come_in")).content.decode()
    assert "Vera Example" in page
    assert "Oskar Example" in page
    answer = browser.post(reverse("public:come_in"), {"seat": f"circle:{again.pk}"})
    assert answer.headers["Location"] == "/circle/"
    assert "What Oskar Example lets you see" in browser.get("/circle/").content.decode()


def test_a_language_is_chosen_for_oneself(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    browser = cast.browser(maria)
    browser.post(reverse("set_language"), {"language": "fi", "next": "/circle/"})
    maria.refresh_from_db()
    cast.vera.refresh_from_db()
    assert (maria.language, cast.vera.language) == ("fi", "en")
    assert browser.get("/circle/").headers["Content-Language"] == "fi"


def test_pages_ask_the_same_number_of_questions_with_many_rows(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    from tests.meetings.stage import make_appointment

    maria = make_near(cast.vera, "Maria", "times", "steps")
    browser = cast.browser(maria)
    browser.get("/circle/times/")
    for n in range(30):
        make_appointment(cast.vera, cast.advice, minutes_ago=-(n + 1) * 24 * 60)
    with django_assert_max_num_queries(8):
        page = browser.get("/circle/times/")
    assert len(page.context["planned"]) == 30


def test_the_letter_holds_the_link_and_no_name(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", portal=False)
    actions.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    letter = write_letter(Notice.objects.get(kind="circle.invited"), sender="Riverside")
    assert "/in/circle/" in letter.body
    assert letter.to == ["maria@near.example"]
    assert [word for word in ("Vera", "Maria", "Anna") if word in letter.subject + letter.body] == []


def test_only_entries_shared_with_this_very_person_are_read(cast: Cast) -> None:
    maria, otto = make_near(cast.vera, "Maria", "diary"), make_near(cast.vera, "Otto", "diary")
    mine = {"practice": cast.practice, "client": cast.vera, "at": timezone.now()}
    shown, other, _private = (
        DiaryEntry.objects.create(**mine, submission=uuid4(), words=words)
        for words in ("for Maria", "for Otto", "for nobody")
    )
    for entry, person in ((shown, maria), (other, otto)):
        DiaryShare.objects.create(practice=cast.practice, client=cast.vera, entry=entry, person=person)
    page = get(cast, maria, "diary").content.decode()
    assert [words for words in ("for Maria", "for Otto", "for nobody") if words in page] == ["for Maria"]
    cast.browser(cast.vera).post(reverse("portal:circle_take_back", args=[maria.pk]))
    assert list(DiaryShare.objects.values_list("person", flat=True)) == [otto.pk]
    assert Event.objects.filter(verb="diary.hidden", actor_kind="client").count() == 1
    actions.choose_pages(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk, pages=["diary"])
    maria.account = make_account("maria.again@near.example")
    maria.save(update_fields=["account"])
    assert "for Maria" not in get(cast, maria, "diary").content.decode()


def test_taking_back_ends_that_they_are_asked_too(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", asking_agreed_at=timezone.now())
    otto = make_near(cast.vera, "Otto", "times", asking_agreed_at=timezone.now())
    cast.browser(cast.vera).post(reverse("portal:circle_take_back", args=[maria.pk]))
    cast.browser(cast.anna).post(reverse("desk:circle_take_back", args=[cast.vera.pk, otto.pk]))
    assert set(CirclePerson.objects.values_list("asking_agreed_at", flat=True)) == {None}


def test_the_card_is_read_whole_and_signed_decisions_only(cast: Cast) -> None:
    mine = {"practice": cast.practice, "client": cast.vera}
    HardDayCard.objects.create(**mine, helps="A walk", reminder="It passes")
    now = timezone.now()
    about = {**mine, "set_by": "member", "set_at": now, "put_before_at": now}
    Decision.objects.create(**about, question="Still open?", impression="my first thought")
    Decision.objects.create(
        **about,
        question="Signed?",
        impression="my first thought",
        alternative="something else",
        member_signed_at=now,
        client_signed_at=now,
    )
    maria = make_near(cast.vera, "Maria", "card", "decisions")
    card, decisions = (get(cast, maria, name).content.decode() for name in ("card", "decisions"))
    assert "A walk" in card
    assert "It passes" in card
    assert "Signed?" in decisions
    hidden = ("Still open?", "my first thought", "something else")
    assert [words for words in hidden if words in decisions] == []
