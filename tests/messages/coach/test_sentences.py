"""A text in sentences, without what somebody else said."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.messages.coach.sentences import level, sentences, without_quotes, words


def test_quoted_speech_is_blanked_and_nothing_moves() -> None:
    said = "You said “I will do it”. Let's look."
    assert without_quotes(said) == "You said               . Let's look."


def test_quotes_of_each_language() -> None:
    for quoted in (
        "«я сделаю»",
        "„ich“",
        "「代わりにします」",
        "『本』",
        '"I will"',
        "”minä teen”",
        "> I will",
    ):
        assert without_quotes(quoted).strip() == ""


def test_an_apostrophe_is_no_quote() -> None:
    assert without_quotes("I'll call your boss, it's fine.") == "I'll call your boss, it's fine."


def test_sentences_know_where_they_stand() -> None:
    text = "One.  Two three!\nFour? 五つ。六つ"
    assert [(each.text, each.start) for each in sentences(text)] == [
        ("One.", 0),
        ("Two three!", 6),
        ("Four?", 17),
        ("五つ。", 23),
        ("六つ", 26),
    ]


def test_spellings_that_mean_the_same() -> None:
    assert level("Ещё раз: don’t") == "Еще раз: don't"


def test_words() -> None:
    assert words("Don't give up, 3 times. Кто-то") == ["Don't", "give", "up", "times", "Кто-то"]


@given(st.text(max_size=300))
def test_nothing_moves_whatever_is_written(text: str) -> None:
    plain = without_quotes(level(text))
    assert len(plain) == len(text)
    for each in sentences(plain):
        assert plain[each.start : each.start + len(each.text)] == each.text
