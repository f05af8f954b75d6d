"""findings.xlsx: what to decide first on the first sheet, every place on the second, what was checked on the third."""

import io
from collections.abc import Sequence
from typing import Any

from pipeline.clearing.entries import Entry, entries_of, taken_over, tally
from pipeline.clearing.formats import what_is_not_done
from pipeline.clearing.replacement import words_instead
from pipeline.stable_zip import NO_TIME, restamped
from schemas.finding import CheckReport, Finding

DECIDE_SHEET, PLACES_SHEET, ADVICE_SHEET, ABOUT_SHEET = "To decide", "Every place", "Advice", "About this check"
DECIDE_HEADINGS = (
    "No.",
    "How serious",
    "Decision",
    "Reason for the decision",
    "Stands in the draft",
    "Write instead",
    "Where",
    "Times",
    "In its sentence",
    "Why it is here",
    "Matches in the case",
    "Kind",
    "Decided before, in",
    "Offered",
)
PLACES_HEADINGS = ("No.", "Decision", "Stands in the draft", "Where", "In its sentence", "Finding")
HEADING_ROW = 3
_WIDTHS = (5, 12, 11, 22, 26, 24, 24, 8, 46, 36, 24, 14, 24, 24)
_OFFERED_COLUMN = "N"
"""Hidden: what stood under "Write instead" when the workbook was made, so that a person's own words are known by it."""
ADVICE_HEADINGS = ("What to look at", "Who asks for it")
_ADVICE_WIDTHS = (110, 34)
_ABOUT_WIDTHS = (26, 110)
_PLACE_WIDTHS = (6, 12, 30, 34, 80, 20)
_HOW_TO_DECIDE = (
    "Choose replace or keep in column C (filter it for empty cells to see what is left); one decision counts for all "
    "places of the same words, in the next draft too. Column F is what the copy will say; change it to your own words. "
    "Then run the check again with --apply. Single places are decided on the second sheet."
)
_FILLS = {"must-fix": "F8D7DA", "check": "FFF3CD", "consider": "E2EEF9"}
_WORDS = {"must-fix": "1 Must fix", "check": "2 Check", "consider": "3 Consider"}
_LONGEST_CELL = 32_000
_LINE_POINTS = 13.5
_HIGHEST_ROW_POINTS = 400.0


def findings_workbook(report: CheckReport) -> bytes:
    """The workbook in which a person decides.

    Args:
        report: the findings with the decisions made so far.
    """
    from openpyxl import Workbook

    book = Workbook()
    entries = entries_of(report.findings)
    _decide(book.active, report, entries)
    _places(book.create_sheet(PLACES_SHEET), entries)
    _advice(book.create_sheet(ADVICE_SHEET), report)
    _about(book.create_sheet(ABOUT_SHEET), report)
    stream = io.BytesIO()
    book.save(stream)
    return restamped(stream.getvalue(), NO_TIME)


def _decide(sheet: Any, report: CheckReport, entries: Sequence[Entry]) -> None:
    sheet.title = DECIDE_SHEET
    _title(
        sheet,
        _verdict(report, entries),
        what_is_not_done(report.draft.name) or _HOW_TO_DECIDE,
    )
    _headings(sheet, DECIDE_HEADINGS, _WIDTHS)
    for row, entry in enumerate(entries, HEADING_ROW + 1):
        first = entry.first
        offered = words_instead(first)
        ours = words_instead(first.model_copy(update={"own_words": None}))
        advised = f" Advice: {first.suggestion}." if first.suggestion and first.suggestion != ours else ""
        values = (
            entry.number,
            _WORDS[first.severity],
            entry.decision,
            entry.reason,
            first.text,
            offered,
            _where(entry),
            len(entry.findings),
            first.context,
            first.why + advised,
            first.matches,
            first.category,
            entry.decided_in,
            offered,
        )
        _row(sheet, row, values, _FILLS[first.severity], 2)
        _fit_height(sheet, row, values, _WIDTHS)
    _finish(sheet, len(entries), "C", len(DECIDE_HEADINGS))
    sheet.column_dimensions[_OFFERED_COLUMN].hidden = True


def _places(sheet: Any, entries: Sequence[Entry]) -> None:
    _title(
        sheet,
        "Every place of every finding",
        "A decision here counts for this one place and goes before the one on the first sheet.",
    )
    _headings(sheet, PLACES_HEADINGS, _PLACE_WIDTHS)
    row = HEADING_ROW
    for entry in entries:
        for finding in entry.findings:
            row += 1
            own = finding.decision if entry.decision is None else None
            values = (entry.number, own, finding.text, _place(finding), finding.context, finding.id)
            _row(sheet, row, values, _FILLS[finding.severity], 1)
            _fit_height(sheet, row, values, _PLACE_WIDTHS)
    _finish(sheet, row - HEADING_ROW, "B", len(PLACES_HEADINGS))


def _advice(sheet: Any, report: CheckReport) -> None:
    """What the findings say together, and what the toolkit expects of a report; none of it blocks."""
    _title(sheet, "Advice on the report", "Nothing here must be done; each line says which paragraph asks for it.")
    _headings(sheet, ADVICE_HEADINGS, _ADVICE_WIDTHS)
    for row, sentence in enumerate(report.advice, HEADING_ROW + 1):
        words, bracket, source = sentence.partition(" (toolkit, ")
        values = (words.rstrip(".") + ".", f"toolkit, {source}".rstrip(".").rstrip(")") if bracket else None)
        _row(sheet, row, values, None, 0)
        _fit_height(sheet, row, values, _ADVICE_WIDTHS)


def _about(sheet: Any, report: CheckReport) -> None:
    lines: list[tuple[str, str]] = [
        ("Draft", report.draft.name),
        ("Its fingerprint (SHA-256)", report.draft.sha256),
        ("Case", report.case_reference or "none: the roster of a case was not searched for"),
    ]
    lines += [("Not done", limit)] if (limit := what_is_not_done(report.draft.name)) else []
    lines += [("Taken over", one) for one in taken_over(entries_of(report.findings))]
    lines += [("Looked", one) for one in report.checked_with]
    lines += [("Let pass", one) for one in report.let_pass]
    lines += [("Did not look", one) for one in report.not_checked] or [
        ("Did not look", "nothing that this check knows of")
    ]
    _title(sheet, "What was checked, and what was not", "")
    for row, (name, text) in enumerate(lines, HEADING_ROW):
        _row(sheet, row, (name, text), None, 0)
        _fit_height(sheet, row, (name, text), _ABOUT_WIDTHS)
    for letter, width in zip("AB", _ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width


def _verdict(report: CheckReport, entries: Sequence[Entry]) -> str:
    counted = tally(entries)
    return f"{report.draft.name}: {counted.in_words}. {counted.decided} of {counted.total} decided."


def _where(entry: Entry) -> str:
    places = list(dict.fromkeys(_place(finding) for finding in entry.findings))
    more = f" and {len(places) - 3} more places" if len(places) > 3 else ""
    return "; ".join(places[:3]) + more


def _place(finding: Finding) -> str:
    return finding.location or finding.part


def _title(sheet: Any, title: str, explanation: str) -> None:
    from openpyxl.styles import Font

    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = explanation


def _headings(sheet: Any, headings: Sequence[str], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
        cell = sheet.cell(HEADING_ROW, column, heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3B57")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[HEADING_ROW].height = 2 * _LINE_POINTS + 3


def _fit_height(sheet: Any, row: int, values: Sequence[object], widths: Sequence[int]) -> None:
    """Make the row as high as its longest text needs: programs other than Excel do not do it by themselves."""
    lines = (
        max(-(-len(str(value)) // max(1, width - 2)) for value, width in zip(values, widths, strict=True) if value) or 1
    )
    sheet.row_dimensions[row].height = min(_HIGHEST_ROW_POINTS, _LINE_POINTS * lines + 3)


def _row(sheet: Any, row: int, values: Sequence[object], fill: str | None, filled_column: int) -> None:
    from openpyxl.styles import Alignment, PatternFill

    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = "".join(letter for letter in value if letter >= " " or letter in "\n\t")[:_LONGEST_CELL]
            cell.data_type = "s"  # words that begin with "=" are words
        else:
            cell.value = value
        across = "center" if isinstance(value, int) else None
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
        if fill and column == filled_column:
            cell.fill = PatternFill("solid", fgColor=fill)


def _finish(sheet: Any, rows: int, decision_column: str, columns: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = HEADING_ROW + max(rows, 1)
    choice = DataValidation(
        type="list",
        formula1='"replace,keep"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Decision",
        error="Write replace or keep, or leave it empty.",
    )
    sheet.add_data_validation(choice)
    choice.add(f"{decision_column}{HEADING_ROW + 1}:{decision_column}{last}")
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(columns)}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
