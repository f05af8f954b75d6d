"""Outlook's winmail.dat: files written here attribute by attribute, as [MS-OXTNEF] describes them."""

import struct
from email.message import EmailMessage

import pytest

from pipeline.errors import Unusable
from pipeline.readers import attachments, read
from pipeline.readers.sandbox import ReadingRoom
from tests.readers.test_archives import CHRONOLOGY, SCOPING

HEAD = b"\x78\x9f\x3e\x22\x01\x00"
MESSAGE, ATTACHMENT = 1, 2
SUBJECT, BODY, CODE_PAGE, PROPERTIES = 0x00018004, 0x0002800C, 0x00069007, 0x00069003
BEGINS, TITLE, DATA, OF_ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
Said = list[tuple[int, int, list[bytes]]]


def attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def padded(value: bytes) -> bytes:
    return value + bytes(-len(value) % 4)


def properties(said: Said) -> bytes:
    """Properties: type, number, values; one of a name and one of several values before them, as Outlook mixes them."""
    named = (
        struct.pack("<HH", 0x1F, 0x8001) + bytes(16) + struct.pack("<II", 1, 10) + padded("Keyw\0".encode("utf-16-le"))
    )
    named += struct.pack("<II", 1, 6) + padded("ab\0".encode("utf-16-le"))
    several = struct.pack("<HHI", 0x1003, 0x0E01, 3) + struct.pack("<III", 1, 2, 3)
    made = [named, several]
    for kind, number, values in said:
        made.append(struct.pack("<HHI", kind, number, len(values)))
        made += [struct.pack("<I", len(value)) + padded(value) for value in values]
    return struct.pack("<I", len(made) - sum(len(values) for _, _, values in said)) + b"".join(made)


def attached(name: str, data: bytes, *, long_name: str = "") -> bytes:
    said: Said = [(0x1F, 0x3707, [(long_name + "\0").encode("utf-16-le")])] if long_name else []
    return (
        attribute(ATTACHMENT, BEGINS, bytes(14))
        + attribute(ATTACHMENT, TITLE, name.encode("cp1252") + b"\0")
        + attribute(ATTACHMENT, DATA, data)
        + (attribute(ATTACHMENT, OF_ATTACHMENT, properties(said)) if said else b"")
    )


def winmail(*parts: bytes) -> bytes:
    return HEAD + attribute(MESSAGE, CODE_PAGE, struct.pack("<II", 1252, 0)) + b"".join(parts)


def text(words: str) -> bytes:
    return attribute(MESSAGE, BODY, words.encode("cp1252") + b"\0")


GOOD = winmail(
    attribute(MESSAGE, SUBJECT, b"Our returns\0"),
    text("Dear all\r\nPlease find the forms of Zoë’s school attached."),
    attached("CHRONO~1.DOC", CHRONOLOGY, long_name="Chronology – Year 1.docx"),
    attached("scoping.docx", SCOPING),
)


def test_the_forms_are_taken_out_with_their_long_names() -> None:
    assert attachments(GOOD, "winmail.dat") == (("Chronology – Year 1.docx", CHRONOLOGY), ("scoping.docx", SCOPING))
    document = read(GOOD, "winmail.dat")
    assert document.text == "Dear all\nPlease find the forms of Zoë’s school attached."
    assert document.properties["subject"] == "Our returns"
    assert [remark.code for remark in document.remarks] == ["attachment-found", "attachment-found"]


def test_the_child_takes_them_out_too() -> None:
    with ReadingRoom() as room:
        assert room.attachments(GOOD, "winmail.dat") == attachments(GOOD, "winmail.dat")


def test_it_comes_as_the_attachment_of_a_message() -> None:
    message = EmailMessage()
    message.set_content("Please see attached.")
    message.add_attachment(GOOD, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert attachments(bytes(message), "re.eml") == (("winmail.dat", GOOD),)


def test_a_table_in_the_text_is_a_table() -> None:
    page = "<table><tr><td>Date<td>Event</tr><tr><td>04/03/2024<td>Visit to Zoë</tr></table>".encode()
    body = attribute(MESSAGE, PROPERTIES, properties([(0x102, 0x1013, [page])]))
    (table,) = read(winmail(text("Date Event"), body), "winmail.dat").tables()
    assert [[cell.text for cell in row] for row in table.rows] == [["Date", "Event"], ["04/03/2024", "Visit to Zoë"]]


def test_what_cannot_be_shown_is_said() -> None:
    rich = attribute(MESSAGE, PROPERTIES, properties([(0x102, 0x1009, [b"packed"])]))
    document = read(winmail(rich, attached("a.docx", CHRONOLOGY), attached("gone.docx", b"")), "winmail.dat")
    told = [remark.words["name"] for remark in document.remarks if remark.code == "attachment-not-read"]
    assert told == ["gone.docx", "the text of the message (rich text only)"]


def test_a_message_in_the_message_is_a_file_of_its_own() -> None:
    held = attribute(ATTACHMENT, OF_ATTACHMENT, properties([(0x0D, 0x3701, [bytes(16) + GOOD])]))
    outer = winmail(attribute(ATTACHMENT, BEGINS, bytes(14)), attribute(ATTACHMENT, TITLE, b"FW Returns\0"), held)
    ((name, data),) = attachments(outer, "winmail.dat")
    assert (name, data[: len(GOOD)]) == ("FW Returns.dat", GOOD)
    assert len(attachments(data, name)) == 2


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (GOOD[:-500], "winmail.dat", "damaged"),
        (GOOD.replace(b"Dear all", b"Dear alt"), "winmail.dat", "damaged"),
        (GOOD + b"garbage", "winmail.dat", "damaged"),
        (winmail(), "winmail.dat", "winmail"),
        (HEAD, "winmail.dat", "winmail"),
        (HEAD + struct.pack("<BII", 2, DATA, 2**32 - 1), "winmail.dat", "damaged"),
        (winmail(attribute(1, PROPERTIES, struct.pack("<I", 2**32 - 1))), "winmail.dat", "damaged"),
        (GOOD, "winmail", "winmail"),
    ],
)
def test_what_is_broken_or_empty_is_refused_with_a_reason(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Unusable) as refusal:
        read(data, name)
    assert refusal.value.code == code


def test_no_wrong_letter_in_the_wrapping_loses_a_file_or_the_text_unsaid() -> None:
    small = winmail(text("Dear all"), attached("a.docx", b"one form", long_name="a.docx"), attached("b.docx", b"two"))
    wrapped, at = [], len(HEAD)
    while at < len(small):
        (length,) = struct.unpack_from("<I", small, at + 5)
        wrapped += [*range(at, at + 9), at + 9 + length, at + 10 + length]
        at += 11 + length
    for place in wrapped:
        for bit in range(8):
            mutant = bytearray(small)
            mutant[place] ^= 1 << bit
            try:
                taken = {data for _, data in attachments(bytes(mutant), "winmail.dat")}
                told = read(bytes(mutant), "winmail.dat")
            except Unusable:
                continue
            said = " ".join((told.text, *(one.text for one in told.aside)))
            is_whole = taken >= {b"one form", b"two"} and "Dear all" in said
            codes = [remark.code for remark in told.remarks]
            assert is_whole or "attachment-not-read" in codes, (place, bit, taken, told.text)
