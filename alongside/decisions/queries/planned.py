"""How much of the work follows the plan, and who carries it: steps with a goal, and whose they are (D04, D05)."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from alongside.clients.models import Client
from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.steps.balance import ADVICE, Balance, balance, leans_on_practitioner
from alongside.steps.models import Step, StepStatus
from alongside.trail.actors import Actor
from alongside.voice.motives import Adherence, adherence


@dataclass(frozen=True, slots=True)
class Followed:
    """One client's steps."""

    client: Client
    adherence: Adherence
    balance: Balance

    @property
    def is_mostly_ours(self) -> bool:
        """Whether we carry more than half of the steps of advice work (D04)."""
        return leans_on_practitioner(self.balance, ADVICE)


def planned_work(actor: Actor) -> list[Followed]:
    """Planned and other steps of each of my clients in advice work, by name; dropped ones left out.

    Nothing about delivery work, where other rules hold (D09). NotYours for who is no member.
    """
    if not actor.is_member or actor.id is None:
        raise NotYours
    found = Step.objects.filter(
        client__in=readable_clients(actor),
        engagement__practitioner_id=actor.id,
        engagement__kind=ADVICE,
    ).exclude(status=StepStatus.DROPPED)
    people: dict[UUID, Client] = {}
    has_goal: dict[UUID, list[bool]] = defaultdict(list)
    owners: dict[UUID, list[str]] = defaultdict(list)
    for step in found.select_related("client").defer("words", "when_words"):
        people[step.client_id] = step.client
        has_goal[step.client_id].append(step.goal_id is not None)
        owners[step.client_id].append(step.owner)
    rows = [Followed(people[pk], adherence(of), balance(owners[pk])) for pk, of in has_goal.items()]
    return sorted(rows, key=lambda each: each.client.search_name)
