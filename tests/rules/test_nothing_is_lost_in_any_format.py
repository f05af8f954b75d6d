"""For every format: what stands in the file stands in the record, or is reported. The words are planted by hand.

A word counts as told when the whole line (reading, form, rules) puts it into the record or says it in an issue.
"""

import datetime
import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter

from pipeline.process import Line, process
from pipeline.readers import convert, read
from schemas.receipt import Accepted
from tests.readers.pdf_files import grid, pdf_file, text
from tests.readers.word_files import cell, control, para, part, row, table, word_file

OLDER = Path(__file__).parents[1] / "readers" / "older"
MESSAGES = Path(__file__).parents[1] / "readers" / "messages"
ROWS = [
    ["Date", "Event", "Ward Qzheading", "Comment"],
    ["04/03/2024", "Qzevent one", "Qzown column", "Qzcomment"],
    ["about Qzdate", "Qzundated", "", ""],
    ["06/03/2024", "Qzlast", "Qzward", "Qzremark\nQzsecond line"],
    ["Total", "Qztotal", "", ""],
]
ABOVE, BELOW = "Qzabove the table", "Completed by Qzbelow"
PLANTED = {
    "Qzheading", "Qzevent", "Qzown", "Qzcomment", "Qzdate", "Qzundated", "Qzlast", "Qzward", "Qzremark", "Qzsecond", "Qztotal",
    "Qzabove", "Qzbelow",
}  # fmt: skip


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph(ABOVE)
    inner = made.add_table(len(ROWS), 4)
    for line, values in zip(inner.rows, ROWS, strict=True):
        for one, value in zip(line.cells, values, strict=True):
            one.text = value
    made.add_paragraph(BELOW)
    made.sections[0].header.paragraphs[0].text = "Qzheader of the page"
    return _saved(made)


def raw_word() -> bytes:
    """Content controls, an insertion and a deletion, a note, a comment, hidden text, a text box."""
    lines = [row(*(cell(value.replace("\n", " ")) for value in values)) for values in ROWS]
    lines[1] = control(lines[1])
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('Qzbox')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    changes = (
        '<w:p><w:ins w:author="A"><w:r><w:t>Qzinserted</w:t></w:r></w:ins><w:del w:author="A"><w:r><w:delText>Qzdeleted'
        "</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>Qzhidden</w:t></w:r></w:p>"
    )
    return word_file(
        para(ABOVE) + table(*lines) + para(BELOW) + changes + f"<w:p>{box}</w:p>",
        {
            "footnotes.xml": ("footnotes", part("footnotes", f'<w:footnote w:id="1">{para("Qznote")}</w:footnote>')),
            "comments.xml": (
                "comments",
                part("comments", f'<w:comment w:id="1" w:author="A">{para("Qzmargin")}</w:comment>'),
            ),
        },
    )


def excel() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([ABOVE])
    for values in ROWS:
        book.active.append(values)
    book.active.append([BELOW])
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("Second").append(["Qzsheet on its own"])
    return _saved(book)


def excel_by_xlsxwriter() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write(0, 0, ABOVE)
    for number, values in enumerate(ROWS, start=1):
        sheet.write_row(number, 0, values)
    sheet.write(len(ROWS) + 1, 0, BELOW)
    sheet.write_comment(2, 1, "Qzmargin")
    sheet.insert_textbox(9, 0, "Qzbox")
    book.close()
    return stream.getvalue()


def _saved(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def csv() -> str:
    lines = [f"{ABOVE},,,", *(",".join(f'"{value}"' for value in values) for values in ROWS), f"{BELOW},,,"]
    return "\r\n".join(lines)


def page() -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in values)}</tr>" for values in ROWS)
    return f"<html><body><p>{ABOVE}</p><table>{lines.replace(chr(10), '<br>')}</table><p>{BELOW}</p></body></html>"


def message(html: str) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "Our chronology", "Jo <jo@example.invalid>"
    made.set_content(html, subtype="html")
    return made.as_bytes()


def pdf() -> bytes:
    edges, tops = (50, 130, 300, 400, 560), (80, 100, 120, 140, 170, 190)
    drawn = [text(50, 50, ABOVE), grid(edges, tops, ROWS), text(50, 230, BELOW)]
    return pdf_file(
        "\n".join(drawn), page="/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Qzmargin) >>]"
    )


EXTRA_IN_WORD = {"Qzinserted", "Qzdeleted", "Qzhidden", "Qzbox", "Qznote", "Qzmargin"}
FILES: list[tuple[str, Callable[[], bytes], set[str]]] = [
    ("a.docx", word, PLANTED | {"Qzheader"}),
    ("b.docm", raw_word, PLANTED | EXTRA_IN_WORD),
    ("c.xlsx", excel, PLANTED | {"Qzsheet"}),
    ("d.xlsm", excel_by_xlsxwriter, PLANTED | {"Qzmargin", "Qzbox"}),
    ("e.csv", lambda: csv().encode(), PLANTED),
    ("f.csv", lambda: csv().encode("utf-16"), PLANTED),
    ("g.csv", lambda: csv().replace("Qzlast", "Qzlast – café").encode("cp1252"), PLANTED | {"café"}),
    ("h.pdf", pdf, PLANTED | {"Qzmargin"}),
    ("i.htm", lambda: page().encode(), PLANTED),
    ("j.xls", lambda: page().encode(), PLANTED),
    ("k.mht", lambda: message(page()), PLANTED),
    ("l.eml", lambda: message(page()), PLANTED),
    ("m.msg", (MESSAGES / "table_in_text.msg").read_bytes, {"chronology", "Repairs", "Tenancy", "Rent", "Delphine"}),
    ("n.doc", (OLDER / "chronology.doc").read_bytes, {"Mother", "Telephone", "Strategy", "Worker", "Between", "End"}),
    ("o.rtf", (OLDER / "chronology.rtf").read_bytes, {"Mother", "Telephone", "Strategy", "Worker", "Between", "End"}),
    ("p.xls", (OLDER / "chronology.xls").read_bytes, {"Seen", "answer", "Worker", "Oak"}),
    ("q.ods", (OLDER / "chronology.ods").read_bytes, {"Seen", "answer", "Worker", "Oak"}),
]


@pytest.mark.parametrize(("name", "make", "words"), FILES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_word_is_in_the_record_or_reported(
    tmp_path: Path, name: str, make: Callable[[], bytes], words: set[str]
) -> None:
    if name.endswith((".doc", ".rtf")) and convert.find_libreoffice() is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / name
    path.write_bytes(make())
    line = Line(read=lambda file, own: read(file.read_bytes(), own), today=datetime.date(2026, 3, 20))
    outcome = process(path, name, line)
    assert isinstance(outcome, Accepted), outcome
    assert outcome.parsed.form == "chronology"
    assert outcome.parsed.record is not None
    told = outcome.parsed.record.model_dump_json() + " ".join(issue.message for issue in outcome.parsed.issues)
    assert {word for word in words if word not in told} == set()
