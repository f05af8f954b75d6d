"""What a picture says of itself beside its pixels: who took it, with what, where, what somebody wrote about it."""

import struct
import zlib
from collections.abc import Iterator

from pipeline.readers.raw_words import raw_words

_PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = (b"\xff\xd8", _PNG)
_GPS = 0x8825
_TEXT_SEGMENTS = {0xE1, 0xED, 0xFE}
_START_OF_SCAN = 0xDA
PLACE_IN_PICTURE = "The picture holds the place where it was taken (GPS)."


def picture_words(data: bytes) -> Iterator[str]:
    """The words of a JPEG's or PNG's metadata; a sentence when it says where it was taken.

    Args:
        data: the bytes of a picture; other formats give nothing.
    """
    for block in _blocks(data):
        yield from raw_words(block)
        if _has_gps(block):
            yield PLACE_IN_PICTURE


def _blocks(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith(_PNG):
        yield from _png(data)


def _jpeg(data: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != _START_OF_SCAN:
        size = int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] in _TEXT_SEGMENTS:
            yield data[place + 4 : place + 2 + size]
        place += 2 + max(size, 2)


def _png(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 8 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + size]
        if kind in (b"tEXt", b"eXIf"):
            yield body.replace(b"\0", b" ") if kind == b"tEXt" else body
        elif kind in (b"zTXt", b"iTXt"):
            yield _unpacked(kind, body)
        place += size + 12


def _unpacked(kind: bytes, body: bytes) -> bytes:
    """Key and text of a packed or international text chunk."""
    key, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt" or rest[:1] == b"\x01"
    text = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
    try:
        return key + b" " + (zlib.decompressobj().decompress(text, 1_000_000) if packed else text)
    except zlib.error:
        return key


def _has_gps(block: bytes) -> bool:
    """Whether the first directory of an Exif block points to a place."""
    start = block.find(b"II*\0") if b"II*\0" in block[:16] else block.find(b"MM\0*")
    if start < 0 or start > 16 or len(block) < start + 8:
        return False
    order = "<" if block[start : start + 2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(order + "I", block, start + 4)
        (count,) = struct.unpack_from(order + "H", block, start + first)
        tags = [struct.unpack_from(order + "H", block, start + first + 2 + 12 * number)[0] for number in range(count)]
    except struct.error:
        return False
    return _GPS in tags
