"""Situations that are planted: what people then do, in three strengths. They know no finding. No Django.

Another one is a function that changes the plan, and one line in SITUATIONS; all else follows from it.

Each is named after what a person would call it. The numbers say how people behave and are our own choice
[derived]; they were not fitted to what anybody looks for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from alongside.mirror.simulator.habits import Habits, Plan, Scripted, Strength

WEEK = 7
Build = Callable[[Plan, Random, Strength], Plan]


@dataclass(frozen=True, slots=True)
class Situation:
    """One kind of situation.

    `beside`: what may truly come along with it: with who has gone away nobody can talk about an answer. `of`: what
    it is of; of two situations of the same only one is planted between the same two people, nor are two that change
    the same habit or the same of the plan (`together.can_be`).
    `is_last`: it closes the work, and begins late where others are planted too.
    """

    kind: str
    build: Build
    beside: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    is_last: bool = False


def of(strength: Strength, weak: float, clear: float, strong: float) -> float:
    """One number for each strength."""
    return (weak, clear, strong)[strength]


def habit(name: str, weak: float, clear: float, strong: float, **others: object) -> Build:
    """From the onset on, one habit is different by strength, and others are as they then are."""

    def build(plan: Plan, _: Random, strength: Strength) -> Plan:
        changed = {name: of(strength, weak, clear, strong), **others}
        return replace(plan, after=replace(plan.after, **changed))  # type: ignore[arg-type]

    return build


def _presses(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """The client says that it ends and goes silent; we write again and again."""
    unasked = of(strength, 0.06, 0.15, 0.4)
    after = replace(
        plan.after, unasked=unasked, writes_on=True, client_writes=0.0, stays_away=True, books_again=0
    )
    ended = plan.onset + chance.randint(70, 98)
    return replace(plan, after=after, ending=plan.onset, ending_by="client", ended=ended)


def _stays_away(plan: Plan, _: Random, strength: Strength) -> Plan:
    again = (1, 2, 3)[strength]
    return replace(plan, after=replace(plan.after, stays_away=True, books_again=again, client_writes=0.0))


def _ends_with_open(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """Something between the two is open, the ending is offered, and nobody talks about it."""
    before, after = replace(plan.before, feelings_answered=0), replace(plan.after, feelings_answered=0)
    named = Scripted(plan.onset - 9, "feeling.named", {"by_client": True})
    conflict = Scripted(plan.onset - 20, "conflict.opened", {"feelings": 0, "is_with_circle": False}, 1)
    script = ((named,), (conflict,), (conflict, named))[strength]
    ended = plan.onset + chance.randint(21, 49)
    return replace(plan, before=before, after=after, script=script, ending=plan.onset, ended=ended)


def _falls(plan: Plan, _: Random, strength: Strength) -> Plan:
    lower = plan.before.relation - of(strength, 2.2, 3.2, 4.5)
    return replace(plan, after=replace(plan.after, relation=lower, answers=0.7))


def _was_always_low(plan: Plan, _: Random, strength: Strength) -> Plan:
    low = replace(plan.after, relation=of(strength, 5.2, 4.2, 3.0), answers=0.7)
    return replace(plan, onset=0, before=low, after=low)


def _gets_worse(plan: Plan, _: Random, strength: Strength) -> Plan:
    return replace(
        plan,
        first_near=6.5,
        before=replace(plan.before, gain=0.02),
        after=replace(plan.after, gain=of(strength, -0.25, -0.45, -0.8)),
    )


def _is_not_taken_up(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """An answer asked for a conversation; weak: it comes after some weeks, strong: several times never."""
    times = (1, 1, 3)[strength]
    raised = [
        Scripted(plan.onset + 14 * n, "concern.raised", {"part": "safe", "why": "low"}, 10 + n, "worker")
        for n in range(times)
    ]
    late = plan.onset + chance.randint(32, 42)
    talked = [Scripted(late, "concern.talked", {"is_shared": True}, 10)] if strength is Strength.WEAK else []
    return replace(plan, script=(*raised, *talked))


def _has_no_frame(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """Work begins and nobody says yes; weak: late, strong: never."""
    agreed = (chance.randint(42, 56), chance.randint(84, 112), None)[strength]
    proposed = agreed - 4 if agreed is not None else None
    return replace(plan, onset=0, proposed=proposed, agreed=agreed, review=None, renewed=None)


def _goes_on(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """Every goal is reached, nothing new is named, and they go on meeting."""
    ending = (plan.onset + chance.randint(60, 75), plan.onset + 100, None)[strength]
    before = replace(plan.before, closes=False)
    after = replace(plan.after, closes=False, new_goals=False)
    return replace(plan, before=before, after=after, first_near=5.0, reached=plan.onset, ending=ending)


def _review_is_late(plan: Plan, chance: Random, strength: Strength) -> Plan:
    renewed = (plan.onset + chance.randint(23, 30), plan.onset + chance.randint(50, 70), None)[strength]
    return replace(plan, review=plan.onset, renewed=renewed)


def _depends(plan: Plan, _: Random, strength: Strength) -> Plan:
    """A long work: more contact from month to month, and nothing of their own any more."""
    more = of(strength, 0.12, 0.2, 0.35)

    def grows(habits: Habits, weeks: float) -> Habits:
        return replace(habits, client_writes=min(6.5, habits.client_writes + more * weeks))

    after = replace(plan.after, set_by_client=0.03)
    return replace(plan, days=78 * WEEK, onset=52 * WEEK, review=None, after=after, grows=grows)


def _stands_still(plan: Plan, _: Random, strength: Strength) -> Plan:
    after = replace(plan.after, gain=0.0, noise=of(strength, 0.5, 0.35, 0.2))
    return replace(plan, after=after)


def _says_near(plan: Plan, _: Random, strength: Strength) -> Plan:
    """The goal is said to be near, and what was agreed is not done."""
    near = replace(plan.before, gain=0.8, highest=8.8, noise=0.4, closes=False, steps=1.0)
    after = replace(near, done=of(strength, 0.35, 0.2, 0.05))
    return replace(plan, first_near=6.0, before=near, after=after)


def _keeps_a_guess(plan: Plan, chance: Random, strength: Strength) -> Plan:
    asked = (plan.onset + chance.randint(105, 125), None, None)[strength]
    every = (1, 2, 1)[strength]
    return replace(plan, guessed=plan.onset, asked=asked, every_weeks=every)


def _is_much_better(plan: Plan, _: Random, strength: Strength) -> Plan:
    level, noise = of(strength, 8.3, 8.8, 9.6), of(strength, 0.5, 0.4, 0.3)
    after = replace(plan.after, gain=1.5, highest=level, noise=noise, closes=False)
    return replace(plan, first_near=4.0, before=replace(plan.before, closes=False), after=after)


def _begins_more(plan: Plan, _: Random, strength: Strength) -> Plan:
    """The client sets more of the steps and begins more of the contact, month after month."""
    more = of(strength, 0.03, 0.05, 0.08)

    def grows(habits: Habits, weeks: float) -> Habits:
        share = min(1.0, 0.05 + more * weeks)
        return replace(habits, set_by_client=share, client_books=share)

    low = replace(plan.before, set_by_client=0.05, client_books=0.05)
    return replace(plan, before=low, after=low, grows=grows)


def _leaves_the_course(plan: Plan, _: Random, strength: Strength) -> Plan:
    """What had eased comes back, and goes on beyond where it began."""
    return replace(plan, after=replace(plan.after, eases=of(strength, -0.9, -1.3, -2.0)))


def _puts_off(plan: Plan, _: Random, strength: Strength) -> Plan:
    """Meetings are moved and cancelled, and what is asked is left half open or passed over."""
    theirs, half_open = of(strength, 0.4, 0.5, 0.65), of(strength, 0.5, 0.65, 0.85)
    return replace(plan, after=replace(plan.after, theirs=theirs, half_open=half_open, passes_over=0.2))


def _leaves_a_tie(plan: Plan, chance: Random, strength: Strength) -> Plan:
    """A tie is named; weak: it is decided about after some weeks, strong: never."""
    decided = (chance.randint(15, 25), chance.randint(40, 60), None)[strength]
    after = None if decided is None else plan.onset + decided
    return replace(plan, tie_named=plan.onset, tie_decided=after)


SITUATIONS: tuple[Situation, ...] = (
    Situation(
        "pressure_to_stay",
        _presses,
        ("unasked_contact", "not_taken_up", "ending_with_open"),
        of=("end",),
        is_last=True,
    ),
    Situation("leaving_unsaid", _stays_away, ("not_taken_up",), of=("end",), is_last=True),
    Situation("ending_with_open", _ends_with_open, ("unspoken_conflict",), of=("end",), is_last=True),
    Situation("alliance_falling", _falls, ("alliance_low",), of=("answers",)),
    Situation("alliance_low", _was_always_low, of=("answers",)),
    Situation(
        "unspoken_conflict", habit("feelings", 0.35, 0.7, 1.4, feelings_answered=0.0), ("ending_with_open",)
    ),
    Situation("worse", _gets_worse, ("no_progress",), of=("goals",)),
    Situation("off_expected_course", _leaves_the_course, of=("end", "forms")),
    Situation("tie_undecided", _leaves_a_tie),
    Situation("avoidance", _puts_off, of=("end", "forms")),
    Situation("not_taken_up", _is_not_taken_up),
    Situation(
        "unasked_contact",
        habit("unasked", 0.5, 0.7, 0.95, client_writes=0.3),
        beside=("adhoc_over_plan", "pressure_to_stay"),
        of=("who begins",),
    ),
    Situation("meetings_over", habit("over", 8, 14, 25, over_spread=4.0)),
    Situation("frame_blurring", habit("small", 0.6, 1.0, 1.6), ("outside_the_frame",), of=("frame",)),
    Situation("outside_the_frame", habit("departures", 0.4, 0.8, 1.5), of=("frame",)),
    Situation("contact_outside_hours", habit("night", 0.35, 0.6, 0.9, client_writes=1.4)),
    Situation("silent_change", habit("ours", 0.3, 0.5, 0.75)),
    Situation(
        "replies_too_long", habit("long_replies", 0.35, 0.6, 0.95, client_writes=1.0, client_lines=1.5)
    ),
    Situation("frame_missing", _has_no_frame),
    Situation("goal_reached_still_going", _goes_on, of=("goals", "end")),
    Situation("review_due", _review_is_late),
    Situation("waived_charges", habit("waived", 0.25, 0.5, 1.0), of=("frame",)),
    Situation("practitioner_carries", habit("own_steps", 0.62, 0.75, 0.92), of=("steps",)),
    Situation(
        "adhoc_over_plan",
        habit("adhoc", 0.7, 0.85, 1.0, unasked=0.12, set_by_client=0.2),
        ("unasked_contact",),
        of=("goals", "steps"),  # without an open goal there is no plan to leave
    ),
    Situation("dependence", _depends, of=("end", "who begins")),
    Situation("no_progress", _stands_still, of=("goals",)),
    Situation("says_and_does", _says_near, ("much_better",), of=("goals", "steps")),
    Situation("workaround", habit("ways_round", 0.35, 0.7, 1.3, ways_round_talked=0.0)),
    Situation("request_not_looked_at", _keeps_a_guess),
    Situation("polite_tens", habit("tens", 0.85, 0.95, 1.0, words=0.0), of=("answers",)),
    Situation("plan_like_template", habit("as_library", 0.85, 0.93, 1.0, tools=0.45)),
    Situation("much_better", _is_much_better, of=("goals",)),
    Situation("autonomy_growing", _begins_more, of=("who begins",)),
)
