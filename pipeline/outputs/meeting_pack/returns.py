"""Paper 3: every agency's return in one paper, with nil returns and omissions.

Source: 003, flow chart 2, working day eight (the collated report, SCSI-7); 002, 4.5.1.
"""

from pipeline.outputs.fields import long_date
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView, ReturnEntry
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord
from schemas.returns.nil_return import NilReturn
from schemas.returns.scoping import ScopingRecord

_NOT_NAMED = "Agency not stated"


def returns_paper(view: CaseView) -> bytes:
    """The third paper."""
    paper = Paper("Agencies’ returns, collated", view.case.reference, "Paper 3")
    paper.heading("Who has answered")
    paper.table(
        ("Agency", "Asked", "Returned", "Still owed"),
        [_status(view, name) for name in _agencies(view)],
        (4, 2.6, 6, 4),
        small=True,
    )
    _set_aside(paper, view)
    _nil_returns(paper, view)
    _omissions(paper, view)
    for name in _agencies(view):
        _agency(paper, view, name)
    return paper.content(view.as_at)


def _agencies(view: CaseView) -> list[str]:
    """The case's agencies in their order, then others that sent something."""
    known = [agency.name for agency in view.case.agencies]
    used = [entry for entry in view.returns if entry.state != "needs-attention"]
    others = sorted({entry.agency or _NOT_NAMED for entry in used} - set(known))
    return [*known, *others]


def _of(view: CaseView, name: str) -> list[ReturnEntry]:
    return [entry for entry in view.returns if (entry.agency or _NOT_NAMED) == name]


def _status(view: CaseView, name: str) -> tuple[str, str, str, str]:
    agency = next((agency for agency in view.case.agencies if agency.name == name), None)
    returned = [_in_force(view, entry) for entry in _of(view, name) if entry.state == "accepted"]
    owed = [
        f"{entry.form.replace('-', ' ')}"
        + (f", {entry.working_days_overdue} working days late" if entry.working_days_overdue else "")
        for entry in view.outstanding
        if entry.agency == name
    ]
    asked = long_date(agency.asked) if agency and agency.asked else "not recorded" if agency else "not asked"
    return name, asked, "\n".join(returned) or "nothing", "\n".join(owed) or "nothing"


def _in_force(view: CaseView, entry: ReturnEntry) -> str:
    """One return in force: what it is, when it came, and which versions it replaces."""
    words = f"{entry.form.replace('-', ' ')}, {entry.received_at.day} {entry.received_at:%B}"
    replaced = sorted(
        other.version
        for other in view.returns
        if other.state == "superseded" and (other.agency, other.form) == (entry.agency, entry.form)
    )
    if entry.version > 1:
        words += f", version {entry.version}"
    if replaced:
        words += f" (replaces version{'s' * (len(replaced) > 1)} {' and '.join(map(str, replaced))})"
    return words


def _set_aside(paper: Paper, view: CaseView) -> None:
    """The files that could not be used, apart from the returns, by their names."""
    rows = [
        (sent_name(entry.file), entry.agency or _NOT_NAMED, entry.reason or "", entry.advice or "")
        for entry in view.returns
        if entry.state == "needs-attention"
    ]
    if not rows:
        return
    paper.heading("Files set aside")
    paper.text("These files could not be used; nothing of them stands in these papers.", keep_with_next=True)
    paper.table(("File", "Agency", "Why", "What to do"), rows, (4, 3, 5, 5), small=True)


def _nil_returns(paper: Paper, view: CaseView) -> None:
    paper.heading("Nil returns")
    found = [(entry, entry.parsed.record) for entry in view.accepted if entry.parsed]
    rows = [
        (
            entry.agency or _NOT_NAMED,
            record.statement,
            record.completed_by.name or "not stated",
            long_date(record.date_completed),
        )
        for entry, record in found
        if isinstance(record, NilReturn)
    ]
    if rows:
        paper.table(("Agency", "Statement", "Signed by", "Date"), rows, (4, 7, 3, 2.6), small=True)
    else:
        paper.text("No agency has sent a nil return.")


def _omissions(paper: Paper, view: CaseView) -> None:
    paper.heading("Omissions")
    silent = sorted({entry.agency for entry in view.outstanding})
    if not silent:
        paper.text("Every agency that was asked has answered.")
        return
    paper.text(
        "These agencies have not sent everything that was asked for; the meeting notes the reason:",
        keep_with_next=True,
    )
    paper.bullets(silent)
    paper.open_text(view.case.decisions.get("omissions"))


def _agency(paper: Paper, view: CaseView, name: str) -> None:
    """What one agency says, in its own words; nothing for an agency with nothing in words."""
    parts: list[tuple[str, str]] = []
    for entry in _of(view, name):
        record = entry.parsed.record if entry.parsed and entry.state == "accepted" else None
        parts += _words_of(record)
    if not parts:
        return
    paper.heading(name)
    for label, text in parts:
        paper.heading(label, 2)
        paper.text(text)


def _words_of(record: object) -> list[tuple[str, str]]:
    if isinstance(record, ScopingRecord):
        pairs = [
            ("Involvement with the child and family", record.involvement),
            ("Analysis of practice", record.analysis),
            ("Areas for concern", record.concerns),
            ("Learning identified", record.learning_narrative),
            ("Other agencies involved", record.other_agencies),
            ("Further information", record.further_information),
        ]
    elif isinstance(record, InformationReport):
        pairs = [
            ("Context", record.context),
            ("Analysis", record.analysis),
            ("Good practice", record.good_practice),
            ("Key learning", record.key_learning),
            ("Learning for several agencies", record.multi_agency_learning),
        ]
    elif isinstance(record, LearningRecord):
        pairs = [
            ("Before the review period", record.synopsis_before),
            ("After the review period", record.synopsis_after),
        ]
        for line in record.key_lines:
            words = "\n".join(text for text in (line.narrative, line.analysis) if text)
            pairs.append((f"Key line of enquiry {line.number}", words))
    else:
        return []
    return [(label, text) for label, text in pairs if text]
