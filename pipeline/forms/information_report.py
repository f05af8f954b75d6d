"""The information report. Source: Document 14."""

import re
from collections.abc import Iterator

from pipeline.forms.answers import Notes, first, outside, say_typed_outside, shortened, together, typed_beside
from pipeline.forms.completed_by import NOBODY, Completer, completers, keep_cells
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.information_report_wording import HEADINGS, TELLING, WORDING
from pipeline.forms.labels import Answer, Item, prompts_seen, read
from pipeline.forms.stamps import case_reference, stamp
from pipeline.forms.struck_through import struck_apart, with_struck
from pipeline.forms.tick_boxes import is_ticked, without_boxes, yes_or_no
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.chronology import LabelledText
from schemas.returns.information_report import InformationReport, ParallelProcesses

NAME: FormName = "information-report"
PRINTED: tuple[str, ...] = (
    *WORDING.printed,
    "Yes",
    "No",
    "X",
    *(f"{number}." for number in range(1, 10)),
    "3.1",
    "3.2",
)
NEEDED = 6
"""Headings that a file must show; no other form of the toolkit shows more than three of them."""
OWN = {"documents_reviewed", "date_endorsed"}
"""Headings that only this form has; one of them is enough, since agencies take out sections that they do not answer."""
_REFERENCE = re.compile(r"^[A-Z0-9][A-Z0-9/_-]*\d[A-Z0-9/_-]*$", re.IGNORECASE)
_NARRATIVES = (
    "files_secured", "documents_reviewed", "interviews", "corrections", "context", "analysis", "good_practice",
    "key_learning", "actions_implemented", "actions_planned", "multi_agency_learning", "further_information",
)  # fmt: skip


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """An information report."""
    seen = prompts_seen(document, WORDING, TELLING, NEEDED)
    return Match(NAME, tuple(seen.values())) if len(seen) >= NEEDED and OWN & seen.keys() else None


def extract(document: Document, layout: Layout) -> Extraction:
    """Read an information report. `layout` is not needed: the form's own headings are known."""
    document, struck = struck_apart(document, PRINTED)
    items = read(document, WORDING)
    notes = Notes()
    stated = next((item for item in items if isinstance(item, Answer) and item.key == "agency_name"), None)
    stamped = stamp(document, "agency") or (stated.text if stated else None)
    author = completers((item for item in items if item.section in ("", "author")), stamped)
    endorser = completers((item for item in items if item.section == "endorser"), stamped)
    record = _record(items, (author or (NOBODY,))[0], (endorser or (NOBODY,))[0], notes)
    say_typed_outside(items, notes)
    agency = first(stamped, record.agency, *(one.agency for one in author))
    keep_cells((*author[:1], *endorser[:1]), agency, notes)
    record = record.model_copy(
        update={
            "agency": agency,
            "case_reference": first(case_reference(document), record.case_reference),
            "other": (*record.other, *typed_beside(record.agency, agency, notes)),
        }
    )
    if not any(getattr(record, key) for key in _NARRATIVES):
        notes.say("form-left-blank", "Sections 1 to 4", "analysis")
    found = Extraction(record, tuple(notes.issues), record.case_reference, agency, tuple(notes.read_as))
    return with_struck(found, struck)


def _record(items: tuple[Item, ...], author: Completer, endorser: Completer, notes: Notes) -> InformationReport:
    answers = together(item for item in items if isinstance(item, Answer))

    def told(key: str) -> str | None:
        answer = answers.get(key)
        return notes.text(answer.text, answer.location, key) if answer else None

    def place(key: str) -> str:
        return answers[key].location if key in answers else ""

    completed, completed_text = notes.day(told("date_completed"), place("date_completed"), "date_completed")
    endorsed, endorsed_text = notes.day(told("date_endorsed"), place("date_endorsed"), "date_endorsed")
    child = told("child_or_reference")
    confirmed = answers.get("confirmed")
    return InformationReport(
        case_reference=child if child and _REFERENCE.match(child) else None,
        agency=told("agency_name"),
        completed_by=author.person,
        date_completed=completed,
        date_completed_text=completed_text,
        endorsed_by=endorser.person,
        date_endorsed=endorsed,
        date_endorsed_text=endorsed_text,
        parallel_processes=_parallel(answers, notes),
        details_confirmed=(is_ticked(confirmed.text) or None) if confirmed else None,
        other=(*outside(items, HEADINGS), *_beside(child, confirmed)),
        **{key: told(key) for key in _NARRATIVES},
    )


def _beside(child: str | None, confirmed: Answer | None) -> Iterator[LabelledText]:
    """The child's name, which has no field of its own, and words beside the tick that confirms the details."""
    if child and not _REFERENCE.match(child):
        yield LabelledText(label="Name of Child / Case Reference", text=child)
    words = without_boxes(confirmed.text) if confirmed else None
    if confirmed and words:
        yield LabelledText(label=confirmed.asked, text=words)


def _parallel(answers: dict[str, Answer], notes: Notes) -> ParallelProcesses:
    asked = answers.get("parallel")
    answer, rest = yes_or_no(asked.text if asked else None)
    if asked is not None and asked.text and answer is None and rest:
        notes.say("answer-unclear", asked.location, "parallel_processes.answer", text=shortened(asked.text))
    below = answers.get("parallel_details")
    details = notes.text(below.text, below.location, "parallel_processes.details") if below else None
    return ParallelProcesses(answer=answer, details="\n".join(one for one in (rest, details) if one) or None)
