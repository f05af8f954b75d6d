"""Recognition refuses with reasons; answers are found wherever they were typed; nothing typed into a form gets lost."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import Unusable
from pipeline.forms import FORMS, recognise, scoping
from pipeline.forms.colours import colour_of
from pipeline.forms.form import Layout, Match
from pipeline.forms.nil_statement import is_nil, is_qualified
from pipeline.forms.recognition import recognise_among
from pipeline.forms.scoping_people import addresses
from pipeline.forms.stamps import agency_and_job, case_reference
from pipeline.forms.tick_boxes import is_ticked, yes_or_no
from pipeline.readers import read
from pipeline.readers.document import Block, Cell, Document, Paragraph, Place, Table
from pipeline.rules.conservation import check
from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.scoping import ScopingRecord

HERE = Path(__file__).parent
MARK = "Zebedee Quillfeather telephoned unexpectedly"


def document(*blocks: Block, **properties: str) -> Document:
    return Document("anything.docx", "0" * 64, "text/plain", blocks, properties=properties)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, Place(paragraph=1))


def table(*rows: tuple[str, ...], fills: dict[tuple[int, int], str] | None = None) -> Table:
    def cell(row: int, column: int, text: str) -> Cell:
        place = Place("table", table=1, row=row, column=column)
        lines = tuple(Paragraph(line, place) for line in text.split("\n"))
        return Cell(row, column, lines, place, fill=(fills or {}).get((row, column)))

    made = tuple(tuple(cell(r, c, text) for c, text in enumerate(row, 1)) for r, row in enumerate(rows, 1))
    return Table(made, Place("table", table=1))


def example(name: str) -> Document:
    path = HERE / name
    return read(path.read_bytes(), path.name)


def scoped(*blocks: Block, **properties: str) -> ScopingRecord:
    record = scoping.extract(document(*blocks, **properties), Layout()).record
    assert isinstance(record, ScopingRecord)
    return record


# --- recognition ------------------------------------------------------------------------------------------------------
def test_minutes_are_none_of_the_forms_and_the_reason_names_their_headings() -> None:
    minutes = document(
        Paragraph("Minutes of the team meeting", Place(), heading_level=1),
        table(("Item", "Decision"), ("1", "Buy paper")),
    )
    with pytest.raises(Unusable) as refused:
        recognise(minutes)
    assert refused.value.code == "form-not-recognised"
    assert "“Minutes of the team meeting”, “Item”, “Decision”" in refused.value.reason
    assert "learning template" in refused.value.reason
    assert "ask the agency" in refused.value.advice


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(Unusable) as refused:
        recognise(document(paragraph("  "), table(("", ""))))
    assert refused.value.code == "nothing-to-read"


def test_two_forms_in_one_file_are_refused_and_both_are_named() -> None:
    both = example("learning/as_published.docx").blocks + example("referral/as_published.docx").blocks
    with pytest.raises(Unusable) as refused:
        recognise(document(*both))
    assert refused.value.code == "two-forms-claimed"
    assert "learning template (by “" in refused.value.reason
    assert "referral form (by “" in refused.value.reason


def test_a_small_table_of_events_does_not_make_a_form_a_chronology() -> None:
    class Claims:
        PRINTED = ()

        def __init__(self, name: str, headings: tuple[str, ...]) -> None:
            self.NAME, self.headings = name, headings

        def recognise(self, document: Document, layout: Layout) -> Match:
            return Match(self.NAME, self.headings)  # type: ignore[arg-type]

    small, full = Claims("chronology", ("Date", "Event")), Claims("chronology", ("Date", "Time", "Source", "Event"))
    other = Claims("referral", ("Name of Child",))
    anything = document(paragraph("words"))
    assert recognise_among(anything, [small, other])[1].form == "referral"  # type: ignore[list-item]
    with pytest.raises(Unusable, match="more than one form"):
        recognise_among(anything, [full, other])  # type: ignore[list-item]


@pytest.mark.parametrize("heading", ["Document 2", "Document 13", "Scoping form", "Key Events Chronology"])
def test_a_title_alone_is_no_form(heading: str) -> None:
    with pytest.raises(Unusable):
        recognise(document(Paragraph(heading, Place(), heading_level=1), paragraph("Some text.")))


def test_the_file_name_does_not_matter() -> None:
    renamed = replace(example("learning/as_published.docx"), name="Scoping form Document 2 chronology.docx")
    assert recognise(renamed)[0].NAME == "learning-template"


def test_an_untouched_form_is_left_blank_and_no_nil_return() -> None:
    nil = example("nil_return/form.docx")
    blocks = tuple(_blanked(block, "not known to this service") for block in nil.blocks)
    form, _ = recognise(replace(nil, blocks=blocks))
    assert form.NAME == "scoping"
    issues = form.extract(replace(nil, blocks=blocks), Layout()).issues
    assert ("form-left-blank", "error") in {(issue.code, issue.severity) for issue in issues}


def test_a_nil_statement_beside_answers_is_a_scoping_form_with_a_question() -> None:
    nil = example("nil_return/form.docx")
    blocks = tuple(_said(block, "3. Brief analysis", "Officers attended twice in 2025.") for block in nil.blocks)
    form, _ = recognise(replace(nil, blocks=blocks))
    assert form.NAME == "scoping"
    issues = form.extract(replace(nil, blocks=blocks), Layout()).issues
    (issue,) = [issue for issue in issues if issue.code == "nil-statement-beside-answers"]
    assert "not known to this service" in issue.message
    assert issue.field == "involvement"


def _blanked(block: Block, part: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text="" if part in block.text else block.text)
    if isinstance(block, Table):
        rows = (tuple(replace(c, blocks=tuple(_blanked(b, part) for b in c.blocks)) for c in row) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block


def _said(block: Block, prompt: str, answer: str) -> Block:
    if not isinstance(block, Table) or not block.rows[0][0].text.startswith(prompt):
        return block
    first = block.rows[0][0]
    below = replace(first, row=2, blocks=(Paragraph(answer, first.place),))
    return replace(block, rows=(block.rows[0], (below,)))


# --- where answers stand ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "block",
    [
        table(("SUMMARY OF CASE", "Burnt at home.")),
        table(("Summary of Case:  ",), ("Burnt at home.",)),
        table(("Summary of case :\nBurnt at home.",)),
        table(("Summary of Case: Burnt at home.",)),
        table(("summary   of\ncase",), ("",), ("Burnt at home.",)),
        paragraph("Summary of Case: Burnt at home."),
        paragraph("Summary of Case\nBurnt at home."),
    ],
)
def test_an_answer_is_found_right_of_below_and_behind_its_prompt(block: Block) -> None:
    assert scoped(block).case_summary == "Burnt at home."


def test_a_label_word_in_an_answer_stays_an_answer() -> None:
    record = scoped(
        paragraph("Section 1: Composition of the Child’s Family"),
        table(
            ("SUBJECT CHILD:", "Ann Lee"),
            ("Also Known As:", "Father"),
            ("Home Address:", "Mother and father of the child live at 3 Row Lane"),
        ),
    )
    (child,) = record.people
    assert child.also_known_as == ("Father",)
    assert child.home_address == "Mother and father of the child live at 3 Row Lane"


@pytest.mark.parametrize(
    "label", ["D.O.B:", "D.O.B.:", "DOB", "Date of Birth & Age", "Date of Birth and Age:", "date  of birth"]
)
def test_labels_that_differ_mean_the_same(label: str) -> None:
    (child,) = scoped(table(("SUBJECT CHILD:", "Ann Lee"), (label, "3 May 2019 (6 years)"))).people
    assert child.date_of_birth == datetime.date(2019, 5, 3)
    assert child.date_of_birth_text == "3 May 2019 (6 years)"


def test_the_same_label_belongs_to_the_heading_above_it() -> None:
    record = scoped(
        table(
            ("MOTHER:", "Bo Lee"),
            ("Ethnicity:", "Chinese"),
            ("", ""),
            ("FATHER:", "Cy Lee"),
            ("Ethnicity:", "White Irish"),
            ("SIBLING:", "Di Lee"),
            ("SIBLING:", "Ed Lee"),
            ("Ethnicity:", "Mixed"),
        )
    )
    told = [(one.role, one.name, one.ethnicity) for one in record.people]
    assert told == [
        ("mother", "Bo Lee", "Chinese"),
        ("father", "Cy Lee", "White Irish"),
        ("sibling", "Di Lee", None),
        ("sibling", "Ed Lee", "Mixed"),
    ]


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("999 014 0006", "9990140006"),
        ("999-014-0006", "9990140006"),
        ("999.014.0006", "9990140006"),
        ("12345", None),
    ],
)
def test_nhs_numbers_are_ten_digits_or_only_text(written: str, digits: str | None) -> None:
    (child,) = scoped(table(("SUBJECT CHILD:", "Ann Lee"), ("National Health Number:", written))).people
    assert (child.nhs_number, child.nhs_number_text) == (digits, written)


@pytest.mark.parametrize(
    "blank", ["N/A", "n/k", "Not known", "unknown", "-", "", "[insert name]", "Click or tap here to enter text."]
)
def test_words_for_nothing_are_null(blank: str) -> None:
    (child,) = scoped(table(("SUBJECT CHILD:", "Ann Lee"), ("Ethnicity:", blank))).people
    assert child.ethnicity is None


HEADINGS = (
    "",
    "Learning Point",
    "Action Required",
    "Lead",
    "Target date for completion",
    "Evidence of Progress",
    "R A G",
)


@pytest.mark.parametrize(
    ("mark", "fill", "rag"),
    [
        ("R", None, "red"), ("amber", None, "amber"), ("Green – done", None, "green"), ("", "FF0000", "red"),
        ("P", "FFC000", "amber"), ("", "92D050", "green"), ("P", None, None), ("", "FFFFFF", None),
        ("🟢", None, "green"),
    ],
)  # fmt: skip
def test_ratings_by_letter_word_and_colour(mark: str, fill: str | None, rag: str | None) -> None:
    fills = {(2, 7): fill} if fill else None
    record = scoped(table(HEADINGS, ("1", "Share more", "", "", "", "", mark), fills=fills))
    assert [point.rag for point in record.learning] == [rag]


def test_a_tick_in_the_column_of_a_colour_is_the_rating() -> None:
    headings = ("Learning Point", "Action Required", "Lead", "R", "A", "G")
    record = scoped(table(headings, ("Share more", "", "", "", "P", ""), ("Ask more", "", "", "P", "", "")))
    assert [point.rag for point in record.learning] == ["amber", "red"]


def test_the_letter_p_of_an_empty_row_is_no_answer() -> None:
    assert scoped(table(HEADINGS, *((str(n), "", "", "", "", "", "P") for n in range(1, 6)))).learning == ()


@pytest.mark.parametrize(
    "block",
    [
        table(("Ethnicity:",), ("Ann Lee: Chinese\nBo Lee - White",)),
        table(
            ("Name", "Ethnicity", "Language", "Religion"), ("Ann Lee", "Chinese", "", ""), ("Bo Lee", "White", "", "")
        ),
    ],
)
def test_the_grid_of_individuals_in_other_layouts(block: Block) -> None:
    record = scoped(paragraph("Section 2: Agency Information and Involvement"), block)
    assert [(one.name, one.ethnicity) for one in record.individuals] == [("Ann Lee", "Chinese"), ("Bo Lee", "White")]


# --- single values ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "sentence",
    [
        "Nil return", "NIL RETURN.", "No involvement with this family.",
        "We have no record of any of the named persons.",
        "The family is not known to our service", "Nothing known.", "Not known to CAMHS.",
        "We hold no information on them.",
        "Our systems were searched and no trace was found.", "This agency has never been involved with the family",
        "We do not hold any records.", "They are unknown to us", "The child does not appear on our system",
        "We have not had any contact with the child or family.", "No known involvement", "I can confirm no contact.",
        "We were unable to find any record of them.", "Nothing to report",
    ],
)  # fmt: skip
def test_nil_statements(sentence: str) -> None:
    assert is_nil(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No involvement since 2019.", "No contact other than one call in May.", "Mother was not seen.",
        "No concerns noted.",
        "The family was known to us.", "No contact with Children's Services in the whole of the licence.",
        "There was no injury.", "Not known to us before March 2024.",
    ],
)  # fmt: skip
def test_sentences_that_are_no_nil_statement(sentence: str) -> None:
    assert not is_nil(sentence)


def test_a_letter_that_tells_of_contact_is_no_nil_return() -> None:
    letter = document(
        paragraph("We have had no involvement since 2019."), paragraph("Yours sincerely"), paragraph("A. Hale")
    )
    assert is_qualified(letter.text)
    assert not [form.NAME for form in FORMS if form.recognise(letter)]


@pytest.mark.parametrize(
    ("text", "agency", "job"),
    [
        ("Harbour Vale Police\nDetective Sergeant", "Harbour Vale Police", "Detective Sergeant"),
        ("Designated Nurse, Harbour Vale ICB", "Harbour Vale ICB", "Designated Nurse"),
        ("Harbour Vale Council - Head of Service", "Harbour Vale Council", "Head of Service"),
        ("Detective Sergeant", None, "Detective Sergeant"),
        ("St Brannock's Primary School", "St Brannock's Primary School", None),
        ("Head of Safeguarding at Harbour Vale Trust", None, "Head of Safeguarding at Harbour Vale Trust"),
    ],
)
def test_agency_and_designation_in_one_cell(text: str, agency: str | None, job: str | None) -> None:
    assert agency_and_job(text) == (agency, job)


def test_the_stamp_of_our_own_template_wins() -> None:
    stamped = document(paragraph("Case reference: XX-2020-001"), case_reference="HV-2026-003")
    assert case_reference(stamped) == "HV-2026-003"
    assert case_reference(document(paragraph("Case reference: HV-2026-004"))) == "HV-2026-004"
    assert case_reference(document(paragraph("Ref: HV-2026-004 and Ref: HV-2026-005"))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes ☒ No ☐", (True, None)), ("Yes |_| No |X|", (False, None)), ("Yes ☐ No ☐", (None, None)),
        ("☒ Yes ☐ No", (True, None)), ("No", (False, None)), ("Yes, a complaint", (True, "a complaint")),
        ("Yes ☒ No ☒", (None, None)), ("See below", (None, "See below")), (None, (None, None)),
    ],
)  # fmt: skip
def test_yes_or_no(text: str | None, expected: tuple[bool | None, str | None]) -> None:
    assert yes_or_no(text) == expected


def test_a_tick_without_a_label_is_a_tick() -> None:
    assert is_ticked("|X|")
    assert not is_ticked("|_|")
    assert not is_ticked(None)


@pytest.mark.parametrize(
    ("fill", "colour"), [("C00000", "red"), ("FFFF00", "amber"), ("ED7D31", "amber"), ("00B050", "green"),
                         ("D9D9D9", None),
                         ("4472C4", None), (None, None)]
)  # fmt: skip
def test_colours(fill: str | None, colour: str | None) -> None:
    assert colour_of(fill) == colour


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Row Lane, HV1 1AA; 2 Row Lane, HV1 1AB", ("1 Row Lane, HV1 1AA", "2 Row Lane, HV1 1AB")),
        (
            "1 Row Lane\nHarbour Vale\nHV1 1AA\n2 Mill Lane\nHV2 2BB",
            ("1 Row Lane, Harbour Vale, HV1 1AA", "2 Mill Lane, HV2 2BB"),
        ),
        ("1 Row Lane\nHarbour Vale", ("1 Row Lane, Harbour Vale",)),
        ("None", ()),
        (None, ()),
    ],
)
def test_previous_addresses(text: str | None, expected: tuple[str, ...]) -> None:
    assert addresses(text) == expected


# --- nothing is lost --------------------------------------------------------------------------------------------------
def injected(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks with one more paragraph: before each block, in each cell, and in a new row of each table."""
    for index, block in enumerate(blocks):
        yield (*blocks[:index], paragraph(MARK), *blocks[index:])
        if isinstance(block, Table):
            for changed in injected_table(block):
                yield (*blocks[:index], changed, *blocks[index + 1 :])


def injected_table(block: Table) -> Iterator[Table]:
    for number, row in enumerate(block.rows):
        for at, cell in enumerate(row):
            told = replace(cell, blocks=(*cell.blocks, Paragraph(MARK, cell.place)))
            yield replace(
                block, rows=(*block.rows[:number], (*row[:at], told, *row[at + 1 :]), *block.rows[number + 1 :])
            )
    last = block.rows[-1]
    fresh = tuple(
        replace(cell, row=cell.row + 1, blocks=(Paragraph(MARK if at == 0 else "", cell.place),))
        for at, cell in enumerate(last)
    )
    yield replace(block, rows=(*block.rows, fresh))


EXAMPLES = ("scoping", "learning", "information_report", "referral")


@pytest.mark.parametrize("name", EXAMPLES)
def test_text_typed_anywhere_is_in_the_record_or_reported(name: str) -> None:
    whole = example(f"{name}/as_published.docx")
    form, _ = recognise(whole)
    lost = []
    for number, blocks in enumerate(injected(whole.blocks)):
        if number % 3:
            continue
        changed = replace(whole, blocks=blocks)
        extraction = form.extract(changed, Layout())
        if MARK in extraction.record.model_dump_json():
            continue
        parsed = ParsedReturn(
            source=Source(name="x", sha256="0" * 64, media_type="x"), form=form.NAME, record=extraction.record
        )
        pieces = tuple(LocatedText(one.text, one.place.describe(), one.place.part) for one in changed.paragraphs())
        under_test = ReturnUnderTest(parsed, datetime.date(2026, 3, 20), None, pieces, form.PRINTED, extraction.read_as)
        if not any("Quillfeather" in issue.message for issue in check(under_test)) and not any(
            "Quillfeather" in issue.message for issue in extraction.issues
        ):
            lost.append(number)
    assert lost == []
