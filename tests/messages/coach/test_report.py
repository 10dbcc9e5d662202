"""The coach's rules on examples written by hand: precision 0.9, recall 0.8 for each rule and language."""

import pytest

from alongside.messages.coach import RULES
from alongside.messages.coach.report import Figures, examples, figures
from alongside.messages.coach.rules import LANGUAGES


def test_four_languages() -> None:
    assert LANGUAGES == ("en", "fi", "ja", "ru")


@pytest.mark.parametrize("language", ["en", "fi", "ja", "ru"])
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_does_well_enough(language: str, rule: str) -> None:
    found = figures(language, rule)
    assert found.positives >= 40 and found.negatives >= 40
    assert found.precision >= 0.9 and found.recall >= 0.8, found


@pytest.mark.parametrize("language", ["en", "fi", "ja", "ru"])
@pytest.mark.parametrize("rule", RULES)
def test_no_example_counts_twice(language: str, rule: str) -> None:
    drafts = [(each.draft, each.is_positive) for each in examples(language, rule)]
    assert len(set(drafts)) == len(drafts)


def test_figures() -> None:
    found = Figures("en", "plain", positives=50, negatives=50, found=40, false=4)
    assert (found.precision, found.recall, found.is_enough) == (40 / 44, 0.8, True)
    assert not Figures("en", "plain", positives=50, negatives=39, found=50, false=0).is_enough
