"""What the mirror showed in the whole practice: rounded counts by quarter, for who runs it; never whose."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.desk.mirror_words.thresholds import title_of
from alongside.mirror.house_counts import FEWEST
from alongside.mirror.house_queries import house_counts
from alongside.web.actors import Visit, for_member


@for_member
@require_safe
def mirror_counts(request: Visit) -> HttpResponse:
    """From five people who work here up; there is no choice of days."""
    found = house_counts(request.actor, timezone.now())
    names = [f"{year}/{number}" for year, number in found.quarters]
    page = {
        "is_enough": found.is_enough,
        "fewest": FEWEST,
        "quarters": names,
        "rows": [(title_of(each.kind), list(zip(names, each.counts, strict=True))) for each in found.kinds],
    }
    return render(request, "desk/mirror/counts.html", page)
