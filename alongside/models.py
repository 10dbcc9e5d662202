"""The registry of tables for Django; nothing imports it."""

from alongside.clients import models as clients
from alongside.decisions import models as decisions
from alongside.diary import models as diary
from alongside.doors import models as doors
from alongside.feedback import models as feedback
from alongside.file import models as file
from alongside.frame import models as frame
from alongside.meetings import models as meetings
from alongside.messages import models as messages
from alongside.mirror import models as mirror
from alongside.money import models as money
from alongside.notices import models as notices
from alongside.practice import models as practice
from alongside.scheduling import models as scheduling
from alongside.steps import models as steps
from alongside.toolkit import models as toolkit
from alongside.trail import models as trail
from alongside.voice import models as voice

__all__ = [
    "clients",
    "decisions",
    "diary",
    "doors",
    "feedback",
    "file",
    "frame",
    "meetings",
    "messages",
    "mirror",
    "money",
    "notices",
    "practice",
    "scheduling",
    "steps",
    "toolkit",
    "trail",
    "voice",
]
