"""Words in bytes that no reader understands: runs of letters, in one byte a letter or in two."""

import re
from collections.abc import Iterator

_PLAIN = re.compile(rb"[\x20-\x7e\xc0-\xff]{5,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xc0-\xff]\x00|[\x00-\x7f]\x01){5,}")
_LETTERS = re.compile(r"[^\W\d_]{3,}|\d{9,}")
_MOST = 4_000_000


def raw_words(data: bytes) -> Iterator[str]:
    """Each run of five letters or more that holds a word or a long number.

    Args:
        data: any bytes; only the first four million are searched.
    """
    for pattern, encoding in ((_PLAIN, "latin-1"), (_WIDE, "utf-16-le")):
        for match in pattern.finditer(data[:_MOST]):
            text = match.group().decode(encoding, "ignore").strip()
            if _LETTERS.search(text):
                yield text
