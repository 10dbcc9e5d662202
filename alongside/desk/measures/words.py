"""Words about measures: who may use them, how they are scored, why a file is refused."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.errors import Refused
from alongside.voice.fhir.questions import Remark
from alongside.voice.fhir.reading import FROM_FILE
from alongside.voice.measuring.definitions import Definition, Direction, Method, Scale, TextUse
from alongside.web.role_words import LANGUAGES

Word = str | Promise

USES: dict[TextUse, Word] = {
    TextUse.FREE: gettext_lazy("Everybody may use the words."),
    TextUse.UNCHANGED: gettext_lazy("The words may be used if nothing is changed in them."),
    TextUse.NON_COMMERCIAL: gettext_lazy("The words may be used where nobody earns money with them."),
    TextUse.BY_PERMISSION: gettext_lazy("The words may be used with the owner's leave."),
    TextUse.FORBIDDEN: gettext_lazy("The words may not be used here."),
}
UNREADABLE: dict[str, Word] = {
    "too_large": gettext_lazy("The file is too large. It may have %(limit)s bytes."),
    "not_json": gettext_lazy("Line %(line)s: this is not JSON."),
    "too_deep": gettext_lazy("Line %(line)s: things lie inside each other too deep."),
    "name_twice": gettext_lazy("Line %(line)s: the same name stands twice in one object."),
    "not_a_questionnaire": gettext_lazy("Line %(line)s: this is no FHIR Questionnaire. %(found)s"),
    "other_version": gettext_lazy(
        "Line %(line)s: this is FHIR %(version)s. Please save the questionnaire as FHIR R4."
    ),
    "no_items": gettext_lazy("There is no question in it that somebody could answer here."),
    "too_many_items": gettext_lazy("Line %(line)s: there are too many items. The most are 500."),
    "too_many_options": gettext_lazy(
        "Line %(line)s: item “%(item)s” has too many answers. The most are 101."
    ),
    "no_link_id": gettext_lazy("Line %(line)s: an item has no linkId."),
    "link_id_too_long": gettext_lazy("Line %(line)s: a linkId has more than %(limit)s letters."),
    "duplicate_id": gettext_lazy("Line %(line)s: the linkId “%(item)s” is there twice."),
    "unknown_type": gettext_lazy("Line %(line)s: item “%(item)s” is of an unknown type: %(type)s."),
    "no_options": gettext_lazy("Line %(line)s: item “%(item)s” has no answers to choose from."),
    "options_elsewhere": gettext_lazy(
        "Line %(line)s: the answers of item “%(item)s” are in another file. They must stand in this one."
    ),
    "weight_missing": gettext_lazy(
        "Line %(line)s: some answers of item “%(item)s” have a value and some have none."
    ),
    "duplicate_option": gettext_lazy("Line %(line)s: an answer of item “%(item)s” is there twice."),
    "unknown_reference": gettext_lazy(
        "Line %(line)s: a condition or a score asks for “%(item)s”, which is not there."
    ),
    "cycle": gettext_lazy("Line %(line)s: item “%(item)s” depends on itself."),
    "bad_shape": gettext_lazy("Line %(line)s: “%(part)s” has another form than in FHIR R4."),
    "text_too_long": gettext_lazy("Line %(line)s: a text has more than %(limit)s letters."),
    "bad_scoring": gettext_lazy("Line %(line)s: the scoring that this file brings cannot be read."),
    "text_forbidden": gettext_lazy(
        "“%(name)s” belongs to %(owner)s. Its licence does not allow these words here: %(licence)s."
    ),
    "ready_already": gettext_lazy("This set is here already, ready to be asked."),
    "direction_needed": gettext_lazy("Please say whether a higher score is better."),
    "leave_needed": gettext_lazy("Please confirm that you may use these words."),
}
OTHERWISE = gettext_lazy("Line %(line)s: the scoring of “%(item)s” does not hold together (%(code)s).")
REMARKS: dict[str, Word] = {
    "type_left_out": gettext_lazy(
        "Line %(line)s: item “%(item)s” was left out. We cannot ask for: %(word)s."
    ),
    "number_without_range": gettext_lazy(
        "Line %(line)s: item “%(item)s” was left out. It asks for a number without saying from where to where."
    ),
    "only_listed": gettext_lazy(
        "Line %(line)s: item “%(item)s” can be answered with the listed answers only."
    ),
    "condition_left_out": gettext_lazy(
        "Line %(line)s: item “%(item)s” is always asked. We cannot follow its condition."
    ),
    "formula_left_out": gettext_lazy(
        "Line %(line)s: score “%(item)s” was left out. Its formula is not a plain sum, and we run no code of files."
    ),
    "total_without_formula": gettext_lazy(
        "Line %(line)s: score “%(item)s” was left out. The file does not say how it is counted."
    ),
    "key_does_not_fit": gettext_lazy(
        "Line %(line)s: we know how %(word)s is scored, but these are other questions. It is not scored that way."
    ),
}
OWN_REFUSED: dict[str, Word] = {
    "no_title": gettext_lazy("Please give it a name in the practice's own language."),
    "no_questions": gettext_lazy("Please write at least one question."),
    "too_many": gettext_lazy("These are too many questions. The most are %(most)s."),
    "too_long": gettext_lazy("%(language)s, question %(item)s: this is too long."),
    "too_few_answers": gettext_lazy("%(language)s, question %(item)s: please write two answers or more."),
    "too_many_answers": gettext_lazy("%(language)s, question %(item)s: the most are %(most)s answers."),
    "answers_twice": gettext_lazy("%(language)s, question %(item)s: an answer is there twice."),
    "answers_differ": gettext_lazy(
        "%(language)s, question %(item)s: there must be as many answers as in the practice's own language."
    ),
    "no_words": gettext_lazy("%(language)s, question %(item)s: the words are missing."),
    "unknown_kind": gettext_lazy("%(language)s, question %(item)s: please choose how it is answered."),
}


def say_refused(no: Refused) -> str:
    """Why a file or an own set is refused, with the line or the question."""
    facts = {"item": "", "part": "", "found": "", "code": no.code, **no.facts}
    if "language" in facts:
        facts["language"] = dict(LANGUAGES).get(str(facts["language"]), facts["language"])
    return str(UNREADABLE.get(no.code) or OWN_REFUSED.get(no.code) or OTHERWISE) % facts


def say_remark(remark: Remark) -> str:
    """What was read otherwise than it stands in the file."""
    return str(REMARKS[remark.code]) % {"line": remark.line, "item": remark.item, "word": remark.word}


def language_names(codes: Mapping[str, object] | list[str] | tuple[str, ...]) -> str:
    """Languages by their own names."""
    known = dict(LANGUAGES)
    return ", ".join(known.get(code, code) for code in codes)


def how_counted(scale: Scale) -> str:
    """The scoring of one score in a plain sentence."""
    parts, least = len(scale.parts), scale.least
    if scale.method is Method.SUM:
        return _("The answers are added up. Each of them is needed.")
    if scale.method is Method.MEAN:
        return _("The mean of the answers. At least %(least)s of %(parts)s are needed.") % {
            "least": least,
            "parts": parts,
        }
    return _(
        "The answers are added up. At least %(least)s of %(parts)s are needed; "
        "one that is missing counts like the mean of the others."
    ) % {"least": least, "parts": parts}


def which_way(scale: Scale) -> str:
    """Whether more is better."""
    if scale.direction is Direction.HIGHER_IS_BETTER:
        return _("A higher score is better.")
    return _("A lower score is better.")


def about_validity(definition: Definition) -> str:
    """Whether research has looked at it."""
    if definition.is_validated:
        return _("Tested in research.")
    if definition.licence.source == FROM_FILE:
        return _("The file does not say whether it was tested in research.")
    return _("Not tested in research. It serves your conversation and is no diagnosis.")
