"""The numbered papers for the rapid review meeting, marked DRAFT with what is missing until the gate passes.

Papers that other outputs make (the genogram, the integrated chronology) are handed in as bytes.
"""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.outputs.fields import case_fields, long_date
from pipeline.outputs.meeting_pack.case_summary import case_summary_paper
from pipeline.outputs.meeting_pack.contents import contents_paper
from pipeline.outputs.meeting_pack.decision_sheet import decision_paper
from pipeline.outputs.meeting_pack.genogram import genogram_paper
from pipeline.outputs.meeting_pack.key_events import key_events_paper
from pipeline.outputs.meeting_pack.learning import learning_paper
from pipeline.outputs.meeting_pack.returns import returns_paper
from pipeline.outputs.output import Files
from pipeline.outputs.pack_gate import check_meeting_gate, missing
from pipeline.outputs.word.templates import filled, find_template
from pipeline.timetable.profiles import load_profile
from schemas.case_view import CaseView

FOLDER = "meeting-pack"
GENOGRAM = "genogram.png"
CHRONOLOGY = "integrated-chronology.xlsx"
PAPERS: tuple[tuple[str, str], ...] = (
    ("00-contents.docx", "Contents, and what is missing"),
    ("01-agenda.docx", "Agenda"),
    ("02-case-summary.docx", "Case summary and family"),
    ("03-agencies-returns.docx", "Agencies’ returns, collated"),
    ("04-genogram.docx", "Genogram"),
    ("05-key-events.docx", "Key practice events: short chronology"),
    ("06-integrated-chronology.xlsx", "Integrated chronology (Excel)"),
    ("07-learning-and-actions.docx", "Learning and action tracker"),
    ("08-decision-sheet.docx", "Questions and decision sheet"),
)


def build_meeting_pack(view: CaseView, papers: Mapping[str, bytes], search: Iterable[Path] = ()) -> Files:
    """Every paper of the meeting.

    Args:
        view: the case as it stands.
        papers: what other outputs made: `genogram.png`, `integrated-chronology.xlsx`; either may be missing.
        search: folders with the partnerships' own profiles and templates.

    Returns:
        Bytes by path below outputs/REF/.

    Raises:
        ConfigurationError: the profile or a template cannot be used.
    """
    places = tuple(search)
    absent = missing(check_meeting_gate(view))
    made = {
        "00-contents.docx": contents_paper(view, PAPERS, absent, CHRONOLOGY in papers),
        "01-agenda.docx": _agenda(view, places),
        "02-case-summary.docx": case_summary_paper(view),
        "03-agencies-returns.docx": returns_paper(view),
        "04-genogram.docx": genogram_paper(view, papers.get(GENOGRAM)),
        "05-key-events.docx": key_events_paper(view),
        "07-learning-and-actions.docx": learning_paper(view),
        "08-decision-sheet.docx": decision_paper(view),
    }
    if CHRONOLOGY in papers:
        made["06-integrated-chronology.xlsx"] = papers[CHRONOLOGY]
    return {f"{FOLDER}/{name}": made[name] for name in sorted(made)}


def _agenda(view: CaseView, search: tuple[Path, ...]) -> bytes:
    case = view.case
    profile = load_profile(case.profile, search)
    window = next((step for step in view.timetable.deadlines if step.key == "meeting"), None)
    latest = f"[to be set: no later than {long_date(window.due)}]" if window else "[to be set]"
    date = case.decisions.get("meeting_date")
    fields = {
        **case_fields(case, profile, view.as_at),
        "meeting_date": _readable(date) if date else latest,
        "meeting_time": case.decisions.get("meeting_time") or "[to be set]",
        "meeting_venue": case.decisions.get("meeting_venue") or "[to be set]",
        "chair": case.decisions.get("chair") or "[to be named]",
        "business_support": case.decisions.get("business_support") or profile.contact.name or "[to be named]",
    }
    return filled(find_template("agenda.docx", case.profile, search), fields, view.as_at)


def _readable(written: str) -> str:
    return long_date(datetime.date.fromisoformat(written))
