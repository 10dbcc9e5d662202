"""The front door."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.utils import timezone

from alongside.web.errors import broken
from alongside.web.language import choose


def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: through the whole middleware, no session, no query."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def security_txt(request: HttpRequest) -> HttpResponse:
    """Where somebody who found a hole writes to (RFC 9116); a 404 where nobody was named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    languages = ", ".join(code for code, _ in settings.LANGUAGES)
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {expires}"]
    lines += [f"Preferred-Languages: {languages}"]
    lines += [f"Canonical: {settings.BASE_URL}/.well-known/security.txt"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


urlpatterns = [
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("healthz", healthz, name="healthz"),
    path("desk/", include("alongside.desk.urls")),
    path("portal/", include("alongside.portal.urls")),
    path("circle/", include("alongside.circle.urls")),
    path("", include("alongside.api.urls")),
    path("", include("alongside.public.urls")),
    path("", include("alongside.web.urls")),
    path("i18n/setlang/", choose, name="set_language"),
]
handler500 = broken
