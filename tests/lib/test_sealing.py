import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.sealing import CannotOpen, new_key, open_sealed, place, seal

KEY = bytes(range(32))
HERE = place("note", "row 1", "words")


@given(st.binary(max_size=500), st.binary(max_size=50))
def test_what_is_sealed_opens_again(plain, bound_to):
    assert open_sealed(KEY, seal(KEY, plain, bound_to), bound_to) == plain


def test_the_format_is_version_nonce_ciphertext_tag():
    sealed = seal(KEY, b"abc", HERE)
    assert sealed[0] == 1
    assert len(sealed) == 1 + 12 + 3 + 16


def test_equal_words_never_look_equal():
    assert seal(KEY, b"abc", HERE) != seal(KEY, b"abc", HERE)


def test_changing_any_bit_is_noticed():
    sealed = seal(KEY, b"private words", HERE)
    for at in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[at] ^= 1 << bit
            with pytest.raises(CannotOpen):
                open_sealed(KEY, bytes(changed), HERE)


def test_leaving_out_any_end_is_noticed():
    sealed = seal(KEY, b"private words", HERE)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen):
            open_sealed(KEY, sealed[:length], HERE)
    with pytest.raises(CannotOpen):
        open_sealed(KEY, sealed + b"\0", HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [place("diary", "row 1", "words"), place("note", "row 2", "words"), place("note", "row 1", "title"), b""],
)
def test_it_does_not_open_in_another_place(elsewhere):
    with pytest.raises(CannotOpen):
        open_sealed(KEY, seal(KEY, b"private words", HERE), elsewhere)


def test_another_key_does_not_open_it():
    with pytest.raises(CannotOpen):
        open_sealed(new_key(), seal(KEY, b"private words", HERE), HERE)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_places_have_different_names(one, other):
    assert (place(*one) == place(*other)) == (one == other)
