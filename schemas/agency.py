"""Agencies: who was asked, for what."""

from datetime import date
from typing import Literal

from schemas.fact import Fact

AgencyKind = Literal[
    "police",
    "icb",
    "local-authority",
    "education",
    "health",
    "probation",
    "housing",
    "voluntary",
    "other",
]
FormName = Literal[
    "scoping",
    "chronology",
    "organisational-chronology",
    "learning-template",
    "information-report",
    "referral",
    "nil-return",
    "unknown",
]

FORM_TITLES: dict[str, str] = {
    "scoping": "Scoping form",
    "chronology": "Chronology",
    "organisational-chronology": "Organisational changes",
    "learning-template": "Learning template",
    "information-report": "Information report",
    "referral": "Referral",
    "nil-return": "Nil return",
    "unknown": "Not recognised",
}
"""What people call a form."""


class Agency(Fact):
    """One agency of the case (`[[agencies]]` of case.toml).

    Args:
        name: as printed everywhere.
        kind: its sector; ICB, police and local authority make the quorum.
        asked: the day the request went out.
        expects: the forms that are awaited. A nil return answers all of them.
        also_known_as: other names under which its returns may come.
        phone: whom to ring when a return is late; printed on the chase list.
        contact: name and e-mail of the person asked.
        short_code: at most five letters, printed beside its colour; made from the name when left out.
    """

    name: str
    kind: AgencyKind
    asked: date | None = None
    expects: tuple[FormName, ...] = ("scoping", "chronology")
    also_known_as: tuple[str, ...] = ()
    phone: str | None = None
    contact: str | None = None
    short_code: str | None = None
