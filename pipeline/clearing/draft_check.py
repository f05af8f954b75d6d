"""The door of clearing: a checked draft becomes the files that people work with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from pipeline import readers
from pipeline.clearing.annotate import annotated
from pipeline.clearing.apply import Pseudonymised, pseudonymised
from pipeline.clearing.decisions import JSON_NAME
from pipeline.clearing.findings_workbook import findings_workbook
from pipeline.errors import Unusable
from pipeline.identifiers.check import DocumentType, check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.memory import decided_in, memory_of
from pipeline.readers.document import Document
from pipeline.readers.whole_file import with_every_string
from schemas.finding import CheckReport

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK_NAME = "findings.xlsx"


@dataclass(frozen=True, slots=True)
class Cleared:
    """The pseudonymised copy with the check of that copy."""

    copy: Pseudonymised
    report: CheckReport


def check_files(document: Document, original: bytes, report: CheckReport) -> Mapping[str, bytes]:
    """The files of one check by name: annotated copy (of a Word draft), findings.xlsx, findings.json.

    Args:
        document: the draft, read.
        original: its bytes.
        report: what the check found.
    """
    files = {WORKBOOK_NAME: findings_workbook(report), JSON_NAME: (report.model_dump_json(indent=2) + "\n").encode()}
    if is_word(document):
        files[annotated_name(document.name)] = annotated(original, report)
    return files


def annotated_name(name: str) -> str:
    """What the annotated copy of a draft is called."""
    path = PurePath(name)
    return f"{path.stem} - annotated.docx"


def is_word(document: Document) -> bool:
    """Whether a draft can be annotated and pseudonymised: a Word file in the present format."""
    return PurePath(document.name).suffix.lower() == ".docx" or document.media_type == _WORD


def apply_files(
    document: Document, original: bytes, report: CheckReport, roster: Roster, *, document_type: DocumentType = "lcspr"
) -> Cleared:
    """The pseudonymised copy of a Word draft, checked again.

    Raises:
        Unusable: the draft is not a Word file: other formats are not rewritten.
    """
    if not is_word(document):
        raise Unusable(
            "not-a-word-draft",
            f"{document.name} is not a Word file, and only those are pseudonymised.",
            "Make the changes in the Word draft from which it was made, and make it again.",
        )
    copy = pseudonymised(original, report, roster)
    again = check(
        with_every_string(readers.read(copy.data, copy.name), copy.data),
        roster,
        document_type=document_type,
        case_reference=report.case_reference,
        memory=memory_of(decided_in(report.findings)),
    )
    return Cleared(copy, again)
