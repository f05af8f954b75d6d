"""Required answers left blank, forms without any answer, rows and blocks half filled in."""

import re
from collections.abc import Iterator

from pipeline.rules.contents import answers_of, events_of
from pipeline.rules.questions import QUESTIONS, Question
from pipeline.rules.rule import ReturnUnderTest
from pipeline.rules.wording import places
from schemas.catalogue import issue
from schemas.chronology import Event
from schemas.fact import Fact
from schemas.issue import Issue
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.learning import LearningRecord
from schemas.returns.organisational import OrganisationalRecord
from schemas.returns.scoping import IndividualFacts, ScopingRecord

_NOTHING_KNOWN = re.compile(
    r"^\W*(nil( return)?|none|n/?a|not known( to (this|our|the) \w+)?|not involved|nothing (is )?known"
    r"|(no|nil) (\w+ ){0,3}(involvement|contact|records?|trace)|no information (is )?held)\b",
    re.IGNORECASE,
)
# Heading by field. The source is asked for in every row; the others may be blank in some, but not in all.
_ALWAYS = (("source", "Source of Information"),)
_SOMETIMES = (
    ("child_contact", "Contact with the child/young person"),
    ("family_contact", "Contact with family member"),
    ("comment", "Comment and Analysis"),
)


def check_required_answers(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Each required question that is left blank; one issue instead where all of them are.

    An agency that answers the first question of the scoping form with "no involvement" need not answer the others.
    """
    record, questions = under_test.parsed.record, QUESTIONS.get(under_test.parsed.form, ())
    if record is None or not questions:
        return
    blank = [question for question in questions if not _is_answered(record, question)]
    substance = [question for question in questions if question.is_substance]
    if substance and all(question in blank for question in substance):
        yield issue("form-empty", location="the form as a whole")
        return
    nothing_known = isinstance(record, ScopingRecord) and _NOTHING_KNOWN.match(record.involvement or "")
    for question in blank:
        if not (nothing_known and question.is_substance):
            yield issue(
                "required-answer-blank", location=question.place, field=question.fields[0], question=question.words
            )


def check_rows(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Chronology rows without a date or without an event; a chronology without rows; columns left blank."""
    record = under_test.parsed.record
    rows = events_of(record)
    if isinstance(record, ChronologyRecord | OrganisationalRecord):
        changes = record.changes if isinstance(record, OrganisationalRecord) else rows
        if not changes:
            yield issue("form-empty", location="the form as a whole")
    for number, row in enumerate(rows):
        if not (row.event or "").strip():
            when = row.date_text or "no date"
            yield issue("row-without-event", location=row.location, field=f"events.{number}.event", when=when)
        elif not (row.date_text or "").strip() and row.date is None:
            event = _shortened(row.event or "")
            yield issue("row-without-date", location=row.location, field=f"events.{number}.date", event=event)
    if isinstance(record, ChronologyRecord):
        yield from _blank_columns(rows)


def check_learning(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Learning points without action, lead or date; key lines of enquiry without analysis or recommendation."""
    record = under_test.parsed.record
    if isinstance(record, ScopingRecord):
        for number, point in enumerate(record.learning):
            missing = _missing(point, (("action", "action"), ("lead", "lead"), ("target_date_text", "target date")))
            if point.target_date and "target date" in missing:
                missing.remove("target date")
            if point.learning_point and missing:
                yield issue(
                    "learning-point-incomplete",
                    location=point.location or f"Section 2, question 5, row {number + 1}",
                    field=f"learning.{number}",
                    point=_shortened(point.learning_point),
                    missing=" and no ".join(missing),
                )
    if isinstance(record, LearningRecord):
        for number, line in enumerate(record.key_lines):
            missing = _missing(line, (("analysis", "analysis"), ("recommendation", "recommendation")))
            if line.narrative and missing:
                yield issue(
                    "key-line-incomplete",
                    location=f"Section 3, block {line.number}",
                    field=f"key_lines.{number}",
                    block=f"Key line of enquiry {line.number}",
                    missing=" and no ".join(missing),
                )


def _is_answered(record: Fact, question: Question) -> bool:
    return any(_is_filled(_at(record, path)) for path in question.fields)


def _at(record: Fact, path: str) -> object:
    value: object = record
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _is_filled(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(_is_filled(part) for part in value)
    if isinstance(value, Fact):
        # The names of the grid are filled in by the partnership beforehand: there must be more than the name.
        prefilled = "name" if isinstance(value, IndividualFacts) else ""
        return any(answer.text.strip() for answer in answers_of(value) if answer.field != prefilled)
    return value is not None


def _blank_columns(rows: tuple[Event, ...]) -> Iterator[Issue]:
    for field, heading in (*_ALWAYS, *_SOMETIMES):
        blank = [row.location for row in rows if not (getattr(row, field) or "").strip()]
        if not blank or (len(blank) < len(rows) and (field, heading) in _SOMETIMES):
            continue
        where = "every row" if len(blank) == len(rows) else places(blank)
        words = {"column": heading, "blank": len(blank), "total": len(rows)}
        yield issue("column-left-blank", location=where, field=f"events.*.{field}", **words)


def _missing(part: Fact, wanted: tuple[tuple[str, str], ...]) -> list[str]:
    return [words for field, words in wanted if not (getattr(part, field) or "").strip()]


def _shortened(text: str, longest: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"
