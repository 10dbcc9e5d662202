"""What is known about people, and whether a newcomer is one of them.

Two people are the same when their name and birth date agree (or name and e-mail, when a
birth date is missing). Equal names with different birth dates are two people. An e-mail
address alone proves nothing: couples and parents share one.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.lib.reading.problems import Reason
from alongside.lib.texts import search_key


@dataclass(frozen=True, slots=True)
class Person:
    """Someone already here or found in the file.

    `handle`: the id of a client who is here, or the key of a new one; `keys`: the source
    keys it is known by; `line`: 0 for someone who is here.
    """

    handle: str
    name: str
    birth_date: dt.date | None = None
    email: str = ""
    keys: frozenset[str] = frozenset()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """Who a newcomer is (`sure`) or may be."""

    sure: bool
    why: Reason
    people: tuple[Person, ...]


class People:
    """Everybody known so far, found by source key, name or e-mail.

    `undecided`: source keys of rows about which somebody must still decide.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_key: dict[str, Person] = {}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self.undecided: set[str] = set()
        for person in people:
            self.add(person)

    def __iter__(self) -> Iterator[Person]:
        return (person for named in self._by_name.values() for person in named)

    def add(self, person: Person) -> None:
        """From now on this person is known."""
        self._by_name[search_key(person.name)].append(person)
        if person.email:
            self._by_email[person.email.casefold()].append(person)
        for key in person.keys:
            self._by_key[key] = person

    def also(self, key: str, person: Person) -> None:
        """The person is known by one more source key."""
        self._by_key[key] = person

    def of_key(self, key: str) -> Person | None:
        """Whom the source key belongs to."""
        return self._by_key.get(key)

    def named(self, name: str, birth_date: dt.date | None = None) -> tuple[Person, ...]:
        """Everybody of this name whose birth date does not speak against it."""
        return tuple(
            p for p in self._by_name.get(search_key(name), ()) if not _differ(p.birth_date, birth_date)
        )

    def shares_email(self, email: str) -> bool:
        """Whether somebody known has this address."""
        return bool(email) and email.casefold() in self._by_email

    def like(self, newcomer: Person) -> Likeness | None:
        """Who the newcomer is or may be; None for somebody new."""
        alike = self.named(newcomer.name, newcomer.birth_date)
        sure = [(p, why) for p in alike if (why := _surely(p, newcomer))]
        if sure:
            return Likeness(True, sure[0][1], (sure[0][0],))
        if alike:
            return Likeness(False, Reason.MAYBE_SAME_NAME, alike)
        mail = self._by_email.get(newcomer.email.casefold(), []) if newcomer.email else []
        twins = tuple(p for p in mail if p.birth_date and p.birth_date == newcomer.birth_date)
        return Likeness(False, Reason.MAYBE_SAME_EMAIL_AND_BIRTH_DATE, twins) if twins else None


def _differ(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one != other


def _surely(known: Person, newcomer: Person) -> Reason | None:
    """Why two of the same name, with no birth dates that differ, are surely one."""
    if known.birth_date and newcomer.birth_date:
        return Reason.SAME_NAME_AND_BIRTH_DATE
    if known.email and known.email.casefold() == newcomer.email.casefold():
        return Reason.SAME_NAME_AND_EMAIL
    return None


def contradict(known: Person, newcomer: Person) -> bool:
    """Whether one id stands for two people: neither the name nor the birth date agrees."""
    same_name = search_key(known.name) == search_key(newcomer.name)
    same_birth = known.birth_date is not None and known.birth_date == newcomer.birth_date
    return not same_name and not same_birth
