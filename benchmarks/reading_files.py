"""The files that `reading.py` measures, made here and by no reader: each word `w<number>` stands in a file once.

The Word file is as Word writes it: three properties a run, borders a cell, revision numbers, text split by the spelling
checker; and it has its words also where agencies put them beside plain cells.
"""

import datetime
import io
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import docx
import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.readers.pdf_files import grid, pdf_file, text
from tests.readers.word_files import cell, control, para, part, run, word_file
from tests.readers.word_files import table as bare_table

Numbers = Iterator[int]
COLUMNS = ("Date", "Time", "Source", "Child seen", "Family", "Event", "Comment")
PROSE = "saw the child at home with her mother and recorded that she was settled and well cared for"
LOOK = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
EDGE = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom"))


def table(*rows: str) -> str:
    """A table with its grid of columns, without which some readers see nothing in it."""
    columns = '<w:gridCol w:w="1288"/>' * len(COLUMNS)
    return bare_table(*rows).replace("<w:tblGrid/>", f"<w:tblGrid>{columns}</w:tblGrid>")


def word_as_word_writes(rows: int) -> bytes:
    """A chronology of seven columns with a heading, a control, a text box, notes, a header and tracked changes."""
    numbers = count()
    body = para(f"Chronology of events w{next(numbers)}") + _beside(numbers)
    body += table(*("<w:tr>" + "".join(_cell(numbers) for _ in COLUMNS) + "</w:tr>" for _ in range(rows)))
    notes = f'<w:footnote w:id="1">{para(f"note w{next(numbers)}")}</w:footnote>'
    comments = f'<w:comment w:id="1" w:author="Reader">{para(f"remark w{next(numbers)}")}</w:comment>'
    return word_file(
        body,
        {
            "footnotes.xml": ("footnotes", part("footnotes", notes)),
            "comments.xml": ("comments", part("comments", comments)),
            "header1.xml": ("header", part("hdr", para(f"letterhead w{next(numbers)}"))),
        },
    )


def _cell(numbers: Numbers) -> str:
    first, rest = f"seen by w{next(numbers)} ", f"at home with w{next(numbers)}"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1288" w:type="dxa"/><w:tcBorders>{EDGE}</w:tcBorders></w:tcPr>'
        '<w:p w:rsidR="00A77B3E" w:rsidRPr="00B14F2C" w:rsidRDefault="00A77B3E" w:rsidP="00C31D5A"><w:pPr>'
        f'<w:pStyle w:val="TableText"/><w:spacing w:before="60" w:after="60"/><w:rPr>{LOOK}</w:rPr></w:pPr>'
        f'{run(first, LOOK)}<w:proofErr w:type="spellStart"/>{run(rest, LOOK)}<w:proofErr w:type="spellEnd"/></w:p>'
        "</w:tc>"
    )


def _beside(numbers: Numbers) -> str:
    """Words in a control, a nested table, a text box, a tracked insertion and a tracked deletion."""
    box = (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para(f'box w{next(numbers)}')}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    removed = f"<w:r><w:delText>gone w{next(numbers)}</w:delText></w:r>"
    nested = cell(para("outer") + table(f"<w:tr>{cell(f'inner w{next(numbers)}')}</w:tr>") + para("after"))
    return (
        control(para(f"chosen w{next(numbers)}"))
        + para(f'<w:ins w:author="A">{run(f"added w{next(numbers)}")}</w:ins><w:del w:author="A">{removed}</w:del>')
        + f"<w:p>{box}</w:p>"
        + table(f"<w:tr>{nested}</w:tr>", f"<w:tr>{control(cell(f'held w{next(numbers)}'))}</w:tr>")
    )


def word_long(pages: int) -> bytes:
    """A long form as Word writes it: on each page a heading, a question with its answer, ten paragraphs of prose."""
    numbers = count()
    body = "".join(_page(number, numbers) for number in range(1, pages + 1))
    styles = part("styles", '<w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>')
    return word_file(body, {"styles.xml": ("styles", styles)})


def _page(number: int, numbers: Numbers) -> str:
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{run(f"{number} Analysis w{next(numbers)}", LOOK)}</w:p>'
    )
    answer = f"{_cell(numbers)}{_cell(numbers)}"
    prose = "".join(
        '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:after="120" w:line="276"/>'
        f"<w:jc w:val='both'/><w:rPr>{LOOK}</w:rPr></w:pPr>"
        + "".join(run(f"The health visitor w{next(numbers)} {PROSE} ", LOOK) for _ in range(4))
        + f"{run('and so on.', '<w:b/>' + LOOK)}</w:p>"
        for _ in range(10)
    )
    added = para(f'<w:ins w:author="A">{run(f"added on reading w{next(numbers)}", LOOK)}</w:ins>')
    removed = f'<w:del w:author="A"><w:r><w:delText>gone w{next(numbers)}</w:delText></w:r></w:del>'
    more = para(run(f"See w{next(numbers)}") + "<w:r><w:tab/></w:r>" + run(f"and w{next(numbers)}") + removed)
    return heading + table(f"<w:tr>{answer}</w:tr>") + prose + added + more + f"<w:p>{run(f'w{next(numbers)}')}</w:p>"


def word_sparse(rows: int) -> bytes:
    """The same size by python-docx: next to no properties, so the hardest against a floor that only parses."""
    numbers = count()
    document = docx.Document()
    made = document.add_table(rows, len(COLUMNS))
    for row in made._tbl.tr_lst:
        for box in row.tc_lst:
            box.p_lst[0].add_r().text = f"seen by w{next(numbers)} at home with w{next(numbers)}"
    return _saved(document)


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def workbook(rows: int) -> bytes:
    """A chronology in Excel: real dates, shared strings, a second sheet, a hidden row, a comment."""
    numbers = count()
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Chronology")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row in range(rows):
        sheet.write_datetime(row, 0, datetime.date(2020, 1, 1) + datetime.timedelta(days=row % 900), day)
        for column in range(1, len(COLUMNS)):
            sheet.write_string(row, column, f"seen by w{next(numbers)} at home")
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.write_comment("B3", f"remark w{next(numbers)}")
    book.add_worksheet("Contacts").write_string(0, 0, f"called w{next(numbers)}")
    book.close()
    return stream.getvalue()


def workbook_of_features(rows: int) -> bytes:
    """The same width with all that costs time: formulas, dates merged downwards, hidden and struck rows, comments."""
    numbers = count()
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Chronology")
    day = book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#FFEB9C", "border": 1, "text_wrap": True})
    look = book.add_format({"border": 1, "text_wrap": True, "bg_color": "#C6EFCE"})
    struck = book.add_format({"font_strikeout": True})
    bold = book.add_format({"bold": True})
    for row in range(rows):
        when = datetime.date(2020, 1, 1) + datetime.timedelta(days=row % 900)
        if row % 3 == 0 and row + 1 < rows:
            sheet.merge_range(row, 0, row + 1, 0, "", day)
            sheet.write_datetime(row, 0, when, day)
        elif row % 3 == 2:
            sheet.write_datetime(row, 0, when, day)
        sheet.write_number(
            row, 1, 0.25 + row % 60 / 1440, book.add_format({"num_format": "hh:mm"}) if not row else None
        )
        sheet.write_formula(row, 2, f'=CONCATENATE("seen by ",A{row + 1})', look, f"seen by w{next(numbers)}")
        for column in (3, 4):
            sheet.write_string(row, column, f"seen by w{next(numbers)} at home", struck if row % 100 == 7 else look)
        sheet.write_rich_string(row, 5, bold, f"w{next(numbers)} ", look, f"at w{next(numbers)}")
        sheet.write_string(row, 6, f"line w{next(numbers)}\nand w{next(numbers)}", look)
        if row % 50 == 5:
            sheet.set_row(row, None, None, {"hidden": True})
    sheet.set_column(4, 4, None, None, {"hidden": True})
    sheet.write_comment("B3", f"remark w{next(numbers)}")
    book.add_worksheet("Contacts").write_string(0, 0, f"called w{next(numbers)}")
    book.close()
    return stream.getvalue()


def delimited(rows: int) -> bytes:
    """A chronology as CSV."""
    numbers = count()
    lines = [",".join(COLUMNS)]
    lines += [",".join(f"seen by w{next(numbers)}" for _ in COLUMNS) for _ in range(rows)]
    return "\r\n".join(lines).encode()


def pdf_ruled(rows: int) -> bytes:
    """A ruled chronology of three columns, thirty rows a page."""
    numbers = count()
    pages = []
    for first in range(0, rows, 30):
        texts = [[f"w{next(numbers)}" for _ in range(3)] for _ in range(first, min(first + 30, rows))]
        pages.append(grid((50, 150, 300, 550), [40 + 20 * line for line in range(len(texts) + 1)], texts))
    return pdf_file(*pages)


def pdf_prose(lines: int) -> bytes:
    """A report in plain lines, forty a page."""
    numbers = count()
    pages = [
        "\n".join(text(50, 40 + 16 * line, f"The worker w{next(numbers)} saw the child at home.") for line in range(40))
        for _ in range(lines // 40)
    ]
    return pdf_file(*pages)


def mail(lines: int) -> bytes:
    """A message."""
    numbers = count()
    message = EmailMessage()
    message["Subject"], message["From"] = f"Nil return w{next(numbers)}", "a@example.invalid"
    message.set_content("\n".join(f"No record of w{next(numbers)}." for _ in range(lines)))
    return bytes(message)
