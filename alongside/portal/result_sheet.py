"""My answers as a table to keep (C09)."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.voice.queries.results import results
from alongside.web.actors import Visit, for_client
from alongside.web.csv_rows import csv_response
from alongside.web.reading import own_file
from alongside.web.result_sheet import sheet

CLIENT = "client"


@for_client
@require_safe
def results_csv(request: Visit) -> HttpResponse:
    """Every series that I answered myself; what others said of me is theirs to show."""
    found = results(request.actor, own_file(request.actor))
    return csv_response("results.csv", sheet(each for each in found.series if each.rater == CLIENT))
