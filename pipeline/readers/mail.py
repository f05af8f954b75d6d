"""E-mails (.eml, Outlook's .msg and winmail.dat): the text as paragraphs, headers as properties, attachments as files.

A nil return often comes as the message itself, a form as its attachment or as a table in its text. Nothing that a
message points to is fetched.
"""

from pipeline.readers.document import Document, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.message import Message, blocks_in
from pipeline.readers.mime_mail import open_mime
from pipeline.readers.outlook_mail import open_outlook
from pipeline.readers.source import Source
from pipeline.readers.tnef_mail import open_tnef


def read(source: Source) -> Document:
    """One message; `Place.paragraph` is the number of the line in its body.

    Raises:
        Unusable: it is encrypted.
    """
    mail = _open(source.data, source.kind)
    gathering = Gathering()
    for name, value in mail.headers.items():
        gathering.put(f"{name}: {value}", Place("properties"))
    for name, _ in mail.attachments:
        gathering.put(name, Place("attachment"))
        gathering.remark("attachment-found", Place("attachment"), name=name)
    for name in mail.unopened:
        gathering.put(name, Place("attachment"))
        gathering.remark("attachment-not-read", Place("attachment"), name=name)
    for _ in range(mail.pictures):
        gathering.remark("picture-in-answer", Place("attachment"))
    blocks = blocks_in(mail, gathering)
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=blocks,
        aside=tuple(gathering.aside),
        properties={"title": mail.headers.get("subject", ""), **mail.headers},
        remarks=tuple(gathering.remarks),
    )


def attachments(data: bytes, kind: str) -> tuple[tuple[str, bytes], ...]:
    """The files attached to a message: base name and bytes; a message in the message is a file too.

    Args:
        kind: "eml", "msg" or "tnef", as `preflight.examine` says.
    """
    return _open(data, kind).attachments


def _open(data: bytes, kind: str) -> Message:
    if kind == "tnef":
        return open_tnef(data)
    return open_outlook(data) if kind == "msg" else open_mime(data)
