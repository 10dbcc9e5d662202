"""What can happen: each verb declares its small facts and who may see them. No Django here.

Facts are numbers, ids, codes and times; never free text (a test of the house looks).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import UnionType


class Audience(StrEnum):
    """Who, beside the actor, may read an event."""

    SELF = "self"
    PRACTITIONER = "practitioner"
    CLIENT = "client"
    OWNER = "owner"
    WEBHOOK = "webhook"


FactType = type | UnionType


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of event: `room.happened`, its facts' types and its audience."""

    name: str
    facts: Mapping[str, FactType] = field(default_factory=dict)
    audience: frozenset[Audience] = frozenset({Audience.SELF})

    def check(self, facts: Mapping[str, object]) -> None:
        """TypeError when facts are not exactly those declared: a wrong event would be wrong for ever."""
        if set(facts) != set(self.facts):
            raise TypeError(f"{self.name} takes {sorted(self.facts)}, not {sorted(facts)}")
        for name, value in facts.items():
            if not isinstance(value, self.facts[name]):
                raise TypeError(f"{self.name}: {name} is {type(value).__name__}, not {self.facts[name]}")


VERBS: dict[str, Verb] = {}

# The three audiences that most verbs have.
EVERYBODY = frozenset(Audience)
THE_TWO = frozenset({Audience.SELF, Audience.PRACTITIONER, Audience.CLIENT})
HOUSE = frozenset({Audience.SELF, Audience.PRACTITIONER, Audience.OWNER})
WITH_OWNER = THE_TWO | {Audience.OWNER}
PRIVATE = frozenset({Audience.SELF})
PROGRAMS = frozenset({Audience.WEBHOOK})  # added to another: told through webhooks, by ids and times


def verb(name: str, audience: frozenset[Audience] = PRIVATE, **facts: FactType) -> Verb:
    """Declare a verb; each room does so in its verbs.py. ValueError when it is declared already."""
    if name in VERBS:
        raise ValueError(f"the verb {name} is declared already")
    VERBS[name] = declared = Verb(name, facts, audience)
    return declared
