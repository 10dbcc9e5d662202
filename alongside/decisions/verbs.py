"""What happens to a decision. What is not yet put before the client is not theirs to see."""

from alongside.trail.verbs import THE_TWO, Audience, verb

WHO_WORKS_WITH_THEM = frozenset({Audience.SELF, Audience.PRACTITIONER})

DECISION_BEGUN = verb("decision.begun", WHO_WORKS_WITH_THEM, by=str)
DECISION_CHANGED = verb("decision.changed", WHO_WORKS_WITH_THEM, by=str)
DECISION_PUT_BEFORE = verb("decision.put_before", THE_TWO, has_alternative=bool)
DECISION_SIGNED = verb("decision.signed", THE_TWO, by=str)
DECISION_UNSIGNED = verb("decision.taken_back", THE_TWO, by=str)
DECISION_WITHDRAWN = verb("decision.withdrawn", THE_TWO, by=str)
OPTION_PROPOSED = verb("option.proposed", WHO_WORKS_WITH_THEM | {Audience.CLIENT}, by=str)
BELIEFS_SAID = verb("beliefs.said", THE_TWO, by=str)
