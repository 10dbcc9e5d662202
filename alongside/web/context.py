"""What every page's template knows."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """The actor and the practice of this request, where there are; after how many minutes the desk is covered."""
    return {
        "actor": getattr(request, "actor", None),
        "practice": getattr(request, "practice", None),
        "idle_minutes": settings.IDLE_MINUTES,
    }
