"""Outlook's winmail.dat: the wrapping (TNEF) around the text and the attachments of a message sent as rich text.

Source: [MS-OXTNEF], the published description of the format. Each attribute carries a checksum, so that a file that was
cut or changed on its way is refused and never read in part. The one library at hand has had no release for years.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.readers.message import Body, Message, base_name, best_of
from pipeline.readers.refusals import refuse

SIGNATURE = b"\x78\x9f\x3e\x22"
_HEAD_BYTES = 6
_SUBJECT, _BODY, _CODE_PAGE = 0x8004, 0x800C, 0x9007
_BEGINS_ATTACHMENT, _TITLE, _DATA, _OF_ATTACHMENT, _OF_MESSAGE = 0x9002, 0x8010, 0x800F, 0x9005, 0x9003
_LONG_NAME, _SHORT_NAME, _OBJECT, _RICH_TEXT, _HTML, _SUBJECT_TEXT, _BODY_TEXT = (
    0x3707, 0x3704, 0x3701, 0x1009, 0x1013, 0x0037, 0x1000,
)  # fmt: skip
# Senders, dates, classes and numbers; pictures of attachments and their dates.
_PASSED_OVER = {
    0x00060000, 0x00060001, 0x00060002, 0x00030006, 0x00070006, 0x00030007, 0x00040008, 0x00040009, 0x00008000,
    0x00038005, 0x00038006, 0x00068007, 0x00078008, 0x00018009, 0x0001800A, 0x0001800B, 0x0004800D, 0x00068011,
    0x00038012, 0x00038013, 0x00038020, 0x00069001, 0x00069004, 0x00089006,
}  # fmt: skip
_GUID_BYTES = 16
# Bytes of the values of fixed length by their type, filled up to four.
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_LETTERS_8, _LETTERS_16, _SEVERAL = 0x1E, 0x1F, 0x1000
Properties = dict[int, tuple[int, bytes]]


@dataclass(slots=True)
class _Attached:
    """An attachment on its way: what the attributes said of it so far."""

    title: bytes = b""
    data: bytes = b""
    properties: Properties = field(default_factory=dict)


def open_tnef(data: bytes) -> Message:
    """The message.

    Raises:
        Unusable: it is cut off or changed, or there is nothing in it.
    """
    try:
        message = _opened(data)
    except (struct.error, IndexError, ValueError) as error:
        raise refuse("damaged", detail="its wrapping by Outlook is broken") from error
    if not message.attachments and not message.unopened and not message.bodies:
        raise refuse("winmail")
    return message


def _opened(data: bytes) -> Message:
    letters, own, said = "cp1252", Properties(), dict[int, bytes]()
    attached: list[_Attached] = []
    unopened: list[str] = []
    for number, value in _attributes(data):
        kind = number & 0xFFFF
        if kind == _CODE_PAGE and len(value) >= 4:
            letters = f"cp{struct.unpack_from('<I', value)[0]}"
        elif kind == _BEGINS_ATTACHMENT:
            attached.append(_Attached())
        elif kind == _OF_MESSAGE:
            own.update(_properties(value))
        elif kind in (_SUBJECT, _BODY):
            said[kind] = value
        elif kind in (_TITLE, _DATA, _OF_ATTACHMENT):
            _add(attached, kind, value)
        elif number not in _PASSED_OVER:
            unopened.append("a part of a kind that is not known")
    found = [_named(one, at, letters) for at, one in enumerate(attached, start=1)]
    subject = _words(own.get(_SUBJECT_TEXT), letters) or _decoded(said.get(_SUBJECT, b""), letters)
    body = _words(own.get(_BODY_TEXT), letters) or _decoded(said.get(_BODY, b""), letters)
    html = _page(own[_HTML][1], letters) if _HTML in own else ""
    bodies = best_of(
        Body(body) if body.strip() else None,
        Body(html, is_html=True) if html.strip() else None,
    )
    unopened += [name for name, content in found if not content]
    if not bodies and _RICH_TEXT in own:
        unopened.append("the text of the message (rich text only)")
    headers = {"subject": subject} if subject else {}
    return Message(headers, bodies, tuple((name, content) for name, content in found if content), tuple(unopened))


def _add(attached: list[_Attached], kind: int, value: bytes) -> None:
    """What one attribute says of an attachment; a second word on the same matter is of another attachment."""
    last = attached[-1] if attached else None
    if last is None or (kind == _TITLE and last.title) or (kind == _DATA and last.data):
        last = _Attached()
        attached.append(last)
    if kind == _TITLE:
        last.title = value
    elif kind == _DATA:
        last.data = value
    else:
        last.properties.update(_properties(value))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The attributes in order: their number, whose high half is a type, and their bytes."""
    at = _HEAD_BYTES
    while at < len(data):
        level, number, length = struct.unpack_from("<BII", data, at)
        if level not in (1, 2):
            raise ValueError("neither of the message nor of an attachment")
        value = data[at + 9 : at + 9 + length]
        (checksum,) = struct.unpack_from("<H", data, at + 9 + length)
        if sum(value) & 0xFFFF != checksum:
            raise ValueError("a checksum does not agree")
        yield number, value
        at += 11 + length


def _properties(value: bytes) -> Properties:
    """The properties of a message or an attachment by their number: type and (first) value; named ones are left."""
    found: Properties = {}
    (count,) = struct.unpack_from("<I", value)
    at = 4
    for _ in range(count):
        kind, number = struct.unpack_from("<HH", value, at)
        at += 4
        if number >= 0x8000:
            (by_name,) = struct.unpack_from("<I", value, at + _GUID_BYTES)
            (length,) = struct.unpack_from("<I", value, at + _GUID_BYTES + 4)
            at += _GUID_BYTES + 8 + (_filled_up(length) if by_name else 0)
        values, at = _values(value, kind, at)
        if values and number < 0x8000:
            found.setdefault(number, (kind & ~_SEVERAL, values[0]))
    return found


def _values(value: bytes, kind: int, at: int) -> tuple[list[bytes], int]:
    """The values of one property, and where the next begins."""
    plain = kind & ~_SEVERAL
    count = 1
    if kind & _SEVERAL or plain not in _FIXED:
        (count,) = struct.unpack_from("<I", value, at)
        at += 4
    found: list[bytes] = []
    for _ in range(count):
        length = _FIXED.get(plain)
        if length is None:
            (length,) = struct.unpack_from("<I", value, at)
            at += 4
        if at + length > len(value):
            raise ValueError("a value is cut off")
        found.append(value[at : at + length])
        at += _filled_up(length)
    return found, at


def _filled_up(length: int) -> int:
    return -(-length // 4) * 4


def _named(attached: _Attached, number: int, letters: str) -> tuple[str, bytes]:
    """Name and bytes of an attachment; a message in the message is a winmail.dat of its own."""
    said = (_words(attached.properties.get(each), letters) for each in (_LONG_NAME, _SHORT_NAME))
    name = next((word for word in said if word), "") or _decoded(attached.title, letters) or f"attachment {number}"
    content = attached.data
    _, held = attached.properties.get(_OBJECT, (0, b""))
    if held[_GUID_BYTES:].startswith(SIGNATURE):
        return f"{base_name(name)}.dat", held[_GUID_BYTES:]
    return base_name(name), content or held


def _words(held: tuple[int, bytes] | None, letters: str) -> str:
    if held is None:
        return ""
    kind, value = held
    return value.decode("utf-16-le", "replace").rstrip("\0") if kind == _LETTERS_16 else _decoded(value, letters)


def _page(value: bytes, letters: str) -> str:
    """The text as a web page: in Unicode, or in the letters of the message."""
    try:
        return value.rstrip(b"\0").decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(value, letters)


def _decoded(value: bytes, letters: str) -> str:
    try:
        return value.rstrip(b"\0").decode(letters)
    except (LookupError, UnicodeDecodeError):
        return value.rstrip(b"\0").decode("cp1252", "replace")
