"""What one day asks of a member; actor first."""

from alongside.day.queries.today import Asking, Waiting, What, asking, meetings_of_day

__all__ = ["Asking", "Waiting", "What", "asking", "meetings_of_day"]
