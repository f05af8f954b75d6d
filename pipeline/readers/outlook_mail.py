"""Outlook's own messages (.msg): the body, attached files, and messages that were attached to the message."""

import io
from email.utils import format_datetime
from typing import Any

from pipeline.readers.message import LARGEST_LOGO_BYTES, Body, Message, as_mime, base_name, best_of, refuse_encrypted

_DEEPEST = 5
_OBJECT = "__substg1.0_3701000D"
_SHORT_NAME, _DISPLAY_NAME, _CONTENT_ID, _RICH_TEXT, _DELIVERED = 0x3704, 0x3001, 0x3712, 0x1009, 0x0E06
_HEADERS_OF_AN_INNER_MESSAGE = (24, 32)
"""Bytes before the properties of a message inside of another one: Outlook writes 24, other programs 32."""
_PROPERTY_BYTES = 16


def open_outlook(data: bytes) -> Message:
    """The message.

    Raises:
        Unusable: it is encrypted.
    """
    from oxmsg import Message as OutlookMessage

    return _opened(OutlookMessage.load(io.BytesIO(data)), 0)


def _opened(message: Any, depth: int) -> Message:
    sent = message.sent_date or message.properties.date_prop_value(_DELIVERED)
    headers = {
        "subject": message.subject or "",
        "from": message.sender or "",
        "to": "; ".join(f"{person.name} <{person.email_address}>" for person in message.recipients),
        "date": format_datetime(sent) if sent else "",
    }
    found: list[tuple[str, bytes]] = []
    unopened: list[str] = []
    pictures = 0
    texts = _texts(message)
    for number, attachment in enumerate(message.attachments, start=1):
        name, content = _attachment(attachment, number, depth)
        if _is_shown(attachment, texts.get("html_body", "")):
            pictures += len(content) > LARGEST_LOGO_BYTES
        elif content:
            found.append((name, content))
        else:
            unopened.append(name)
    bodies = _bodies(texts)
    if not bodies and message.properties.binary_prop_value(_RICH_TEXT):
        unopened.append("the text of the message (rich text only)")
    if str(message.message_class).upper().startswith(("IPM.NOTE.SMIME", "IPM.NOTE.SECURE")) or not any(
        body.text.strip() for body in bodies
    ):
        refuse_encrypted(tuple(found))
    headers = {name: value for name, value in headers.items() if value}
    return Message(headers, bodies, tuple(found), tuple(unopened), pictures)


def _attachment(attachment: Any, number: int, depth: int) -> tuple[str, bytes]:
    """Name and bytes of an attachment; no bytes where the file is not in the message."""
    properties = attachment.properties
    names = (attachment.file_name, *map(properties.str_prop_value, (_SHORT_NAME, _DISPLAY_NAME)))
    name = next((said for said in names if said), f"attachment {number}")
    inner = _inner_message(attachment)
    if inner is not None and depth < _DEEPEST:
        return f"{base_name(name).removesuffix('.msg')}.eml", as_mime(_opened(inner, depth + 1))
    return base_name(name), attachment.file_bytes or b""


def _inner_message(attachment: Any) -> Any:
    """The message that is the attachment, where it is one."""
    from oxmsg import Message as OutlookMessage
    from oxmsg.properties import Properties

    storage = next((one for one in attachment._storage.storages if one.name == _OBJECT), None)
    if storage is None:
        return None
    message = OutlookMessage(storage)
    short, long = _HEADERS_OF_AN_INNER_MESSAGE
    header = short if (len(storage.properties_stream_bytes) - short) % _PROPERTY_BYTES == 0 else long
    message.__dict__["_properties"] = Properties(storage, properties_header_offset=header)
    return message


def _is_shown(attachment: Any, html: str) -> bool:
    """Whether an attachment is a picture that the text of the message shows."""
    identity = attachment.properties.str_prop_value(_CONTENT_ID)
    return bool(identity) and f"cid:{identity}" in html


def _texts(message: Any) -> dict[str, str]:
    """The text in its two forms; some code pages make the library stumble over one of them."""
    said: dict[str, str] = {}
    for name in ("body", "html_body"):
        try:
            said[name] = str(getattr(message, name) or "")
        except (UnicodeDecodeError, LookupError):
            continue
    return said


def _bodies(texts: dict[str, str]) -> tuple[Body, ...]:
    plain, html = texts.get("body"), texts.get("html_body")
    return best_of(Body(plain) if plain else None, Body(html, is_html=True) if html else None)
