"""What the returns in force say besides events: learning, organisational changes, and which partners have answered."""

from collections.abc import Iterable, Iterator, Sequence

from schemas.case import Case
from schemas.case_view import AgencyChange, AgencyLearning, Quorum, ReturnEntry
from schemas.returns import Record
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord
from schemas.returns.organisational import OrganisationalRecord
from schemas.returns.scoping import ScopingRecord

UNKNOWN_AGENCY = "agency not stated"


def records_in_force(returns: Iterable[ReturnEntry]) -> Iterator[tuple[ReturnEntry, Record]]:
    """Each accepted return with its record, sorted by agency, form and file."""
    accepted = [entry for entry in returns if entry.state == "accepted" and entry.parsed and entry.parsed.record]
    for entry in sorted(
        accepted, key=lambda entry: (entry.agency or "\uffff", entry.form, entry.version, entry.sha256)
    ):
        assert entry.parsed is not None and entry.parsed.record is not None
        yield entry, entry.parsed.record


def organisational_changes(returns: Sequence[ReturnEntry]) -> tuple[AgencyChange, ...]:
    """Every organisational change, in order of date; undated ones last."""
    found = [
        AgencyChange.model_construct(**change.__dict__, agency=entry.agency or UNKNOWN_AGENCY, file=entry.file)
        for entry, record in records_in_force(returns)
        if isinstance(record, OrganisationalRecord)
        for change in record.changes
    ]
    return tuple(sorted(found, key=_change_day))


def learning(returns: Sequence[ReturnEntry]) -> tuple[AgencyLearning, ...]:
    """Every learning point and recommendation, by agency and form, in the order of the form."""
    found: list[AgencyLearning] = []
    for entry, record in records_in_force(returns):
        if isinstance(record, ScopingRecord):
            found += _of_scoping(entry, record)
        elif isinstance(record, LearningRecord):
            found += _of_learning_template(entry, record)
        elif isinstance(record, InformationReport):
            found += _of_information_report(entry, record)
    return tuple(found)


def quorum(returns: Sequence[ReturnEntry], case: Case) -> Quorum:
    """Which of the three safeguarding partners have answered. Neither a referral nor a form left blank is an answer.

    Source: Document 002, 4.6.1.
    """
    kinds = {agency.name: agency.kind for agency in case.agencies}
    answers = (entry for entry, _ in records_in_force(returns) if entry.form != "referral" and not entry.is_blank)
    answered = {kinds.get(entry.agency or "") for entry in answers}
    return Quorum(icb="icb" in answered, police="police" in answered, local_authority="local-authority" in answered)


def _change_day(change: AgencyChange) -> tuple[bool, int, str]:
    day = change.date or change.date_end
    return day is None, day.toordinal() if day else 0, change.agency


def _of_scoping(entry: ReturnEntry, record: ScopingRecord) -> Iterator[AgencyLearning]:
    agency = entry.agency or UNKNOWN_AGENCY
    if record.learning_narrative:
        where = "Section 2, question 5"
        yield AgencyLearning(agency=agency, form=entry.form, learning_point=record.learning_narrative, location=where)
    for point in record.learning:
        yield AgencyLearning(
            agency=agency,
            form=entry.form,
            learning_point=point.learning_point,
            action=point.action,
            lead=point.lead,
            target_date=point.target_date,
            target_date_text=point.target_date_text,
            evidence=point.evidence,
            rag=point.rag,
            location=point.location,
        )


def _of_learning_template(entry: ReturnEntry, record: LearningRecord) -> Iterator[AgencyLearning]:
    agency = entry.agency or UNKNOWN_AGENCY
    for line in record.key_lines:
        if line.recommendation or line.analysis:
            yield AgencyLearning(
                agency=agency,
                form=entry.form,
                learning_point=line.analysis or line.narrative,
                action=line.recommendation,
                key_line=line.number,
                location=f"Section 3, block {line.number}",
            )
    for number, event in enumerate(record.single_agency_events, 1):
        if event.recommendation or event.analysis:
            yield AgencyLearning(
                agency=agency,
                form=entry.form,
                learning_point=event.analysis or event.narrative,
                action=event.recommendation,
                location=f"Section 4, block {number}",
            )


def _of_information_report(entry: ReturnEntry, record: InformationReport) -> Iterator[AgencyLearning]:
    agency = entry.agency or UNKNOWN_AGENCY
    parts = (
        (record.key_learning, None, "Section 3, question 6"),
        (None, record.actions_implemented, "Section 3, question 7, already implemented"),
        (None, record.actions_planned, "Section 3, question 7, planned"),
        (None, record.multi_agency_learning, "Section 3, question 8"),
    )
    for point, action, where in parts:
        if point or action:
            yield AgencyLearning(agency=agency, form=entry.form, learning_point=point, action=action, location=where)
