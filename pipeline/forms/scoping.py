"""The initial scoping and information sharing form. Source: Document 2."""

from pipeline.forms.answers import Notes, outside, say_typed_outside, shortened, together
from pipeline.forms.completed_by import NOBODY, Completer, completers, keep_cells, stated_agency
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.labels import Answer, Item, read
from pipeline.forms.scoping_answers import OwnAnswers, headings_seen, own_answers
from pipeline.forms.scoping_individuals import individuals, names_above
from pipeline.forms.scoping_people import people
from pipeline.forms.scoping_tracker import beside_the_answers, learning
from pipeline.forms.scoping_wording import HEADINGS, OWN_ANSWERS, PRINTED_MARKS, WORDING
from pipeline.forms.stamps import STATED_KEYS, case_reference, stamp
from pipeline.forms.struck_through import struck_apart, with_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.returns.scoping import ScopingRecord

NAME: FormName = "scoping"
PRINTED: tuple[str, ...] = (*WORDING.printed, *PRINTED_MARKS)


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A scoping form, unless it says nothing but that nothing is known: that is a nil return."""
    document, _ = struck_apart(document, PRINTED)
    headings = headings_seen(document)
    if not headings or own_answers(read(document, WORDING)).is_nil_return:
        return None
    return Match(NAME, headings)


def extract(document: Document, layout: Layout) -> Extraction:
    """Read a scoping form. `layout` is not needed: the form's own headings are known."""
    document, struck = struck_apart(document, PRINTED)
    items = read(document, WORDING)
    notes = Notes()
    stamped = stamp(document, "agency")
    by = completers((item for item in items if item.section == ""), stamped)
    record = _record(items, by, notes)
    say_typed_outside(items, notes)
    agency = stamped or next((one.agency for one in by if one.agency), stated_agency(items))
    keep_cells(by, agency, notes)
    _say_what_is_missing(own_answers(items), notes)
    found = Extraction(
        record=record,
        issues=tuple(notes.issues),
        case_reference=case_reference(document),
        agency=agency,
        read_as=tuple(notes.read_as),
    )
    return with_struck(found, struck)


def _record(items: tuple[Item, ...], by: tuple[Completer, ...], notes: Notes) -> ScopingRecord:
    answers = together(item for item in items if isinstance(item, Answer))

    def told(key: str) -> str | None:
        answer = answers.get(key)
        return notes.text(answer.text, answer.location, key) if answer else None

    family = people(items, notes)
    when = answers.get("date_completed")
    completed, completed_text = notes.day(when.text, when.location, "date_completed") if when else (None, None)
    return ScopingRecord(
        completed_by=(by[0] if by else NOBODY).person,
        also_completed_by=tuple(one.person for one in by[1:] if one.is_person),
        date_completed=completed,
        date_completed_text=completed_text,
        case_summary=told("case_summary"),
        time_period=told("time_period"),
        people=family,
        involvement=told("involvement"),
        individuals=individuals(items, (person.name for person in family if person.name), notes),
        analysis=told("analysis"),
        concerns=told("concerns"),
        learning_narrative=told("learning"),
        learning=learning(items, notes),
        other_agencies=told("other_agencies"),
        further_information=told("further_information"),
        other=(
            *outside((item for item in items if not _holds_names(item)), (*HEADINGS, *STATED_KEYS, "individuals")),
            *beside_the_answers(items),
        ),
    )


def _holds_names(item: Item) -> bool:
    return isinstance(item, Answer) and item.key == "individuals" and bool(names_above(item))


def _say_what_is_missing(own: OwnAnswers, notes: Notes) -> None:
    if own.is_untouched:
        notes.say("form-left-blank", "Section 2", ", ".join(OWN_ANSWERS))
    elif own.real:
        for sentence, answer in own.nil[:1]:
            notes.say("nil-statement-beside-answers", answer.location, answer.key or None, text=shortened(sentence))
