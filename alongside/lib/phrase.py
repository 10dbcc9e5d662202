"""The recovery phrase: the master key written so that a person can copy it by hand.

32 bytes and a checksum of 3 bytes, in Crockford's base32: 56 letters in 14
groups of 4. Read back without regard to case, dashes or spaces; I and L count
as 1, and O as 0.
"""

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"I": 1, "L": 1, "O": 0}
_KEY_LENGTH = 32
_CHECK_LENGTH = 3
LETTERS = (_KEY_LENGTH + _CHECK_LENGTH) * 8 // 5


class BadPhrase(ValueError):
    """The phrase was copied wrongly. `code` is "length", "letter" or "checksum"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def phrase_of(key: bytes) -> str:
    """The phrase for a key of 32 bytes, in capitals: XXXX-XXXX-..."""
    if len(key) != _KEY_LENGTH:
        raise ValueError(f"a key has {_KEY_LENGTH} bytes, not {len(key)}")
    number = int.from_bytes(key + _checksum(key), "big")
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range((LETTERS - 1) * 5, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, LETTERS, 4))


def key_of(phrase: str) -> bytes:
    """The 32 bytes behind a phrase. Raises BadPhrase and says what is wrong with it."""
    letters = "".join(phrase.upper().replace("-", "").split())
    number = 0
    for position, letter in enumerate(letters):
        if letter not in _VALUES:
            raise BadPhrase("letter", f"group {position // 4 + 1} holds {letter!r}, which no phrase has")
        number = number << 5 | _VALUES[letter]
    if len(letters) != LETTERS:
        raise BadPhrase("length", f"a phrase has {LETTERS} letters, this one has {len(letters)}")
    whole = number.to_bytes(_KEY_LENGTH + _CHECK_LENGTH, "big")
    key, check = whole[:_KEY_LENGTH], whole[_KEY_LENGTH:]
    if check != _checksum(key):
        raise BadPhrase("checksum", "a letter is wrong or two are swapped: please compare group by group")
    return key


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"alongside recovery phrase" + key).digest()[:_CHECK_LENGTH]
