"""Who carries the work: owners of steps counted, and whose a new step is at first (D04, D09). No Django."""

from collections.abc import Iterable
from dataclasses import dataclass

CLIENT, PRACTITIONER = "client", "practitioner"
ADVICE = "advice"
FEWEST = 5  # below it a share says nothing


@dataclass(frozen=True, slots=True)
class Balance:
    """How many steps each side owns."""

    client: int = 0
    practitioner: int = 0

    @property
    def total(self) -> int:
        return self.client + self.practitioner

    @property
    def practitioner_share(self) -> float | None:
        """The practitioner's part of all steps, 0 to 1; None when there are none."""
        return self.practitioner / self.total if self.total else None


def default_owner(engagement_kind: str) -> str:
    """Whose a step is unless said otherwise: the client's in advice work, ours in delivery (D04, D09)."""
    return CLIENT if engagement_kind == ADVICE else PRACTITIONER


def balance(owners: Iterable[str]) -> Balance:
    """Counts of the owners of steps."""
    listed = list(owners)
    return Balance(listed.count(CLIENT), listed.count(PRACTITIONER))


def leans_on_practitioner(found: Balance, engagement_kind: str, limit: float = 0.5) -> bool:
    """Whether the practitioner carries more than `limit` of the steps in advice work (D04).

    Never in delivery work, where that is the job (D09), and never on fewer than five steps.
    """
    share = found.practitioner_share
    return engagement_kind == ADVICE and found.total >= FEWEST and share is not None and share > limit
