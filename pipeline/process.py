"""One file through the line: read → recognise → extract → validate → rules → a record with its issues, or a refusal.

Touches nothing. Whatever a file does to the libraries, the answer is a record or a refusal that somebody can act on.
"""

from __future__ import annotations

import dataclasses
import datetime
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ConfigurationError, NotYet, Unusable
from pipeline.forms import recognise
from pipeline.forms.form import Extraction, Form, Layout, Match
from pipeline.forms.stamps import stamp
from pipeline.merging.named_agency import agency_at_head
from pipeline.readers.document import Document, Remark
from pipeline.readers.gathering import quote
from pipeline.rules import check_return
from pipeline.rules.rule import LocatedText, ReturnUnderTest
from pipeline.settings import QUERY_AUTHOR
from schemas.case import Case
from schemas.case_reference import same_reference, same_shape
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.provenance import Source
from schemas.receipt import Accepted, Attachment, Handled, Refused
from schemas.returns import ParsedReturn

log = logging.getLogger(__name__)

_HEAD_LINES = 12  # a title, a case reference, a letterhead; below them stands what the return tells of

Read = Callable[[Path, str], Document]
Attachments = Callable[[Path, str], tuple[Attachment, ...]]


Ours = Callable[[Document, Path], Handled | None]


def _not_ours(_document: Document, _path: Path) -> Handled | None:
    return None


def _no_attachments(_path: Path, _name: str) -> tuple[Attachment, ...]:
    return ()


@dataclass(frozen=True)
class Line:
    """What the line works with.

    Args:
        read: a file to a `Document`, safely (a child process).
        today: the day that rules take for today.
        case: the case whose folder the file lies in, or `None`.
        layouts: agencies' own headings, by agency.
        attachments: the files inside an e-mail; none for anything else.
        ours: what a file is that this program made itself and that came back; `None` for what others wrote.
    """

    read: Read
    today: datetime.date
    case: Case | None = None
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    attachments: Attachments = _no_attachments
    ours: Ours = _not_ours


def process(path: Path, name: str, line: Line) -> Handled:
    """Recognise and validate one file.

    Args:
        path: where it lies.
        name: the name to show.

    Raises:
        NotYet: it cannot be read at the moment; nothing is wrong with it.
        ConfigurationError: something that a person set up must be put right first.
    """
    try:
        document = line.read(path, name)
        came_back = line.ours(document, path)
        if came_back is not None:
            return came_back
        attached = line.attachments(path, name)
        parsed = _parsed(document, line, is_cover=bool(attached))
        return _in_wrong_case(parsed, line.case) or Accepted(parsed=parsed, attachments=attached)
    except Unusable as unusable:
        return Refused(code=unusable.code, reason=unusable.reason, advice=unusable.advice)
    except (NotYet, ConfigurationError):
        raise
    except OSError as error:  # the disk's fault, not the file's
        if not path.exists():
            raise FileNotFoundError(path) from None
        raise NotYet(f"The file cannot be read at the moment: {error.strerror}.") from None
    except Exception as error:  # libraries raise anything on bad input; the log gets its kind and never its text
        log.warning("a file could not be read: %s", type(error).__name__)
        return Refused(
            code="could-not-be-read",
            reason="The file could not be read, although it opened.",
            advice="Open it, save it again as .docx or .xlsx, and drop the new file. If that fails, ask the sender.",
        )


def _parsed(document: Document, line: Line, *, is_cover: bool) -> ParsedReturn:
    source = Source(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        last_modified=_last_modified(document),
    )
    remarks = tuple(_as_issue(remark) for remark in document.remarks if not _is_our_own(remark, document))
    try:
        layout = _layout(document, line.layouts)
        form, match = recognise(document, layout)
    except Unusable:
        if is_cover:  # the returns are in the attachments; the e-mail itself is kept and says nothing
            return ParsedReturn(source=source, form="unknown", issues=remarks)
        raise
    extraction = _with_agency(form.extract(document, layout), document, line.case)
    parsed = ParsedReturn(
        source=source,
        form=match.form,
        case_reference=extraction.case_reference,
        agency=extraction.agency,
        record=extraction.record,
        issues=(*remarks, *extraction.issues),
    )
    found = check_return(_under_test(parsed, document, form, match, extraction, line))
    return parsed.model_copy(update={"issues": (*parsed.issues, *found)})


def _with_agency(extraction: Extraction, document: Document, case: Case | None) -> Extraction:
    """The extraction with the agency that stands at the head of the file, where no box of the form names one."""
    if extraction.agency is not None or case is None:
        return extraction
    said = [paragraph for paragraph in document.paragraphs() if paragraph.text.strip() and not paragraph.hidden]
    head = [paragraph.text for paragraph in said[:_HEAD_LINES]]
    head += [text for name, text in document.properties.items() if name in ("subject", "title", "company")]
    agency = agency_at_head(head, case)
    if agency is None:
        return extraction
    found = issue("agency-from-head", location="the head of the file", field="agency", agency=agency.name)
    return dataclasses.replace(extraction, agency=agency.name, issues=(*extraction.issues, found))


def _under_test(
    parsed: ParsedReturn, document: Document, form: Form, _match: Match, extraction: Extraction, line: Line
) -> ReturnUnderTest:
    return ReturnUnderTest(
        parsed=parsed,
        today=line.today,
        case=line.case,
        pieces=tuple(_pieces(document)),
        printed=form.PRINTED,
        read_as=extraction.read_as,
    )


def _pieces(document: Document) -> Iterator[LocatedText]:
    """Every piece of text of the file, hidden parts too."""
    for paragraph in (*document.paragraphs(), *document.aside):
        if paragraph.text.strip():
            part = "hidden-text" if paragraph.hidden and paragraph.place.part == "body" else paragraph.place.part
            yield LocatedText(paragraph.text, paragraph.place.describe(), part)


def _layout(document: Document, layouts: Mapping[str, Layout]) -> Layout:
    """The headings known for the agency that the file is stamped with; without a stamp, those of all agencies together.

    A heading that two agencies use for different things is left out: the form then asks instead of guessing.
    """
    agency = _plain(stamp(document, "agency") or "")
    for name, layout in layouts.items():
        if agency and _plain(name) == agency:
            return layout
    columns: dict[str, str] = {}
    contested: set[str] = set()
    for layout in layouts.values():
        for heading, meaning in layout.columns.items():
            if columns.setdefault(heading, meaning) != meaning:
                contested.add(heading)
    return Layout({heading: meaning for heading, meaning in columns.items() if heading not in contested})


def _plain(name: str) -> str:
    """An agency's name as the file of its layout may be called."""
    return "".join(character for character in name.casefold() if character.isalnum())


def _in_wrong_case(parsed: ParsedReturn, case: Case | None) -> Refused | None:
    """A file in one case's folder that names another case. Somebody else's child must not get into this one."""
    said = parsed.case_reference
    if case is None or not said or same_reference(said, case.reference) or not same_shape(said, case.reference):
        return None
    return Refused(
        code="another-case",
        reason=f"The file belongs to case {said}, but it was dropped into the folder of case {case.reference}.",
        advice=f"Move it into the folder of case {said}, if you have that case. If it is about this case after all, "
        "ask the agency to answer on the form that was sent for this case.",
        form=parsed.form,
        case_reference=said,
        agency=parsed.agency,
    )


def _is_our_own(remark: Remark, document: Document) -> bool:
    """A comment that we put into the copy that the agency answered in, or the title of our form as its page says it."""
    if remark.code == "said-behind-text":
        is_sent = {"case_reference", "form"} <= document.properties.keys()
        title = document.properties.get("title", "")
        return is_sent and remark.words.get("text") == quote(title) and quote(title) in " ".join(document.text.split())
    return remark.code == "comment-found" and remark.words.get("author") == QUERY_AUTHOR


def _as_issue(remark: Remark) -> Issue:
    return issue(remark.code, location=remark.place.describe(), **remark.words)


def _last_modified(document: Document) -> datetime.datetime | None:
    """When the author last saved the file, by its own properties; never by the file system's clock."""
    try:
        moment = datetime.datetime.fromisoformat(document.properties.get("last_modified", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
