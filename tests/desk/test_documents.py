"""Documents and letters on the desk: taken by what they are, given out so that nothing in them acts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alongside.meetings import actions
from alongside.meetings.models import Document
from alongside.web.downloads import SANDBOX
from tests.cast import Cast

PDF = b"%PDF-1.7 blood values"


def url(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def test_a_file_goes_in_and_comes_out_as_an_attachment_that_cannot_act(cast: Cast):
    browser = cast.browser(cast.anna)
    upload = SimpleUploadedFile("../välitulos 2.pdf", PDF, content_type="text/html")
    answer = browser.post(url("documents", cast.vera.pk), {"content": upload})
    assert answer.status_code == 302
    answer = browser.get(url("document", Document.objects.get().pk))
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "v%C3%A4litulos%202.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == SANDBOX
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"<html><script>"),
        ("a.exe", b"MZ\0\0"),
        ("big.txt", b"x" * (10 * 2**20 + 1)),
    ],
)
def test_a_file_that_is_not_taken_is_refused_beside_the_field(cast: Cast, name: str, content: bytes):
    answer = cast.browser(cast.anna).post(
        url("documents", cast.vera.pk), {"content": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["content"]
    assert not Document.objects.exists()


def test_nothing_chosen_is_refused(cast: Cast):
    assert (
        cast.browser(cast.anna).post(url("documents", cast.vera.pk), {"is_shared": "on"}).status_code == 422
    )


def test_it_is_shared_taken_back_and_removed_with_a_button(cast: Cast):
    browser = cast.browser(cast.anna)
    made = actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="a.pdf", content=PDF)
    shared = []
    for button in ("share", "unshare", "nothing"):
        browser.post(url("document_change", made.pk), {button: "1"})
        shared.append(Document.objects.get().is_shared)
    assert shared == [True, False, False]
    assert browser.get(url("document_change", made.pk)).status_code == 405
    browser.post(url("document_change", made.pk), {"remove": "1"})
    assert not Document.objects.exists()


def test_a_letter_starts_in_the_clients_language_and_is_kept_and_printed(cast: Cast):
    browser = cast.browser(cast.anna)
    page = browser.get(url("letter_new", cast.vera.pk), {"kind": "summary"})
    assert "Dear Vera Example," in page.context["form"].initial["words"]
    assert browser.get(url("letter_new", cast.vera.pk), {"kind": "%s%"}).status_code == 200
    data = {"name": "Summary", "words": "Dear <b>Vera</b>\nwell done", "is_shared": "on"}
    answer = browser.post(url("letter_new", cast.vera.pk), data)
    kept = Document.objects.get()
    assert answer.url == url("letter", kept.pk)
    assert (kept.kind, kept.name, kept.is_shared) == ("letter", "Summary.txt", True)
    assert "Dear &lt;b&gt;Vera" in browser.get(answer.url).content.decode()
    assert browser.post(url("letter_new", cast.vera.pk), {"name": "", "words": ""}).status_code == 422


def test_a_document_that_is_no_letter_is_not_shown_as_one(cast: Cast):
    made = actions.add_document(cast.actor(cast.anna), cast.vera.pk, name="a.pdf", content=PDF)
    assert cast.browser(cast.anna).get(url("letter", made.pk)).status_code == 404


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_gets_in(cast: Cast, who: str):
    made = actions.write_letter(cast.actor(cast.anna), cast.vera.pk, name="a", words="x")
    browser = cast.browser(getattr(cast, who))
    for name in ("documents", "letter_new"):
        assert browser.get(url(name, cast.vera.pk)).status_code == 404
    for name in ("document", "letter"):
        assert browser.get(url(name, made.pk)).status_code == 404
    assert browser.post(url("document_change", made.pk), {"remove": "1"}).status_code == 404
    assert Document.objects.exists()


def test_thirty_documents_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries):
    browser = cast.browser(cast.anna)
    for number in range(30):
        actions.write_letter(cast.actor(cast.anna), cast.vera.pk, name=f"{number}", words="x")
    browser.get(url("documents", cast.vera.pk))
    with django_assert_max_num_queries(8):
        browser.get(url("documents", cast.vera.pk))
