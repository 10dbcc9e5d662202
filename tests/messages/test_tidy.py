"""What nobody sees is left out; what people write stays."""

import pytest

from alongside.messages.tidy import tidy


@pytest.mark.parametrize(
    "sign", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
)
def test_direction_overrides_are_left_out(sign: str) -> None:
    assert tidy(f"pay {sign}fdp.exe") == "pay fdp.exe"


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f"])
def test_controls_are_left_out(sign: str) -> None:
    assert tidy(f"a{sign}b") == "ab"


@pytest.mark.parametrize(
    "words",
    ["a\tb\n\nc", "<b>&amp;</b>", "שלום \u200f(א)", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ก\u200bข", "か\u3099", "x" * 100_000],
)
def test_what_people_write_stays(words: str) -> None:
    assert tidy(words) == words


def test_one_kind_of_line_end() -> None:
    assert tidy("a\r\nb\rc\n") == "a\nb\nc\n"
