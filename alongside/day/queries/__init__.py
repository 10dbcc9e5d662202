"""What one day asks of a member, and of a client; actor first."""

from alongside.day.queries.own import OwnDay, own_day
from alongside.day.queries.phases import done_tasks
from alongside.day.queries.today import Asking, Waiting, What, asking, meetings_of_day

__all__ = [
    "Asking",
    "OwnDay",
    "Waiting",
    "What",
    "asking",
    "done_tasks",
    "meetings_of_day",
    "own_day",
]
