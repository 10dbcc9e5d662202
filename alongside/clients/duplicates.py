"""Whether two entries may be the same person. No Django here."""

from dataclasses import dataclass
from datetime import date

from alongside.lib.texts import search_key


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared: the name as one would search it, the birth date if known, e-mail addresses."""

    name: str
    born_on: date | None = None
    emails: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return search_key(self.name)


def may_be_same(one: Person, other: Person) -> bool:
    """Worth asking before a second entry is made. Equal names with different birth dates are two people.

    Two people may share an e-mail address (a couple, a mother and her child), so this only asks.
    """
    if one.born_on and other.born_on and one.born_on != other.born_on:
        return False
    return one.key == other.key or bool(_folded(one.emails) & _folded(other.emails))


def _folded(emails: frozenset[str]) -> set[str]:
    return {email.casefold() for email in emails}
