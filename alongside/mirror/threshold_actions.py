"""Writes of the practice's thresholds: when the mirror speaks; actor first."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.mirror import verbs
from alongside.mirror.facts import OFF, Thresholds
from alongside.mirror.findings import ADVICE_ONLY, DELIVERY, FINDINGS, WORKS
from alongside.mirror.limits import faults
from alongside.mirror.member_findings import MEMBER_FINDINGS, switch_of
from alongside.practice.models import Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor

SWITCHES: tuple[str, ...] = (
    *(f"{kind}:{work}" for kind in FINDINGS for work in WORKS if work != DELIVERY or kind not in ADVICE_ONLY),
    *map(switch_of, MEMBER_FINDINGS),
)


def change_thresholds(actor: Actor, *, numbers: Mapping[str, int], off: Collection[str]) -> list[str]:
    """Set when the mirror speaks in this practice (D09); returns what changed, and the mirror looks again.

    `numbers` are positive whole numbers by threshold, `off` is all of SWITCHES that is silent.
    Only what differs from the usual is kept. Refused: out_of_limits, more_than, unknown. NotYours: does not
    run the practice.
    """
    if not actor.runs_practice:
        raise NotYours
    _check(numbers, off)
    with transaction.atomic():
        practice = Practice.objects.select_for_update().get(pk=actor.practice_id)
        before = Thresholds.of(practice.thresholds)
        changed = sorted(name for name in numbers if numbers[name] != getattr(before, name))
        changed += sorted(before.off.symmetric_difference(off))
        if changed:
            practice.thresholds = _kept(practice.thresholds, numbers, off)
            practice.save(update_fields=["thresholds"])
            record(actor, verbs.THRESHOLDS_CHANGED, subject=practice, changed=changed)
        return changed


def _check(numbers: Mapping[str, int], off: Collection[str]) -> None:
    known = set(Thresholds.__dataclass_fields__) - {OFF}
    if set(numbers) - known or set(off) - set(SWITCHES):
        raise Refused("unknown")
    for fault in faults(numbers):
        raise Refused(fault.code, fault.name, low=fault.low, high=fault.high, other=fault.other)


def _kept(settings: Mapping[str, Any], numbers: Mapping[str, int], off: Collection[str]) -> dict[str, Any]:
    """The practice's settings with these: what is as usual is left out, so that it follows the usual."""
    usual = Thresholds()
    others = {name: value for name, value in settings.items() if name not in numbers and name != OFF}
    own = {name: number for name, number in numbers.items() if number != getattr(usual, name)}
    return others | own | ({OFF: sorted(off)} if off else {})
