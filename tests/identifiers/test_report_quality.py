"""Advice on the report itself: each thing that the toolkit expects, asked for where it is missing and only there."""

import pytest

from pipeline.identifiers.report_quality import quality_of
from pipeline.readers.document import Document, Paragraph, Place, Remark

FILL = "Practitioners met often and wrote with care about what they saw at the home on each of these visits. "
GOOD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Executive summary", (FILL * 5,)),
    ("Contents", ("Introduction",)),
    ("Key lines of enquiry", ("How was what the children said heard?",)),
    ("What happened", (FILL * 40, "Mother told the review that nobody had asked her.")),
    (
        "Analysis",
        ("Thinking about why, we saw that the local authority (LA) was short of staff, and LA plans slowed. " * 9,),
    ),
    ("Learning", ("Learning point 1. Words need an answer. " * 15,)),
    (
        "Recommendations",
        (
            "Recommendation 1. By September 2026 schools will receive an answer to every concern. Measure: a yearly audit.",
        ),
    ),
    ("Appendix A: Abbreviations", ("SW: social worker",)),
)


def draft(sections: tuple[tuple[str, tuple[str, ...]], ...], remarks: tuple[Remark, ...] = ()) -> Document:
    blocks = []
    for title, texts in sections:
        blocks.append(Paragraph(title, Place(paragraph=1), heading_level=1))
        blocks += [Paragraph(text, Place(paragraph=1)) for text in texts]
    return Document("draft.docx", "0" * 64, "x", tuple(blocks), remarks=remarks)


def changed(title: str, *texts: str, name: str | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name or title, texts) if one[0] == title else one for one in GOOD)


def without(title: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(one for one in GOOD if one[0] != title)


def test_a_report_that_has_everything_gets_no_advice() -> None:
    assert list(quality_of(draft(GOOD))) == []


def test_a_short_note_is_not_asked_for_a_contents_page() -> None:
    assert list(quality_of(draft((("Note", ("Tiegan was seen.",)),)))) == []


@pytest.mark.parametrize(
    ("sections", "words", "source"),
    [
        (without("Executive summary"), "no executive summary", "Document 19, 3.2"),
        (changed("Executive summary", FILL * 60), "has 1,140 words", "Document 19, 3.2"),
        (without("Contents"), "no contents page", "Document 19, 3.2"),
        (
            changed("Key lines of enquiry", "The review looked at listening."),
            "not written as questions",
            "Document 19, 2",
        ),
        (changed("What happened", FILL * 40), "what the family told", "9.1.5"),
        (changed("Learning", FILL * 8, name="Learning and recommendations"), "holds learning and recomm", "19, 3.4"),
        (without("Learning"), "No section sets out the learning", "19, 3.4"),
        (changed("Recommendations", "Things should be better."), "No numbered recommendations", "9.2.3"),
        (
            changed("Recommendations", "Recommendation 2. By May 2027 everybody should do better, shown by an audit."),
            "Recommendation 2: names nobody",
            "19, 3.4",
        ),
        (
            changed("Recommendations", "Recommendation 3. Schools should answer every concern, shown by an audit."),
            "Recommendation 3: says no date",
            "9.2.3",
        ),
        (
            changed(
                "Recommendations", "Recommendation 4. By May 2027 schools should answer every one of the concerns."
            ),
            "Recommendation 4: does not say how",
            "9.2.4",
        ),
        (changed("Learning", "The MASH and the SW were told. " * 15), "Not explained: MASH (", "19, 3.1"),
        (
            changed("Learning", "Child A saw Adult B, and Sibling C2 was there. " * 15),
            "People go by letters (Child A, Adult B, Sibling C2)",
            "19, 3.1",
        ),
        (changed("Analysis", FILL * 10), "The analysis repeats", "19, 3.2"),
    ],
)
def test_each_thing_is_asked_for(sections: tuple[tuple[str, tuple[str, ...]], ...], words: str, source: str) -> None:
    advice = list(quality_of(draft(sections)))
    assert len(advice) == 1, advice
    assert words in advice[0]
    assert source in advice[0]


def test_a_genogram_is_a_picture_that_is_called_one() -> None:
    picture = Remark("picture", {}, Place("alt-text", "word/media/image1.png"))
    named = changed("Learning", "Figure 1: genogram of the family", *GOOD[5][1])
    assert any("genogram" in one for one in quality_of(draft(named, (picture,))))
    assert not any("genogram" in one for one in quality_of(draft(named)))
    assert not any("genogram" in one for one in quality_of(draft(GOOD, (picture,))))
