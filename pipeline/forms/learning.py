"""The learning template. Source: Document 13."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.forms.answers import Notes, first, outside, say_typed_outside, together, typed_beside
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.labels import Answer, Item, prompts_seen, read
from pipeline.forms.learning_wording import HEADINGS, PARTS, TELLING, WORDING
from pipeline.forms.stamps import STATED_KEYS, case_reference, stamp
from pipeline.forms.struck_through import struck_apart, with_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.returns.learning import KeyLine, LearningRecord, SingleAgencyEvent
from schemas.template_wording import asked_mark

NAME: FormName = "learning-template"
PRINTED: tuple[str, ...] = (*WORDING.printed, *(str(number) for number in range(1, 13)))
LONGEST_PERIOD = 60
"""Characters of a line that can still be nothing but two dates."""
NEEDED = 4
"""Headings that a file must show; no other form of the toolkit shows more than one of them."""


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A learning template."""
    seen = prompts_seen(document, WORDING, TELLING, NEEDED)
    is_learning = len(seen) >= NEEDED and ("key_line" in seen or "single_event" in seen)
    return Match(NAME, tuple(seen.values())) if is_learning else None


def extract(document: Document, layout: Layout) -> Extraction:
    """Read a learning template. `layout` is not needed: the form's own headings are known."""
    document, struck = struck_apart(document, PRINTED)
    notes = Notes()
    items = _asked_apart(_synopsis_apart(read(document, WORDING)), (stamp(document, "key_lines") or "").split(), notes)
    blocks = _blocks(items)
    answers = together(item for item in items if isinstance(item, Answer) and item.key not in PARTS)

    def told(key: str) -> str | None:
        answer = answers.get(key)
        return notes.text(answer.text, answer.location, key) if answer else None

    when = answers.get("date_of_completion")
    completed, completed_text = notes.day(when.text, when.location, "date_of_completion") if when else (None, None)
    period = _period(told("review_period"), notes)
    typed = told("agency")
    agency = first(stamp(document, "agency"), typed)
    record = LearningRecord(
        subject_child=told("subject_child"),
        agency=agency,
        author=told("author"),
        senior_lead=told("senior_lead"),
        date_of_completion=completed,
        date_of_completion_text=completed_text,
        review_period=period,
        synopsis_before=told("synopsis_before"),
        synopsis_after=told("synopsis_after"),
        key_lines=_key_lines(blocks, notes),
        single_agency_events=_single_events(blocks, notes),
        other=(*outside(items, (*HEADINGS, *STATED_KEYS)), *typed_beside(typed, agency, notes)),
    )
    say_typed_outside(items, notes)
    _say_if_blank(record, notes)
    found = Extraction(record, tuple(notes.issues), case_reference(document), record.agency, tuple(notes.read_as))
    return with_struck(found, struck)


def _synopsis_apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The dates stand on the line of "Review period", inside of the synopsis's prompt; then comes the synopsis."""
    apart: list[Item] = []
    for item in items:
        if not isinstance(item, Answer) or item.key != "review_period":
            apart.append(item)
            continue
        cell = (item.place.table, item.place.row, item.place.column)
        first_piece = item.pieces[:1]
        dates = bool(first_piece) and (
            first_piece[0].place == item.place
            or (
                (first_piece[0].place.table, first_piece[0].place.row, first_piece[0].place.column) == cell
                and len(first_piece[0].text) <= LONGEST_PERIOD
            )
        )
        apart.append(replace(item, pieces=first_piece if dates else ()))
        apart.append(replace(item, key="synopsis_before", pieces=item.pieces[1:] if dates else item.pieces))
    return tuple(apart)


def _asked_apart(items: tuple[Item, ...], marks: Collection[str], notes: Notes) -> tuple[Item, ...]:
    """The key line that we printed in its box is no answer; all else behind "The review asks:" is part of the answer.

    Args:
        marks: of the key lines that were printed, from the form's stamp.
    """
    apart: list[Item] = []
    for item in items:
        before = apart[-1] if apart else None
        if not isinstance(item, Answer) or item.key != "asked" or not isinstance(before, Answer):
            apart.append(item)
            continue
        pieces = item.pieces
        if pieces and pieces[0].place == item.place and asked_mark(pieces[0].text) in marks:
            notes.keep(pieces[0].text)
            pieces = pieces[1:]
        apart[-1] = replace(before, pieces=(*before.pieces, *pieces))
    return tuple(apart)


def _period(text: str | None, notes: Notes) -> str | None:
    notes.keep(text)
    return text.strip(" ()[]") or None if text else None


def _blocks(items: Iterable[Item]) -> list[list[Answer]]:
    """The repeated blocks: a heading with what follows it, up to the next heading of any kind."""
    blocks: list[list[Answer]] = []
    open_block = False
    for item in items:
        if not isinstance(item, Answer):
            continue
        if item.key in ("key_line", "single_event"):
            blocks.append([item])
            open_block = True
        elif item.key in PARTS and open_block:
            blocks[-1].append(item)
        elif item.key in PARTS:
            blocks.append([item])
            open_block = True
        else:
            open_block = False
    return blocks


def _parts(block: list[Answer], notes: Notes, where: str) -> dict[str, str]:
    found = {}
    for key, answer in together(block).items():
        field = "narrative" if key in ("key_line", "single_event") else key
        text = notes.text(answer.text, answer.location, f"{where}.{field}")
        if text is not None:
            found[field] = text
    return found


def _key_lines(blocks: list[list[Answer]], notes: Notes) -> tuple[KeyLine, ...]:
    lines: list[KeyLine] = []
    number = 0
    for block in blocks:
        if block[0].key == "single_event" or block[0].section == "4":
            continue
        printed = re.search(r"(\d{1,2})\s*$", block[0].asked)
        number = int(printed.group(1)) if printed else number + 1
        parts = _parts(block, notes, f"key_lines.{len(lines)}")
        if parts:
            lines.append(KeyLine(number=number, **parts))
    return tuple(lines)


def _single_events(blocks: list[list[Answer]], notes: Notes) -> tuple[SingleAgencyEvent, ...]:
    events: list[SingleAgencyEvent] = []
    for block in blocks:
        if block[0].key == "single_event" or block[0].section == "4":
            parts = _parts(block, notes, f"single_agency_events.{len(events)}")
            if parts:
                events.append(SingleAgencyEvent(**parts))
    return tuple(events)


def _say_if_blank(record: LearningRecord, notes: Notes) -> None:
    if not (record.key_lines or record.single_agency_events or record.synopsis_before or record.synopsis_after):
        notes.say("form-left-blank", "Sections 2 to 5", "key_lines")
