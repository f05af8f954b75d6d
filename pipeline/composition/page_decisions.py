"""What the reviewer says on the local page: lines that only grow, and how many of them a published workbook shows.

The page appends; only the making of the outputs moves the number. So the two never write the same file, and a line is
either in the workbook or still to come, whatever is interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.said_on_page import Line, Said, said_in, with_said
from pipeline.store import CaseFolder
from schemas.case_document import CaseDocument

CASE_JSON = "case.json"
_LINES = ".said-on-the-page.jsonl"
_SHOWN = ".said-on-the-page.shown.json"
_LINE = TypeAdapter(Line)


def say(folder: CaseFolder, line: Line) -> None:
    """Write down one thing that the reviewer said on the page.

    Raises:
        OSError: the disk is full or gone.
    """
    path = folder.results / _LINES
    torn = path.is_file() and not path.read_bytes().endswith(b"\n")  # or it would swallow the next line
    durable.append_line(path, ("\n" if torn else "") + json.dumps(asdict(line), ensure_ascii=False))


def said_on_page(folder: CaseFolder) -> Said:
    """What was said on the page."""
    return said_in(tuple(_lines(folder)), _shown(folder))


def notes_with_page(folder: CaseFolder, notes: ReviewerNotes | None) -> ReviewerNotes | None:
    """The reviewer's notes with what they said on the page."""
    said = said_on_page(folder)
    if not said:
        return notes
    try:
        shown = CaseDocument.model_validate_json((folder.results / CASE_JSON).read_bytes()).events
    except (OSError, ValidationError):
        shown = ()
    return with_said(notes, said, shown)


def lines_said(folder: CaseFolder) -> int:
    """How many lines there are now."""
    return sum(1 for _ in _lines(folder))


def note_shown(folder: CaseFolder, lines: int) -> None:
    """Remember that the published workbook shows so many of the lines.

    Raises:
        OSError: the disk is full or gone.
    """
    if lines and lines != _shown(folder):
        durable.publish(json.dumps({"lines": lines}).encode("utf-8"), folder.results / _SHOWN)


def _lines(folder: CaseFolder) -> Iterator[Line]:
    """Every whole line; one that a power cut tore was never answered to the reviewer as saved."""
    try:
        text = (folder.results / _LINES).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return
    for words in text.splitlines():
        try:
            yield _LINE.validate_json(words)
        except ValidationError:
            continue


def _shown(folder: CaseFolder) -> int:
    try:
        return int(json.loads((folder.results / _SHOWN).read_bytes())["lines"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0
