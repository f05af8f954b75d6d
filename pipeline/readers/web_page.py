"""Web pages (.htm, .mht): forms saved as one, and exports of record systems that carry the name of Excel or Word.

Nothing that a page points to is fetched, and no script in it is run.
"""

import email
import email.policy
import re

from pipeline.readers.document import Document, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.letters import decode
from pipeline.readers.markup import blocks_of
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page says how its letters are written."""


def read(source: Source) -> Document:
    """One page.

    Raises:
        Unusable: the archive holds no page.
    """
    gathering = Gathering()
    page, charset = _page_in(source.data) if source.kind == "mht" else (source.data, None)
    text, guessed = _decoded(page, charset)
    blocks = blocks_of(text, gathering)
    if guessed and not text.isascii():
        gathering.remark("letters-guessed", Place(), encoding=guessed)
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=blocks,
        aside=tuple(gathering.aside),
        remarks=tuple(gathering.remarks),
    )


def _page_in(data: bytes) -> tuple[bytes, str | None]:
    """The page of a web archive and the name of its letters; the pictures beside it are left."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes) and payload.strip():
            return payload, part.get_content_charset()
    raise refuse("no-text")


def _decoded(page: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text of a page, and how its letters were taken to be written where that is a guess."""
    said = _CHARSET.search(page[:_HEAD])
    for name in (charset, said.group(1).decode("ascii") if said else None):
        try:
            return page.decode(name or "?"), None
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(page)
