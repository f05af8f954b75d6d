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
    """One practitioner, with the agency that stood in the same cell as the designation."""

    person: Practitioner
    agency: str | None


def completers(items: Iterable[Item], stamped: str | None, notes: Notes, where: str) -> tuple[Completer, ...]:
    """Everyone named in the grids and labels of one part of a form.

    Args:
        items: the items of that part only.
        stamped: the agency by the file's stamp.
        where: path of the person in the record.
    """
    found = []
    labels: dict[str, str | None] = {}
    for item in items:
        if isinstance(item, GridRow) and item.grid == AS_GRID.key and not item.is_empty:
            found.append(_completer(item.text("name"), item.text("agency"), item.text("contact"), stamped, notes))
        elif isinstance(item, Answer) and item.key in ("name", "agency", "contact") and item.text:
            labels[item.key] = item.text
    if labels:
        found.append(_completer(labels.get("name"), labels.get("agency"), labels.get("contact"), stamped, notes))
    return tuple(one for one in found if any((one.person.name, one.person.designation, one.person.contact)))


def stated_agency(items: Iterable[Item]) -> str | None:
    """The agency by a line of its own at the head of the form."""
    agency = None
    for item in items:
        if isinstance(item, Answer) and item.key == "stated_agency":
            agency = item.text or agency
    return agency


def _completer(name: str | None, cell: str | None, contact: str | None, stamped: str | None, notes: Notes) -> Completer:
    agency, job = agency_and_job(cell, stamped)
    notes.keep(cell)
    return Completer(Practitioner(name=name, designation=job, contact=contact), agency)


NOBODY = Completer(Practitioner(), None)
