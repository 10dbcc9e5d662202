"""What an import of clients would do: who is new, who is here already, who may be, who cannot be taken.

Nothing is written here. The plan made twice from the same file and the same practice is the
same plan; after the first has been carried out, the second finds nobody new.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alongside.file.reading.client_rows import ClientRow, read_client_row
from alongside.file.reading.columns import Columns
from alongside.file.reading.csv_files import Row
from alongside.file.reading.dates import Order
from alongside.file.reading.people import People, Person, contradict
from alongside.lib.reading.problems import Problem, Reason, Unreadable

NEW = "new"


@dataclass(frozen=True, slots=True)
class SameClient:
    """A row about somebody known: `handle` is a client's id, or the key of a new row."""

    client: ClientRow
    handle: str
    why: Reason


@dataclass(frozen=True, slots=True)
class MaybeClient:
    """A row that somebody must decide about: is it one of `handles`, or new?"""

    client: ClientRow
    handles: tuple[str, ...]
    why: Reason


@dataclass(slots=True)
class ClientPlan:
    """Each row of the file is in exactly one of `new`, `same`, `maybe` and `problems`."""

    new: list[ClientRow] = field(default_factory=list)
    same: list[SameClient] = field(default_factory=list)
    maybe: list[MaybeClient] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    @property
    def known_as(self) -> dict[str, str]:
        """source key -> handle, for every row whose client is or will be here."""
        new = {client.key: client.key for client in self.new}
        return {**new, **{same.client.key: same.handle for same in self.same}}


def plan_clients(
    rows: Iterable[Row],
    columns: Columns,
    here: Iterable[Person],
    *,
    today: dt.date,
    order: Order | None = None,
    decided: Mapping[str, str] | None = None,
) -> ClientPlan:
    """Sort the rows of a list of clients.

    `here`: the clients of the practice; `decided`: for rows in `maybe` of an earlier plan,
    row key -> handle of the client it is, or "new".
    """
    plan, people = ClientPlan(), People(here)
    for row in rows:
        try:
            client, remarks = read_client_row(row, columns, order, today)
        except Unreadable as error:
            plan.problems.append(error.at(row.line))
            continue
        if _place(client, plan, people, (decided or {}).get(client.key, "")):
            plan.remarks.extend(remarks)
    return plan


def _place(client: ClientRow, plan: ClientPlan, people: People, decision: str) -> bool:
    """Put one row where it belongs; False for a row that is not taken."""
    newcomer = _person(client)
    known = people.of_key(client.key)
    if known:
        return _place_known(client, known, newcomer, plan)
    likeness = people.like(newcomer)
    if likeness and (likeness.sure or decision in {p.handle for p in likeness.people}):
        chosen = next((p for p in likeness.people if p.handle == decision), likeness.people[0])
        why = likeness.why if likeness.sure else Reason.SAME_AS_DECIDED
        plan.same.append(SameClient(client, chosen.handle, why))
        people.also(client.key, chosen)
    elif likeness and decision != NEW:
        plan.maybe.append(MaybeClient(client, tuple(p.handle for p in likeness.people), likeness.why))
    else:
        if people.shares_email(client.email):
            plan.remarks.append(Problem(Reason.EMAIL_SHARED, client.line, "email"))
        plan.new.append(client)
        people.add(newcomer)
    return True


def _place_known(client: ClientRow, known: Person, newcomer: Person, plan: ClientPlan) -> bool:
    """A row whose key is known: the same person again, or an id used for two."""
    if contradict(known, newcomer):
        facts: dict[str, str | int] = {"id": client.source_id}
        reason = Reason.ID_REPEATED if known.line else Reason.ID_OF_ANOTHER
        if known.line:
            facts["other_line"] = known.line
        plan.problems.append(Problem(reason, client.line, "client_id", facts=facts))
        return False
    why = Reason.SAME_ID if client.source_id else Reason.SAME_ROW
    plan.same.append(SameClient(client, known.handle, why))
    return True


def _person(client: ClientRow) -> Person:
    keys = frozenset({client.key})
    return Person(client.key, client.name, client.birth_date, client.email, keys, client.line)


def everybody(here: Iterable[Person], plan: ClientPlan) -> People:
    """Those who are here and those the plan adds, as the diary needs to find them."""
    people = People(here)
    for client in plan.new:
        people.add(_person(client))
    found = {person.handle: person for person in people}
    for same in plan.same:
        people.also(same.client.key, found[same.handle])
    people.undecided = {maybe.client.key for maybe in plan.maybe}
    return people
