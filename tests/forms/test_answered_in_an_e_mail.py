"""A scoping form answered between the quoted lines of an e-mail: the questions behind marks, broken where the program broke them."""

import textwrap
from email.message import EmailMessage

import pytest

from pipeline.forms import recognise
from pipeline.forms.form import Layout
from pipeline.readers import read
from schemas.returns.scoping import ScopingRecord

LINES = (
    ("Date Completed:", "3 March 2026"),
    ("Section 1: Composition of the Child’s Family", ""),
    ("SUBJECT CHILD:", "Jonah Tideswell"),
    ("D.O.B:", "12/06/2022"),
    ("Section 2: Agency Information and Involvement", ""),
    (
        "1. Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed in the "
        "family composition. (Please focus on the key significant events in chronological order and, where appropriate, "
        "include the date of commencement and completion of service).",
        "We visited four times in 2024.",
    ),
    (
        "3. Brief analysis of individual and multi-agency practice.  (Please identify any outstanding practice or potential "
        "learning).",
        "We should have told the school.",
    ),
    (
        "4. Please identify any areas for concern as to the way in which partners have worked together to safeguard the "
        "subject child.",
        "The school was not told.",
    ),
    (
        "5. Have you identified any learning and what action have you taken to implement this learning?",
        "Yes: tell schools.",
    ),
)


@pytest.mark.parametrize("width", [None, 72])
def test_answers_stand_below_their_quoted_questions(width: int | None) -> None:
    text = ["Our answers in line below.", ""]
    for asked, answer in LINES:
        text += [f"> {line}" for line in (textwrap.wrap(asked, width) if width else [asked])]
        text += [answer, ""]
    message = EmailMessage()
    message["From"], message["Subject"] = "Delphine Marrow <d.marrow@hv-housing.example>", "RE: HV-2026-003"
    message.set_content("\n".join(text))
    document = read(message.as_bytes(), "a.eml")
    form, match = recognise(document)
    assert match.form == "scoping"
    record = form.extract(document, Layout()).record
    assert isinstance(record, ScopingRecord)
    assert (record.involvement, record.analysis) == (
        "We visited four times in 2024.",
        "We should have told the school.",
    )
    assert record.concerns == "The school was not told."
    (child,) = record.people
    assert (child.name, str(child.date_of_birth)) == ("Jonah Tideswell", "2022-06-12")
    assert str(record.date_completed) == "2026-03-03"
