"""What a query says to the agency itself: "Please …", where the catalogue tells the coordinator whom to ask."""

import re

from schemas.case_view import ReturnEntry
from schemas.issue import Issue

OURS = ("agency-not-expected", "agency-unknown", "sheet-read-plainly", "two-returns-kept", "continuation-row-joined",
        "text-in-margin")  # fmt: skip
"""Codes that the partnership settles by itself."""
_BELONGS = "Please tell us whether this belongs to your answer."
_WHICH = "Please tell us which is right."
_SPECIAL = {
    "tracked-deletion-found": "Please tell us whether you take this back.",
    "comment-found": _BELONGS,
    "hidden-text-found": _BELONGS,
    "text-box-found": _BELONGS,
    "picture-in-answer": "Please type what the picture says.",
    "embedded-file": "Please send it as a file of its own.",
    "formula-without-value": "Please open the file in Excel, save it and send it again.",
    "attachment-not-read": "Please send the attachment once more, in an e-mail of its own.",
    "column-unsure": "Please tell us what this column holds.",
    "date-month-first": "Please give us the date as DD/MM/YYYY if this is wrong.",
    "date-range-reversed": "Please give us both dates as DD/MM/YYYY.",
    "date-repaired": "Please give us the date as DD/MM/YYYY if this is wrong.",
    "date-beside-words": "Please tell us if the words change the date.",
    "date-carried-down": "Please give us the date if these rows have one of their own.",
    "date-column-month-first": "Please tell us whether we have read the dates rightly, day before month.",
    "completed-before-request": "Please tell us whether this is the form for this case, or an earlier one.",
    "incident-date-differs": _WHICH,
    "person-birth-differs": _WHICH,
    "person-nhs-number-differs": _WHICH,
    "person-address-differs": _WHICH,
    "person-name-differs": "Please tell us whether this is the same person, and which name is right.",
    "person-not-known": "Please tell us who this is.",
    "error-in-cell": "Please tell us what the cell should say.",
    "form-left-blank": "Please give us your answers, or one line that says that you know nothing of the family.",
    "chronology-without-rows": "Please give us your events, or one line that says that you know nothing of the family.",
    "event-before-birth": "Please give us the right date, or tell us if the contact was with somebody else.",
    "required-answer-blank": "Please fill it in, or write “none” or “not known” there.",
    "form-empty": "Please tell us whether the wrong file was attached, or whether you mean a nil return.",
    "text-not-placed": "Please tell us to which question this belongs.",
    "agency-not-stated": "Please write the name of your agency into the form.",
    "case-reference-differs": "Please tell us to which case this belongs.",
}
_ASK = re.compile(r"\bask the (?:agency|sender)\b\s*(for|whether|to|which|what|who|whose)\b\s*([^.;]*)", re.IGNORECASE)
_NEEDED = "Please check this and tell us what is right."


def queries_of(entry: ReturnEntry) -> tuple[Issue, ...]:
    """The problems of one return that its agency is asked about, each with what it is asked as its advice."""
    return tuple(
        issue.model_copy(update={"advice": asked_of_agency(issue)})
        for issue in entry.problems
        if issue.code not in OURS
    )


def asked_of_agency(issue: Issue) -> str:
    """What the agency is asked to do about an issue, in one sentence."""
    if issue.code in _SPECIAL:
        return _SPECIAL[issue.code]
    if issue.advice.startswith("Please "):
        return issue.advice
    found = _ASK.search(issue.advice)
    if found is None:
        return _NEEDED
    how, what = found.group(1).lower(), found.group(2).strip()
    if how == "for":
        return f"Please give us {_yours(what)}."
    return f"Please {what}." if how == "to" else f"Please tell us {how} {_yours(what)}."


def _yours(what: str) -> str:
    """What the catalogue says of "it", said to the one who is asked: "it meant" is "you meant"."""
    what = re.sub(r"^its\b", "your", what)
    what = re.sub(r"^it\b", "you", what)
    return re.sub(r"^you (withdraw|hold)s\b", r"you \1", what)
