"""Forms saved as web pages, exports that carry Excel's name, tables in e-mails; what is no return at all."""

import time
from email.message import EmailMessage

import pytest

from pipeline.errors import Unusable
from pipeline.readers import read
from pipeline.readers.document import Document
from tests.readers.test_plain_and_mail import letter

PAGE = """<!DOCTYPE html><html><head><title>Export</title><style>td{color:red}</style></head><body>
<h1>Key Events Chronology</h1><p>Agency: Harbour Vale&nbsp;Homes</p><script>alert("no")</script>
<table><tr><th rowspan=2>Date</th><th colspan="2">Contact</th></tr><tr><th>Child</th><th bgcolor="#FF0000">Event</th></tr>
<tr><td>04/03/2024</td><td><input type="checkbox" checked> seen</td><td>Visit<br>to the home &amp; garden<table><tr><td>a</td>
<td>b</td></tr></table></td></tr><tr><td>05/03/2024<td>&nbsp;<td style="display:none">gone <s>struck</s></table>
<p>End <a href="https://records.example.invalid/1">link</a><img src="x.png" alt="a photograph"></body></html>"""


def cells(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    (table,) = document.tables()
    return [[(c.text, c.row, c.column, c.row_span, c.column_span) for c in row] for row in table.rows]


@pytest.mark.parametrize("name", ["a.htm", "a.html", "a.xls", "a.doc"])
def test_a_page_is_its_paragraphs_and_tables_whatever_name_it_carries(name: str) -> None:
    document = read(PAGE.encode(), name)
    assert cells(document) == [
        [("Date", 1, 1, 2, 1), ("Contact", 1, 2, 1, 2)],
        [("Child", 2, 2, 1, 1), ("Event", 2, 3, 1, 1)],
        [("04/03/2024", 3, 1, 1, 1), ("☒ seen", 3, 2, 1, 1), ("Visit\nto the home & garden", 3, 3, 1, 1)],
        [("05/03/2024", 4, 1, 1, 1), ("", 4, 2, 1, 1), ("gone struck", 4, 3, 1, 1)],
    ]
    assert document.blocks[0].heading_level == 1
    assert "Agency: Harbour Vale Homes" in document.text
    assert "alert" not in document.text
    (table,) = document.tables()
    assert table.rows[1][1].fill == "FF0000"
    assert [[cell.text for cell in row] for row in table.rows[2][2].tables[0].rows] == [["a", "b"]]
    (hidden,) = [one for one in document.paragraphs() if one.hidden]
    assert (hidden.text, hidden.struck_parts) == ("gone struck", ((5, 11),))
    assert {(one.place.part, one.text) for one in document.aside} >= {
        ("hyperlink", "https://records.example.invalid/1"),
        ("alt-text", "a photograph"),
        ("properties", "Export"),
    }
    assert [remark.code for remark in document.remarks] == ["picture-in-answer"]


def test_a_web_archive_is_the_page_in_it() -> None:
    archive = EmailMessage()
    archive["From"] = "<Saved by a browser>"
    archive["Subject"] = "Export"
    archive.set_content(PAGE, subtype="html")
    document = read(archive.as_bytes(), "a.mht")
    assert cells(document) == cells(read(PAGE.encode(), "a.htm"))


def test_letters_are_read_as_the_page_says() -> None:
    page = "<html><head><meta charset=windows-1252></head><body><p>Zoë’s café</p></body></html>"
    assert read(page.encode("cp1252"), "a.htm").text == "Zoë’s café"
    assert read(page.replace("windows-1252", "klingon").encode(), "a.htm").text == "Zoë’s café"


def test_a_table_in_an_e_mail_is_a_table_and_one_that_only_arranges_the_page_is_not() -> None:
    message = letter("Date Event\n04/03/2024 Visit")
    message.add_alternative(
        "<table><tr><td><p>Dear all</p></td></tr></table><table><tr><td>Date</td><td>Event</td></tr>"
        "<tr><td>04/03/2024</td><td>Visit</td></tr></table>",
        subtype="html",
    )
    document = read(bytes(message), "a.eml")
    assert [[cell[0] for cell in row] for row in cells(document)] == [["Date", "Event"], ["04/03/2024", "Visit"]]
    assert document.blocks[0].text == "Dear all"


def test_marks_of_quoted_lines_are_left_out() -> None:
    assert (
        read(bytes(letter("> > 1. Involvement\nWe visited twice.")), "a.eml").text
        == "1. Involvement\nWe visited twice."
    )


def test_a_second_text_below_an_attachment_belongs_to_the_message() -> None:
    message = letter("First part.")
    message.add_attachment(b"Date,Event\n", maintype="text", subtype="csv", filename="a.csv")
    message.add_attachment("Second part.")
    del message.get_payload()[2]["Content-Disposition"]
    assert read(bytes(message), "a.eml").text == "First part.\nSecond part."


def test_a_signed_message_is_read_with_what_is_attached_to_it() -> None:
    from pipeline.readers import attachments

    inner = letter("Please find attached.")
    inner.add_attachment(b"Date,Event\n", maintype="text", subtype="csv", filename="a.csv")
    signed = (
        b"Subject: Return\nFrom: a@example.invalid\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="s"\n\n--s\n'
        + bytes(inner)
        + b"\n--s\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIIB\n--s--\n"
    )
    assert read(signed, "a.eml").text == "Please find attached."
    assert attachments(signed, "a.eml") == (("a.csv", b"Date,Event\n"),)


def test_a_large_picture_in_the_text_is_said_and_a_logo_is_not() -> None:
    for size, expected in ((900, []), (90_000, ["picture-in-answer"])):
        message = letter('<p>See <img src="cid:a"></p>', "html")
        message.add_related(bytes(size), maintype="image", subtype="png", cid="<a>")
        document = read(bytes(message), "a.eml")
        assert ([remark.code for remark in document.remarks], document.text) == (expected, "See")


STRANGERS = [
    (b"7z\xbc\xaf\x27\x1c" + bytes(99), "a.7z", "zip-archive", "a 7-Zip archive"),
    (b"Rar!\x1a\x07\x00" + bytes(99), "a.rar", "zip-archive", "a RAR archive"),
    (b"\x78\x9f\x3e\x22\x01\x00" + bytes(99), "mail.bin", "winmail", "Outlook's own wrapping"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d" + bytes(99), "a.one", "unsupported-type", "a OneNote section"),
    (b"\x00\x01\x00\x00Standard ACE DB" + bytes(99), "a.accdb", "unsupported-type", "an Access database"),
    (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(99), "form.lnk", "shortcut", "a link"),
    (b"[InternetShortcut]\r\nURL=https://example.invalid\r\n", "form.url", "shortcut", "a link"),
    (b'{"doc_id": "x"}', "form.gdoc", "shortcut", "a link"),
    (b"\x30\x82\x01\x00" + bytes(99), "smime.p7m", "encrypted-mail", "encrypted"),
    (b"\x05Jo" + bytes(160), "~$form.docx", "lock-file", "while a document is open"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "a.wps", "unsupported-type", "a Microsoft Works document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "a.pub", "unsupported-type", "a Publisher document"),
    (b"\x00\x00\x00\x20ftypM4A " + bytes(99), "a.m4a", "unsupported-type", "a sound or video recording"),
    (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "a.vcf", "unsupported-type", "a contact card"),
    (b"<?xml version='1.0'?><a/>", "a.xml", "unsupported-type", "an XML file"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "code", "what"), STRANGERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_no_return_is_refused_by_its_own_name(data: bytes, name: str, code: str, what: str) -> None:
    with pytest.raises(Unusable) as refusal:
        read(data, name)
    assert (refusal.value.code, what in refusal.value.reason) == (code, True)


@pytest.mark.parametrize("named", ["smime.p7m", "message_v4.rpmsg"])
def test_an_encrypted_message_says_so(named: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Secure", "a@example.invalid"
    message.add_attachment(b"\x30\x82\x01\x00", maintype="application", subtype="octet-stream", filename=named)
    with pytest.raises(Unusable) as refusal:
        read(bytes(message), "a.eml")
    assert refusal.value.code == "encrypted-mail"


@pytest.mark.parametrize("part", ["</", "</a ", "<a ", "<a b='", "<a b=", "<p style='  ", "<svg", "<![", "<![<"])
@pytest.mark.parametrize("end", ["", ">", "'>"])
def test_beginnings_of_tags_without_an_end_take_no_time(part: str, end: str) -> None:
    begun = time.process_time()
    document = read(f"<html><body><p>Kept.</p>{part * 200_000}{end}<p>Also kept.".encode(), "a.htm")
    assert time.process_time() - begun < 6, "it took 13 s to half an hour"
    assert document.text.startswith("Kept.")


def test_what_is_cut_off_in_the_middle_of_a_tag_is_told_as_it_stands() -> None:
    assert read(b"<html><body><p>Seen at 5 &lt; 6</p><p>Home <b>visit</b> <span style='x", "a.htm").text == (
        "Seen at 5 < 6\nHome visit <span style='x"
    )


@pytest.mark.parametrize("odd", ["<![<]>", "<![3>", "<![ >", "<![weird[x]]>"])
def test_an_odd_declaration_does_not_cost_the_page(odd: str) -> None:
    page = f"<html><body><p>Seen</p>{odd}<p>at <![if !supportLists]>home<![endif]></p>"
    assert read(page.encode(), "a.htm").text == "Seen\nat home"
