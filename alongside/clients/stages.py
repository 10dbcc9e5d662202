"""The stages of a piece of work, and which follow which (A01). No Django here."""

MOVES: dict[str, frozenset[str]] = {
    "intake": frozenset({"active", "ending", "ended"}),
    "active": frozenset({"paused", "ending", "ended"}),
    "paused": frozenset({"active", "ending", "ended"}),
    "ending": frozenset({"active", "ended"}),
    "ended": frozenset(),
}


def may_move(stage: str, to: str) -> bool:
    """Whether work in this stage may go over to that one. From intake to active leads only an agreed frame."""
    return to in MOVES[stage]
