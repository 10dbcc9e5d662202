"""A measure of a practice's own with a question of every kind, and it being asked."""

from typing import Any

from alongside.clients.models import Client
from alongside.trail.actors import Actor
from alongside.voice.actions import ask
from alongside.voice.measuring.definitions import (
    Asked,
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
from alongside.voice.measuring.notation import plain
from alongside.voice.models import CheckIn, Measure, MeasureVersion, Occasion

OWN = Source("own")
ROW = tuple(Option(str(value), value) for value in range(11))
SLEEP = (Option("well", 3), Option("so-so", 2), Option("badly", 1))
ITEMS = (
    Item("rest", ROW),
    Item("sleep", SLEEP, may_not_apply=True),
    Item("nights", between=(0, 7), asked=Asked("sleep", (1, 2))),
    Item("minutes", between=(0, 600), may_not_apply=True),
    Item("/dreams", is_words=True),
    Item("words", (Option("yes", 1), Option("no", 0))),
)
TEXTS = {
    "en": {
        "title": "Nights",
        "about": "About the last seven nights.",
        "items": {
            "rest": "I rest.",
            "sleep": "How do you sleep?",
            "nights": "In how many nights?",
            "minutes": "How many minutes does it take?",
            "/dreams": "What do you dream?",
            "words": "Do you talk about it?",
        },
        "options": {
            "sleep": {"well": "Well", "so-so": "So-so", "badly": "Badly"},
            "words": {"yes": "Yes", "no": "No"},
        },
    }
}


def definition(text_use: TextUse = TextUse.FREE) -> Definition:
    """Numbers of it; one score of the first question."""
    scale = Scale("rested", ("rest",), Direction.HIGHER_IS_BETTER, OWN, Method.MEAN)
    return Definition(
        id="nights",
        version="1",
        name="Nights",
        items=ITEMS,
        scales=(scale,),
        licence=Licence("A licence", "An Owner", text_use, OWN),
        is_validated=False,
    )


def make_version(practice: Any, text_use: TextUse = TextUse.FREE) -> MeasureVersion:
    """The measure as this practice's own."""
    measure = Measure.objects.create(practice=practice, name="Nights")
    return MeasureVersion.objects.create(
        practice=practice,
        measure=measure,
        number=1,
        definition=plain(definition(text_use)),
        texts=TEXTS,
        source="own",
    )


def ask_nights(asker: Actor, client: Client, text_use: TextUse = TextUse.FREE, **more: Any) -> CheckIn:
    """It is asked, and waits."""
    version = make_version(client.practice, text_use)
    found = ask(asker, client_id=client.pk, version=version, occasion=Occasion.ONCE, **more)
    assert found is not None
    return found
