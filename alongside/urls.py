"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from alongside.web.language import choose


def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: through the whole middleware, no session, no query."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("desk/", include("alongside.desk.urls")),
    path("portal/", include("alongside.portal.urls")),
    path("circle/", include("alongside.circle.urls")),
    path("", include("alongside.api.urls")),
    path("", include("alongside.public.urls")),
    path("", include("alongside.web.urls")),
    path("i18n/setlang/", choose, name="set_language"),
]
