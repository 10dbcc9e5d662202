"""Looks at a page with axe-core, whose script the package axe-playwright-python carries."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_axe_clean(page: Page) -> None:
    """Fail with one line for each thing that axe finds on the page."""
    assert violations(page) == [], page.url


def violations(page: Page) -> list[str]:
    """One line for each thing that axe finds on the page (WCAG 2.2 AA and good practice)."""
    # Evaluated by the debugger and not as a script of the page, which the policy would refuse.
    page.evaluate(_axe_script())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [_line(violation) for violation in found["violations"]]


def _line(violation: dict[str, Any]) -> str:
    places = "; ".join(
        f"{' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['help']}): {places}"


@cache
def _axe_script() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None and spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
