"""What the coach looks at, and what it has to say about it. No Django here."""

from dataclasses import dataclass, field

RULES = ("length", "own_hands", "promise", "pressure", "advice_first", "plain", "address")


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply being written, with what it stands in.

    `asked`: what the client wrote that it answers; `theirs`: the client's own words so far. `address`: "formal"
    or "informal", as the client chose. `agreed`: what the frame in force allows, as codes ("daily", channels,
    kinds of place). `has_invited`: one closing talk was offered already (G04).
    """

    words: str
    language: str
    asked: str = ""
    theirs: str = ""
    kind: str = "advice"
    address: str = "formal"
    agreed: frozenset[str] = field(default_factory=frozenset)
    has_invited: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to look at again: words[start:end], or the whole draft where both are 0. `instead`: a rewording."""

    rule: str
    start: int = 0
    end: int = 0
    instead: str = ""
