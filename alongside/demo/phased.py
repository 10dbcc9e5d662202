"""Where the work stands in the demo: most in the middle, some at the beginning, one keeping what it has. All invented."""

from collections.abc import Mapping
from datetime import timedelta

from alongside.clients.models import Engagement, EngagementKind, Stage
from alongside.demo.people import Company
from alongside.steps import verbs
from alongside.steps.models import Phase
from alongside.steps.phases import Code

FIRST = timedelta(days=42)  # for understanding
LAST = timedelta(days=300)  # after so long, some keep what they have


def build_phases(companies: Mapping[tuple[str, str], Company], fields: Mapping[str, str]) -> None:
    """Call it when all clients are there; `fields`: the field of each practitioner, by name."""
    for company in companies.values():
        work = company.work
        if work is None or work.kind != EngagementKind.ADVICE or work.stage == Stage.ENDED:
            continue
        work.field = fields.get(company.member.name, work.field)
        _walk(company, work)


def _walk(company: Company, work: Engagement) -> None:
    """From understanding to changing to keeping, as far as the time has gone."""
    began, now = work.opened_at, company.builder.now
    starts = [began, began + FIRST, began + LAST]
    reached = [(code, at) for code, at in zip(Code, starts, strict=True) if at < now]
    ends = [at for _code, at in reached[1:]] + [None]
    for (code, at), end in zip(reached, ends, strict=True):
        phase = Phase(
            practice=company.builder.practice,
            client=company.client,
            engagement=work,
            code=code,
            began_at=at,
            began_by=company.member,
            ended_at=end,
        )
        company.builder.add(phase)
        company.tell(company.mine, verbs.PHASE_BEGUN, at=at, subject=phase, code=str(code), is_skipped=False)
