"""How much of what was certain stayed so (A06). No Django here."""


def changes_per_ten(changes: int, meetings: int) -> float | None:
    """Changes by the practitioner per ten meetings, one decimal; None where there was no meeting yet.

    `meetings`: all that were planned and are over, kept or not. Our own choice of a base: the source says
    "per 10 sessions" and no more.
    """
    return round(10 * changes / meetings, 1) if meetings > 0 else None
