"""Addresses of the doors for programs; part of the desk."""

from django.urls import path

from alongside.desk.doors import tokens, webhooks

urlpatterns = [
    path("programs/", tokens.tokens, name="tokens"),
    path("programs/new/", tokens.token_new, name="token_new"),
    path("programs/<uuid:token_id>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("practice/webhooks/", webhooks.webhooks, name="webhooks"),
    path("practice/webhooks/<uuid:webhook_id>/", webhooks.webhook, name="webhook"),
    path("practice/webhooks/<uuid:webhook_id>/secret/", webhooks.webhook_secret, name="webhook_secret"),
    path("practice/webhooks/<uuid:webhook_id>/test/", webhooks.webhook_test, name="webhook_test"),
    path("practice/webhooks/<uuid:webhook_id>/remove/", webhooks.webhook_remove, name="webhook_remove"),
    path("practice/webhooks/sent/<uuid:delivery_id>/again/", webhooks.delivery_again, name="delivery_again"),
]
