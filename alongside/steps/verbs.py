"""What happens to a step, and to the phases of a piece of work."""

from alongside.trail.verbs import PROGRAMS, THE_TWO, verb

# `is_planned`: it belongs to a goal, or to a decision of both (D05); older events do not say.
STEP_SET = verb("step.set", THE_TWO | PROGRAMS, owner=str, set_by=str, is_planned=bool)
STEP_CHANGED = verb("step.changed", THE_TWO | PROGRAMS, owner=str, is_planned=bool)
STEP_DONE = verb("step.done", THE_TWO | PROGRAMS, owner=str)
STEP_DROPPED = verb("step.dropped", THE_TWO | PROGRAMS, owner=str)
STEP_REOPENED = verb("step.reopened", THE_TWO | PROGRAMS, owner=str)
PHASE_BEGUN = verb("phase.begun", THE_TWO, code=str, is_skipped=bool)
