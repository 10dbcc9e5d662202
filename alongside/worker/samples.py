"""What the sample of a reminder says."""

from datetime import datetime

from alongside.notices.letters import Attachment
from alongside.notices.models import Notice
from alongside.practice.models import Practice


def words(notice: Notice, practice: Practice) -> tuple[dict[str, object], tuple[Attachment, ...]]:
    """An invented time, and no calendar file: nobody should find it in their calendar."""
    return {"example": datetime.fromisoformat(notice.facts["at"])}, ()
