"""This program's own chronology coming back through the intake folder: the reviewer's annotated copy, or by mistake.

Told by the stamp in the file's properties, or by its column of row ids where a program has dropped the stamp; never by
the file's name. Taken for an agency's return it would put every row of the case in twice.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import unescape

from pipeline.composition.reviewers_copies import READ_AS_THEY_ARE, TURNED_INTO_WORKBOOKS, as_workbook
from pipeline.errors import Unusable
from pipeline.forms.stamps import stamp
from pipeline.outputs.chronology_workbook.columns import COLUMNS, ROW_ID
from pipeline.outputs.chronology_workbook.version_stamp import CASE_PROPERTY, FORM, FORM_PROPERTY
from pipeline.readers.document import Document, Table
from schemas.case import Case
from schemas.case_reference import same_reference
from schemas.catalogue import issue
from schemas.provenance import Source
from schemas.receipt import REVIEWERS_WORKBOOK, Accepted, Attachment, Handled, Refused
from schemas.returns import ParsedReturn

IdsOfCases = Callable[[], Mapping[str, Collection[str]]]
"""The row ids of every case that a file may belong to, by reference."""
_PROPERTIES, _MOST_PROPERTIES_BYTES = "docProps/custom.xml", 100_000
_CASE = re.compile(rb'name="case_reference"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>([^<]+)<')
_HEADINGS_WITHIN = 15
_TELLING = frozenset(field.heading for field in COLUMNS if field.heading in ("Event", "Agency", "Source file and row"))


@dataclass(frozen=True)
class _Own:
    """A file that is our own: its case by the stamp, and the row ids that stand in it."""

    reference: str | None
    ids: frozenset[str]


def came_back(
    document: Document, path: Path, case: Case | None, ids_of_cases: IdsOfCases, work_folder: Path
) -> Handled | None:
    """What becomes of a file that this program made; `None` for what others wrote.

    Args:
        document: the file, read.
        path: where it lies.
        case: the case in whose folder it lies, if any.
        ids_of_cases: asked only where the file does not say its case.
        work_folder: where a copy that is not an .xlsx may be turned into one.
    """
    own = _own(document)
    if own is None:
        return None
    reference = own.reference or _case_by_ids(own.ids, ids_of_cases())
    if case is not None and (reference is None or not same_reference(reference, case.reference)):
        return _of_another_case(reference, case)
    suffix = Path(document.name).suffix.lower()
    if suffix not in (*READ_AS_THEY_ARE, *TURNED_INTO_WORKBOOKS):
        return _not_to_be_taken(suffix)
    try:
        return _accepted(document, as_workbook(path, document.name, work_folder), reference)
    except Unusable as unusable:
        return Refused(code=unusable.code, reason=unusable.reason, advice=unusable.advice, case_reference=reference)


def case_of_attachments(attachments: Iterable[Attachment]) -> str | None:
    """The one case that the stamped files of an e-mail say, so that it finds its case as they would by themselves."""
    said = {reference for file in attachments if (reference := _stamped_case(file.data)) is not None}
    return said.pop() if len(said) == 1 else None


def _stamped_case(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = archive.getinfo(_PROPERTIES)
            found = _CASE.search(archive.read(part)) if part.file_size <= _MOST_PROPERTIES_BYTES else None
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return None
    return unescape(found.group(1).decode("utf-8", "replace")).strip() or None if found else None


def _own(document: Document) -> _Own | None:
    is_stamped = stamp(document, FORM_PROPERTY) == FORM
    ids = frozenset(_row_ids(document))
    if not is_stamped and not ids:
        return None
    return _Own(stamp(document, CASE_PROPERTY) if is_stamped else None, ids)


def _row_ids(document: Document) -> Iterator[str]:
    for table in document.tables():
        at = _id_column(table)
        if at is None:
            continue
        for row in table.rows:
            yield from (cell.text.split(" ")[0] for cell in row if cell.column == at and "-" in cell.text)


def _id_column(table: Table) -> int | None:
    """The column of row ids of a table that has our other headings too."""
    for row in table.rows[:_HEADINGS_WITHIN]:
        columns = {cell.text.strip(): cell.column for cell in row}
        if ROW_ID in columns and columns.keys() >= _TELLING:
            return columns[ROW_ID]
    return None


def _case_by_ids(ids: frozenset[str], known: Mapping[str, Collection[str]]) -> str | None:
    """The one case whose rows these are."""
    shared = {reference: len(ids & frozenset(theirs)) for reference, theirs in known.items()}
    best = max(shared.values(), default=0)
    found = [reference for reference, count in shared.items() if count == best and best]
    return found[0] if len(found) == 1 else None


def _of_another_case(reference: str | None, case: Case) -> Refused:
    whose = f"of case {reference}" if reference else "of no case that is known here: none of its row ids is"
    where = f"the folder of case {reference}" if reference else "the folder of its own case"
    here = f"and it was dropped into the folder of case {case.reference}"
    return Refused(
        code="another-case",
        reason=f"This is an integrated chronology {whose}, {here}.",
        advice=f"Move it into {where}. Nothing that is written in it was taken.",
        case_reference=reference,
    )


def _not_to_be_taken(suffix: str) -> Refused:
    return Refused(
        code="our-own-chronology",
        reason=f"This is the integrated chronology itself as {suffix or 'a file'}, not an agency's return. "
        "Taken as one, it would put every row into the case twice.",
        advice="To bring notes in, drop the annotated workbook, saved as .xlsx. Otherwise nothing needs to be done.",
    )


def _accepted(document: Document, workbook: bytes, reference: str | None) -> Accepted:
    from pipeline.outputs.chronology_workbook.read_back import read_back

    notes = read_back(workbook)
    rows = sum(row.is_annotated for row in notes.rows)
    words = "1 row carries" if rows == 1 else f"{rows} rows carry"
    found = issue(REVIEWERS_WORKBOOK, location="the file as a whole", carrying=words)
    source = Source(name=document.name, sha256=document.sha256, media_type=document.media_type, last_modified=None)
    return Accepted(parsed=ParsedReturn(source=source, form="unknown", case_reference=reference, issues=(found,)))
