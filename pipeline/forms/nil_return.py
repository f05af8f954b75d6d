"""A nil return: a form left empty with a line in it, a letter, or an e-mail that says that nothing is known.

Never claims a form with real answers, nor a letter that tells of contact; those go to their own form or to a person.
Source: Document 2a ("If the child or family is not known to your organisation, please confirm this in writing").
"""

import re

from pipeline.forms.answers import Notes, shortened
from pipeline.forms.completed_by import completers, keep_cells, stated_agency
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.labels import Answer, read
from pipeline.forms.nil_statement import is_qualified, nil_sentences
from pipeline.forms.scoping_answers import headings_seen, own_answers
from pipeline.forms.scoping_wording import PRINTED_MARKS, WORDING
from pipeline.forms.signature import signed
from pipeline.forms.stamps import case_reference, stamp
from pipeline.forms.struck_through import struck_apart, with_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.chronology import LabelledText
from schemas.person import Practitioner
from schemas.returns.nil_return import NilReturn

NAME: FormName = "nil-return"
PRINTED: tuple[str, ...] = (*WORDING.printed, *PRINTED_MARKS)
LONGEST_LETTER = 350
"""Words. A letter that says more than this tells more than that nothing is known; a person must read it."""
MOST_TABLE_CELLS = 24
"""Filled cells. A letter head or a signature block may be a table; a form or a chronology holds more."""
_OTHER_FORM = re.compile(
    r"key event|source of information|key line of enquiry|highlight good practice|information report"
    r"|comment and analysis|date of referral|reason for involvement",
    re.IGNORECASE,
)


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A nil return, by its sentence; never by words out of a picture, which may be one row of a chronology."""
    if any(remark.code == "ocr-read" for remark in document.remarks):
        return None
    document, _ = struck_apart(document, PRINTED)
    headings = headings_seen(document)
    if headings:
        own = own_answers(read(document, WORDING))
        return Match(NAME, ((own.nil or own.bare)[0][0],)) if own.is_nil_return else None
    text = document.text
    sentences = nil_sentences(text)
    if not sentences or is_qualified(text) or len(text.split()) > LONGEST_LETTER or _is_another_form(document):
        return None
    return Match(NAME, sentences[:1])


def _is_another_form(document: Document) -> bool:
    filled = sum(1 for table in document.tables() for row in table.rows for cell in row if cell.text)
    return filled > MOST_TABLE_CELLS or len(set(_OTHER_FORM.findall(document.text))) >= 2


def extract(document: Document, layout: Layout) -> Extraction:
    """Read a nil return. `layout` is not needed."""
    document, struck = struck_apart(document, PRINTED)
    found = _from_form(document) if headings_seen(document) else _from_letter(document)
    return with_struck(found, struck)


def _from_form(document: Document) -> Extraction:
    items = read(document, WORDING)
    notes = Notes()
    stamped = stamp(document, "agency")
    by = completers((item for item in items if item.section == ""), stamped)
    agency = stamped or next((one.agency for one in by if one.agency), stated_agency(items))
    keep_cells(by[:1], agency, notes)
    own = own_answers(items)
    when = next(
        (item for item in items if isinstance(item, Answer) and item.key == "date_completed" and item.text), None
    )
    day, text = notes.day(when.text, when.location, "date_completed") if when else (None, None)
    for item in items:
        if isinstance(item, Answer) and is_qualified(item.text or ""):
            notes.say("nil-statement-qualified", item.location, "statement", text=shortened(item.text or ""))
    statements = dict.fromkeys(answer.text or sentence for sentence, answer in own.nil or own.bare)
    if own.is_bare:
        notes.say("nil-only-by-boxes", own.bare[0][1].location, "statement", text=shortened(own.bare[0][0]))
    return Extraction(
        record=NilReturn(
            completed_by=by[0].person if by else Practitioner(),
            date_completed=day,
            date_completed_text=text,
            statement="\n".join(statements),
            other=tuple(
                LabelledText(label=item.asked or "Before the first question", text=item.text)
                for item in items
                if isinstance(item, Answer) and item.key != "date_completed"
                if item.text and item.text not in statements
            ),
        ),
        issues=tuple(notes.issues),
        case_reference=case_reference(document),
        agency=agency,
        read_as=tuple(notes.read_as),
    )


def _from_letter(document: Document) -> Extraction:
    notes = Notes()
    letter = signed(document)
    day, text = notes.day(letter.date_text, letter.date_location, "date_completed")
    told = [paragraph.text for paragraph in document.paragraphs() if paragraph.text.strip()]
    statements = [text for text in told if nil_sentences(text)]
    rest = [text for text in told if text not in statements]
    notes.keep(letter.agency)
    return Extraction(
        record=NilReturn(
            completed_by=letter.person,
            date_completed=day,
            date_completed_text=text,
            statement="\n".join(statements).strip(),
            other=(LabelledText(label="Rest of the letter", text="\n".join(rest)),) if rest else (),
        ),
        issues=tuple(notes.issues),
        case_reference=case_reference(document),
        agency=stamp(document, "agency") or letter.agency,
        read_as=tuple(notes.read_as),
    )
