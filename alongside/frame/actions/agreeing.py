"""The client's yes, and how an agreement ends."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.clients.actions import start_engagement
from alongside.frame import verbs
from alongside.frame.actions.locking import check_member, locked, record
from alongside.frame.letters import tell_practitioner
from alongside.frame.models import Frame, FrameStatus
from alongside.frame.terms import HOWS
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.notices.actions import withdraw as withdraw_notices
from alongside.trail.actors import Actor


def agree_frame(actor: Actor, frame_id: UUID, *, name: str) -> Frame:
    """The client says yes, with their name. The version before ends in the same moment, and the work starts.

    Refused: name_missing, already_agreed, not_proposed (it was withdrawn or replaced).
    """
    if not actor.is_client:
        raise NotYours
    with transaction.atomic():
        frame = locked(actor, frame_id, FrameStatus.PROPOSED, "not_proposed")
        if is_blank(name):
            raise Refused("name_missing", "name")
        _put_in_force(actor, frame, name=name.strip()[:160], how="portal", at=timezone.now())
        tell_practitioner(frame, "frame.agreed")
        return frame


def record_agreement(actor: Actor, frame_id: UUID, *, how: str, agreed_on: date, name: str) -> Frame:
    """Note that the client agreed elsewhere: on paper or in words (`how`), on that day of the member's calendar.

    Refused: not_proposed, already_agreed, name_missing, out_of_range, day_ahead.
    """
    check_member(actor)
    now = timezone.now()
    here = ZoneInfo(actor.timezone)
    today = now.astimezone(here).date()
    with transaction.atomic():
        frame = locked(actor, frame_id, FrameStatus.PROPOSED, "not_proposed")
        if is_blank(name):
            raise Refused("name_missing", "name")
        if how not in HOWS:
            raise Refused("out_of_range", "how")
        if agreed_on > today:
            raise Refused("day_ahead", "agreed_on")
        noon = datetime(agreed_on.year, agreed_on.month, agreed_on.day, 12, tzinfo=here)
        frame.agreement_recorded_by_id = actor.id
        _put_in_force(actor, frame, name=name.strip()[:160], how=how, at=min(noon, now))
        return frame


def _put_in_force(actor: Actor, frame: Frame, *, name: str, how: str, at: datetime) -> None:
    now = timezone.now()
    before = frame.engagement.frames.filter(status=FrameStatus.AGREED)
    before.update(status=FrameStatus.REPLACED, ended_at=now)
    frame.status = FrameStatus.AGREED
    frame.agreed_name, frame.agreed_how, frame.agreed_at = name, how, at
    frame.save()
    withdraw_notices(frame.practice_id, subject_id=frame.pk)
    record(actor, frame, verbs.FRAME_AGREED, at=at, version=frame.version)
    start_engagement(actor, frame.engagement)
