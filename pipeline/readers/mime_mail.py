"""E-mails in the internet's own format (.eml): bodies, attachments, messages that were forwarded as attachments."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from pipeline.readers.message import LARGEST_LOGO_BYTES, Body, Message, base_name, best_of, refuse_encrypted

_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_MOST_PARTS = 2_000


@dataclass(slots=True)
class _Parts:
    """What the parts of a message hold."""

    bodies: list[Body] = field(default_factory=list)
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    pictures: int = 0


def open_mime(data: bytes) -> Message:
    """The message.

    Raises:
        Unusable: it is encrypted.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = _Parts()
    for part in _walk(message):
        _sort(part, parts)
    headers = {name.lower(): str(message[name]) for name in _HEADERS if message[name]}
    attachments = tuple(parts.attachments)
    if not any(body.text.strip() for body in parts.bodies):
        refuse_encrypted(attachments)
    return Message(headers, tuple(parts.bodies), attachments, tuple(parts.unopened), parts.pictures)


def _walk(message: EmailMessage) -> Iterator[EmailMessage | tuple[EmailMessage, ...]]:
    """The parts that hold something, in order; the same text in two ways as a tuple."""
    waiting: list[EmailMessage] = [message]
    count = 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop()
        count += 1
        if part.get_content_type() == "multipart/alternative":
            texts = [one for one in part.walk() if _is_text(one)]
            yield tuple(texts)
            waiting.extend(reversed([one for one in _leaves(part) if one not in texts]))
        elif part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend(reversed([one for one in part.iter_parts() if isinstance(one, EmailMessage)]))
        else:
            yield part


def _leaves(part: EmailMessage) -> list[EmailMessage]:
    return [one for one in part.walk() if not (one.is_multipart() and one.get_content_maintype() == "multipart")]


def _sort(part: EmailMessage | tuple[EmailMessage, ...], parts: _Parts) -> None:
    """Put a part to the bodies or to the attachments."""
    if isinstance(part, tuple):
        plain = next((_text(one) for one in part if one.get_content_subtype() == "plain"), None)
        html = next((_text(one) for one in part if one.get_content_subtype() == "html"), None)
        parts.bodies.extend(best_of(plain, html))
    elif _is_text(part):
        parts.bodies.append(_text(part))
    elif part.get_content_maintype() == "message":
        _forwarded(part, parts)
    else:
        _attached(part, parts)


def _is_text(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "multipart":  # its boundary is missing, so all that there is is text
        return not part.is_multipart()
    is_kind = part.get_content_type() in ("text/plain", "text/html")
    return is_kind and not part.is_attachment() and not part.get_filename()


def _forwarded(part: EmailMessage, parts: _Parts) -> None:
    """A message in the message: a file of its own."""
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    if isinstance(first, EmailMessage):
        name = base_name(part.get_filename() or str(first["subject"] or "forwarded message"))
        parts.attachments.append((name if name.lower().endswith(".eml") else f"{name}.eml", first.as_bytes()))


def _attached(part: EmailMessage, parts: _Parts) -> None:
    number = len(parts.attachments) + len(parts.unopened) + 1
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if part.get_content_type() in _SIGNATURES:
        return
    if part.get_content_maintype() == "image" and part["content-id"] and not part.is_attachment():
        parts.pictures += len(content) > LARGEST_LOGO_BYTES
        return
    name = base_name(part.get_filename() or f"attachment {number}")
    if content:
        parts.attachments.append((name, content))
    else:
        parts.unopened.append(name)


def _text(part: EmailMessage) -> Body:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = raw.decode("cp1252", "replace")
    return Body(text, is_html=part.get_content_subtype() == "html")
