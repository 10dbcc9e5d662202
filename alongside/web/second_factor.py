"""Setting up a second factor: whoever has just proved that it works need not prove it again at once."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from alongside.web.sign_in import change_key

FRESH = 15 * 60  # seconds


class SetUpCodeApp(ActivateTOTPView):
    """A code of the app was typed to switch it on: this session has its second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Switch it on, and remember the proof."""
        return _proved(self.request, super().form_valid(form), "totp")


class AddPasskey(AddWebAuthnView):
    """The key signed to be added: this session has its second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it, and remember the proof."""
        return _proved(self.request, super().form_valid(form), "webauthn")


def _proved(request: HttpRequest, response: HttpResponse, kind: str) -> HttpResponse:
    record_authentication(request, request.user, method="mfa", type=kind, reauthenticated=True)
    return response


def under_a_new_key(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which one proves oneself again: the session goes on under another key (ASVS 7.2.4),

    so that a key that somebody copied before is worth nothing after it.
    """

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        before = len(get_authentication_records(request, request.user))
        response = page(request, *args, **kwargs)
        if request.user.is_authenticated and len(get_authentication_records(request, request.user)) > before:
            change_key(request)
        return response

    return guarded


def freshly(page: Callable[..., HttpResponse], *, may_look: bool = False) -> Callable[..., HttpResponse]:
    """Who has no second factor to be asked for again signs in again, where the last sign-in was long ago:

    so that nobody who finds an open browser adds a key of their own, or shuts its owner out elsewhere.
    """

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_look = may_look and request.method == "GET"
        if is_look or not request.user.is_authenticated or get_reauthentication_flows(request.user):
            return page(request, *args, **kwargs)
        records = get_authentication_records(request, request.user)
        if records and time.time() - max(record["at"] for record in records) > FRESH:
            logout(request)
            return redirect_to_login(request.get_full_path())
        return page(request, *args, **kwargs)

    return guarded
