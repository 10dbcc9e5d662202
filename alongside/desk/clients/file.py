"""THE page of a client: their words first, then what is certain, what they do next, and all else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from alongside.clients import actions, queries
from alongside.file.front import Front, front
from alongside.money.queries import may_run_money
from alongside.voice.queries import latest_check_ins
from alongside.web import agreement
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import ADDRESS_FORMS, CONTACT_KINDS, ENGAGEMENT_NAMES, STAGES, STATUS


@for_member
def client(request: Visit, client_id: UUID) -> HttpResponse:
    """One client. Names without words for who runs the door; a prefetch is no opening of the file."""
    page = front(request.actor, client_id)
    if not _is_prefetch(request):
        actions.open_file(request.actor, page.client)
    context = {
        "page": page,
        "client": page.client,
        "status": STATUS[page.client.status],
        "address_form": ADDRESS_FORMS[page.client.address_form],
        "place": agreement.place(page.upcoming) if page.upcoming else "",
        "is_open_in_need": client_id in request.actor.opened,
        "may_keep": queries.may_keep_records(request.actor),
        "may_see_money": page.may_read or may_run_money(request.actor),
        **(_work(page) if page.may_read else _door(request, client_id)),
    }
    return render(request, "desk/clients/client.html", context)


def _work(page: Front) -> dict[str, object]:
    """What belongs to who works with the client."""
    frame = page.work.frame if page.work else None
    return {
        "agreed": _agreed(frame) if frame else [],
        "works": [
            (work, ENGAGEMENT_NAMES[work.engagement.kind], STAGES[work.engagement.stage])
            for work in page.works
        ],
        "check_ins": [page.check_in] if page.check_in else [],
        "newest_note": _written(page),
    }


def _agreed(frame: Any) -> list[tuple[str, str]]:
    """What is certain in the agreement, in a few short lines."""
    time = " · ".join(
        filter(None, [agreement.length(frame.minutes), agreement.rhythm(frame), agreement.when(frame)])
    )
    said = [
        (gettext("Time"), time),
        (gettext("Place"), agreement.place(frame)),
        (gettext("Fee"), agreement.fee(frame)),
        (gettext("Cancelling"), agreement.cancelling(frame)),
        (gettext("Answers to messages"), agreement.reply(frame)),
    ]
    return [(label, words) for label, words in said if words]


def _written(page: Front) -> list[str]:
    """The parts of the newest note, in order."""
    newest = page.notes[0] if page.notes else None
    return [words for words in (newest.parts or {}).values() if words.strip()] if newest else []


def _door(request: Visit, client_id: UUID) -> dict[str, object]:
    """What belongs to who meets the client at the door."""
    return {
        "card": queries.welcome(request.actor, client_id),
        "may_break_glass": request.actor.runs_practice,
        "contacts": [
            (each, CONTACT_KINDS[each.kind]) for each in queries.contact_points(request.actor, client_id)
        ],
    }


def _is_prefetch(request: Visit) -> bool:
    """The browser fetches what nobody has asked for yet (Sec-Purpose; Purpose in older ones)."""
    return (
        "prefetch" in f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}".lower()
    )


@for_member
def client_check_ins(request: Visit, client_id: UUID) -> HttpResponse:
    """How the last meetings were for the client, one beside the other."""
    found = queries.readable_client(request.actor, client_id)
    context = {"client": found, "check_ins": latest_check_ins(request.actor, client_id, limit=8)}
    return render(request, "desk/clients/check_ins.html", context)
