"""Outlook's messages, written by an independent program (`messages/build_messages.py`): body, attachment, message in message."""

from pathlib import Path

import pytest

from pipeline.forms import recognise
from pipeline.forms.form import Layout
from pipeline.readers import attachments, read
from tests.readers.test_plain_and_mail import letter

MESSAGES = Path(__file__).parent / "messages"
CHRONOLOGY = (
    b"Agency: Harbour Vale Homes,,\nDate,Event,Source\n04/03/2024,Repairs visit,Repairs log\n"
    b"06/03/2024,Rent call,Tenancy file\n"
)


def data(name: str) -> bytes:
    return (MESSAGES / name).read_bytes()


def test_a_nil_return_that_is_the_message_has_its_signer_and_its_day() -> None:
    document = read(data("nil.msg"), "nil.msg")
    form, match = recognise(document)
    record = form.extract(document, Layout()).record.model_dump(mode="json")
    assert match.form == "nil-return"
    assert record["statement"] == "Harbour Vale Homes has had no involvement with this family."
    assert record["date_completed"] == "2026-03-03"
    assert (record["completed_by"]["name"], record["completed_by"]["designation"]) == (
        "Delphine Marrow",
        "Tenancy Manager",
    )


def test_the_attached_form_comes_with_its_name_and_bytes() -> None:
    assert attachments(data("attachment.msg"), "a.msg") == (("chronology of involvement.csv", CHRONOLOGY),)
    (remark,) = read(data("attachment.msg"), "a.msg").remarks
    assert (remark.code, remark.words["name"]) == ("attachment-found", "chronology of involvement.csv")


@pytest.mark.parametrize("name", ["nested.msg", "nested_as_outlook.msg"])
def test_a_message_in_the_message_is_a_file_of_its_own_the_same_each_time(name: str) -> None:
    ((inner, found),) = attachments(data(name), name)
    assert inner == "FW chronology.eml"
    assert attachments(data(name), name) == ((inner, found),)
    document = read(found, inner)
    assert document.text == "See attached – “as asked”."
    assert document.properties["from"] == "Delphine Marrow <d.marrow@hv-housing.example>"
    assert attachments(found, inner) == (("chronology.csv", CHRONOLOGY),)


def test_a_table_in_the_text_is_a_table() -> None:
    document = read(data("table_in_text.msg"), "a.msg")
    (table,) = document.tables()
    assert [[cell.text for cell in cells] for cells in table.rows] == [
        ["Date", "Event", "Source"],
        ["04/03/2024", "Repairs visit", "Repairs log"],
        ["06/03/2024", "Rent call", "Tenancy file"],
    ]
    assert recognise(document)[1].form == "chronology"


def test_a_forwarded_message_is_a_file_of_its_own_in_a_plain_e_mail_too() -> None:
    inner = letter("Attached.")
    inner.add_attachment(CHRONOLOGY, maintype="text", subtype="csv", filename="chronology.csv")
    outer = letter("See below.")
    outer.add_attachment(inner)
    ((name, found),) = attachments(bytes(outer), "a.eml")
    assert name == "Rapid review WM-2026-014.eml"
    assert attachments(found, name) == (("chronology.csv", CHRONOLOGY),)
