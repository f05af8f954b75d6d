"""One file through the line: what comes out, and that nothing else ever does."""

import datetime
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, NotYet, Unusable
from pipeline.process import Line, process
from pipeline.readers.document import Document, Paragraph, Place
from schemas.case import Case
from schemas.receipt import Accepted, Attachment, Refused

TODAY = datetime.date(2026, 3, 4)
NIL = "We have checked all of our records. We hold no information about this child or family."
PATH = Path("reply.docx")


def document(*texts: str, **properties: str) -> Document:
    paragraphs = tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(texts, start=1))
    return Document("reply.docx", "0" * 64, "application/x-test", paragraphs, properties=properties)


def line(read: object, reference: str | None = None, **options: object) -> Line:
    """A line whose reader gives this document, or raises this."""

    def reader(_path: Path, _name: str) -> Document:
        if isinstance(read, BaseException):
            raise read
        assert isinstance(read, Document)
        return read

    case = Case(reference=reference, profile="national", notified=datetime.date(2026, 3, 2)) if reference else None
    return Line(reader, TODAY, case, **options)  # type: ignore[arg-type]


def test_a_return_becomes_a_record_with_its_source() -> None:
    outcome = process(PATH, "reply.docx", line(document(NIL, last_modified="2026-03-03T10:00:00Z")))
    assert isinstance(outcome, Accepted)
    parsed = outcome.parsed
    assert parsed.form == "nil-return"
    assert parsed.source.name == "reply.docx"
    assert parsed.source.last_modified == datetime.datetime(2026, 3, 3, 10, tzinfo=datetime.UTC)


def test_what_the_reader_refuses_is_refused_in_its_words() -> None:
    outcome = process(
        PATH, "reply.docx", line(Unusable("password-protected", "It has a password.", "Ask for another."))
    )
    assert outcome == Refused(code="password-protected", reason="It has a password.", advice="Ask for another.")


def test_no_form_is_a_refusal_that_names_what_was_seen() -> None:
    outcome = process(PATH, "reply.docx", line(document("Minutes of a meeting", "Present: nobody")))
    assert isinstance(outcome, Refused)
    assert outcome.code == "form-not-recognised"


@pytest.mark.parametrize(
    "fault",
    [
        ValueError("x"),
        KeyError("x"),
        RecursionError(),
        MemoryError(),
        AssertionError(),
        UnicodeError("x"),
        EOFError(),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_whatever_a_file_does_to_a_library_is_a_refusal(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        outcome = process(PATH, "Robin's reply.docx", line(fault))
    assert isinstance(outcome, Refused)
    assert outcome.code == "could-not-be-read"
    assert outcome.advice
    assert "Robin" not in caplog.text


@pytest.mark.parametrize("passes", [NotYet("busy"), ConfigurationError("case.toml")])
def test_what_is_not_the_files_fault_is_no_refusal(passes: Exception) -> None:
    with pytest.raises(type(passes)):
        process(PATH, "reply.docx", line(passes))


@pytest.mark.parametrize(
    ("said", "known", "is_refused"),
    [
        ("WM-2026-014", "WM-2026-014", False),
        ("wm 2026 014", "WM-2026-014", False),
        ("WM-2026-015", "WM-2026-014", True),
        ("WM-2025-099", "DEMO-2026-014", True),
        ("DP/77123", "WM-2026-014", False),  # the agency's own number is not one of our references
    ],
)
def test_a_file_of_another_case_is_not_taken_into_this_one(said: str, known: str, is_refused: bool) -> None:
    outcome = process(PATH, "reply.docx", line(document(NIL, case_reference=said), known))
    assert isinstance(outcome, Refused) is is_refused
    if isinstance(outcome, Refused):
        assert outcome.code == "another-case"
        assert said in outcome.reason
        assert known in outcome.reason


def test_a_disk_that_cannot_be_read_is_not_the_files_fault() -> None:
    here = Path(__file__)
    with pytest.raises(NotYet, match="cannot be read at the moment"):
        process(here, "reply.docx", line(OSError(5, "Input/output error")))
    with pytest.raises(NotYet):
        process(here, "reply.docx", line(FileNotFoundError(2, "a program that is not installed")))


def test_a_file_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(FileNotFoundError):
        process(PATH, "reply.docx", line(FileNotFoundError(2, "gone")))


def test_an_email_with_returns_in_it_is_kept_and_its_attachments_handed_on() -> None:
    attached = (Attachment(name="Scoping.docx", data=b"x"),)
    outcome = process(
        PATH, "re.eml", line(document("Dear all", "please find attached"), attachments=lambda _path, _name: attached)
    )
    assert isinstance(outcome, Accepted)
    assert outcome.parsed.form == "unknown"
    assert outcome.attachments == attached


def test_an_email_that_is_itself_the_answer_is_read_and_its_attachments_too() -> None:
    attached = (Attachment(name="logo.docx", data=b"x"),)
    outcome = process(PATH, "re.eml", line(document(NIL), attachments=lambda _path, _name: attached))
    assert isinstance(outcome, Accepted)
    assert outcome.parsed.form == "nil-return"
    assert outcome.attachments == attached
