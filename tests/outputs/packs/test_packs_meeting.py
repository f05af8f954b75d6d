"""The papers for the meeting, opened and read back."""

import io
import struct
import zipfile
import zlib
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from pipeline.outputs.meeting_pack import PAPERS, build_meeting_pack
from pipeline.outputs.meeting_pack.differences import differences
from pipeline.outputs.meeting_pack.key_events import key_events
from schemas.case_view import PersonFact
from schemas.timetable import Outstanding


def png(width: int = 40, height: int = 30) -> bytes:
    """The smallest honest picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\xff" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


MADE_ELSEWHERE = {"genogram.png": png(), "integrated-chronology.xlsx": b"PK workbook"}


@pytest.fixture(scope="module")
def pack(make_view):
    return build_meeting_pack(make_view(), MADE_ELSEWHERE)


def paper(pack, number: int) -> Word:
    name = next(name for name in pack if name.startswith(f"meeting-pack/{number:02}"))
    return Document(io.BytesIO(pack[name]))


def lines(document: Word) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def table_under(document: Word, heading: str) -> list[list[str]]:
    """The first table that has this heading cell in its first row."""
    for table in document.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if heading in rows[0]:
            return rows
    raise AssertionError(heading)


def test_the_papers_are_numbered_and_complete(pack) -> None:
    assert [name.removeprefix("meeting-pack/") for name in pack] == [name for name, _ in PAPERS]


def test_the_first_paper_lists_the_others(pack) -> None:
    rows = table_under(paper(pack, 0), "Paper")
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(9)]
    assert rows[4][1:] == ["Agencies’ returns, collated", "03-agencies-returns.docx"]


def test_the_first_paper_opens_the_others(pack) -> None:
    document = paper(pack, 0)
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Paper")
    link = table.rows[4].cells[1]._tc.xpath(".//w:hyperlink")[0]
    assert "".join(text.text for text in link.iter(qn("w:t"))) == "Agencies’ returns, collated"
    assert document.part.rels[link.get(qn("r:id"))].target_ref == "03-agencies-returns.docx"


def test_several_missing_things_stand_on_lines_of_their_own(make_view) -> None:
    owed = tuple(
        Outstanding(agency=name, form="scoping", due=date(2026, 3, 10), working_days_overdue=2) for name in ("A", "B")
    )
    draft = paper(build_meeting_pack(make_view(outstanding=owed), {}), 0)
    assert table_under(draft, "What is missing")[1][1] == "Still owed:\n– A (scoping)\n– B (scoping)"


def test_a_complete_pack_is_no_draft_and_an_incomplete_one_says_what_is_missing(make_view, pack) -> None:
    assert not any("DRAFT" in line for line in lines(paper(pack, 0)))
    late = Outstanding(agency="Avonmere ICB", form="scoping", due=date(2026, 3, 10), working_days_overdue=2)
    draft = paper(build_meeting_pack(make_view(outstanding=(late,)), MADE_ELSEWHERE), 0)
    assert lines(draft)[1].startswith("DRAFT")
    rows = table_under(draft, "What is missing")
    assert rows[1][0] == "Completed forms of every agency"
    assert rows[1][1] == "Still owed: Avonmere ICB (scoping)."
    assert "4.3.4" in rows[1][2]


def test_the_agenda_is_document_3(pack) -> None:
    document = paper(pack, 1)
    assert lines(document)[0] == "Rapid Review – WA"
    items = [row[1] for row in table_under(document, "Agenda Items")[1:]]
    assert items[0] == "Welcome/introductions/apologies"
    assert items[1].startswith("Overview of incident")
    assert items[2].startswith("Confirmation of family details")
    assert items[3].startswith("Agency reports")
    assert items[4] == "Confirmation of immediate safeguarding actions/evidence of historic or current domestic abuse"
    assert items[5].startswith("Decision Summary and Rapid Review Panel recommendation for National Panel")
    assert items[6] == "AOB"
    answers = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert answers["Date:"] == "13 March 2026"
    assert answers["Venue:"] == "Room 2, Civic Hall"
    assert answers["Rapid Review Chair:"] == "Jo Marsh"


def test_without_a_date_the_agenda_names_the_last_day(make_view, make_case) -> None:
    view = make_view(make_case(decisions={"meeting_date": ""}))
    document = paper(build_meeting_pack(view, {}), 1)
    assert document.tables[0].rows[0].cells[1].text == "[to be set: no later than 19 March 2026]"


def test_the_summary_has_the_family_and_who_says_what(pack) -> None:
    document = paper(pack, 2)
    assert "Wren (6) was brought to hospital with two fractures. Mum & Dad <differ>." in lines(document)
    family = table_under(document, "Relationship to child")
    assert family[1] == [
        "Wren Alderley\nalso known as Birdie", "subject child", "04/05/2019", "943 476 5919", "White British",
        "4 Elder Row, Avonmere",
    ]  # fmt: skip
    assert family[5][1] == "mother’s partner"
    assert table_under(document, "Who says so")[1:] == [
        ["Wren Alderley", "Date of birth", "4 May 2019 (the case’s own)", "Avonmere Police"],
        ["Wren Alderley", "Date of birth", "5 April 2019", "Avonmere ICB (table 4, row 5)"],
    ]


def fact(what: str, value: str, said_by: str, agrees: bool | None, person: str = "Wren Alderley") -> PersonFact:
    return PersonFact(
        person=person, role="subject-child", fact=what, value=value, said_by=said_by, location="row 1", agrees=agrees
    )


def test_one_row_a_value_with_every_agency_that_says_it(make_view) -> None:
    facts = (
        fact("NHS number", "9434765919", "A", True),
        fact("NHS number", "9434765919", "B", True),
        fact("NHS number", "9434765918", "C", False),
        fact("NHS number", "9434765918", "D", False),
        fact("ethnicity", "white british", "A", True),
        fact("ethnicity", "White British", "B", True),
        fact("employment", "Baker", "A", None, "Tamsin Alderley"),
        fact("employment", "baker", "B", None, "Tamsin Alderley"),
    )
    assert list(differences(make_view(facts=facts))) == [
        ("Wren Alderley", "NHS number", "943 476 5919 (the case’s own)", "A; B"),
        ("Wren Alderley", "NHS number", "943 476 5918", "C (row 1); D (row 1)"),
    ]


def test_a_value_that_only_the_case_has_is_shown_beside_what_the_agencies_say(make_view) -> None:
    assert list(differences(make_view(facts=(fact("home address", "9 Elder Row", "A", False),)))) == [
        ("Wren Alderley", "Home address", "4 Elder Row, Avonmere (the case’s own)", "case.toml; no agency"),
        ("Wren Alderley", "Home address", "9 Elder Row", "A (row 1)"),
    ]


def test_several_other_names_are_no_difference_but_one_that_the_case_lacks_is_shown(make_view) -> None:
    facts = (fact("also known as", "Birdie", "A", True), fact("also known as", "Wrenny", "B", False))
    assert list(differences(make_view(facts=facts))) == [
        ("Wren Alderley", "Also known as", "Wrenny", "B (row 1)"),
    ]  # fmt: skip


def test_the_day_of_the_incident_is_held_against_the_cases_own(make_view) -> None:
    same = fact("date of incident", "2026-02-27", "A", None)
    other = fact("date of incident", "2026-02-26", "B", None)
    assert list(differences(make_view(facts=(same,)))) == []
    assert [row[2:] for row in differences(make_view(facts=(same, other)))] == [
        ("27 February 2026 (the case’s own)", "A"),
        ("26 February 2026", "B (row 1)"),
    ]


def test_the_collated_returns_hold_nil_returns_and_words(pack) -> None:
    document = paper(pack, 3)
    assert table_under(document, "Statement")[1] == [
        "Fernhill Homes", "The family is not known to us.", "A. Frost", "6 March 2026",
    ]  # fmt: skip
    status = {row[0]: row for row in table_under(document, "Still owed")[1:]}
    assert status["Avonmere Police"][1] == "3 March 2026"
    assert status["Avonmere Police"][2] == "scoping, 9 March\nchronology, 9 March"
    text = lines(document)
    assert text[text.index("Areas for concern") + 1] == "The referral of 3 June was not followed up."
    assert "Every agency that was asked has answered." in text


def test_a_later_version_says_what_it_replaces_and_files_set_aside_stand_apart(make_view, make_entry) -> None:
    returns = (
        make_entry("Avonmere Police", "chronology", state="superseded"),
        make_entry("Avonmere Police", "chronology", version=2),
        make_entry(None, "unknown", file="needs-attention/scan [0123abcd].pdf", state="needs-attention",
                   reason="It holds no text.", advice="Ask for the Word file."),
    )  # fmt: skip
    document = paper(build_meeting_pack(make_view(returns=returns), {}), 3)
    status = {row[0]: row for row in table_under(document, "Still owed")[1:]}
    assert status["Avonmere Police"][2] == "chronology, 9 March, version 2 (replaces version 1)"
    assert "Agency not stated" not in status
    assert table_under(document, "What to do")[1:] == [
        ["scan.pdf", "Agency not stated", "It holds no text.", "Ask for the Word file."]
    ]


def test_an_omission_is_named_and_left_open(make_view, make_case) -> None:
    late = Outstanding(agency="Avonmere ICB", form="scoping", due=date(2026, 3, 10), working_days_overdue=2)
    view = make_view(make_case(decisions={"omissions": ""}), outstanding=(late,))
    document = paper(build_meeting_pack(view, {}), 3)
    status = {row[0]: row for row in table_under(document, "Still owed")[1:]}
    assert status["Avonmere ICB"][3] == "scoping, 2 working days late"
    text = lines(document)
    place = text.index("Omissions")
    assert text[place + 2 : place + 4] == ["Avonmere ICB", "[to be written at the meeting]"]


def test_the_genogram_has_words_for_those_who_cannot_see_it(pack) -> None:
    document = paper(pack, 4)
    picture = document.inline_shapes[0]
    alt = picture._inline.docPr.get("descr")
    assert "Rowan Alderley, sibling; born 01/08/2022; child of Tamsin Alderley." in alt
    assert picture.width <= document.sections[0].page_width - 2 * document.sections[0].left_margin
    assert picture.height <= document.sections[0].page_height - 2 * document.sections[0].top_margin


def test_a_pack_without_drawing_and_workbook_says_so(make_view) -> None:
    without = build_meeting_pack(make_view(), {})
    assert "meeting-pack/06-integrated-chronology.xlsx" not in without
    assert table_under(paper(without, 0), "Paper")[7][2] == "not made yet"
    assert len(paper(without, 4).inline_shapes) == 0


def test_the_short_chronology_and_what_shows_only_together(pack) -> None:
    document = paper(pack, 5)
    rows = table_under(document, "Key event or action")
    assert rows[1][:4] == ["03/05/2024", "21:10", "Avonmere Police", "999 call: shouting heard."]
    assert len(rows) == 5
    assert table_under(document, "The other says")[1][1] == "Avonmere ICB: 21:40\n(row 3)"
    assert table_under(document, "No entry within")[1][2:] == [
        "Fernhill Homes",
        "shared with Fernhill Homes",
        "14 days",
    ]
    assert table_under(document, "Last entry")[1] == [
        "Avonmere Police", "396 days (3 May 2024 to 3 June 2025)", "27 February 2026", "no entry says so", "269 days",
    ]  # fmt: skip


def test_the_reviewers_marks_choose_the_events(make_view, make_event) -> None:
    events = tuple(
        make_event(number, date(2025, 1, number), notes={"Key event": "x" if number == 7 else ""})
        for number in range(1, 20)
    )
    chosen, how = key_events(make_view(events=events))
    assert [event.id for event in chosen] == ["e7"]
    assert how.startswith("1 of 19 events: those that the reviewer marked")


def test_of_many_events_the_proposal_is_in_order_and_says_how(make_view, make_event) -> None:
    events = tuple(
        make_event(number, date(2025, 1 + number // 28, 1 + number % 28), same_as=("x",) if number in (3, 50) else ())
        for number in range(100)
    )
    chosen, how = key_events(make_view(events=events))
    ids = [event.id for event in chosen]
    assert len(ids) == 40
    assert {"e3", "e50"} <= set(ids)
    assert ids == sorted(ids, key=lambda name: int(name[1:]))
    assert how.startswith("40 of 100 events, proposed by the program")


def test_the_tracker_puts_red_first_and_writes_the_rating_out(pack) -> None:
    rows = table_under(paper(pack, 7), "Learning Point")
    assert rows[0][-1] == "R A G"
    assert rows[1] == ["Avonmere Police", "Speak with the child", "", "", "", "", "Red"]
    assert rows[2] == [
        "Avonmere ICB", "Plans for autistic children", "Audit", "Lead nurse", "30/04/2026", "Begun", "Amber",
    ]  # fmt: skip


def test_the_decision_sheet_asks_the_questions_of_4_6_4(pack) -> None:
    text = lines(paper(pack, 8))
    for question in (
        "What was the child’s true lived experience and how can their voice be heard in the review?",
        "Were any recognised risk factors present or absent and did they play a significant part in the child’s "
        "lived experience?",
    ):
        assert question in text
    found = [
        [cell.text for cell in row.cells]
        for table in paper(pack, 8).tables
        for row in table.rows
        if len(row.cells) == 3
    ]
    assert [
        "Avonmere ICB",
        "Wren is autistic; no plan was made.",
        "Avonmere ICB scoping.docx, analysis of practice",
    ] in found
    assert "No passage of the returns holds one of these words" in " ".join(text)


def test_the_decision_sheet_has_real_check_boxes_ticked_as_decided(pack) -> None:
    xml = zipfile.ZipFile(io.BytesIO(pack["meeting-pack/08-decision-sheet.docx"])).read("word/document.xml").decode()
    assert xml.count(":checkbox>") // 2 + xml.count(":checkbox ") >= 16
    assert xml.count("☒") == 4  # safe, two criteria, one recommendation


def test_every_table_of_the_papers_announces_its_headings(pack) -> None:
    for name in ("00-contents", "03-agencies-returns", "05-key-events", "07-learning-and-actions"):
        for table in Document(io.BytesIO(pack[f"meeting-pack/{name}.docx"])).tables:
            assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader"), name


def test_headings_never_skip_a_level(pack) -> None:
    for name, data in pack.items():
        if not name.endswith(".docx"):
            continue
        level = 0
        for paragraph in Document(io.BytesIO(data)).paragraphs:
            if paragraph.style.name.startswith("Heading"):
                new = int(paragraph.style.name.split()[1])
                assert new <= level + 1, (name, paragraph.text)
                level = new


def test_the_same_view_gives_the_same_bytes(make_view, pack) -> None:
    assert build_meeting_pack(make_view(), MADE_ELSEWHERE) == pack
