"""docs/asvs.md answers every requirement of levels 1 and 2 once, counts right, and names only files that exist."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs/asvs.md").read_text("utf-8")
ROWS = re.findall(r"^\| (V[\d.]+) \| (.+?) \| (met|not applicable|open) \| (.+?) \|$", TEXT, re.MULTILINE)
ASKED = dict(line.split() for line in (ROOT / "tests/asvs_numbers.txt").read_text("ascii").splitlines())
PLACE = re.compile(r"(?<![\w/.])(?:alongside|tests|docs)/[\w./-]*\w|(?<![\w/.])[\w-]+\.(?:toml|txt)(?!\w)")


def test_every_requirement_of_both_levels_is_there_once_and_in_order() -> None:
    assert [number for number, *_ in ROWS] == list(ASKED)
    assert len(re.findall(r"^\| V\d", TEXT, re.MULTILINE)) == len(ROWS)
    assert Counter(ASKED.values()) == {"1": 70, "2": 183}


def test_the_counts_at_the_top_are_right() -> None:
    count = Counter(state for _, _, state, _ in ROWS)
    said = f"Of {len(ROWS)}: **{count['met']} met, {count['not applicable']} not applicable, {count['open']} open.**"
    assert said in TEXT


@pytest.mark.parametrize("number", [number for number, _, state, _ in ROWS if state == "met"])
def test_what_is_met_names_what_shows_it(number: str) -> None:
    where = next(where for each, _, _, where in ROWS if each == number)
    assert PLACE.search(where), where


def test_every_place_it_names_exists() -> None:
    named = sorted(set(PLACE.findall(TEXT)))
    assert [name for name in named if not (ROOT / name).exists()] == []
