"""The words of the mirror: an observation, a question, one suggestion, why it matters."""

from collections.abc import Callable

from alongside.desk.mirror_words import boundaries, course, endings, working, yourself
from alongside.desk.mirror_words.evidence import fact_line
from alongside.desk.mirror_words.saying import Numbers, Words

WORDS: dict[str, Callable[[Numbers], Words]] = {
    **boundaries.WORDS,
    **endings.WORDS,
    **working.WORDS,
    **course.WORDS,
    **yourself.WORDS,
}

__all__ = ["WORDS", "Words", "fact_line", "words_for"]


def words_for(kind: str, facts: Numbers) -> Words:
    """The words of a finding of this kind."""
    return WORDS[kind](facts)
