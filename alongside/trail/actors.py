"""Who does something: the first argument of every query and action (law 3). No Django here."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from alongside.lib.errors import NotYours


class Kind(StrEnum):
    """In what capacity somebody acts."""

    MEMBER = "member"
    CLIENT = "client"
    CIRCLE = "circle"
    NEWCOMER = "newcomer"
    LINK_HOLDER = "link_holder"
    WORKER = "worker"
    COMMAND = "command"


class Role(StrEnum):
    """What a member does in the practice; decides what they may see (peers.md 3, Roles)."""

    OWNER = "owner"
    MANAGER = "manager"
    PRACTITIONER = "practitioner"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    BOOKKEEPER = "bookkeeper"


RUNS_PRACTICE = frozenset({Role.OWNER, Role.MANAGER})
SEES_EVERY_CLIENT = frozenset({Role.OWNER, Role.MANAGER, Role.COORDINATOR, Role.BOOKKEEPER})
BOOKS_FOR_ALL = frozenset({Role.OWNER, Role.MANAGER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """One person (or process) acting in one practice, with what is needed to decide what they may see.

    `covers` holds the ids of the members this member stands in for today (an absence names who covers);
    `opened` the ids of clients whose words lie open to them for some hours, in need (break-glass).
    """

    kind: Kind
    practice_id: UUID
    id: UUID | None = None
    account_id: UUID | None = None
    role: Role | None = None
    practises: bool = False
    covers: frozenset[UUID] = frozenset()
    opened: frozenset[UUID] = frozenset()
    language: str = "en"
    timezone: str = "UTC"
    name: str = ""

    @property
    def myself(self) -> UUID:
        """The id of who acts, where somebody does. NotYours for the house itself and for newcomers."""
        if self.id is None:
            raise NotYours
        return self.id

    @property
    def is_member(self) -> bool:
        return self.kind is Kind.MEMBER

    @property
    def is_client(self) -> bool:
        return self.kind is Kind.CLIENT

    @property
    def is_trusted(self) -> bool:
        """The house itself: the worker and the commands of the person at the machine."""
        return self.kind in (Kind.WORKER, Kind.COMMAND)

    @property
    def runs_practice(self) -> bool:
        return self.is_trusted or (self.is_member and self.role in RUNS_PRACTICE)

    @property
    def sees_every_client(self) -> bool:
        """Names, contact points and times of every client; never their words."""
        return self.is_trusted or (self.is_member and self.role in SEES_EVERY_CLIENT)

    @property
    def books_for_all(self) -> bool:
        return self.is_trusted or (self.is_member and self.role in BOOKS_FOR_ALL)

    @property
    def stands_for(self) -> frozenset[UUID]:
        """The members whose clients are this member's to work with: self and those covered."""
        return self.covers | {self.id} if self.is_member and self.id else frozenset()

    def covering(self, members: frozenset[UUID]) -> "Actor":
        return replace(self, covers=members)


def worker(practice_id: UUID) -> Actor:
    """The worker acting for a practice."""
    return Actor(Kind.WORKER, practice_id)


def command(practice_id: UUID) -> Actor:
    """Somebody at the machine, through a command."""
    return Actor(Kind.COMMAND, practice_id)
