"""The reply coach: looks at a draft and names what is worth a second look (D01, D04, E08, E09, G04, A07).

It marks and offers; it never blocks, and it never grades a person: signals of language are weak (science.md 3).
Everything happens in memory. No Django here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from alongside.lib.texts import is_blank, lines
from alongside.messages.coach import reading
from alongside.messages.coach.drafts import Draft, Mark
from alongside.messages.coach.rules import Found, Rules, Wording, rules_for
from alongside.messages.coach.sentences import Sentence, level, sentences, without_quotes, words

ADVICE, FORMAL = "advice", "formal"
MOST = 3  # marks of one rule; more would be a scolding
ENOUGH_WORDS = 30  # fewer say little about how hard a text is
ENOUGH_CHARACTERS = 80
HARDNESS: dict[str, Callable[[str], float]] = {"en": reading.flesch, "ru": reading.oborneva}


def look(draft: Draft) -> list[Mark]:
    """Every mark in reading order, at most three of each rule; none in a language without rules."""
    rules = rules_for(draft.language)
    if rules is None or is_blank(draft.words):
        return []
    said = sentences(without_quotes(level(draft.words)))
    looks = (
        _length(draft, rules, said),
        *(_wordings(draft, name, rules.wordings[name], said) for name in rules.wordings),
        _advice_first(draft, rules, said),
        _plain(draft, rules, said),
        _address(draft, rules, said),
    )
    marks = [_in_their_form(mark, draft, rules) for each in looks for mark in islice(each, MOST)]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _in_their_form(mark: Mark, draft: Draft, rules: Rules) -> Mark:
    """No wording is offered in another form of address than the client chose."""
    if draft.address == FORMAL or not _any(rules.formal, mark.instead):
        return mark
    return replace(mark, instead="")


def _length(draft: Draft, rules: Rules, said: list[Sentence]) -> Iterator[Mark]:
    """Much more than was asked, in advice work; a long story may get a long answer (D01, D09)."""
    if draft.kind != ADVICE or is_blank(draft.asked):
        return
    at = rules.length
    pairs = (
        (lines(draft.words), at.long_lines, lines(draft.asked), at.short_lines),
        (len(said), at.long_sentences, len(sentences(draft.asked)), at.short_sentences),
        (_letters(draft.words), at.long_characters, _letters(draft.asked), at.short_characters),
    )
    if any(most is not None and have >= most and asked <= few for have, most, asked, few in pairs):
        yield Mark("length")


def _letters(text: str) -> int:
    return sum(not each.isspace() for each in text)


def _wordings(draft: Draft, rule: str, wordings: Iterable[Wording], said: list[Sentence]) -> Iterator[Mark]:
    """Each sentence at most once: the first wording that is found and not silenced."""
    if rule == "own_hands" and draft.kind != ADVICE:
        return  # doing it is the job (D09)
    heeded = [each for each in wordings if _holds(draft, each)]
    for sentence in said:
        mark = next(_marks(rule, heeded, sentence), None)
        if mark is not None:
            yield mark


def _holds(draft: Draft, wording: Wording) -> bool:
    if wording.only_after_invitation and not draft.has_invited:
        return False
    return not wording.unless_agreed & draft.agreed


def _marks(rule: str, wordings: Iterable[Wording], sentence: Sentence) -> Iterator[Mark]:
    for each in wordings:
        found = each.find.search(sentence.text)
        if found and not _any(each.unless, sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield Mark(rule, start, end, _filled(each.instead, found.groupdict()))


def _filled(instead: str, groups: dict[str, str | None]) -> str:
    for name, text in groups.items():
        instead = instead.replace("{" + name + "}", text or "")
    return instead


def _advice_first(draft: Draft, rules: Rules, said: list[Sentence]) -> Iterator[Mark]:
    """Advice to somebody who wrote of a feeling, before a word that meets it (E08)."""
    known = rules.empathy
    if not _any(known.feelings, level(draft.asked)):
        return
    for sentence in said:
        advice, empathy = _first(known.advice, sentence.text), _first(known.empathy, sentence.text)
        if empathy is not None and (advice is None or empathy <= advice):
            return
        if advice is not None:
            yield Mark("advice_first", sentence.start, sentence.start + len(sentence.text), known.instead)
            return


def _plain(draft: Draft, rules: Rules, said: list[Sentence]) -> Iterator[Mark]:
    """Words of the trade that the client did not use, long sentences, a text that is hard as a whole (E09)."""
    theirs = level(f"{draft.theirs}\n{draft.asked}")
    for sentence in said:
        met = [each for each in rules.plain.jargon if each.find.search(sentence.text)]
        yield from _marks("plain", [each for each in met if not each.find.search(theirs)], sentence)
        if _is_long(rules, sentence.text):
            yield Mark("plain", sentence.start, sentence.start + len(sentence.text))
    if _is_hard(rules, "\n".join(each.text for each in said)):
        yield Mark("plain")


def _is_long(rules: Rules, text: str) -> bool:
    plain = rules.plain
    if plain.longest_characters is not None and len(text) > plain.longest_characters:
        return True
    return plain.longest_sentence is not None and len(words(text)) > plain.longest_sentence


def _is_hard(rules: Rules, text: str) -> bool:
    plain = rules.plain
    if plain.most_kanji is not None:
        return _letters(text) >= ENOUGH_CHARACTERS and reading.kanji_share(text) > plain.most_kanji
    if plain.hardest is None or len(words(text)) < ENOUGH_WORDS:
        return False
    ease = HARDNESS.get(rules.language)
    return ease(text) < plain.hardest if ease else reading.lix(text) > plain.hardest


def _address(draft: Draft, rules: Rules, said: list[Sentence]) -> Iterator[Mark]:
    """The other form of address than the client chose (E06)."""
    other = rules.informal if draft.address == FORMAL else rules.formal
    for sentence in said:
        found = next((hit for each in other if (hit := each.search(sentence.text))), None)
        if found:
            yield Mark("address", sentence.start + found.start(), sentence.start + found.end())


def _any(patterns: Iterable[Found], text: str) -> bool:
    return any(each.search(text) for each in patterns)


def _first(patterns: Iterable[Found], text: str) -> int | None:
    """Where the earliest of them begins."""
    return min((found.start() for each in patterns if (found := each.search(text))), default=None)
