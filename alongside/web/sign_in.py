"""Sign-in as Alongside wants it: by e-mail code or passkey, accounts by invitation only, two factors."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

SECOND_FACTORS = {"mfa", "login_link"}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class MFAAdapter(DefaultMFAAdapter):
    """Second factors."""


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor (or a link made at the machine)."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") in SECOND_FACTORS for record in records)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether a member must show a second factor first. Demo members on loopback need none."""
    practice = request.practice
    if not practice.requires_second_factor or (practice.is_demo and settings.IS_LOOPBACK):
        return False
    return not has_second_factor(request)
