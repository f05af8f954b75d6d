"""Plain text, Markdown and e-mails."""

from email.message import EmailMessage

from pipeline.readers import attachments, read


def test_plain_text_is_a_paragraph_a_line() -> None:
    document = read("First line\n\nSecond – line ☐ no\n".encode(), "draft.txt")
    assert [(p.text, p.place.paragraph) for p in document.paragraphs()] == [
        ("First line", 1),
        ("Second – line ☐ no", 3),
    ]
    assert document.media_type == "text/plain"


def test_markdown_headings_have_a_level_and_keep_their_signs() -> None:
    document = read(b"# Report\n\n## Learning\nText\n#hashtag\n", "draft.md")
    assert [(p.text, p.heading_level) for p in document.paragraphs()] == [
        ("# Report", 1),
        ("## Learning", 2),
        ("Text", None),
        ("#hashtag", None),
    ]


def letter(body: str, subtype: str = "plain") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Rapid review WM-2026-014"
    message["From"] = "Jo Bloggs <jo@example.invalid>"
    message["To"] = "review@example.invalid"
    message["Date"] = "Wed, 04 Mar 2026 09:00:00 +0000"
    message.set_content(body, subtype=subtype)
    return message


def test_the_message_itself_is_read() -> None:
    document = read(bytes(letter("We hold no records\nof this family.\n\nJo")), "reply.eml")
    assert document.text == "We hold no records\nof this family.\nJo"
    assert document.properties["title"] == "Rapid review WM-2026-014"
    assert document.properties["from"] == "Jo Bloggs <jo@example.invalid>"
    assert "from: Jo Bloggs <jo@example.invalid>" in [p.text for p in document.aside]


def test_a_message_in_html_is_read_as_words() -> None:
    html = "<html><head><style>p{color:red}</style></head><body><p>No records &amp; no&nbsp;contact</p><p>Jo<br>GP</p></body></html>"
    document = read(bytes(letter(html, "html")), "reply.eml")
    assert document.text == "No records & no contact\nJo\nGP"


def test_attachments_come_with_their_base_name_and_are_said() -> None:
    message = letter("Please find attached.")
    message.add_attachment(b"PK-not-really", maintype="application", subtype="octet-stream", filename="../../form.docx")
    message.add_attachment("Notes\n", filename="C:\\Temp\\notes.txt")
    data = bytes(message)
    assert attachments(data, "reply.eml") == (("form.docx", b"PK-not-really"), ("notes.txt", b"Notes\n"))
    document = read(data, "reply.eml")
    assert [(r.code, r.words["name"]) for r in document.remarks] == [
        ("attachment-found", "form.docx"),
        ("attachment-found", "notes.txt"),
    ]
    assert document.text == "Please find attached."


def test_an_attachment_without_content_is_said() -> None:
    message = letter("Please find attached.")
    message.add_attachment(b"", maintype="application", subtype="octet-stream", filename="empty.docx")
    (remark,) = read(bytes(message), "reply.eml").remarks
    assert (remark.code, remark.words) == ("attachment-not-read", {"name": "empty.docx"})


def test_other_files_have_no_attachments() -> None:
    assert attachments(b"just text", "a.txt") == ()
