"""Setting up a second factor: whoever has just proved that it works need not prove it again at once."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse


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
