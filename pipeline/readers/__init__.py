"""Bytes to `Document`, one format a module. Readers know formats and nothing of forms."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import Unusable
from pipeline.readers import excel, word
from pipeline.readers.document import Document
from pipeline.readers.preflight import KINDS, examine
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source


@dataclass(frozen=True)
class Reader:
    """One format: the kinds of content it reads, and the function that does."""

    kinds: tuple[str, ...]
    read: Callable[[Source], Document]


READERS: tuple[Reader, ...] = (
    Reader(("docx",), word.read),
    Reader(("xlsx",), excel.read),
)


def read(data: bytes, name: str) -> Document:
    """One file as a `Document`, whatever its format.

    Args:
        data: the whole file.
        name: its own name, without folders.

    Raises:
        Unusable: with the reason and what to do. Nothing else is ever raised for what a file holds.
    """
    try:
        kind = examine(data, name)
        source = Source(name, data, hashlib.sha256(data).hexdigest(), kind, KINDS[kind][0])
        return _reader_of(kind).read(source)
    except Unusable:
        raise
    except MemoryError as error:
        raise refuse("took-too-much-memory", size=_memory_limit()) from error
    except Exception as error:  # libraries raise a dozen kinds on bad input; here they all become one reason
        raise refuse("damaged", detail="its content cannot be followed") from error


def _reader_of(kind: str) -> Reader:
    for reader in READERS:
        if kind in reader.kinds:
            return reader
    raise refuse("unsupported-type", what=KINDS[kind][1])


def _memory_limit() -> int:
    from pipeline import settings

    return settings.READING_MEMORY_BYTES // 2**20
