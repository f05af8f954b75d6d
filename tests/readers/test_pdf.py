"""The PDF reader on files written by hand."""

import pytest

from pipeline.errors import Unusable
from pipeline.readers import read
from pipeline.readers.document import Document, Field, Paragraph
from tests.readers.pdf_files import box, grid, pdf_file, text

EDGES = (50, 130, 400)


def texts(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in cells] for cells in table.rows] for table in document.tables()]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def test_a_ruled_table_and_the_text_around_it_in_reading_order() -> None:
    page = "\n".join(
        [
            text(50, 40, "Chronology of the GP"),
            grid(EDGES, (60, 80, 110), [["Date", "Event"], ["01/03/2023", "Seen at home"]]),
            text(50, 130, "End"),
        ]
    )
    document = read(pdf_file(page), "a.pdf")
    assert [p.text for p in document.paragraphs()] == [
        "Chronology of the GP",
        "Date",
        "Event",
        "01/03/2023",
        "Seen at home",
        "End",
    ]
    assert texts(document) == [[["Date", "Event"], ["01/03/2023", "Seen at home"]]]
    (table,) = document.tables()
    assert table.rows[1][1].place.describe() == "page 1, table 1, row 2, column 2"


def test_a_line_that_only_ended_because_the_cell_did_goes_on_and_others_do_not() -> None:
    long = "The health visitor saw the child at home with the mother for\nan hour and noted nothing.\nSecond paragraph."
    page = grid(EDGES, (60, 110), [["01/03/2023", long]])
    (rows,) = texts(read(pdf_file(page), "a.pdf"))
    assert rows[0][1].split("\n") == [
        "The health visitor saw the child at home with the mother for an hour and noted nothing.",
        "Second paragraph.",
    ]


def test_merged_cells_have_their_spans() -> None:
    page = "\n".join(
        (
            *(box(50, 60, 130, 100), box(130, 60, 400, 80), box(130, 80, 260, 100), box(260, 80, 400, 100)),
            *(text(54, 62, "tall"), text(134, 62, "wide"), text(134, 82, "a"), text(264, 82, "b")),
        )
    )
    (table,) = read(pdf_file(page), "a.pdf").tables()
    shape = [[(c.text, c.row, c.column, c.row_span, c.column_span) for c in cells] for cells in table.rows]
    assert shape == [[("tall", 1, 1, 2, 1), ("wide", 1, 2, 1, 2)], [("a", 2, 2, 1, 1), ("b", 2, 3, 1, 1)]]


def test_a_table_that_goes_on_over_the_page_is_one_table() -> None:
    first = grid(EDGES, (60, 80, 100), [["Date", "Event"], ["1 March", "a"]]) + "\n" + text(300, 760, "Page 1 of 2")
    second = grid(EDGES, (60, 80, 100), [["Date", "Event"], ["2 March", "b"]]) + "\n" + text(300, 760, "Page 2 of 2")
    document = read(pdf_file(first, second), "a.pdf")
    assert texts(document) == [[["Date", "Event"], ["1 March", "a"], ["Date", "Event"], ["2 March", "b"]]]
    (table,) = document.tables()
    assert [(cells[0].row, cells[0].place.page, cells[0].place.row) for cells in table.rows] == [
        (1, 1, 1),
        (2, 1, 2),
        (3, 2, 1),
        (4, 2, 2),
    ]


def test_a_row_that_the_page_break_cut_is_one_row() -> None:
    first = grid(EDGES, (60, 80), [["1 March", "The health visitor saw the child at home with the mother for"]])
    second = grid(EDGES, (60, 80, 100), [["", "an hour and noted nothing."], ["2 March", "b"]])
    assert texts(read(pdf_file(first, second), "a.pdf")) == [
        [
            ["1 March", "The health visitor saw the child at home with the mother for an hour and noted nothing."],
            ["2 March", "b"],
        ]
    ]


def test_a_row_without_a_date_is_not_taken_for_the_rest_of_a_finished_one() -> None:
    first = grid(EDGES, (60, 80), [["1 March", "Seen at home."]])
    second = grid(EDGES, (60, 80), [["", "Seen again."]])
    assert texts(read(pdf_file(first, second), "a.pdf")) == [[["1 March", "Seen at home."], ["", "Seen again."]]]


def test_tables_with_text_between_them_stay_apart() -> None:
    first = grid(EDGES, (60, 80), [["Mother", "M"]])
    second = text(50, 40, "SECTION TWO") + "\n" + grid(EDGES, (60, 80), [["Father", "F"]])
    document = read(pdf_file(first, second), "a.pdf")
    assert texts(document) == [[["Mother", "M"]], [["Father", "F"]]]
    assert [p.text for p in document.paragraphs()] == ["Mother", "M", "SECTION TWO", "Father", "F"]


def test_nested_tables_stay_in_their_cell() -> None:
    page = grid(EDGES, (60, 160), [["Label", "above"]]) + "\n" + grid((150, 220, 380), (100, 120), [["Name", "Robin"]])
    (table,) = read(pdf_file(page), "a.pdf").tables()
    holder = table.rows[0][1]
    assert holder.text == "above"
    assert [[c.text for c in cells] for nested in holder.tables for cells in nested.rows] == [["Name", "Robin"]]


COLUMNS = (50, 150, 350)


def columns(top: float, *cells: str) -> str:
    """A row without rules: each cell at its column, its lines parted by `\\n`, 12 points from line to line."""
    return "\n".join(
        text(x, top + 12 * n, line)
        for x, cell in zip(COLUMNS, cells, strict=True)
        for n, line in enumerate(cell.split("\n"))
        if line
    )


def test_columns_without_rules_are_read_by_their_gaps_and_said() -> None:
    page = "\n".join(
        [
            text(50, 40, "Chronology of Haven"),
            columns(60, "Date", "Event", "Outcome"),
            columns(80, "1 March", "Seen at home with both\nparents.", "None"),
            columns(112, "", "Rang again.", ""),
            columns(132, "2 March", "Rang.", "Closed"),
            text(50, 170, "This was written by the duty manager of Haven."),
        ]
    )
    document = read(pdf_file(page), "a.pdf")
    assert texts(document) == [
        [
            ["Date", "Event", "Outcome"],
            ["1 March", "Seen at home with both parents.", "None"],
            ["", "Rang again.", ""],
            ["2 March", "Rang.", "Closed"],
        ]
    ]
    assert codes(document) == ["unruled-table-read"]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Chronology of Haven",
        "This was written by the duty manager of Haven.",
    ]


def test_rows_as_close_as_lines_are_told_by_what_goes_on_from_a_full_line() -> None:
    page = "\n".join(
        [
            columns(60, "Date", "Event", "Outcome"),
            columns(72, "1 March", "Seen at home with both\nparents.", "None"),
            columns(96, "2 March", "Rang.", "Closed"),
            columns(108, "3 March", "Rang.", "Closed"),
        ]
    )
    assert texts(read(pdf_file(page), "a.pdf")) == [
        [
            ["Date", "Event", "Outcome"],
            ["1 March", "Seen at home with both parents.", "None"],
            ["2 March", "Rang.", "Closed"],
            ["3 March", "Rang.", "Closed"],
        ]
    ]


def test_a_row_without_rules_goes_on_over_the_page() -> None:
    first = "\n".join(
        [
            columns(60, "Date", "Event", "Outcome"),
            columns(80, "1 March", "Rang.", "None"),
            columns(100, "2 March", "Seen at home with both\nparents, who said that the", "None"),
        ]
    )
    second = "\n".join([columns(40, "", "child was well.", ""), columns(60, "3 March", "Rang.", "Closed")])
    document = read(pdf_file(first, second), "a.pdf")
    assert texts(document) == [
        [
            ["Date", "Event", "Outcome"],
            ["1 March", "Rang.", "None"],
            ["2 March", "Seen at home with both parents, who said that the child was well.", "None"],
            ["3 March", "Rang.", "Closed"],
        ]
    ]


def test_a_line_that_may_be_a_row_or_a_paragraph_is_not_guessed() -> None:
    dated = [columns(60 + 12 * n, f"{n} March", "Rang.", "Closed") for n in range(1, 5)]
    page = "\n".join([columns(60, "Date", "Event", "Outcome"), *dated, columns(120, "", "Rang again.", "")])
    document = read(pdf_file(page), "a.pdf")
    assert codes(document) == ["unruled-table"]
    assert texts(document) == []


def test_words_that_run_into_the_next_column_belong_to_no_table() -> None:
    events = ("Seen at home.", "Rang.", "Seen at school.", "Rang.")
    dated = [columns(80 + 20 * n, f"{n + 1} March", event, "Closed") for n, event in enumerate(events)]
    page = "\n".join([*dated, text(50, 170, "All of this was told on the telephone by the duty manager of Haven.")])
    (table,) = texts(read(pdf_file(page), "a.pdf"))
    assert [row[0] for row in table] == ["1 March", "2 March", "3 March", "4 March"]


def test_fewer_pages_than_declared_are_said() -> None:
    document = read(pdf_file(text(50, 50, "Seen"), declared=6), "a.pdf")
    assert [(r.code, r.words) for r in document.remarks] == [("pages-missing", {"declared": "6", "read": "1"})]


def test_form_fields_properties_links_and_notes() -> None:
    fields = (
        "<< /FT /Tx /T (name) /TU (Name of child) /V (Robin) >>",
        "<< /FT /Btn /T (seen) /V /Yes >>",
        "<< /FT /Btn /T (alone) /V /Off >>",
    )
    note = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Is this right?) /T (R. Reader) >>"
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.invalid/robin) >> >>"
    data = pdf_file(
        text(50, 50, "Form"),
        catalog="/AcroForm << /Fields [3 0 R 4 0 R 5 0 R] >>",
        objects=(*fields, note, link, "<< /Title (Scoping) /Author (Jo Bloggs) /ModDate (D:20260304090000Z) >>"),
        page="/Annots [6 0 R 7 0 R]",
    ).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 8 0 R")
    document = read(data, "a.pdf")
    assert [(f.name, f.value) for f in document.blocks if isinstance(f, Field)] == [
        ("Name of child", "Robin"),
        ("seen", "☒"),
        ("alone", "☐"),
    ]
    assert document.properties["title"] == "Scoping"
    assert document.properties["author"] == "Jo Bloggs"
    assert document.properties["last_modified"].startswith("2026-03-04T09:00:00")
    assert {(p.place.part, p.text) for p in document.aside} == {
        ("properties", "title: Scoping"),
        ("properties", "author: Jo Bloggs"),
        ("annotation", "Is this right?"),
        ("annotation", "author: R. Reader"),
        ("hyperlink", "https://example.invalid/robin"),
    }
    assert codes(document) == ["comment-found"]


PIXEL = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\nx\nendstream"
)


def test_a_page_that_is_a_picture_is_said() -> None:
    data = pdf_file(text(50, 50, "Seen"), "q 612 0 0 792 0 0 cm /I1 Do Q", objects=(PIXEL,))
    data = data.replace(b"/Resources << /Font", b"/Resources << /XObject << /I1 3 0 R >> /Font")
    document = read(data, "a.pdf")
    assert [(r.code, r.words) for r in document.remarks if r.code == "page-without-text"] == [
        ("page-without-text", {"page": "2"})
    ]


def test_a_file_that_had_to_be_repaired_is_said() -> None:
    broken = pdf_file(text(50, 50, "Seen")).replace(b"startxref\n", b"startxref\n9")
    document = read(broken, "a.pdf")
    assert document.text == "Seen"
    assert "file-repaired" in codes(document)


def test_a_form_that_only_adobe_can_show_is_refused() -> None:
    data = pdf_file(
        text(50, 50, "Please wait... your PDF viewer may not be able to show this"), catalog="/AcroForm << /XFA [] >>"
    )
    with pytest.raises(Unusable) as refusal:
        read(data, "a.pdf")
    assert refusal.value.code == "dynamic-pdf-form"


def test_the_second_set_of_properties_is_read_too() -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'pdf:Keywords="Robin, Larkfield"><dc:creator><rdf:Seq><rdf:li>Jo Bloggs</rdf:li></rdf:Seq></dc:creator>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    stream = f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>\nstream\n{xmp}\nendstream"
    document = read(pdf_file(text(50, 50, "Seen"), catalog="/Metadata 3 0 R", objects=(stream,)), "a.pdf")
    assert [(p.place.part, p.text) for p in document.aside] == [
        ("properties", "XMP: Jo Bloggs"),
        ("properties", "XMP: Robin, Larkfield"),
    ]


def test_a_broken_second_set_of_properties_does_not_cost_the_file() -> None:
    xmp = "<x:xmpmeta><dc:creator>Jo Bloggs</dc:creator>"
    stream = f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>\nstream\n{xmp}\nendstream"
    document = read(pdf_file(text(50, 50, "Seen"), catalog="/Metadata 3 0 R", objects=(stream,)), "a.pdf")
    assert (document.text, [p.text for p in document.aside]) == ("Seen", ["XMP: Jo Bloggs"])
