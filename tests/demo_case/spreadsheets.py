"""The returned spreadsheets of the example case, each as another hand and another program would make it."""

import csv
import datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from facts import REFERENCE

Row = tuple[str, ...]


def childrens_services(into: Path, rows: list[Row]) -> None:
    """openpyxl: real dates, an own layout, two header rows, one hidden row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chronology"
    sheet.append(["Westmere Children's Services", None, None, None, None, None, None])
    sheet.append([f"Case reference: {REFERENCE}"])
    sheet.append([])
    sheet.append(
        [
            "Date of event",
            "Time",
            "Record",
            "Was the child seen? Seen alone?",
            "Family members seen",
            "What happened",
            "Author's comment",
        ]
    )
    for date, time, source, child, family, event, comment in rows:
        sheet.append([as_date(date), time or None, source, child or None, family or None, event, comment or None])
        sheet.cell(sheet.max_row, 1).number_format = "dd/mm/yyyy"
    sheet.row_dimensions[20].hidden = True
    for letter, width in zip("ABCDEFG", (14, 8, 20, 26, 26, 70, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    book.properties.creator = "Westmere Children's Services"
    book.save(into)


def surgery(into: Path, rows: list[Row]) -> None:
    """XlsxWriter: text dates under a title, own headings, no time column, agency named in a column."""
    book = xlsxwriter.Workbook(str(into))
    book.set_properties({"author": "Millbrook Surgery"})
    sheet = book.add_worksheet("GP contacts")
    bold = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
    sheet.write(0, 0, f"GP records for review {REFERENCE}", bold)
    for column, heading in enumerate(
        (
            "Date of contact",
            "Time (24hr)",
            "Organisation",
            "Source document",
            "Child seen Y/N",
            "Persons present",
            "Summary of contact",
            "Learning",
        )
    ):
        sheet.write(2, column, heading, bold)
    for line, (date, time, source, child, family, event, comment) in enumerate(rows, 3):
        for column, text in enumerate(
            (date, time, "Westmere Integrated Care Board", source, child, family, event, comment)
        ):
            sheet.write_string(line, column, text)
    book.close()


def probation(into: Path, rows: list[Row]) -> None:
    """A list typed day first on a machine set to month first: days up to 12 became real dates, swapped; the rest stayed text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Agency:", "Westmere Probation Service"])
    sheet.append(["Case reference:", REFERENCE])
    sheet.append(
        ["Date", "Time", "Source of Information", "Who seen", "Key Event/Action Undertaken", "Comment and Analysis"]
    )
    for date, time, source, _child, family, event, comment in rows:
        year, month, day = (int(part) for part in date.split("-"))
        cell = datetime.datetime(year, day, month) if day <= 12 else f"{day:02}/{month:02}/{year}"
        sheet.append([cell, time or None, source, family or None, event, comment or None])
        if day <= 12:
            sheet.cell(sheet.max_row, 1).number_format = "mm/dd/yyyy"
    book.save(into)


def health_visiting(into: Path, rows: list[Row]) -> None:
    """A semicolon-separated list with a byte order mark, as an export from a record system."""
    with into.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            [
                "Agency",
                "Date",
                "Time",
                "Source of Information",
                "Contact with the child (seen alone or not)",
                "Contact with family member",
                "Key Event/Action Undertaken",
                "Comment and Analysis",
            ]
        )
        writer.writerows([("Westmere Community Health NHS Trust", *row) for row in rows])


def ambulance(into: Path, rows: list[Row]) -> None:
    """Plain comma-separated text; LibreOffice turns it into a workbook."""
    with into.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["West Counties Ambulance Service"])
        writer.writerow([f"Case reference: {REFERENCE}"])
        writer.writerow(["Event date", "Time of event", "Source", "Child seen", "Who seen", "Description", "Comment"])
        writer.writerows(rows)


def as_date(text: str) -> datetime.datetime | str:
    """A real date where the text is a whole one."""
    try:
        return datetime.datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return text
