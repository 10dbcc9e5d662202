"""Addresses of sign-in: only what Alongside uses of allauth, so that nothing else can be reached."""

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base.views import reauthenticate
from allauth.mfa.webauthn.views import reauthenticate_webauthn
from allauth.usersessions.views import list_usersessions
from django.urls import include, path

from alongside.web.second_factor import AddPasskey, SetUpCodeApp, freshly, under_a_new_key

# To end other sessions wants a proof from the last minutes: who sits down at an open desk cannot shut others out.
where_signed_in = freshly(reauthentication_required(list_usersessions, allow_get=True), may_look=True)
with_code_app = freshly(under_a_new_key(SetUpCodeApp.as_view()))
with_passkey = freshly(under_a_new_key(AddPasskey.as_view()))

urlpatterns = [
    path("accounts/login/", account.request_login_code, name="account_login"),
    path("accounts/login/code/", account.request_login_code, name="account_request_login_code"),
    path("accounts/login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/sessions/", where_signed_in, name="usersessions_list"),
    path("accounts/2fa/reauthenticate/", under_a_new_key(reauthenticate), name="mfa_reauthenticate"),
    path(
        "accounts/2fa/webauthn/reauthenticate/",
        under_a_new_key(reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("accounts/2fa/totp/activate/", with_code_app, name="mfa_activate_totp"),
    path("accounts/2fa/webauthn/add/", with_passkey, name="mfa_add_webauthn"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
]
