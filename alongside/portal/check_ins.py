"""How was it? A check-in after a meeting, answered in the portal."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.voice import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.check_in import CheckInForm, MoreWordsForm


@for_client
@require_http_methods(["GET", "POST"])
def check_in(request: Visit, check_in_id: UUID) -> HttpResponse:
    """Answer, skip, or read what one answered and add to it."""
    found = queries.check_in(request.actor, check_in_id)
    if "skip" in request.POST:
        actions.decline_check_in(request.actor, check_in_id)
        return redirect("portal:home")
    form = _form(request, answered=found.answered_at is not None)
    done = form.answer if isinstance(form, CheckInForm) else form.add
    if form.is_bound and done(request.actor, check_in_id):
        return redirect("portal:check_in", check_in_id)
    status = 422 if form.is_bound else 200
    return render(request, "portal/check_in.html", {"check_in": found, "form": form}, status=status)


def _form(request: Visit, *, answered: bool) -> CheckInForm | MoreWordsForm:
    """What is asked now. A first answer that arrives twice is not taken for something to add."""
    data = request.POST or None
    if answered and not (data and "answer" in data):
        return MoreWordsForm(data)
    return CheckInForm(data)
