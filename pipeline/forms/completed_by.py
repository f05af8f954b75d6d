"""Who filled in a form: the grid NAME / AGENCY & DESIGNATION/TITLE / CONTACT DETAILS of Documents 1a, 2 and 14."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.forms.answers import Notes
from pipeline.forms.labels import Answer, GridRow, Item
from pipeline.forms.prompts import Grid, Prompt
from pipeline.forms.stamps import agency_and_job
from schemas.person import Practitioner

_NAME = ("NAME", "NAME(S)", "Names")
_AGENCY = ("AGENCY & DESIGNATION/TITLE", "AGENCY & DESIGNATION", "AGENCY AND TITLE")
_CONTACT = (
    "CONTACT DETAILS – Address, telephone number and e-mail address",
    "CONTACT DETAILS – Address, telephone number and email address",
    "CONTACT DETAILS – Address, telephone number, email",
    "CONTACT DETAILS – Telephone number and email address",
    "CONTACT DETAILS – Telephone and email",
    "CONTACT DETAILS",
)
COMPLETER_COLUMNS = (("name", _NAME), ("agency", _AGENCY), ("contact", _CONTACT))
AS_GRID = Grid("completed_by", COMPLETER_COLUMNS, needed=2)
AS_LABELS = (Prompt("name", _NAME), Prompt("agency", _AGENCY), Prompt("contact", _CONTACT))


@dataclass(frozen=True)
class Completer:
    """One practitioner, with the agency that stood in the same cell as the designation.

    Args:
        cell: that cell, as it stands in the file.
    """

    person: Practitioner
    agency: str | None
    cell: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether more than an agency is known."""
        return any((self.person.name, self.person.designation, self.person.contact))


def completers(items: Iterable[Item], stamped: str | None) -> tuple[Completer, ...]:
    """Everyone named in the grids and labels of one part of a form, persons before bare agencies.

    Args:
        items: the items of that part only.
        stamped: the agency by the file's stamp.
    """
    found = []
    labels: dict[str, str | None] = {}
    for item in items:
        if isinstance(item, GridRow) and item.grid == AS_GRID.key and not item.is_empty:
            found.append(_completer(item.text("name"), item.text("agency"), item.text("contact"), stamped))
        elif isinstance(item, Answer) and item.key in ("name", "agency", "contact") and item.text:
            labels[item.key] = item.text
    if labels:
        found.append(_completer(labels.get("name"), labels.get("agency"), labels.get("contact"), stamped))
    said = [one for one in found if one.is_person or one.cell]
    return tuple(sorted(said, key=lambda one: not one.is_person))


def keep_cells(used: Iterable[Completer], agency: str | None, notes: Notes) -> None:
    """Remember the cells of agency and designation that stand in the record in two parts.

    Args:
        used: those who are in the record. What stands beside anybody else has to be told as not placed.
        agency: of the return; a cell with another agency is not in the record as a whole.
    """
    for one in used:
        if one.agency is None or one.agency == agency:
            notes.keep(one.cell)


def stated_agency(items: Iterable[Item]) -> str | None:
    """The agency by a line of its own at the head of the form."""
    agency = None
    for item in items:
        if isinstance(item, Answer) and item.key == "stated_agency":
            agency = item.text or agency
    return agency


def _completer(name: str | None, cell: str | None, contact: str | None, stamped: str | None) -> Completer:
    agency, job = agency_and_job(cell, stamped)
    return Completer(Practitioner(name=name, designation=job, contact=contact), agency, cell)


NOBODY = Completer(Practitioner(), None)
