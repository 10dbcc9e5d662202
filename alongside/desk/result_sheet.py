"""A client's answers as a table to keep (C09), for who works with them."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.voice.queries.results import results
from alongside.web.actors import Visit, for_member
from alongside.web.csv_rows import csv_response
from alongside.web.result_sheet import sheet


@for_member
@require_safe
def results_csv(request: Visit, client_id: UUID) -> HttpResponse:
    """Every series of a client whose words may be read; its name says nothing of whose it is."""
    return csv_response("results.csv", sheet(results(request.actor, client_id).series))
