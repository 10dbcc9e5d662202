"""Note templates as names of sections, and what can be said about a note's parts. No Django, no words.

A note keeps its `parts` as {section: words}. Built-in sections are codes that a surface gives words to;
the sections of a practice's own template are its own titles.
"""

from collections.abc import Iterable, Mapping

Sections = tuple[str, ...]
Parts = Mapping[str, str]

FREE = "free"
BUILT_IN: dict[str, Sections] = {
    FREE: ("words",),
    "soap": ("subjective", "objective", "assessment", "plan"),
    "dap": ("data", "assessment", "plan"),
    "birp": ("behaviour", "intervention", "response", "plan"),
    "intake": ("request", "background", "strengths", "risks", "expectations", "agreed"),
}
OWN = "own:"
MOST_SECTIONS = 12
LONGEST_TITLE = 80
LONGEST_PART = 50_000
LINE = 120


def clean_titles(titles: Iterable[str]) -> list[str]:
    """Titles of an own template: trimmed, blank and repeated ones left out, in order."""
    return list(dict.fromkeys(title for title in (t.strip() for t in titles) if title))


def fit(parts: Parts, sections: Sections) -> dict[str, str]:
    """The parts in the order of the sections; words whose section is not among them keep their own."""
    kept = {name: parts.get(name, "") for name in sections}
    return kept | {name: words for name, words in parts.items() if name not in kept and words.strip()}


def is_blank(parts: Parts) -> bool:
    """Whether nothing is written in any part."""
    return not any(words.strip() for words in parts.values())


def summary_line(parts: Parts) -> str:
    """The first written line of a note, cut at 120 characters, for a list or a preparation."""
    lines = (line.strip() for words in parts.values() for line in words.splitlines())
    first = next((line for line in lines if line), "")
    return first if len(first) <= LINE else first[: LINE - 1].rstrip() + "…"


def copied_forward(old: Parts, sections: Sections) -> dict[str, str]:
    """What a new note takes over from the last one: the same sections, as they were written (peers.md 3)."""
    return {name: old.get(name, "") for name in sections}
