"""Who an account may be: a seat is one way of being in one practice. No Django here."""

from dataclasses import dataclass
from uuid import UUID

from alongside.trail.actors import Kind


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that an account may take: member or client of a practice, or somebody around a client.

    `name` is whose seat it is; for somebody around a client it is the client, whom they come for.
    """

    kind: Kind
    id: UUID
    practice_id: UUID
    practice_name: str
    name: str

    @property
    def token(self) -> str:
        """How the session remembers it."""
        return f"{self.kind}:{self.id}"


def parse_seat(token: str) -> tuple[Kind, UUID] | None:
    """Kind and id of a seat's token; None for anything else."""
    kind, _, identifier = token.partition(":")
    try:
        return Kind(kind), UUID(identifier)
    except ValueError:
        return None
