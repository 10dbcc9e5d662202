"""Ready-made sets of questions: our own wording, free to use (CC0), not validated. Numbers only; no Django here.

The words are in web/measure_words.py, by set and item, in every language of the house.
"""

from alongside.voice.measuring.definitions import (
    CriticalItem,
    Definition,
    Direction,
    Item,
    Licence,
    Method,
    Option,
    Scale,
    Source,
    TextUse,
)

OURS = Source("Alongside, own wording", is_verified=True)
LICENCE = Licence("CC0 1.0", "Alongside", TextUse.FREE, OURS)
LOWEST, HIGHEST = 0, 10
LANGUAGES = ("en", "ru", "ja", "fi")
MIDDLE = 5  # up to the middle of the scale asks for a conversation; our own choice, not validated


def slider(name: str) -> Item:
    """A statement rated 0 (not at all) to 10 (fully)."""
    return Item(name, tuple(Option(str(value), value) for value in range(LOWEST, HIGHEST + 1)))


def _set(name: str, *items: str, critical: str | None = None, version: str = "1") -> Definition:
    """A set of sliders with one score: the mean of those answered, half of them at least."""
    least = (len(items) + 1) // 2
    scale = Scale("mean", items, Direction.HIGHER_IS_BETTER, OURS, Method.MEAN, least_answered=least)
    alarms = (CriticalItem(critical, LOWEST, MIDDLE),) if critical else ()
    return Definition(
        id=name,
        version=version,
        name=name,
        items=tuple(map(slider, items)),
        scales=(scale,),
        licence=LICENCE,
        critical_items=alarms,
        languages=LANGUAGES,
        is_validated=False,
    )


def _choice(name: str, item: str, *codes: str) -> Definition:
    """One question with named answers and no score."""
    options = tuple(Option(code, value) for value, code in enumerate(codes))
    return Definition(
        id=name,
        version="1",
        name=name,
        items=(Item(item, options),),
        scales=(),
        licence=LICENCE,
        languages=LANGUAGES,
        is_validated=False,
    )


AFTER_MEETING = _set(
    "after-meeting",
    *("heard", "understood", "accepted", "matters", "way", "comfortable", "safe", "valuable"),
    critical="safe",
    version="2",
)
BEFORE_MEETING = _set("before-meeting", "inside", "close", "doing", "overall")
FIVE_NEEDS = _set("five-needs", "seen", "heard", "understood", "noticed", "loved")
BENEFITS = _set("benefits", "trust", "nearer", "lasting", "growing")
VALUE = _set("value", "useful", "meaningful")
OWN_SIDE = _set("own-side", "present", "in_touch", "worthwhile", "satisfied")
PLACE = _choice("place", "where", "in_person", "either", "online")

SETS: dict[str, Definition] = {
    each.id: each for each in (AFTER_MEETING, BEFORE_MEETING, FIVE_NEEDS, BENEFITS, VALUE, OWN_SIDE, PLACE)
}
# As it was asked first; answers to it are scored by it.
FIRST_AFTER_MEETING = _set(
    "after-meeting", "heard", "understood", "accepted", "useful", "safe", critical="safe"
)
