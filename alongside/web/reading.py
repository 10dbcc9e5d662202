"""What a look at a page means: whether somebody really looks, and which part of a long list they want."""

from uuid import UUID

from django.http import HttpRequest

from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor


def is_looked_at(request: HttpRequest) -> bool:
    """Whether a person opens this page: a browser that fetches ahead of them reads nothing (law 6)."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in ahead


def earlier_than(request: HttpRequest) -> UUID | None:
    """The message before which to look further back: `?before=`; None for the newest, and for nonsense."""
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


def own_file(actor: Actor) -> UUID:
    """The id of the client whose portal this is. NotYours for everybody else."""
    if not actor.is_client or actor.id is None:
        raise NotYours
    return actor.id
