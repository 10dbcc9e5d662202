"""The pages of an import: for whom they exist, what they ask, show and refuse."""

import re
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.utils.translation import override

from alongside.clients.models import Client
from alongside.desk.imports_words import REFUSALS, WORDS, say
from alongside.file.models import Import
from alongside.lib.reading.problems import Reason
from alongside.meetings.models import Note
from tests.cast import Cast, make_client
from tests.file.reading.places import sample

CLIENTS = b"Client ID,Name,Date of birth\nC-1,Ada Lindqvist,1980-02-29\nC-2,Bruno Castell,\nC-3,,1990-01-01\n"


def upload(browser: Browser, *files: bytes, name: str = "own.csv") -> str:
    """Send files; the address of the page where one looks at them."""
    sent = [SimpleUploadedFile(name, content) for content in files]
    answer = browser.post("/desk/import/", {"uploads": sent})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def answers(cast: Cast, **also: str) -> dict[str, str]:
    said = {"member": str(cast.anna.pk), "zone": "Europe/Helsinki", "minutes": "50", "work": "advice"}
    return said | also


def shown_values(page: str) -> dict[str, str]:
    """What the file's selects say when the page is opened, as a browser would send it back."""
    found = {}
    for name, options in re.findall(r'<select name="(f\d+-[^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def look(browser: Browser, cast: Cast, address: str, **also: str) -> str:
    """Answer the shared questions and look again."""
    page = browser.get(address).content.decode()
    answer = browser.post(address, shown_values(page) | answers(cast, **also))
    assert (answer.status_code, answer["Location"]) == (302, address)
    return browser.get(address).content.decode()


def bring_in(browser: Browser, cast: Cast, address: str, **also: str) -> str:
    page = look(browser, cast, address, **also)
    answer = browser.post(address, shown_values(page) | answers(cast, **also, bring_in="1"))
    assert answer.status_code == 302
    return browser.get(address).content.decode()


def test_from_files_to_clients_and_back(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS, sample("diary_en.csv"))
    first = browser.get(address).content.decode()
    assert "Say how long a meeting is by agreement." in first
    assert Client.objects.filter(origin="import").count() == 0
    page = look(browser, cast, address)
    assert "Ada Lindqvist" in page
    assert "Line 4: the name is missing." in page
    assert "Line 9: the date “2026-02-30” cannot be." in page
    assert re.search(r"Bring in \d+ new rows", page)
    assert Client.objects.filter(origin="import").count() == 0
    done = bring_in(browser, cast, address)
    assert "What was brought in" in done
    assert "Line 4: the name is missing." in done
    assert Client.objects.filter(origin="import").count() == 2
    undone = browser.post(f"{address}undo/", follow=True).content.decode()
    assert "This import was undone" in undone
    assert Client.objects.filter(origin="import").count() == 0


def test_a_changed_answer_is_looked_at_once_more(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS)
    page = look(browser, cast, address)
    send = shown_values(page) | answers(cast, minutes="40", bring_in="1")
    after = browser.post(address, send, follow=True).content.decode()
    assert "You changed an answer. Look once more, then bring it in." in after
    assert Client.objects.filter(origin="import").count() == 0


def test_columns_can_be_chosen(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, b"Who,Born\nAda Lindqvist,1980-02-29\n")
    page = browser.get(address).content.decode()
    assert "Choose the column for “Name”; without it nothing can be read." in page
    send = shown_values(page) | answers(cast) | {"f0-col-full_name": "Who", "f0-col-birth_date": "Born"}
    assert browser.post(address, send).status_code == 302
    assert "Bring in 1 new row" in browser.get(address).content.decode()


def test_the_order_of_dates_and_unknown_words_are_asked(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    rows = b"Name,Date,Time,Minutes,Status\nVera Example,03/04/2026,10:00,50,glorious\n"
    address = upload(browser, rows)
    page = look(browser, cast, address)
    assert "Say above how the dates of this file are written." in page
    assert "What does “glorious” mean?" in page
    word = next(name for name in shown_values(page) if "-word-" in name)
    page = look(browser, cast, address, **{"f0-order": "month_first", word: "kept"})
    assert "03/04/2026" in page or "04" in page
    assert "Bring in 1 new row" in page


def test_who_may_be_here_is_decided_on_the_page(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, b"Client ID,Name\n7,Vera Example\n")
    page = look(browser, cast, address)
    assert "the same as Vera Example" in page
    name = re.search(r'name="(d-[0-9a-f]{16})"', page)
    assert name is not None
    page = look(browser, cast, address, **{name[1]: "new"})
    assert "Bring in 1 new row" in page


def test_nothing_new_is_said(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    bring_in(browser, cast, upload(browser, CLIENTS))
    page = look(browser, cast, upload(browser, CLIENTS))
    assert "There is nothing new in these files." in page
    assert "Bring in" not in page.replace("Bring data in", "")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("own.csv", b"", "own.csv: The file is empty."),
        ("own.csv", b"PK\x03\x04...", "own.csv: This is a spreadsheet."),
        ("own.csv", b'Name\n"Ada', "own.csv: Line 2: a quotation mark is opened and never closed"),
        ("own.ics", b"Hello", "own.ics: "),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(
    cast: Cast, name: str, content: bytes, words: str
) -> None:
    sent = {"uploads": [SimpleUploadedFile(name, content)]}
    answer = cast.browser(cast.anna).post("/desk/import/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Import.objects.count() == 0


def test_files_that_are_too_large_are_not_even_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.desk.imports_forms.LARGEST", 10)
    sent = {"uploads": [SimpleUploadedFile("own.csv", CLIENTS)]}
    answer = cast.browser(cast.anna).post("/desk/import/", sent)
    assert answer.status_code == 422
    assert "it may have at most 1 MB" in answer.content.decode()


def test_no_file_and_bad_answers_are_422(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post("/desk/import/", {}).status_code == 422
    address = upload(browser, CLIENTS)
    for bad in (
        {"minutes": "3"},
        {"zone": "Mars/Base"},
        {"member": str(cast.stranger.pk)},
        {"f0-col-email": "No"},
    ):
        page = browser.get(address).content.decode()
        answer = browser.post(address, shown_values(page) | answers(cast) | bad)
        assert answer.status_code == 422, bad


@pytest.mark.parametrize("who", ["chie", "stranger", "vera", "mikko"])
def test_for_others_an_import_does_not_exist(cast: Cast, who: str) -> None:
    address = upload(cast.browser(cast.anna), CLIENTS)
    browser = cast.browser(getattr(cast, who))
    assert browser.get(address).status_code == 404
    assert browser.post(address, answers(cast)).status_code == 404
    assert browser.get(f"{address}left-out.csv").status_code == 404
    for action in ("discard", "undo"):
        assert browser.post(f"{address}{action}/").status_code == 404
        assert browser.get(f"{address}{action}/").status_code in (404, 405)
    assert Import.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("anna", 200), ("mikko", 200), ("chie", 404), ("vera", 404)])
def test_who_may_bring_data_in(cast: Cast, who: str, status: int) -> None:
    assert cast.browser(getattr(cast, who)).get("/desk/import/").status_code == status


def test_a_practitioner_brings_in_for_themselves_only(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    address = upload(browser, CLIENTS)
    page = browser.get(address).content.decode()
    assert str(cast.anna.pk) not in page
    assert browser.post(address, shown_values(page) | answers(cast)).status_code == 422


def test_files_are_thrown_away(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS)
    assert browser.post(f"{address}discard/")["Location"] == "/desk/import/"
    assert Import.objects.count() == 0


def test_an_undo_that_would_throw_work_away_names_the_client(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS)
    bring_in(browser, cast, address)
    ada = Client.objects.get(name="Ada Lindqvist")
    Note.objects.create(practice=cast.practice, client=ada, author=cast.anna, parts={}, about=ada.since)
    answer = browser.post(f"{address}undo/")
    assert answer.status_code == 422
    assert "somebody worked with 1 client of it since (Ada Lindqvist)" in answer.content.decode()


def test_every_row_not_taken_comes_as_a_file(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS, name="=own.csv")
    bring_in(browser, cast, address)
    answer = browser.get(f"{address}left-out.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="alongside-import.csv"'
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "File,Line,Taken,Reason",
        "'=own.csv,4,no,Line 4: the name is missing.",
    ]


def test_lists_ask_as_much_for_one_as_for_thirty(cast: Cast, django_assert_max_num_queries: object) -> None:
    browser = cast.browser(cast.anna)
    for _ in range(3):
        upload(browser, CLIENTS)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert browser.get("/desk/import/").status_code == 200


def test_looking_asks_as_much_with_thirty_clients(cast: Cast, django_assert_max_num_queries: object) -> None:
    browser = cast.browser(cast.anna)
    address = upload(browser, CLIENTS)
    look(browser, cast, address)
    for n in range(30):
        make_client(cast.anna, f"Somebody {n}", portal=False)
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        assert browser.get(address).status_code == 200


def test_an_unknown_import_is_a_404(cast: Cast) -> None:
    assert cast.browser(cast.anna).get(f"/desk/import/{UUID(int=7)}/").status_code == 404


FACTS = {
    "bytes": 30_000_000, "limit": 20, "encoding": "x", "name": "x", "count": 2, "field": "date", "cells": 3,
    "columns": 2, "value": "100 %", "minutes": 5, "start": "9", "end": "8", "id": "7", "other_line": 3,
    "status": "kept", "said": 4, "property": "DTEND", "tzid": "x", "zone": "UTC",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
def test_every_reason_is_one_sentence_with_its_line(language: str) -> None:
    with override(language):
        for reason in Reason:
            sentence = say(reason, 12, FACTS)
            assert "%(" not in sentence and len(sentence) > 5
    for reason in Reason:
        words = str(WORDS[reason])
        assert words[-1] in ".:" or words.endswith(".")
        assert "%(line)s" not in words or words.startswith("Line %(line)s: ")


def test_what_is_here_already_has_no_line_to_name() -> None:
    here = say(Reason.DOUBLE_BOOKED, 5, {"other_line": 0})
    assert here == "Line 5: the planned time is taken by something that is here already."
    assert all(str(words).endswith(".") for words in REFUSALS.values())
