import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.phrase import BadPhrase, key_of, phrase_of

KEY = bytes(range(32))
PHRASE = phrase_of(KEY)
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_a_phrase_leads_back_to_its_key(key):
    assert key_of(phrase_of(key)) == key


def test_a_phrase_is_fourteen_groups_of_four():
    groups = PHRASE.split("-")
    assert [len(group) for group in groups] == [4] * 14
    assert not set(PHRASE) & set("ILOU")


@given(keys)
def test_case_dashes_and_spaces_do_not_matter(key):
    phrase = phrase_of(key)
    assert key_of(phrase.lower()) == key
    assert key_of(phrase.replace("-", "")) == key
    assert key_of("  " + phrase.replace("-", " \n") + " ") == key


@given(keys)
def test_letters_that_look_like_digits_count_as_digits(key):
    phrase = phrase_of(key)
    assert key_of(phrase.replace("1", "I").replace("0", "O")) == key
    assert key_of(phrase.replace("1", "l").replace("0", "o")) == key


def _code(phrase: str) -> str:
    with pytest.raises(BadPhrase) as wrong:
        key_of(phrase)
    return wrong.value.code


def test_every_single_wrong_letter_is_noticed():
    for at, letter in enumerate(PHRASE):
        if letter != "-":
            other = "Z" if letter != "Z" else "Y"
            assert _code(PHRASE[:at] + other + PHRASE[at + 1 :]) == "checksum"


def test_two_swapped_groups_are_noticed():
    groups = PHRASE.split("-")
    groups[3], groups[4] = groups[4], groups[3]
    assert _code("-".join(groups)) == "checksum"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("", "length"),
        (PHRASE[:-1], "length"),
        (PHRASE + "A", "length"),
        ("U" + PHRASE[1:], "letter"),
        ("Ж", "letter"),
    ],
)
def test_a_typing_mistake_is_named(phrase, code):
    assert _code(phrase) == code


def test_the_message_says_which_group_holds_a_strange_letter():
    with pytest.raises(BadPhrase, match="group 2 holds '!'"):
        key_of("ABCD-E!GH")


def test_a_key_has_32_bytes():
    with pytest.raises(ValueError, match="32 bytes"):
        phrase_of(b"short")
