"""Tables of the client's own voice: measures, check-ins, what became of their answers, goals, the unspoken."""

from alongside.voice.models.caring import Concern, CriticalAnswer, ResultComment
from alongside.voice.models.check_ins import CheckIn, Occasion, Rater, Way
from alongside.voice.models.goals import Goal, GoalRating
from alongside.voice.models.measures import Measure, MeasureVersion
from alongside.voice.models.ourselves import (
    Arrival,
    Assessment,
    CourseArchive,
    Reflection,
    SelfCheck,
    Supervision,
    TonePick,
    ToneType,
    WeeklyPulse,
)
from alongside.voice.models.plans import AskingPlan, Rhythm
from alongside.voice.models.unspoken import Conflict, FeelingTag, Workaround

__all__ = [
    "Arrival",
    "AskingPlan",
    "Assessment",
    "CheckIn",
    "Concern",
    "Conflict",
    "CourseArchive",
    "CriticalAnswer",
    "FeelingTag",
    "Goal",
    "GoalRating",
    "Measure",
    "MeasureVersion",
    "Occasion",
    "Rater",
    "Reflection",
    "ResultComment",
    "Rhythm",
    "SelfCheck",
    "Supervision",
    "TonePick",
    "ToneType",
    "Way",
    "WeeklyPulse",
    "Workaround",
]
