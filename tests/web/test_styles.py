"""What the style sheets promise: contrast in both themes (WCAG 2.2, 1.4.3 and 1.4.11), every row of the week."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.HOUSE) / "static" / "alongside" / "css"
GROUND = (FOLDER / "ground.css").read_text("utf-8")
COLOURS = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", GROUND)}
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "ink-soft")
        for ground in ("paper", "sheet", "wash", "safety-wash")
    ),
    *((ink, ground, TEXT) for ink in ("accent", "accent-deep") for ground in ("paper", "sheet", "wash")),
    *(("on-accent", ground, TEXT) for ground in ("accent", "accent-deep")),
    *(("safety", ground, TEXT) for ground in ("paper", "sheet", "safety-wash")),
    ("on-safety", "safety", TEXT),
    ("paper", "ink", TEXT),
    *(("edge", ground, SHAPE) for ground in ("paper", "sheet", "wash")),
]


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(ink: str, ground: str, least: float, theme: int) -> None:
    assert contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= least


def test_the_week_has_a_rule_for_every_five_minutes_of_a_day() -> None:
    week = (FOLDER / "week.css").read_text("utf-8")
    rows = [int(n) for n in re.findall(r'\[data-row="(\d+)"\] \{ grid-row-start: \1; \}', week)]
    spans = [int(n) for n in re.findall(r'\[data-span="(\d+)"\] \{ grid-row-end: span \1; \}', week)]
    hours = re.findall(r'\[data-hours="(\d+)"\] \{ block-size: calc\((\d+) \* var\(--row\)\); \}', week)
    assert rows == spans == list(range(1, 24 * 12 + 1))
    assert [(int(h), int(rows)) for h, rows in hours] == [(h, h * 12) for h in range(1, 25)]
