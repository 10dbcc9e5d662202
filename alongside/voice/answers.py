"""What the answers to a check-in say: which ask for a conversation. No Django here."""

from collections.abc import Iterator, Mapping

from alongside.voice.measuring.definitions import Definition, Direction, Item

Answers = Mapping[str, float | str | None]
MIDDLE = 0.5


def given(definition: Definition, answers: Answers) -> dict[str, float]:
    """The items that were answered with a value, in order; those left open or not applicable are left out."""
    values = ((item.id, answers.get(item.id)) for item in definition.items)
    return {name: value for name, value in values if isinstance(value, int | float)}


def critical(definition: Definition, answers: Answers) -> tuple[str, ...]:
    """The items whose answer somebody must see at once (L06)."""
    said = given(definition, answers)
    hit = (each for each in definition.critical_items if each.item in said)
    return tuple(each.item for each in hit if each.lowest <= said[each.item] <= each.highest)


def how_full(definition: Definition, answers: Answers) -> tuple[int, int]:
    """(answered, asked): how many of the questions with a value were answered, of those that were there to see.

    What does not apply is answered, too. A question behind a condition was there when the condition held.
    """
    said = given(definition, answers)
    seen = [item for item in definition.items if not item.is_words and _was_seen(item, said)]
    return sum(answers.get(item.id) is not None for item in seen), len(seen)


def _was_seen(item: Item, said: Mapping[str, float]) -> bool:
    return item.asked is None or said.get(item.asked.item) in item.asked.values


def low(definition: Definition, answers: Answers) -> tuple[str, ...]:
    """The items that ask for a conversation: critical ones first, then the lowest first (C04).

    In a set of ours, or of the practice's own, an answer up to the middle of its scale asks for one: our own
    choice, not validated. Single items of a tested questionnaire are not judged, only its critical ones.
    """
    said, first = given(definition, answers), critical(definition, answers)
    if definition.is_validated:
        return first
    how_good = {
        item.id: _goodness(item, said[item.id], way) for item, way in _judged(definition) if item.id in said
    }
    others = [name for name, good in how_good.items() if good <= MIDDLE and name not in first]
    return (*first, *sorted(others, key=how_good.__getitem__))


def _judged(definition: Definition) -> Iterator[tuple[Item, Direction]]:
    """The items of which more is better or worse, in order: those that are part of a score, and which way it goes."""
    ways = {part: scale.direction for scale in definition.scales for part in scale.parts}
    return ((item, ways[item.id]) for item in definition.items if item.id in ways)


def _goodness(item: Item, value: float, way: Direction) -> float:
    """Where an answer stands between the worst (0) and the best (1) of its scale, as it counts."""
    lowest, highest = item.span
    share = (item.keyed(value) - lowest) / (highest - lowest)
    return share if way is Direction.HIGHER_IS_BETTER else 1 - share
