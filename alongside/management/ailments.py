"""What the doctor says: what is wrong, and what helps. No Django here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong, and what helps. `is_grave`: people are affected now."""

    wrong: str
    helps: str
    is_grave: bool = True
