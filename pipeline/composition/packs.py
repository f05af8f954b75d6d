"""The papers for the meeting and the submission to the Panel, put together and published."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline import durable
from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_view
from pipeline.composition.key_line_hand import key_line_hand, remember_key_lines
from pipeline.composition.panel_template import TEMPLATE_PATH, keep_words, with_peoples_words
from pipeline.composition.reflecting import digest_of, put_aside, reflect, waiting
from pipeline.composition.status_pages import publish_status
from pipeline.errors import ConfigurationError
from pipeline.outputs import chronology_table, chronology_workbook, genogram
from pipeline.outputs.meeting_pack import PAPERS, build_meeting_pack
from pipeline.outputs.pack_gate import check_gate, check_meeting_gate, check_review_gate, missing
from pipeline.outputs.pack_gate.demand import GateCheck
from pipeline.outputs.panel_pack import build_panel_pack
from pipeline.outputs.pdf import papers_as_pdf, pdf_engine
from pipeline.outputs.publishing import publish_all
from pipeline.outputs.review_pack import build_review_pack
from pipeline.outputs.word.running_head import with_running_head
from pipeline.store import CaseFolder
from schemas.case_view import CaseView

MEETING_FOLDER, PANEL_FOLDER = "meeting-pack", "panel-pack"
MEETING_PDF = "meeting-pack/meeting-pack.pdf"
_CHRONOLOGY_PAPER = "06-integrated-chronology.docx"
_NO_PDF = (
    "No meeting-pack.pdf was made, because LibreOffice is not installed on this machine. All papers are there as Word "
    "files; install LibreOffice (Writer and Calc) and run the command again for the PDF."
)


@dataclass(frozen=True)
class Assembled:
    """What was put together.

    Args:
        missing: what the guidance asks for and is not there; while anything is missing the packs are marked DRAFT.
        remarks: what else a person should know.
    """

    missing: tuple[GateCheck, ...]
    remarks: tuple[str, ...]


def assemble(
    folder: CaseFolder, wanted: tuple[str, ...], now: datetime.datetime, tell: Callable[[str], object]
) -> Assembled:
    """Put packs together and publish them below outputs/REF/.

    Args:
        wanted: of "meeting", "panel" and "review".
        tell: told what is being done.

    Raises:
        ConfigurationError: case.toml, the profile or a template cannot be used.
        OSError: the disk is full or gone.
    """
    tell("Making the case's outputs")
    reflected = reflect(folder, now)
    remarks = [*reflected.waiting, *reflected.told]
    view = case_view(folder, now)
    search = (folder.intake / OWN_PARTNERSHIPS,)
    people = with_peoples_words(folder, view, search)
    view = people.view
    remarks += people.remarks
    files: dict[str, bytes] = {}
    absent: list[GateCheck] = []
    understood: Mapping[str, str] = {}
    if "panel" in wanted:
        tell("Writing the submission to the Panel")
        files.update(build_panel_pack(view, search))
        absent += missing(check_gate(view))
    if "review" in wanted:
        tell("Writing the papers of the review")
        hand = key_line_hand(folder)
        files.update(build_review_pack(view, search, hand.notes))
        remember_key_lines(folder, hand.notes)
        understood, remarks = hand.read, [*remarks, *hand.told]
        absent += missing(check_review_gate(view))
    if "meeting" in wanted:
        absent += [check for check in missing(check_meeting_gate(view)) if check not in absent]
        remarks += _with_meeting(files, view, folder, tell)
    published = publish_all(
        files, folder, built_from=digest_of(view), today=view.as_at, understood=understood,
        complete_below=tuple(f"{name}-pack/" for name in wanted),
    )  # fmt: skip
    if TEMPLATE_PATH in (*published.written, *published.untouched):
        keep_words(folder, files[TEMPLATE_PATH], people, search)
    publish_status(folder, view, now)
    return Assembled(tuple(absent), (*remarks, *waiting(published), *put_aside(published)))


def _with_meeting(
    files: dict[str, bytes], view: CaseView, folder: CaseFolder, tell: Callable[[str], object]
) -> list[str]:
    """Add the papers of the meeting and their PDF. Returns why there is no PDF, where there is none."""
    tell("Writing the papers of the meeting")
    papers = _papers(view)
    meeting = dict(build_meeting_pack(view, papers, (folder.intake / OWN_PARTNERSHIPS,)))
    tell("Making the PDF")
    remarks = _with_pdf(meeting, papers, view, folder)
    files.update(meeting)
    return remarks


def _papers(view: CaseView) -> dict[str, bytes]:
    """What other outputs make and the meeting's papers take in, by file name."""
    made = {**chronology_workbook.build(view), **chronology_table.build(view), **genogram.build(view)}
    return {name.rsplit("/", 1)[-1]: data for name, data in made.items()}


def _with_pdf(meeting: dict[str, bytes], papers: dict[str, bytes], view: CaseView, folder: CaseFolder) -> list[str]:
    """Add the PDF of all papers to the pack. Returns why there is none, where there is none."""
    if pdf_engine() is None:
        return [_NO_PDF]
    printed = {name.rsplit("/", 1)[-1]: data for name, data in meeting.items() if name.endswith(".docx")}
    head = f"{view.case.reference} · Paper {int(_CHRONOLOGY_PAPER[:2])} · Integrated chronology"
    printed[_CHRONOLOGY_PAPER] = with_running_head(papers["integrated-chronology.docx"], head)
    titles = {**dict(PAPERS), _CHRONOLOGY_PAPER: "Integrated chronology"}
    durable.make_folder(folder.results)
    title = f"Rapid review meeting {view.case.reference}"
    try:
        meeting[MEETING_PDF] = papers_as_pdf(dict(sorted(printed.items())), titles, title, folder.results)
    except ConfigurationError as error:
        return [str(error)]
    return []
