"""All returns of a case to one view: pure, and the same for every order in which the returns come."""

import datetime
from collections.abc import Iterable, Sequence

from pipeline.merging.agencies import explain_match
from pipeline.merging.case_events import rows_of, rows_of_chains
from pipeline.merging.disagreements import disagreements_of_events, disagreements_of_people
from pipeline.merging.echoes import missing_echoes
from pipeline.merging.gathered import learning, organisational_changes, quorum
from pipeline.merging.mentions import mentions_of
from pipeline.merging.notes_on_rows import put_notes
from pipeline.merging.order import in_order
from pipeline.merging.people_facts import facts_of_people
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.same_event import link_events
from pipeline.merging.silences import silences
from pipeline.merging.versions import settle_versions
from schemas.case import Case
from schemas.case_view import CaseEvent, CaseView, Disagreement, ReturnEntry, SameEvent
from schemas.catalogue import issue
from schemas.chronology import LabelledText
from schemas.issue import Issue
from schemas.timetable import Outstanding, Timetable


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
    rows = rows_of_chains(settled.chains, case)
    ordered = in_order(each.events for each in rows if each.entry.state == "accepted")
    superseded = [event for each in rows if each.entry.state == "superseded" for event in each.events]
    notes = reviewer or ReviewerNotes()
    noted = put_notes(ordered, superseded, notes)
    mentions = mentions_of(noted.events, _agency_names(case, noted.events))
    links = link_events(noted.events, mentions, notes)
    facts = facts_of_people(settled.returns, case)
    differences = disagreements_of_events(links, noted.events, case)
    return CaseView(
        case=case,
        as_at=as_at,
        generated_at=generated_at,
        people=case.people,
        facts=facts,
        returns=settled.returns,
        outstanding=outstanding,
        timetable=timetable,
        events=_linked(noted.events, links, differences),
        withdrawn_events=noted.withdrawn,
        same_events=links,
        disagreements=(*differences, *disagreements_of_people(facts, case)),
        echoes=missing_echoes(noted.events, mentions, links),
        silences=silences(noted.events, case),
        organisational_changes=organisational_changes(settled.returns),
        learning=learning(settled.returns),
        quorum=quorum(settled.returns, case),
        issues=(*settled.issues, *_case_issues(settled.returns, case)),
        reviewer_columns=tuple(LabelledText(label=column, text="") for column in notes.columns),
    )


def _agency_names(case: Case, events: Sequence[CaseEvent]) -> dict[str, tuple[str, ...]]:
    """Every agency that can be named: those of the case, and those that sent rows without being among them."""
    strangers = {event.agency: () for event in events if event.agency}
    return dict(sorted({**strangers, **{agency.name: agency.also_known_as for agency in case.agencies}}.items()))


def _linked(
    events: Sequence[CaseEvent], links: Sequence[SameEvent], differences: Sequence[Disagreement]
) -> tuple[CaseEvent, ...]:
    same = _neighbours((link.first, link.second) for link in links)
    conflicts = _neighbours((each.event_ids[0], each.event_ids[1]) for each in differences)
    return tuple(
        event.model_copy(update={"same_as": same[event.id], "conflicts_with": conflicts.get(event.id, ())})
        if event.id in same
        else event
        for event in events
    )


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {event: tuple(sorted(others)) for event, others in found.items()}


def _case_issues(returns: Sequence[ReturnEntry], case: Case) -> tuple[Issue, ...]:
    return (*_unknown_agencies(returns, case), *_nil_but_rows(returns))


def _unknown_agencies(returns: Sequence[ReturnEntry], case: Case) -> Iterable[Issue]:
    known = {agency.name for agency in case.agencies}
    for entry in returns:
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
