import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.texts import columns, initials, is_blank, lines, search_key


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t\n　\n", 0),
        ("short", 1),
        ("a" * 72, 1),
        ("a" * 73, 2),
        ("a" * 72 + "   ", 1),
        ("あ" * 36, 1),
        ("あ" * 37, 2),
        ("я" * 72, 1),
        ("я" * 73, 2),
        ("ｱ" * 72, 1),
        ("one\n\n\ntwo\r\nthree", 3),
        ("a" * 145 + "\n" + "b", 4),
        ("\n".join(["x"] * 20), 20),
    ],
)
def test_lines_are_72_columns_wide(text, count):
    assert lines(text) == count


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本語", 6),
        ("Привет", 6),
        ("ä", 1),
        ("a\u0308", 1),
        ("か\u3099", 2),
        ("\u200b", 0),
        ("ＡＢ", 4),
    ],
)
def test_columns_are_what_the_eye_sees(text, width):
    assert columns(text) == width


@given(st.text(max_size=200), st.text(max_size=200))
def test_two_paragraphs_have_the_lines_of_both(one, other):
    assert lines(one + "\n" + other) == lines(one) + lines(other)


@given(st.text(st.characters(codec="ascii"), max_size=300))
def test_ascii_takes_no_short_cut_in_the_result(text):
    assert columns(text) == columns(text + "é") - 1


@given(st.text())
def test_a_text_is_blank_when_it_has_no_lines(text):
    assert is_blank(text) == (lines(text) == 0)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Anna Maria Virtanen", "AV"),
        ("anna", "A"),
        ("Анна Петрова", "АП"),
        ("山田 太郎", "山"),
        ("  (öykü)  ", "Ö"),
        ("o\u0308rn Ek", "ÖE"),
        ("--", ""),
        ("", ""),
    ],
)
def test_initials_fit_a_small_sign(name, sign):
    assert initials(name) == sign


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANNA  Virtanen ", "anna virtanen"),
        ("Семёнов", "семенов"),
        ("ヤマダ", "やまだ"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("ｓａｔｏ", "Sato"),
        ("Strauß", "STRAUSS"),
        ("a\u0308iti", "Äiti"),
        ("Sa\u200bto", "Sato"),
    ],
)
def test_spellings_that_a_person_calls_the_same_meet(one, other):
    assert search_key(one) == search_key(other)


def test_letters_with_marks_stay_letters_of_their_own():
    assert search_key("Räsänen") != search_key("Rasanen")
    assert search_key("й") != search_key("и")


@given(st.text(max_size=60))
def test_a_search_key_is_its_own_key(text):
    assert search_key(search_key(text)) == search_key(text)
