"""One e-mail, whichever way it was written down: headers, body, attached files."""

import hashlib
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from pipeline.readers.document import Block, Paragraph, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.markup import blocks_of
from pipeline.readers.refusals import refuse
from pipeline.readers.ticks import check_boxes_in

_ENCRYPTED = (".p7m", ".rpmsg", ".pgp")
LARGEST_LOGO_BYTES = 30_000
"""A picture in the text of a message that is larger is no logo: it may be a photograph of the answer."""


@dataclass(frozen=True)
class Body:
    """One way in which a message says its text."""

    text: str
    is_html: bool = False


@dataclass(frozen=True)
class Message:
    """A message.

    Args:
        headers: by name in small letters.
        bodies: the text, once or more often; the same text in two ways is not here twice.
        attachments: base name and bytes.
        unopened: names of attachments without content.
        pictures: how many large pictures stand in the text.
    """

    headers: dict[str, str]
    bodies: tuple[Body, ...]
    attachments: tuple[tuple[str, bytes], ...]
    unopened: tuple[str, ...] = ()
    pictures: int = 0


def blocks_in(message: Message, gathering: Gathering) -> tuple[Block, ...]:
    """The text of a message, a paragraph a line; the marks of quoted lines are left out."""
    found: list[Block] = []
    line_number = 0
    for body in message.bodies:
        if body.is_html:
            found += blocks_of(body.text, gathering, is_mail=True)
            continue
        for line in body.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            line_number += 1
            if line.strip():
                said = unquoted(line)
                found.append(Paragraph(said, Place(paragraph=line_number), check_boxes=check_boxes_in(said)))
    return tuple(found)


def unquoted(line: str) -> str:
    """A line without the marks (“> > ”) of a quotation, which stand before the questions of an answered message."""
    rest = line.lstrip()
    while rest.startswith(">"):
        rest = rest[1:].lstrip()
    return rest if rest and line.lstrip().startswith(">") else line


def best_of(plain: Body | None, html: Body | None) -> tuple[Body, ...]:
    """Of the same text in two ways the plain one, unless only the other shows a table."""
    has_table = html is not None and any(not isinstance(one, Paragraph) for one in _parsed(html))
    chosen = html if has_table or plain is None or not plain.text.strip() else plain
    return (chosen,) if chosen is not None else ()


def _parsed(html: Body) -> tuple[Block, ...]:
    return blocks_of(html.text, Gathering(), is_mail=True) if "<table" in html.text.lower() else ()


def refuse_encrypted(attachments: tuple[tuple[str, bytes], ...]) -> None:
    """Refuse a message whose only attachment is the message itself, encrypted."""
    if len(attachments) == 1 and attachments[0][0].lower().endswith(_ENCRYPTED):
        raise refuse("encrypted-mail")


def as_mime(message: Message) -> bytes:
    """A message that came inside of another one, as a file of its own; the same bytes each time."""
    made = EmailMessage()
    for name, value in message.headers.items():
        made[name.title()] = " ".join(value.split())
    body = message.bodies[0] if message.bodies else Body("")
    made.set_content(body.text, subtype="html" if body.is_html else "plain")
    for name, data in message.attachments:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if made.is_multipart():
        made.set_boundary("part-" + hashlib.sha256(repr(message).encode()).hexdigest()[:24])
    return made.as_bytes()


def base_name(name: str) -> str:
    """A file name without any folder, whatever system wrote it."""
    base = PureWindowsPath(PurePosixPath(name).name).name
    return PurePath("".join(letter for letter in base if letter.isprintable())).name or "attachment"
