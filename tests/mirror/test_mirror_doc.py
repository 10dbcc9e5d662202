"""docs/mirror.md says of every finding what it looks at and how well it sees."""

from pathlib import Path

from alongside.management.commands.mirror_report import HEAD
from alongside.mirror.report import KINDS, OWN_KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "mirror.md").read_text(encoding="utf-8")
FIGURES = PAGE[PAGE.index(f"| {' | '.join(HEAD)} |") :]


def first_cells(text: str) -> list[str]:
    return [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")]


def test_it_says_of_each_what_it_looks_at() -> None:
    said = [name for cell in first_cells(PAGE.removesuffix(FIGURES)) for name in cell.split(", ")]
    assert sorted(set(said) - {"Finding"}) == sorted([*KINDS, *OWN_KINDS])


def test_it_says_of_each_how_well_it_sees() -> None:
    assert first_cells(FIGURES)[1:] == [*KINDS, *OWN_KINDS]
