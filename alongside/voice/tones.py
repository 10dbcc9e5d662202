"""How long a tentative type of tone holds (B13): for the first conversations only. No Django here."""

FIRST_MEETINGS = 3


def holds(meetings_held: int, *, is_confirmed: bool) -> bool:
    """Whether a pick may still be shown: until the third meeting that this member held with the client is over,

    or for as long as they like where they confirmed that it helps.
    """
    return is_confirmed or meetings_held < FIRST_MEETINGS
