"""Whatever stands in a document, each form reads it without failing, and no sentence goes missing unreported."""

import datetime
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.forms import FORMS
from pipeline.forms.form import Layout
from pipeline.readers.document import Cell, Document, Paragraph, Place, Table
from pipeline.rules.conservation import check
from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.provenance import Source
from schemas.returns import ParsedReturn

LABEL_FORMS = [form for form in FORMS if "chronology" not in form.NAME and form.NAME != "nil-return"]
WORDING = sorted({text for form in LABEL_FORMS for text in form.PRINTED})
MARK = "Zebedee Quillfeather telephoned unexpectedly"
ANSWERS = [
    MARK,
    f"Red {MARK}",
    f"12/05/2019 {MARK}",
    "Ann Lee",
    "12/05/2019",
    "N/A",
    "P",
    "Red",
    "999 014 0006",
    "Yes ☒ No ☐",
    "a; b\nc",
    "1.",
    "Mother",
    "(aged 3)",
    "–",
    "x",
]
texts = st.one_of(st.sampled_from(WORDING), st.sampled_from(ANSWERS), st.text(max_size=30))
lines = st.lists(texts, max_size=3).map("\n".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 7))
    rows = draw(st.lists(st.lists(lines, min_size=width, max_size=width), min_size=1, max_size=5))

    def cell(row: int, column: int, text: str) -> Cell:
        place = Place("table", table=1, row=row, column=column)
        return Cell(row, column, tuple(Paragraph(one, place) for one in text.split("\n")), place)

    return Table(
        tuple(tuple(cell(r, c, t) for c, t in enumerate(row, 1)) for r, row in enumerate(rows, 1)),
        Place("table", table=1),
    )


documents = st.lists(st.one_of(lines.map(lambda text: Paragraph(text, Place(paragraph=1))), tables()), max_size=8).map(
    lambda blocks: Document("anything", "0" * 64, "text/plain", tuple(blocks))
)


def in_paragraphs(*texts: str) -> Document:
    return Document("anything", "0" * 64, "text/plain", tuple(Paragraph(text, Place(paragraph=1)) for text in texts))


def stamped(agency: str, document: Document) -> Document:
    return replace(document, properties={"agency": agency})


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents)
@example(in_paragraphs("NAME OF AGENCY\nAnn Lee", f"NAME OF AGENCY\n{MARK}"))
@example(stamped("Westmere Homes", in_paragraphs(f"NAME OF AGENCY\n{MARK}")))
@example(stamped("Westmere Homes", in_paragraphs(f"Agency:\n{MARK}")))
def test_no_form_fails_and_no_sentence_goes_missing(document: Document) -> None:
    for form in LABEL_FORMS:
        form.recognise(document)
        extraction = form.extract(document, Layout())
        assert all(issue.location for issue in extraction.issues)
        source = Source(name="x", sha256="0" * 64, media_type="text/plain")
        parsed = ParsedReturn(source=source, form=form.NAME, record=extraction.record)
        pieces = tuple(LocatedText(one.text, one.place.describe(), one.place.part) for one in document.paragraphs())
        under_test = ReturnUnderTest(parsed, datetime.date(2026, 3, 20), None, pieces, form.PRINTED, extraction.read_as)
        told = [*extraction.issues, *check(under_test)]
        if "Quillfeather" in document.text and MARK not in extraction.record.model_dump_json():
            assert any("Quillfeather" in issue.message for issue in told)
