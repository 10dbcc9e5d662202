"""Sign-in as Alongside wants it: by e-mail code or passkey, accounts by invitation only, two factors."""

from base64 import b64decode, b64encode
from typing import Any
from uuid import UUID

from allauth.account import auth_backends as backends
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import translation

from alongside.lib.errors import NotYours
from alongside.lib.keyring import keyring
from alongside.lib.prepared import Prepared
from alongside.lib.sealing import open_sealed, place, seal
from alongside.practice.models import Account, Practice
from alongside.web.refused import note_wrong_proof

MFA_PLACE = place("mfa_authenticator", "secret")
SECOND_FACTORS = {"mfa", "login_link"}
BACKEND = "alongside.web.sign_in.AuthenticationBackend"


class AuthenticationBackend(backends.AuthenticationBackend):
    """Who may sign in is decided by allauth; whose session this is, on every page, is a prepared question."""

    def get_user(self, user_id: UUID) -> Account | None:
        found = _active_account(account_id=user_id)
        return found[0] if found else None


@Prepared
def _active_account(account_id: UUID) -> QuerySet[Account]:
    return Account.objects.filter(pk=account_id, is_active=True)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; nobody signs up. Letters go out in the account's language."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def validation_error(self, code: str, *args: Any) -> Any:
        note_wrong_proof(context.request, code)
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        account = Account.objects.filter(email=email.lower()).first()
        if settings.SMTP_URL and account is not None and _is_invented(account):
            return
        language = account.language if account else translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, context)


def _is_invented(account: Account) -> bool:
    """Whether it belongs to somebody of the demo practice, to whom nothing is ever sent."""
    return Practice.objects.filter(
        Q(member__account=account) | Q(client__account=account) | Q(circleperson__account=account),
        is_demo=True,
    ).exists()


class MFAAdapter(DefaultMFAAdapter):
    """Second factors; their secrets lie sealed in the database."""

    def validation_error(self, code: str, *args: Any) -> Any:
        note_wrong_proof(context.request, code)
        return super().validation_error(code, *args)

    def encrypt(self, text: str) -> str:
        return b64encode(seal(_mfa_key(), text.encode(), MFA_PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(_mfa_key(), b64decode(encrypted_text), MFA_PLACE).decode()


def _mfa_key() -> bytes:
    return keyring().sealing_key("mfa")


def come_in(request: HttpRequest, account: Account, *, way: str) -> None:
    """Open a session for this account; `way` is remembered as how (login_link, invitation, demo)."""
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method=way)
    UserSession.objects.create_from_request(request)


def change_key(request: HttpRequest) -> None:
    """The same session under a new key; the old one is nobody's, and the list of sessions follows."""
    old = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def account_of(request: HttpRequest) -> UUID:
    """The id of who is signed in. NotYours: nobody is."""
    if request.user.pk is None:
        raise NotYours
    return request.user.pk


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor (or a link made at the machine)."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") in SECOND_FACTORS for record in records)


def way_in(request: HttpRequest) -> str:
    """How this session was opened: the last way that was used."""
    records = get_authentication_records(request, request.user)
    return str(records[-1].get("method")) if records else "unknown"


def lacks_second_factor(request: HttpRequest, practice: Practice) -> bool:
    """Whether a member must show a second factor first. Demo members on loopback need none."""
    if not practice.requires_second_factor or (practice.is_demo and settings.IS_LOOPBACK):
        return False
    return not has_second_factor(request)
