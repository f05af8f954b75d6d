"""The addresses of a return: the original beside what was read from it, and the answers about its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.composition.case_views import case_of
from pipeline.errors import NotYet, Unusable
from pipeline.forms.column_headings import FIELD_WORDS
from pipeline.forms.layouts import KEEP
from pipeline.readers.document import Block, Document, Field, Paragraph, Table
from pipeline.serve.desk import Desk
from pipeline.serve.drawing import page, trouble
from pipeline.serve.layout_answers import (
    CHOICES,
    ColumnQuestion,
    answered_in,
    layout_path,
    questions_of,
    take_back,
    write_answer,
)
from pipeline.serve.return_fields import what_was_read
from pipeline.store import CaseFolder, load_record, stored_returns
from schemas.receipt import Accepted, Refused
from schemas.returns import ParsedReturn

_KEEP_WORDS = "nothing of these: keep it under its own heading"


@dataclass(frozen=True)
class ShownBlock:
    """One paragraph, or one table with its cells, of an original: each with the name that a link goes to."""

    anchor: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...] = ()


def return_page(desk: Desk, request: Request) -> Response:
    """One return: the original, each field as it was read, and each issue with its place."""
    folder = desk.case(request)
    sha256 = Path(request.path_params["sha256"]).name
    outcome = load_record(folder, sha256)
    if isinstance(outcome, Refused):
        return _refused(desk, folder, sha256, outcome)
    parsed = _parsed(folder, sha256)
    original, why_not = _original(desk, folder, sha256)
    blocks = [_shown(one) for one in original.blocks] if original else []
    aside = [one for one in original.aside if one.text.strip()] if original else []
    anchors = {one.anchor for one in blocks} | {row[0] for one in blocks for row in one.rows}
    anchors |= {cell[0] for one in blocks for row in one.rows for cell in row[1]}
    questions = questions_of(parsed.issues)
    return page(
        "return.html",
        reference=folder.reference,
        parsed=parsed,
        sha256=sha256,
        read=what_was_read(parsed.record, parsed.issues),
        questions=questions,
        said_of=_said_of(folder, parsed, questions),
        choices=[(one, field_words(one)) for one in CHOICES],
        field_words=field_words,
        blocks=blocks,
        aside=aside,
        trouble=why_not,
        link=lambda place: _nearest(place, anchors),
        form_key=desk.gate.form_key,
        answered=request.query_params.get("answered", "")[:500],
    )


def field_words(field: str) -> str:
    """What people call a field of a chronology."""
    return FIELD_WORDS.get(field, field.replace("_", " ")) if field != KEEP else _KEEP_WORDS


def _said_of(folder: CaseFolder, parsed: ParsedReturn, questions: tuple[ColumnQuestion, ...]) -> dict[str, str]:
    """What was answered already to the questions of a return, and counts once the original is read again."""
    if not parsed.agency or not questions:
        return {}
    path = layout_path(folder.intake, case_of(folder).profile, parsed.agency)
    try:
        return answered_in(path, [question.heading for question in questions])
    except Unusable:  # who answers is told what is wrong with the file; who only reads the return need not be
        return {}


def _refused(desk: Desk, folder: CaseFolder, sha256: str, outcome: Refused) -> Response:
    """A file that could not be used: why, what to do, and the words of it that can be read all the same."""
    stored = next((one.original for one in stored_returns(folder) if one.original.sha256 == sha256), None)
    original, _ = _original(desk, folder, sha256)
    return page(
        "refused.html",
        reference=folder.reference,
        name=stored.name if stored else sha256,
        place=stored.path if stored else None,
        outcome=outcome,
        blocks=[_shown(one) for one in original.blocks] if original else [],
    )


async def answer_column(desk: Desk, request: Request) -> Response:
    """Write what a column is into the layout of the return's agency."""
    form = await request.form(max_files=0, max_fields=10)
    if form.get("form_key") != desk.gate.form_key:
        return trouble(request, 403, "This form is not from this page. Open the return again.")
    folder = desk.case(request)
    sha256 = Path(request.path_params["sha256"]).name
    parsed = _parsed(folder, sha256)
    heading = str(form.get("heading", ""))
    if heading not in {question.heading for question in questions_of(parsed.issues)}:
        raise Unusable("no-such-question", "Nobody asked about that column.", "Open the return again.")
    if not parsed.agency:
        raise Unusable(
            "no-agency",
            "The return does not say which agency it is from.",
            "Write the line by hand: see docs/layouts.md.",
        )
    path = layout_path(folder.intake, case_of(folder).profile, parsed.agency)
    if form.get("what") == "take back":
        take_back(path, heading)
        return RedirectResponse(quote(request.url.path), status_code=303)
    write_answer(path, heading, str(form.get("field", "")))
    return RedirectResponse(f"{request.url.path}?answered={path.stem}".replace(" ", "%20"), status_code=303)


def _parsed(folder: CaseFolder, sha256: str) -> ParsedReturn:
    outcome = load_record(folder, sha256)
    if not isinstance(outcome, Accepted):
        raise Unusable("no-such-return", "There is no such return.", "Go back to the case.")
    return outcome.parsed


def _original(desk: Desk, folder: CaseFolder, sha256: str) -> tuple[Document | None, str]:
    """The original, read again, or why it cannot be shown."""
    stored = next((one.original for one in stored_returns(folder) if one.original.sha256 == sha256), None)
    if stored is None:
        return None, "The original is not in the case's folder any more."
    try:
        return desk.read(stored.path, stored.name), ""
    except (Unusable, NotYet, OSError) as error:
        return None, f"The original cannot be shown here: {error}"


def _shown(block: Block) -> ShownBlock:
    anchor = anchor_of(block.place.describe())
    if isinstance(block, Table):
        rows = tuple(
            (
                anchor_of(_row_place(row[0].place.describe())) if row else "",
                tuple((anchor_of(cell.place.describe()), _cell_text(cell.blocks), cell.column_span) for cell in row),
            )
            for row in block.rows
        )
        return ShownBlock(anchor, block.title or "", rows=rows)
    if isinstance(block, Field):
        return ShownBlock(anchor, f"{block.name}: {block.value}")
    return ShownBlock(anchor, block.text, block.heading_level or 0)


def _cell_text(blocks: tuple[Block, ...]) -> str:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [" | ".join(_cell_text(cell.blocks) for cell in row) for row in block.rows]
        else:
            lines.append(f"{block.name}: {block.value}")
    return "\n".join(lines).strip()


def anchor_of(place: str) -> str:
    """A place in words as the name of a link's end."""
    return "at-" + "-".join(re.findall(r"\w+", place.casefold()))


def _row_place(cell_place: str) -> str:
    """ "table 2, row 5, column 3" as "table 2, row 5"; "sheet Events, cell C7" as "sheet Events, row 7"."""
    place = re.sub(r", column \d+.*$", "", cell_place)
    return re.sub(r", cell [A-Z]+(\d+).*$", r", row \1", place)


def _nearest(place: str | None, anchors: set[str]) -> str:
    """The end of a link to a place, to its row where the cell has none; empty where nothing of it is shown."""
    if not place:
        return ""
    row = _row_place(place)
    return next((one for one in (anchor_of(place), anchor_of(row)) if one in anchors), "")
