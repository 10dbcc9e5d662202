"""Files that are sealed in pieces."""

import io

import pytest

from alongside.lib.sealed_files import FIRST_LINE, PIECE, open_file, seal_file
from alongside.lib.sealing import CannotOpen, new_key

KEY = new_key()


def sealed(plain: bytes, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    seal_file(key, io.BytesIO(plain), target)
    return target.getvalue()


def opened(content: bytes, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    open_file([key], io.BytesIO(content), target)
    return target.getvalue()


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_it_comes_back_whole(length: int) -> None:
    plain = bytes(length)
    assert opened(sealed(plain)) == plain


def test_nothing_of_it_can_be_read() -> None:
    assert b"secret" not in sealed(b"secret" * 1000)


def test_another_key_a_changed_bit_and_other_files_do_not_open() -> None:
    content = sealed(b"words")
    changed = content[:-1] + bytes([content[-1] ^ 1])
    for wrong, key in ((content, new_key()), (changed, KEY), (b"PK\x03\x04", KEY), (b"", KEY)):
        with pytest.raises(CannotOpen):
            opened(wrong, key)


@pytest.mark.parametrize("cut", [1, PIECE // 2, PIECE + 32, len(FIRST_LINE)])
def test_a_file_that_was_cut_off_does_not_open(cut: int) -> None:
    content = sealed(bytes(2 * PIECE))
    with pytest.raises(CannotOpen):
        opened(content[:-cut])


def test_a_missing_last_piece_is_noticed() -> None:
    content = sealed(bytes(2 * PIECE))
    piece = (len(content) - len(FIRST_LINE) - 16) // 2
    with pytest.raises(CannotOpen):
        opened(content[:-piece])
    with pytest.raises(CannotOpen):
        opened(content[: len(FIRST_LINE) + 16])


def test_one_of_several_keys_opens_it() -> None:
    target = io.BytesIO()
    open_file([new_key(), KEY, new_key()], io.BytesIO(sealed(b"words")), target)
    assert target.getvalue() == b"words"
    with pytest.raises(CannotOpen):
        open_file([new_key(), new_key()], io.BytesIO(sealed(b"words")), target)
