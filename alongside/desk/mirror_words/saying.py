"""The shape of what a finding says. It never blames."""

from collections.abc import Mapping
from dataclasses import dataclass

Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Words:
    """What a finding says, written in the reader's language when it is read.

    `row`: the requirement behind it; `paper`: a study with its effect size, where there is one (science.md).
    """

    title: str
    observation: str
    question: str
    suggestion: str
    why: str
    row: str
    paper: str = ""
