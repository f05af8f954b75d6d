"""The Excel template for an agency's chronology: drop-downs, date checks, instructions, and the stamp.

Source of the columns: Document 10, key events template.
"""

import datetime
from io import BytesIO
from typing import Any

from pipeline.outputs.safe_text import shown
from pipeline.settings import TEMPLATE_FRAMED_ROWS, TEMPLATE_ROWS
from pipeline.stable_zip import restamped
from schemas.agency import Agency
from schemas.case import Case
from schemas.template_wording import (
    CHRONOLOGY_CONTACT_WARNING,
    CHRONOLOGY_DATE_HINT,
    CHRONOLOGY_DATE_WARNING,
    CHRONOLOGY_INSTRUCTIONS,
    CHRONOLOGY_INSTRUCTIONS_TITLE,
    CHRONOLOGY_TIME_WARNING,
)

COLUMNS: tuple[tuple[str, float], ...] = (
    ("Date presented as (DD/MM/YYYY):", 16),
    ("Time", 10),
    ("Source of Information:", 24),
    ("Contact with the child/young person (state whether they were seen alone or not) and by whom:", 34),
    ("Contact with family member (state which family member) and by whom:", 30),
    ("Key Event/Action Undertaken:", 52),
    ("Comment and Analysis, including potential areas for learning:", 46),
)
_INSTRUCTIONS_WIDTH = 85
_LINE_POINTS = 15.0
_LETTER_WIDTH = 1.15
"""A bold Arial letter's width in the units of column widths."""
_HEADING_FILL = "D9E2EC"
_CONTACT = '"Seen alone by ,Seen with others by ,Not seen,Not recorded"'


def chronology_workbook(case: Case, agency: Agency, due: str, dated: datetime.date) -> bytes:
    """The template for one agency.

    Args:
        case: its reference and review period are printed.
        agency: whose chronology it will be.
        due: the day for its return, in words.
        dated: what the file's properties give.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    book = Workbook()
    _chronology_sheet(book.active)
    _instructions_sheet(book.create_sheet("Instructions"), case, agency, due)
    for name, value in (("case_reference", case.reference), ("agency", agency.name), ("form", "chronology")):
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.properties.title = "Key Events Chronology"
    book.properties.creator = "Safeguarding partnership"
    book.properties.language = "en-GB"
    target = BytesIO()
    book.save(target)
    return restamped(target.getvalue(), datetime.datetime.combine(dated, datetime.time(), datetime.UTC))


def _chronology_sheet(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    sheet.title = "Chronology"
    line = Side(style="thin", color="9AA5B1")
    frame = Border(left=line, right=line, top=line, bottom=line)
    for number, (heading, width) in enumerate(COLUMNS, 1):
        cell = sheet.cell(row=1, column=number, value=heading)
        cell.font, cell.fill = Font(name="Arial", bold=True), PatternFill("solid", fgColor=_HEADING_FILL)
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), frame
        sheet.column_dimensions[get_column_letter(number)].width = width
        for row in range(2, TEMPLATE_FRAMED_ROWS + 2):
            empty = sheet.cell(row=row, column=number)
            empty.alignment, empty.border = Alignment(wrap_text=True, vertical="top"), frame
            empty.font = Font(name="Arial")
            if number <= 2:
                empty.number_format = "DD/MM/YYYY" if number == 1 else "HH:MM"
    sheet.row_dimensions[1].height = max(_height(heading, width) for heading, width in COLUMNS)
    _validations(sheet)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _height(text: str, width: float) -> float:
    """The height in points that a wrapped text needs; a workbook that no program has laid out yet holds none itself."""
    lines = 1
    left = width / _LETTER_WIDTH
    for word in text.split(" "):
        needed = len(word) + 1
        if needed > left and left < width / _LETTER_WIDTH:
            lines, left = lines + 1, width / _LETTER_WIDTH
        left -= needed
    return _LINE_POINTS * lines


def _validations(sheet: Any) -> None:
    """Checks that warn and can be overruled: an uncertain date is better than an invented one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    last = TEMPLATE_ROWS + 1
    dates = DataValidation(type="date", operator="between", formula1="1", formula2="73415", allow_blank=True)
    dates.errorStyle, dates.errorTitle = "warning", "Not a full date"
    dates.error = CHRONOLOGY_DATE_WARNING
    dates.promptTitle, dates.prompt = "Date", CHRONOLOGY_DATE_HINT
    times = DataValidation(type="time", operator="between", formula1="0", formula2="0.999988", allow_blank=True)
    times.errorStyle, times.errorTitle = "warning", "Not a time"
    times.error = CHRONOLOGY_TIME_WARNING
    contact = DataValidation(type="list", formula1=_CONTACT, allow_blank=True)
    contact.errorStyle, contact.errorTitle = "information", "Own words"
    contact.error = CHRONOLOGY_CONTACT_WARNING
    for validation, column in ((dates, "A"), (times, "B"), (contact, "D")):
        validation.showErrorMessage = validation.showInputMessage = True
        sheet.add_data_validation(validation)
        validation.add(f"{column}2:{column}{last}")


def _instructions_sheet(sheet: Any, case: Case, agency: Agency, due: str) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _INSTRUCTIONS_WIDTH
    lines = [
        CHRONOLOGY_INSTRUCTIONS_TITLE,
        f"Case reference: {case.reference}",
        f"Agency: {agency.name}",
        f"Return by: {due}",
    ]
    if case.review_period:
        lines.append(f"Time period: {case.review_period.start:%d/%m/%Y} to {case.review_period.end:%d/%m/%Y}")
    for row, line in enumerate([*lines, "", *CHRONOLOGY_INSTRUCTIONS], 1):
        cell = sheet.cell(row=row, column=1, value=shown(line))
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="Arial", bold=row == 1, size=14 if row == 1 else 11)
        sheet.row_dimensions[row].height = _height(line, _INSTRUCTIONS_WIDTH) + (_LINE_POINTS if row == 1 else 0)
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
