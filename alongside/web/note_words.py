"""What the built-in note templates and their sections are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.meetings import templates

SECTIONS: dict[str, str | Promise] = {
    "words": _("Note"),
    "subjective": _("What the client says"),
    "objective": _("What I observe"),
    "assessment": _("How I understand it"),
    "plan": _("What comes next"),
    "data": _("What happened and was said"),
    "behaviour": _("What the client does and says"),
    "intervention": _("What I did"),
    "response": _("How the client took it"),
    "request": _("What the client asks for"),
    "background": _("Background"),
    "strengths": _("What helps and carries"),
    "risks": _("Risks and safety"),
    "expectations": _("What the client expects"),
    "agreed": _("What we agreed"),
}


def title_of(section: str, template: str) -> str | Promise:
    """What a section is called: our words for built-in ones, the practice's own title otherwise."""
    return section if template.startswith(templates.OWN) else SECTIONS.get(section, section)
