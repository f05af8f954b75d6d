"""All returns of a case to one view: pure, and the same for every order in which the returns come."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.merging.agencies import explain_match
from pipeline.merging.between_agencies import compare
from pipeline.merging.case_events import rows_of, rows_of_chains
from pipeline.merging.disagreements import disagreements_of_people
from pipeline.merging.gathered import learning, organisational_changes, quorum
from pipeline.merging.many_objects import without_collecting
from pipeline.merging.notes_on_rows import NotedEvents, put_notes
from pipeline.merging.order import in_order
from pipeline.merging.people_facts import facts_of_people
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.versions import Settled, settle_versions
from schemas.case import Case
from schemas.case_view import CaseView, ReturnEntry
from schemas.catalogue import issue
from schemas.chronology import LabelledText
from schemas.issue import Issue
from schemas.timetable import Outstanding, Timetable


@without_collecting
def merge(
    case: Case,
    entries: Iterable[ReturnEntry],
    *,
    timetable: Timetable,
    outstanding: tuple[Outstanding, ...],
    as_at: datetime.date,
    generated_at: datetime.datetime,
    reviewer: ReviewerNotes | None = None,
) -> CaseView:
    """The case as it stands.

    Args:
        case: case.toml.
        entries: every original of the case, in any order; `version` and `state` are worked out here, except that one
            set aside ("needs-attention") stays so.
        timetable, outstanding: what is due, and what agencies owe.
        as_at: the day for which the view is made.
        generated_at: printed on the outputs.
        reviewer: what the reviewer wrote into the last workbook.
    """
    settled = settle_versions(entries, case)
    notes = reviewer or ReviewerNotes()
    noted = _noted_rows(settled, case, notes)
    compared = compare(noted.events, case, notes)
    facts = facts_of_people(settled.returns, case)
    return CaseView(
        case=case,
        as_at=as_at,
        generated_at=generated_at,
        people=case.people,
        facts=facts,
        returns=settled.returns,
        outstanding=outstanding,
        timetable=timetable,
        events=compared.events,
        same_events=compared.links,
        disagreements=(*compared.differences, *disagreements_of_people(facts, case)),
        echoes=compared.echoes,
        unsent_receipts=compared.unsent_receipts,
        named_without_rows=compared.named_without_rows,
        silences=compared.silences,
        organisational_changes=organisational_changes(settled.returns),
        learning=learning(settled.returns),
        quorum=quorum(settled.returns, case),
        issues=(*settled.issues, *_case_issues(settled.returns, case), *compared.issues),
        **_of_the_reviewer(notes, noted),
    )


def _noted_rows(settled: Settled, case: Case, notes: ReviewerNotes) -> NotedEvents:
    """The rows of the case in their order, with the reviewer's notes.

    Apart from `merge`, so that what the rows were made from is gone from memory before they are compared.
    """
    rows = rows_of_chains(settled.chains, case)
    ordered = in_order(each.events for each in rows if each.entry.state == "accepted")
    superseded = [event for each in rows if each.entry.state == "superseded" for event in each.events]
    return put_notes(ordered, superseded, notes)


def _of_the_reviewer(notes: ReviewerNotes, noted: NotedEvents) -> dict[str, Any]:
    """What the view says of the reviewer's workbooks beside the notes on its rows."""
    return {
        "withdrawn_events": noted.withdrawn,
        "shown_before": noted.shown_before,
        "reviewer_columns": tuple(LabelledText(label=column, text="") for column in notes.columns),
        "rejected_links": notes.not_the_same,
        "reviewers_copies": notes.copies,
        "unclear_lines": notes.unclear,
    }


def _case_issues(returns: Sequence[ReturnEntry], case: Case) -> tuple[Issue, ...]:
    return (*_unknown_agencies(returns, case), *_nil_but_rows(returns))


def _unknown_agencies(returns: Sequence[ReturnEntry], case: Case) -> Iterable[Issue]:
    known = {agency.name for agency in case.agencies}
    for entry in returns:
        if entry.form == "unknown":
            continue  # an e-mail that only brought files: they are returns of their own
        if case.agencies and entry.state != "needs-attention" and entry.agency not in known:
            reason = explain_match(entry.agency, case).reason
            yield issue("agency-unknown", location=entry.file, reason=reason)


def _nil_but_rows(returns: Sequence[ReturnEntry]) -> Iterable[Issue]:
    """A nil return in force beside a chronology with rows of the same agency."""
    for nil in returns:
        if nil.form != "nil-return" or nil.state != "accepted" or nil.agency is None:
            continue
        telling = [
            entry.file
            for entry in returns
            if entry.agency == nil.agency
            and entry.form == "chronology"
            and entry.state == "accepted"
            and rows_of(entry)
        ]
        if telling:
            words = {"agency": nil.agency, "file": nil.file, "others": ", ".join(telling)}
            yield issue("nil-return-but-rows", location=nil.file, **words)
