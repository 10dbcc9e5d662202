"""PDF through typst, with letters for all four languages."""

import typst
from django.utils import translation

from alongside.web.pdf import SOURCES, fonts, pdf, pdf_response
from tests.web.pdf_letters import letters

WORDS = "Привет, мир — ёж “x”. 契約書 髙橋さん、ありがとう。Hyvää päivää! 85,00 €"


def data(words: str) -> dict[str, object]:
    return {
        "title": "Agreement",
        "practice": "Riverside",
        "lead": words,
        "foot": "Vera",
        "parts": [
            {
                "title": words,
                "protects": "us",
                "lines": [{"label": "Fee", "text": "one\ntwo #let x = 1 $y$ [z]"}],
            }
        ],
        "agreed": [{"label": "Agreed", "text": "yes"}],
    }


def test_every_letter_is_in_the_pdf() -> None:
    made = pdf("agreement", data(WORDS))
    assert made.startswith(b"%PDF-")
    assert set(WORDS) - {" "} <= letters(made)
    assert set("one#let$[") <= letters(made)


def test_it_says_its_language_and_is_tagged() -> None:
    with translation.override("ja"):
        made = pdf("agreement", data("契約"))
    assert b"/Lang" in made
    assert b"pdfuaid:part" in made


def test_a_letter_we_do_not_have_costs_no_document() -> None:
    made = pdf("agreement", data("Шалом שלום 🙂"))
    assert made.startswith(b"%PDF-")
    assert set("Шалом") <= letters(made)


def test_words_are_never_source() -> None:
    made = pdf("agreement", data('#panic("no") #include "/etc/passwd" \\ * _'))
    assert made.startswith(b"%PDF-")


def test_only_our_own_fonts_are_used() -> None:
    assert set(fonts().families()) == {"Noto Sans", "Noto Sans CJK JP"}


def test_every_source_compiles_without_warnings() -> None:
    import json

    given = json.dumps({"lang": "en", **data(WORDS)})
    _, warnings = typst.compile_with_warnings(
        str(SOURCES / "agreement.typ"),
        root=str(SOURCES),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": given},
    )
    assert list(warnings) == []


def test_the_answer_names_the_file() -> None:
    response = pdf_response(b"%PDF-", "agreement-2")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="agreement-2.pdf"'
