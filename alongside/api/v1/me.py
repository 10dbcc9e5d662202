"""As whom a token acts, and whose calendars it may fill."""

from django.http import HttpRequest
from ninja import Router

from alongside.api.v1.fields import Shown, at
from alongside.api.v1.house import Token, actor_of, answers
from alongside.scheduling import queries

router = Router(tags=["token"])


class Me(Shown):
    """The member as whom the token acts."""

    member_id: str
    practice_id: str
    name: str
    role: str
    scopes: list[str]
    expires_at: str


class MemberShown(Shown):
    """Somebody with whom appointments can be booked."""

    id: str
    name: str


class MembersShown(Shown):
    members: list[MemberShown]


@router.get("me", auth=Token(), response={200: Me} | answers(), operation_id="me")
def me(request: HttpRequest) -> Me:
    """Who this token is."""
    actor, token = actor_of(request), request.bearer.token  # type: ignore[attr-defined]
    return Me(
        member_id=str(actor.id),
        practice_id=str(actor.practice_id),
        name=actor.name,
        role=str(actor.role),
        scopes=token.scopes,
        expires_at=at(token.expires_at),
    )


@router.get(
    "members",
    auth=Token("appointments:read"),
    response={200: MembersShown} | answers(),
    operation_id="list_members",
)
def members(request: HttpRequest) -> MembersShown:
    """Whose calendars this member may see and fill."""
    found = queries.calendar_members(actor_of(request))
    return MembersShown(members=[MemberShown(id=str(each.pk), name=each.name) for each in found])
