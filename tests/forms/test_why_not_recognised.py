"""A file that is no known form says what may hold the answers instead."""

from dataclasses import replace
from email.message import EmailMessage

import pytest

from pipeline.errors import Unusable
from pipeline.forms import recognise
from pipeline.readers import read
from pipeline.readers.document import Document, Remark
from tests.readers.pdf_files import pdf_file, text


def reason(document: Document) -> str:
    with pytest.raises(Unusable) as refusal:
        recognise(document)
    assert refusal.value.code == "form-not-recognised"
    return refusal.value.reason


def test_a_picture_is_named() -> None:
    page = '<html><body><p>Our return</p><img src="a.png"></body></html>'
    assert reason(read(page.encode(), "a.htm")).endswith(
        "There is a picture in it, and words in a picture are not read as answers."
    )


def test_columns_without_lines_are_named() -> None:
    lines = [text(x, 50 + 12 * n, f"cell {n}") for n in range(5) for x in (50, 200, 350)]
    lines.append(text(200, 50 + 12 * 5, "a row or its end?"))
    assert "a table without ruled lines" in reason(read(pdf_file("\n".join(lines)), "a.pdf"))


def test_a_link_in_a_message_is_named() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.invalid", "Return"
    message.set_content("Our return is at https://files.example.invalid/x")
    assert reason(read(message.as_bytes(), "a.eml")).endswith("the form may lie behind it.")


def test_nothing_is_added_where_there_is_nothing_to_say() -> None:
    assert reason(read(b"Minutes of a meeting\n", "a.txt")).endswith("No headings or tables were seen.")


def test_of_a_picture_the_file_that_was_photographed_is_asked_for() -> None:
    plain = read(b"Minutes of a meeting\n", "a.txt")
    photographed = replace(plain, remarks=(Remark("ocr-read", {"what": "The picture"}, plain.blocks[0].place),))
    with pytest.raises(Unusable) as refusal:
        recognise(photographed)
    assert "ask the agency for the file that was printed or photographed" in refusal.value.advice
    with pytest.raises(Unusable) as refusal:
        recognise(plain)
    assert "ask the agency for the form that was sent to it" in refusal.value.advice
