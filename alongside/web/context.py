"""What every page's template knows."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """The actor and the practice of this request, where there are."""
    return {"actor": getattr(request, "actor", None), "practice": getattr(request, "practice", None)}
