"""E-mails (.eml and Outlook's .msg): the message as paragraphs, the headers as properties, the attachments as files.

A nil return often comes as the message itself, a form as its attachment. Nothing that a message points to is fetched.
"""

import email
import email.policy
import html
import io
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from pipeline.readers.document import Document, Paragraph, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_INVISIBLE = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_LINE_END = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class _Mail:
    """A message, whichever way it was written down."""

    headers: dict[str, str]
    body: str
    attachments: tuple[tuple[str, bytes], ...]
    unopened: tuple[str, ...]


def read(source: Source) -> Document:
    """One message; `Place.paragraph` is the number of the line in its body."""
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
    lines = enumerate(mail.body.split("\n"), start=1)
    blocks = tuple(
        Paragraph(line, Place(paragraph=number), check_boxes=check_boxes_in(line))
        for number, line in lines
        if line.strip()
    )
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
    """The files attached to a message: base name and bytes, pictures of the signature among them.

    Args:
        kind: "eml" or "msg", as `preflight.examine` says.
    """
    return _open(data, kind).attachments


def _open(data: bytes, kind: str) -> _Mail:
    return _open_outlook(data) if kind == "msg" else _open_plain(data)


def _open_plain(data: bytes) -> _Mail:
    message = email.message_from_bytes(data, policy=email.policy.default)
    headers = {name.lower(): str(message[name]) for name in _HEADERS if message[name]}
    found: list[tuple[str, bytes]] = []
    unopened: list[str] = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = _base_name(part.get_filename() or f"attachment {number}")
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            found.append((name, payload))
        else:
            unopened.append(name)
    return _Mail(headers, _plain_body(message), tuple(found), tuple(unopened))


def _plain_body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = raw.decode(charset)
    except (UnicodeDecodeError, LookupError):
        text = raw.decode("cp1252", "replace")
    return _from_html(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _open_outlook(data: bytes) -> _Mail:
    from oxmsg import Message

    message = Message.load(io.BytesIO(data))
    sent = message.sent_date
    headers = {
        "subject": message.subject or "",
        "from": message.sender or "",
        "to": "; ".join(f"{person.name} <{person.email_address}>" for person in message.recipients),
        "date": sent.isoformat() if sent else "",
    }
    found: list[tuple[str, bytes]] = []
    unopened: list[str] = []
    for number, attachment in enumerate(message.attachments, start=1):
        name = _base_name(attachment.file_name or f"attachment {number}")
        payload = attachment.file_bytes
        if payload:
            found.append((name, payload))
        else:
            unopened.append(name)
    return _Mail(
        {name: value for name, value in headers.items() if value}, _outlook_body(message), tuple(found), tuple(unopened)
    )


def _outlook_body(message: object) -> str:
    """The body as plain text; some code pages make the library stumble over one of its two forms."""
    for name in ("body", "html_body"):
        try:
            text = getattr(message, name)
        except (UnicodeDecodeError, LookupError):
            continue
        if text:
            return _from_html(text) if name == "html_body" else str(text).replace("\r\n", "\n")
    return ""


def _from_html(text: str) -> str:
    """The words of an HTML body, a line for each of its lines."""
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", re.sub(r"\s+", " ", text)))
    lines = html.unescape(_TAG.sub("", text)).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines)


def _base_name(name: str) -> str:
    """A file name without any folder, whatever system wrote it."""
    base = PureWindowsPath(PurePosixPath(name).name).name
    return PurePath("".join(letter for letter in base if letter.isprintable())).name or "attachment"
