"""How people come beside how they pay (A02)."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from alongside.desk.money.rows import page_numbers
from alongside.money import queries
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import money as in_words

SINCE = {"90": _("Three months"), "365": _("A year")}
ON_A_PAGE = 50


@for_member
def attendance(request: Visit) -> HttpResponse:
    """One line for each client. Numbers, no judgement."""
    actor = request.actor
    if not (queries.may_run_money(actor) or actor.practises):
        raise Http404
    days = request.GET.get("days", "")
    days = days if days in SINCE else "90"
    first = timezone.localdate() - timedelta(days=int(days))
    since = datetime.combine(first, time(), timezone.get_current_timezone())
    found = queries.attendance(actor, since=since, practice=request.practice)
    last = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(_number(request.GET.get("page", "")), 1), last)
    page = {
        "tabs": [(_address(each), words, each == days) for each, words in SINCE.items()],
        "rows": [_row(each) for each in found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]],
        "page_number": number,
        "pages": [(n, n and _address(days, n)) for n in page_numbers(number, last)],
        "next": _address(days, number + 1) if number < last else "",
    }
    return render(request, "desk/money/attendance.html", page)


def _row(each: Any) -> dict[str, Any]:
    owed = [in_words(one.owed, one.currency) for one in each.balances if one.owed > 0]
    overdue = [in_words(one.overdue, one.currency) for one in each.balances if one.overdue]
    return {"line": each, "owed": " · ".join(owed), "overdue": " · ".join(overdue)}


def _address(days: str, number: int = 1) -> str:
    return "?" + urlencode({"days": days} | ({"page": str(number)} if number > 1 else {}))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
