"""docs/coverage.md names every requirement row once, and only files that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = re.findall(r"^\| ([A-NT]\d+) \| (.+) \|$", (ROOT / "docs/coverage.md").read_text(), re.MULTILINE)


def test_every_row_of_the_requirements_is_there_once() -> None:
    requirements = ROOT.parent / "shared" / "requirements.md"
    if not requirements.exists():
        pytest.skip("the requirements lie beside the project only where it is built")
    asked = re.findall(r"^\| ([A-N]\d\d|T\d+) \|", requirements.read_text(), re.MULTILINE)
    assert [row for row, _ in ROWS] == asked


def test_every_place_it_names_exists() -> None:
    house = ROOT / "alongside"
    named = {
        name
        for _, where in ROWS
        for name in re.findall(r"[a-z_]+/(?:[a-z_]+/)*(?:[a-z_]+\.(?:py|html))?", where)
    }
    missing = [
        name
        for name in sorted(named)
        if not any(house.glob(f"{name}")) and not any(house.glob(f"templates/{name}"))
    ]
    assert missing == []
