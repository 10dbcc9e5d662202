"""Words for roles and states of members, shared by pages."""

from django.utils.translation import gettext_lazy as _

from alongside.trail.actors import Role

ROLES = [
    (Role.OWNER.value, _("owner")),
    (Role.MANAGER.value, _("manager")),
    (Role.PRACTITIONER.value, _("practitioner")),
    (Role.SUPERVISOR.value, _("supervisor")),
    (Role.COORDINATOR.value, _("coordinator")),
    (Role.BOOKKEEPER.value, _("bookkeeper")),
]
MEMBER_STATUS = {
    "invited": _("invited"),
    "active": _("works here"),
    "suspended": _("suspended"),
    "left": _("has left"),
}
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("ja", "日本語"), ("fi", "Suomi")]
