"""The list of clients: search, filters, numbered pages."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from alongside.clients.listing import Lines, find_clients, list_clients
from alongside.clients.queries import may_keep_records
from alongside.scheduling.upcoming import next_appointments
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import STATUS
from alongside.web.looking_for import SEALED, look, looked_for

TABS = {"active": _("Active"), "newcomer": _("New here"), "ended": _("Ended"), "archived": _("Archived")}
AROUND = 2


@for_member
def clients(request: Visit) -> HttpResponse:
    """Everybody I may see, or those I am responsible for; what is looked for is found in every status."""
    if request.method == "POST":
        return look(request)
    text = looked_for(request)
    show = request.GET.get("show", "")
    show = show if show in TABS else "active"
    is_mine = request.GET.get("whose") == "mine"
    number = _number(request.GET.get("page", ""))
    if text:
        page = find_clients(request.actor, text=text, is_mine=is_mine, number=number)
    else:
        page = list_clients(request.actor, show=show, is_mine=is_mine, number=number)
    soon = next_appointments(request.actor, [line.id for line in page.lines])
    here = reverse("desk:clients")
    kept = {SEALED: request.GET[SEALED]} if text else {"show": show}
    context = {
        "lines": [
            (
                f"{here}{line.id}/",
                line.name,
                line.reading,
                line.practitioner,
                soon.get(line.id),
                STATUS[line.status],
            )
            for line in page.lines
        ],
        "has_notes": is_mine or not request.actor.sees_every_client,
        "page": page,
        "search_text": text,
        "is_mine": is_mine,
        "may_add": may_keep_records(request.actor),
        "tabs": [
            (_address(show=each, whose=_whose(is_mine)), words, each == show) for each, words in TABS.items()
        ],
        "everybody": _address(**kept),
        "mine": _address(**kept, whose="mine"),
        "pages": [(n, n and _address(**kept, whose=_whose(is_mine), page=n)) for n in _numbers(page)],
        "next": _address(**kept, whose=_whose(is_mine), page=page.number + 1) if page.has_next else "",
    }
    return render(request, "desk/clients/list.html", context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _whose(is_mine: bool) -> str:
    return "mine" if is_mine else ""


def _address(**wanted: str | int) -> str:
    return "?" + urlencode({name: value for name, value in wanted.items() if value})


def _numbers(page: Lines) -> Iterator[int]:
    """First, those around this one, last; 0 stands for a gap."""
    if not page.last or page.last == 1:
        return
    before = 0
    near = range(page.number - AROUND, page.number + AROUND + 1)
    for number in sorted({1, page.last, *(n for n in near if 0 < n <= page.last)}):
        if number > before + 1:
            yield 0
        yield number
        before = number
