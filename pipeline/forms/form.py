"""The door of this room: what a form module offers, and what it hands back."""

from dataclasses import dataclass, field
from typing import Protocol

from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.issue import Issue
from schemas.returns import Record


@dataclass(frozen=True)
class Match:
    """A form recognised by its content: which of its headings were seen, in the words of the file."""

    form: FormName
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """What is known of one agency's own wording (`partnerships/<p>/layouts/<agency>.toml`): heading to field."""

    columns: dict[str, str] = field(default_factory=dict)


NO_LAYOUT = Layout()
"""Nothing is known of the agency's own wording."""


@dataclass(frozen=True)
class Extraction:
    """What a form module read.

    Args:
        record: the typed record.
        issues: what was assumed, repaired or could not be read.
        case_reference, agency: as the file states them (stamp in the properties first, then the text), or `None`.
        read_as: texts of the file that stand in the record in another shape ("12/3/24" as a date, "P" as amber …);
            the conservation rule counts them as placed.
    """

    record: Record
    issues: tuple[Issue, ...] = ()
    case_reference: str | None = None
    agency: str | None = None
    read_as: tuple[str, ...] = ()


class Form(Protocol):
    """One form. A module with these members is a form.

    `PRINTED` holds the form's own printed wording (labels, prompts, instructions): never an answer.
    """

    NAME: FormName
    PRINTED: tuple[str, ...]

    def recognise(self, document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
        """The headings of this form that the document shows, or `None` if it is not this form.

        `layout` is what people have answered about the headings of this agency: with it a table counts as a chronology
        whose headings alone would not tell.
        """
        ...

    def extract(self, document: Document, layout: Layout) -> Extraction:
        """Read a document that this form recognised."""
        ...
