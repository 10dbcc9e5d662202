"""The one Django app of the house."""

from importlib import import_module

from django.apps import AppConfig

ROOMS_WITH_VERBS = (
    "practice",
    "doors",
    "clients",
    "frame",
    "money",
    "scheduling",
    "meetings",
    "voice",
    "steps",
    "toolkit",
    "feedback",
    "decisions",
    "diary",
    "messages",
    "mirror",
    "file",
)


class AlongsideConfig(AppConfig):
    """Registers every room's verbs, so that any process can read any event of the trail."""

    name = "alongside"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for room in ROOMS_WITH_VERBS:
            import_module(f"alongside.{room}.verbs")
        import_module("alongside.checks")
