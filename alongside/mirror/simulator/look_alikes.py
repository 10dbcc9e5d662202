"""What looks like a situation and is none: agreed, answered, theirs, or a job of its own. No Django."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from alongside.mirror.simulator.habits import Habits, Plan, Scripted, Strength
from alongside.mirror.simulator.situations import SITUATIONS

Build = Callable[[Plan, Random], Plan]


def alike(**changed: object) -> Build:
    """All along, some habits are others than usual, and nothing is wrong with that."""

    def build(plan: Plan, _: Random) -> Plan:
        habits = replace(plan.before, **changed)  # type: ignore[arg-type]
        return replace(plan, before=habits, after=habits)

    return build


def agreed(**changed: object) -> Build:
    """Something else was agreed, or goes another way."""

    def build(plan: Plan, _: Random) -> Plan:
        return replace(plan, **changed)  # type: ignore[arg-type]

    return build


def in_delivery(kind: str) -> Build:
    """What would be much in advice work is the job in delivery work (D09)."""
    [situation] = [each for each in SITUATIONS if each.kind == kind]

    def build(plan: Plan, chance: Random) -> Plan:
        return replace(situation.build(plan, chance, Strength.STRONG), is_advice=False)

    return build


def _daily_contact_agreed(plan: Plan, _: Random) -> Plan:
    """From the agreement on, every day, as both want it."""
    after = replace(plan.after, unasked=0.95, client_writes=0.3)
    return replace(plan, after=after, daily_contact=True)


def _open_and_settled(plan: Plan, _: Random) -> Plan:
    """A conflict was there, was talked about and closed; then they end."""
    opened = Scripted(plan.onset - 20, "conflict.opened", {"feelings": 0, "is_with_circle": False}, 1)
    closed = Scripted(plan.onset - 6, "conflict.closed", {"outcome": "eased"}, 1)
    return replace(plan, script=(opened, closed), ending=plan.onset, ended=plan.onset + 28)


def _talked_in_time(plan: Plan, _: Random) -> Plan:
    raised = Scripted(plan.onset, "concern.raised", {"part": "safe", "why": "low"}, 10, "worker")
    talked = Scripted(plan.onset + 8, "concern.talked", {"is_shared": True}, 10)
    return replace(plan, script=(raised, talked))


def _dip_that_came_back(plan: Plan, _: Random) -> Plan:
    """For three weeks all is harder, and then as before."""

    def grows(habits: Habits, weeks: float) -> Habits:
        return replace(habits, gain=-0.6 if weeks < 3 else 0.7)

    return replace(plan, first_near=4.0, grows=grows)


def _reached_and_new(plan: Plan, _: Random) -> Plan:
    return replace(plan, first_near=5.0, reached=plan.onset)


def _reached_and_ending(plan: Plan, _: Random) -> Plan:
    after = replace(plan.after, new_goals=False)
    return replace(plan, first_near=5.0, after=after, reached=plan.onset, ending=plan.onset + 14)


def _reviewed_in_time(plan: Plan, _: Random) -> Plan:
    return replace(plan, review=plan.onset, renewed=plan.onset + 5)


def _guessed_and_asked(plan: Plan, _: Random) -> Plan:
    return replace(plan, guessed=plan.onset, asked=plan.onset + 20)


def _one_invitation(plan: Plan, _: Random) -> Plan:
    """The client ends the work, and we say once that the door is open."""
    about = {"by": "member", "channel": "portal", "lines": 4, "answers_lines": None, "is_unasked": True}
    once = Scripted(plan.onset + 20, "message.sent", about)
    after = replace(plan.after, unasked=0.0, client_writes=0.1)
    ended = plan.onset + 14
    return replace(plan, after=after, script=(once,), ending=plan.onset, ending_by="client", ended=ended)


LOOK_ALIKES: tuple[tuple[str, Build], ...] = (
    ("long meetings that were agreed", agreed(minutes=90)),
    ("a few minutes more", alike(over=3.0, over_spread=1.0)),
    ("ends that nobody knows", alike(end_known=0.05)),
    ("long answers to long letters", alike(client_lines=18.0, reply_lines=22.0)),
    ("talks by phone that were written down", alike(is_record_of_talk=True, long_replies=0.6)),
    ("daily contact that was agreed", _daily_contact_agreed),
    ("a word now and then", alike(unasked=0.08)),
    ("somebody who writes much", alike(client_writes=5.0)),
    ("the client moves meetings", alike(theirs=0.45)),
    ("cancelled, and in time", alike(theirs=0.3, misses=0.01)),
    ("low use, a good relation", alike(use=5.0)),
    ("somebody who never gives tens", alike(relation=7.2, use=6.8)),
    ("tens with words", alike(tens=0.0, relation=9.9, spread=0.2, words=0.8)),
    ("feelings that are answered", alike(feelings=0.3, feelings_answered=1.0)),
    ("ways round a need that are talked about", alike(ways_round=0.35, ways_round_talked=1.0)),
    ("presents of the client", alike(client_departures=0.8)),
    ("evening letters", alike(night=0.0, unasked=0.05)),
    ("steps half and half", alike(own_steps=0.4)),
    ("a conflict that was settled before the end", _open_and_settled),
    ("a concern that was talked about", _talked_in_time),
    ("a dip that came back", _dip_that_came_back),
    ("a goal reached, and a new one", _reached_and_new),
    ("a goal reached, and an ending", _reached_and_ending),
    ("a review in time", _reviewed_in_time),
    ("a guess that was asked", _guessed_and_asked),
    ("one invitation", _one_invitation),
    ("a tie that was decided about in time", agreed(tie_named=20, tie_decided=24)),
    ("questions left half open, all along", alike(half_open=0.6)),
    ("every question answered, and meetings moved", alike(theirs=0.4, half_open=0.0, passes_over=0.0)),
    ("scores that stay as they were", alike(eases=0.0)),
    ("many tools, each made theirs", alike(tools=0.6, as_library=0.1)),
    ("an agreement in the usual words", agreed(is_own_agreement=False)),
    ("imported and agreed", agreed(is_imported=True)),
    *(
        (f"delivery: {kind}", in_delivery(kind))
        for kind in (
            "meetings_over",
            "replies_too_long",
            "unasked_contact",
            "practitioner_carries",
            "contact_outside_hours",
            "outside_the_frame",
            "no_progress",
            "much_better",
        )
    ),
)
