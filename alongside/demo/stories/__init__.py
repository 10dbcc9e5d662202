"""What the people of the demo say and what is written about them, each in their own language. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One client. `talk`: ("c" or "m", words), the oldest first; `notes` come in the order of the meetings."""

    key: str
    name: str
    born: int  # year
    asks: str
    reading: str = ""
    feels: str = ""
    readings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    talk: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()  # in check-ins


@dataclass(frozen=True, slots=True)
class Stock:
    """What a language has: its stories, somebody new, and what fits between the meetings of anybody."""

    stories: tuple[Story, ...]
    newcomer: Story
    notes: tuple[str, ...]
    said: tuple[str, ...]
