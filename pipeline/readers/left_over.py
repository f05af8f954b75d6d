"""The last look: letters that stand in an Office file's XML and that no reader took up.

Readers follow what Office writes. A file by another program, or a damaged one, can hold text where none of them looks;
then a remark says so. This module knows no format: it is given the letters of the file, and what was read of them.
"""

from collections.abc import Callable, Iterable

_NEAR = 4_000
"""Letters beyond the last find in which the next piece nearly always stands: files are read in their own order."""


def squeezed(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def left_over(pieces: Iterable[str], read: Callable[[], Iterable[str]]) -> list[str]:
    """The pieces with a letter or digit in them that stand nowhere in what was read, each once.

    Args:
        pieces: the letters of the file, in its order, cut wherever its XML cuts them.
        read: gives the texts of the document; asked only if there is a piece.
    """
    known: str | None = None
    lost: dict[str, str] = {}
    at = 0
    for original in pieces:
        piece = squeezed(original)
        if not piece or piece in lost:
            continue
        if known is None:
            known = squeezed(" ".join(read()))
        found = known.find(piece, at, at + _NEAR)
        if found >= 0:
            at = found + len(piece)
        elif any(letter.isalnum() for letter in piece) and piece not in known:
            lost[piece] = original.strip()
    return list(lost.values())
