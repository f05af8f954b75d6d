"""Draft reports: check one, remember what was decided, write the copies."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import __version__, durable
from pipeline.clearing.clearance_record import KEY_NAME, RECORD_NAME, Clearance, clearance_record, pseudonym_key
from pipeline.clearing.decisions import JSON_NAME
from pipeline.clearing.draft_check import apply_files
from pipeline.clearing.entries import entries_of, left_in_words, taken_over, tally
from pipeline.composition.case_views import case_of, folder_of
from pipeline.composition.draft_checking import Checker, Draft, check_here
from pipeline.composition.reflecting import put_aside, waiting
from pipeline.composition.remembering import CHECKS, HANDS, NO_CASE, remembered, same_file_as
from pipeline.errors import RapidReviewError, Unusable
from pipeline.identifiers.check import DocumentType
from pipeline.identifiers.known import Roster
from pipeline.identifiers.roster import build_roster
from pipeline.outputs.publishing import built_from, is_ours, publish_all
from pipeline.readers.document import Document
from pipeline.store import CaseFolder, stored_returns
from schemas.case import Case
from schemas.finding import CheckReport
from schemas.receipt import Accepted

UNREAD_NOTE = "why it was not checked.txt"
_NO_CASE = Case(reference=NO_CASE, profile="national", notified=datetime.date.min)


@dataclass(frozen=True)
class Checked:
    """One checked draft.

    Args:
        report: what was found, with the decisions made so far.
        folder: where its files stand.
        remarks: what a person should know.
        case: the case's folders; for a draft of no case, folders that hold nothing but the check.
        document, original: the draft, read and as it is.
        roster: who is known.
        document_type: for publication, or for the Panel.
    """

    report: CheckReport
    folder: Path
    remarks: tuple[str, ...]
    case: CaseFolder
    document: Document
    original: bytes
    roster: Roster
    document_type: DocumentType


def check_path(
    draft: Path,
    intake: Path,
    outputs: Path,
    reference: str | None,
    document_type: str,
    checker: Checker = check_here,
) -> Checked:
    """Check one draft and write the annotated copy and the findings.

    Args:
        reference: the case; found by itself for a draft that lies in a case's own drafts folder.
        checker: who does the check: this machine, or a cluster.

    Raises:
        Unusable: the draft cannot be read.
        ConfigurationError: there is no such case, or its case.toml cannot be read.
    """
    found = reference or _case_of_path(draft, intake)
    folder = folder_of(found, intake, outputs) if found else CaseFolder(NO_CASE, intake, outputs)
    kind: DocumentType = "rapid-review" if document_type == "rapid-review" else "lcspr"
    place = f"{CHECKS}/{draft.name}"
    read = _hands_read(folder, place)
    task = _task(folder, draft, kind, found)
    outcome = checker(task)
    known = _known_by(folder) if found else ""
    remarks = _publish(folder, place, outcome.files, _checked_from(task.original, known), read)
    results = folder.results / place
    if is_ours(folder, f"{place}/{UNREAD_NOTE}"):
        durable.discard(results / UNREAD_NOTE)  # it was checked now
    remarks = (*remarks, *same_file_as(folder, draft.name, outcome.report.draft.sha256))
    return Checked(outcome.report, results, remarks, folder, outcome.document, task.original, task.roster, kind)


def _task(folder: CaseFolder, draft: Path, kind: DocumentType, reference: str | None) -> Draft:
    roster = _roster(folder) if reference else build_roster(_NO_CASE)
    return Draft(
        draft.read_bytes(), draft.name, roster, remembered(folder, draft.name), kind, reference, folder.outputs
    )


def draft_in_words(folder: CaseFolder, draft: Path, checker: Checker = check_here) -> str:
    """Check one draft of a case and say what came of it; one that cannot be read gets a note in its checks folder."""
    try:
        checked = check_path(draft, folder.intake, folder.outputs, folder.reference, "lcspr", checker)
    except Unusable as unusable:
        note = f"{draft.name} could not be checked.\n\n{unusable.reason}\n{unusable.advice}\n"
        seen = _checked_from(draft.read_bytes(), _known_by(folder))
        _publish(folder, f"{CHECKS}/{draft.name}", {UNREAD_NOTE: note.encode("utf-8")}, seen, {})
        return f"Draft not checked: {draft.name}: {unusable.reason} {unusable.advice}"
    entries = entries_of(checked.report.findings)
    counted = tally(entries)
    left = left_in_words(one.first.severity for one in entries if not one.is_decided) or "everything is decided"
    told = " ".join((*(f"Taken over: {one}." for one in taken_over(entries)), *checked.remarks, *old_copies(checked)))
    return f"Draft checked: {draft.name}: {counted.in_words}; {left}. See {checked.folder}. {told}".strip()


def old_copies(checked: Checked) -> tuple[str, ...]:
    """Which pseudonymised copies beside the findings are not of this draft: made before it was changed."""
    place = checked.folder.relative_to(checked.case.results).as_posix()
    names = sorted(path.name for path in checked.folder.glob("*pseudonymised.docx"))
    seen = {name: built_from(checked.case, f"{place}/{name}") for name in names}
    return tuple(
        f"{name} was made before the draft was changed: do not send it. Make it again with --apply."
        for name, draft in seen.items()
        if draft is not None and draft != checked.report.draft.sha256
    )


def check_drafts(folder: CaseFolder, *, only_new: bool, checker: Checker = check_here) -> tuple[str, ...]:
    """Check the drafts of a case; what came of each, as a sentence.

    Args:
        only_new: leave out drafts that were checked as they are, against everything that the case knows now.
        checker: who does the checks.
    """
    return tuple(draft_in_words(folder, draft, checker) for draft in _drafts(folder, only_new=only_new))


def drafts_to_check(folders: Iterable[CaseFolder]) -> Iterator[Draft]:
    """The new drafts of several cases, in the order in which `check_drafts` comes to them; none that cannot be read."""
    for folder in folders:
        try:
            for draft in _drafts(folder, only_new=True):
                yield _task(folder, draft, "lcspr", folder.reference)
        except (RapidReviewError, OSError):
            continue  # said when it is this case's turn


def _drafts(folder: CaseFolder, *, only_new: bool) -> Iterator[Path]:
    known = _known_by(folder)
    for draft in sorted(folder.drafts.glob("*")) if folder.drafts.is_dir() else ():
        if not draft.is_file() or draft.name.startswith((".", "~$")):
            continue
        if not (only_new and _was_checked(folder, draft, known)):
            yield draft


def apply_decisions(checked: Checked, operator: str) -> Checked:
    """Write the pseudonymised copy with its clearance record, and check that copy again.

    Args:
        operator: who had it made, for the record.

    Returns:
        The check of the copy, which is what counts as clear or not.

    Raises:
        Unusable: the draft is not a Word file.
    """
    cleared = apply_files(
        checked.document, checked.original, checked.report, checked.roster, document_type=checked.document_type
    )
    place = checked.folder.relative_to(checked.case.results).as_posix()
    copy_sha256 = hashlib.sha256(cleared.copy.data).hexdigest()
    now = datetime.datetime.now()  # noqa: DTZ005
    clearance = Clearance(
        operator, now, cleared.copy.name, copy_sha256, cleared.copy.replaced, checked.report, cleared.report
    )
    files = {cleared.copy.name: cleared.copy.data, RECORD_NAME: clearance_record(clearance)}
    remarks = _publish(checked.case, place, files, checked.document.sha256, {})
    left = tuple(f"Still in the copy: {words}" for words in cleared.copy.left)
    written = f"The pseudonymised copy is {checked.folder / cleared.copy.name}. It was checked again."
    key = _publish_key(checked)
    return replace(checked, report=cleared.report, remarks=(*checked.remarks, *remarks, *left, written, *key))


def _publish_key(checked: Checked) -> tuple[str, ...]:
    """The key of pseudonyms, in the case's own folder: it must not lie where the copy lies that is sent."""
    if checked.report.case_reference is None:
        return ()
    files = {KEY_NAME: pseudonym_key(checked.report)}
    remarks = _publish(checked.case, "", files, checked.document.sha256, {})
    return (*remarks, f"Who is who stands in {checked.case.results / KEY_NAME}: keep it with the case, never send it.")


def _roster(folder: CaseFolder) -> Roster:
    case = case_of(folder)
    return build_roster(case, tuple(_parsed(folder)))


def _parsed(folder: CaseFolder) -> Iterator:  # type: ignore[type-arg]
    for stored in stored_returns(folder):
        if isinstance(stored.outcome, Accepted):
            yield stored.outcome.parsed


def _hands_read(folder: CaseFolder, place: str) -> dict[str, str]:
    """The files in which a person may have decided, with their hashes at the moment of reading."""
    paths = (folder.results / place / name for name in HANDS)
    return {f"{place}/{path.name}": durable.hash_of(path) for path in paths if path.is_file()}


def _publish(
    folder: CaseFolder, place: str, files: Mapping[str, bytes], seen: str, read: Mapping[str, str]
) -> tuple[str, ...]:
    named = {f"{place}/{name}".lstrip("/"): data for name, data in files.items()}
    today = datetime.date.today()  # noqa: DTZ011
    published = publish_all(named, folder, built_from=seen, today=today, understood=read)
    return (*waiting(published), *put_aside(published))


def _case_of_path(draft: Path, intake: Path) -> str | None:
    """The case in whose drafts folder a draft lies."""
    parent = draft.resolve().parent
    if parent.name == "drafts" and parent.parent.parent == intake.resolve():
        return parent.parent.name
    return None


def _known_by(folder: CaseFolder) -> str:
    """Everything that the roster is made of, as one number: a new return may name somebody whom a draft names too."""
    said = sorted(parsed.model_dump_json() for parsed in _parsed(folder))
    return hashlib.sha256("\n".join((__version__, case_of(folder).model_dump_json(), *said)).encode()).hexdigest()


def _checked_from(draft: bytes, known: str) -> str:
    return hashlib.sha256(hashlib.sha256(draft).digest() + known.encode()).hexdigest()


def _was_checked(folder: CaseFolder, draft: Path, known: str) -> bool:
    """Whether this very draft was checked, or could not be, against what the case knows now."""
    seen = _checked_from(draft.read_bytes(), known)
    made = (f"{CHECKS}/{draft.name}/{name}" for name in (JSON_NAME, UNREAD_NOTE))
    return any(built_from(folder, name) == seen for name in made)
