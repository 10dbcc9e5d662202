"""What must be right before the house opens; each says what to do."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def is_safe_to_reach(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Words of this kind do not travel in the clear: elsewhere than on this machine, https or an express yes."""
    if settings.IS_LOOPBACK or settings.IS_HTTPS or settings.ALLOW_PLAIN_HTTP:
        return []
    return [
        Error(
            f"ALONGSIDE_HOST is {settings.HOST}, so other machines could reach it, without encryption.",
            hint=(
                "Put a proxy with a certificate before it and set ALONGSIDE_BASE_URL to its https:// address "
                "(docs/deploy.md), or set ALONGSIDE_ALLOW_PLAIN_HTTP=yes if you really mean it."
            ),
            id="alongside.E001",
        )
    ]


@register()
def is_not_debugging(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Pages of errors with code and values in them are for the machine of who develops, and for nobody else."""
    if not settings.DEBUG or (settings.IS_LOOPBACK and not settings.IS_HTTPS):
        return []
    return [
        Error(
            "ALONGSIDE_DEBUG is on where others can reach the house: errors would show words and secrets.",
            hint="Leave ALONGSIDE_DEBUG out.",
            id="alongside.E003",
        )
    ]


@register()
def has_own_address(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Links in letters lead to ALONGSIDE_BASE_URL, so that address must be one we answer to."""
    host = settings.BASE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    if host in settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            f"ALONGSIDE_BASE_URL leads to {host}, which ALONGSIDE_ALLOWED_HOSTS does not name.",
            hint="Add it to ALONGSIDE_ALLOWED_HOSTS.",
            id="alongside.E002",
        )
    ]
