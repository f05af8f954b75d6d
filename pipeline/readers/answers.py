"""How the reading child answers its parent: frames on a pipe, each a pickle that can hold a `Document` and no more."""

import datetime
import io
import pickle
import struct
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, BinaryIO

from pipeline.readers import document
from pipeline.readers.uncollected import uncollected

_LENGTH = struct.Struct(">Q")
_KINDS = (
    document.Document, document.Paragraph, document.Table, document.Cell, document.Field, document.Place,
    document.CheckBox, document.Remark,
)  # fmt: skip
_ALLOWED: dict[tuple[str, str], Any] = {
    **{("pipeline.readers.document", kind.__name__): kind for kind in _KINDS},
    **{("datetime", name): getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta")},
}


class Garbled(Exception):  # noqa: N818  it describes the answer
    """The child's answer is not one that it may give."""


class _DocumentUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise Garbled(f"{module}.{name}") from None


def _reducer(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """How an object of a kind is written: as a call with its values, in half the time of a dataclass's own way."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda found: (kind, values(found))


class _DocumentPickler(pickle.Pickler):
    dispatch_table = {kind: _reducer(kind) for kind in _KINDS}


def pack(answer: tuple[Any, ...]) -> bytes:
    """An answer as a frame: its length in eight bytes, then the answer."""
    stream = io.BytesIO()
    stream.write(_LENGTH.pack(0))
    with uncollected():
        _DocumentPickler(stream, protocol=5).dump(answer)
    frame = stream.getbuffer()
    _LENGTH.pack_into(frame, 0, len(frame) - _LENGTH.size)
    return frame.tobytes()


def unpack(body: bytes) -> tuple[Any, ...]:
    """An answer from the inside of its frame.

    Raises:
        Garbled: it holds anything but documents, texts and numbers.
    """
    try:
        with uncollected():
            answer = _DocumentUnpickler(io.BytesIO(body)).load()
    except Garbled:
        raise
    except Exception as error:
        raise Garbled("not an answer") from error
    if not isinstance(answer, tuple) or not answer:
        raise Garbled("not an answer")
    return answer


def read_frame(stream: BinaryIO, limit: int, take: Callable[[bytes | None], None]) -> None:
    """Hand on the inside of each frame until the stream ends; `None` at the end, or at a frame over the limit."""
    while True:
        head = _exactly(stream, _LENGTH.size)
        length = _LENGTH.unpack(head)[0] if head else limit + 1
        body = _exactly(stream, length) if length <= limit else None
        take(body)
        if body is None:
            return


def _exactly(stream: BinaryIO, count: int) -> bytes | None:
    parts = []
    while count:
        try:
            part = stream.read(min(count, 1 << 20))
        except (OSError, ValueError):
            return None
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
