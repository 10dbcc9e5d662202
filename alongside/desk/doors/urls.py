"""Addresses of the doors for programs; part of the desk."""

from django.urls import path

from alongside.desk.doors import tokens

urlpatterns = [
    path("programs/", tokens.tokens, name="tokens"),
    path("programs/new/", tokens.token_new, name="token_new"),
    path("programs/<uuid:token_id>/revoke/", tokens.token_revoke, name="token_revoke"),
]
