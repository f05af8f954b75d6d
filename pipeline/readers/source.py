"""What a reader is given: the bytes of one file, what they are, and what people call them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One file, looked at but not yet read.

    Args:
        name: the file's own name, without folders.
        data: its bytes.
        sha256: of the bytes, in hexadecimal.
        kind: what the content is ("docx", "xlsx", "pdf" …), whatever the name says.
        media_type: the same as a media type.
    """

    name: str
    data: bytes
    sha256: str
    kind: str
    media_type: str
