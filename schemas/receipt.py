"""What became of one file that somebody dropped: when it came, under which name, and whether it could be used."""

import datetime
from typing import Literal

from schemas.agency import FormName
from schemas.fact import Fact
from schemas.returns import ParsedReturn


class Receipt(Fact):
    """One drop: these bytes under this name. The same bytes under another name are a second receipt of one original.

    Args:
        size: bytes.
        part_of: the hash of the e-mail that it came with, if it did.
    """

    sha256: str
    name: str
    received_at: datetime.datetime
    size: int
    part_of: str | None = None


class Attachment(Fact):
    """A file inside an e-mail: a return of its own."""

    name: str
    data: bytes


class Accepted(Fact):
    """A file that was read. `attachments` are to be taken as files of their own."""

    parsed: ParsedReturn
    attachments: tuple[Attachment, ...] = ()


class Refused(Fact):
    """A file that could not be used: why, and what a coordinator does now."""

    code: str
    reason: str
    advice: str
    form: FormName = "unknown"
    case_reference: str | None = None
    agency: str | None = None


REVIEWERS_WORKBOOK = "reviewers-workbook"
"""The issue by which an accepted original is known for an annotated copy of the integrated chronology: no return."""

PANEL_TEMPLATE = "our-own-panel-template"
"""The refusal by which a dropped copy of the rapid review template is known: no return, read by the next pack."""

Handled = Accepted | Refused
TakenAs = Literal["accepted", "needs-attention", "already-received", "waiting"]


class Taken(Fact):
    """What happened to one dropped file, for the person who looks on.

    Args:
        case: the case that it belongs to; `None` where that is not certain.
        name: the name under which it was dropped.
        outcome: `waiting` means that it was left where it is: still arriving, held open, or nowhere to put it.
        kept_as: where the original is now, below the intake folder.
        reason, advice: for everything but `accepted`.
    """

    case: str | None
    name: str
    outcome: TakenAs
    sha256: str | None = None
    form: FormName = "unknown"
    agency: str | None = None
    kept_as: str | None = None
    reason: str | None = None
    advice: str | None = None
    errors: int = 0
    warnings: int = 0
