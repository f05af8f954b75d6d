"""How much room a text needs in a cell: openpyxl works out no row heights, and Excel has a tallest row."""

import math
import re
from functools import lru_cache

TEXT_SIZE = 9
"""Points of the letters in all rows."""
LINE_POINTS = 11.8
"""One line of 9 point Arial, as Excel and LibreOffice set it."""
TALLEST_ROW_POINTS = 409.0
"""Excel's own limit; a row that needs more loses its last lines in print."""
MOST_LINES = int(TALLEST_ROW_POINTS / LINE_POINTS) - 2
LONGEST_CELL = 32_767
"""Excel's own limit of characters; openpyxl cuts there in silence."""
_LETTERS_PER_UNIT = 1.18
_RAGGED = 2.5
_SHORT = 2500
"""Longer texts are measured by their letters alone: over so many lines the words' ends even out."""
_VERY_SHORT = 60
"""So short a text is often the same in many rows: an agency's name, who was seen."""
_BOLD = 0.92
# Widths of Arial's letters in thousandths of their size; letters not named are as wide as a figure.
_LETTER_WIDTHS = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys("ft I.,:;/!\\[]", 278), **dict.fromkeys("r-()\"`", 333),
    **dict.fromkeys("ckszvxyJ", 500), **dict.fromkeys("FTZL", 600), **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778), **dict.fromkeys("mM", 833),
    "W": 944, "%": 889, "@": 1015,
}  # fmt: skip
_FIGURE = 556
_PIECE = re.compile(r"\S*\s*")


def letters_on_one_line(width: float) -> float:
    """A text of no more letters, without a line break, surely takes one line."""
    return _letters(width) * 0.9


def lines_needed(text: str, width: float, *, is_bold: bool = False) -> int:
    """How many lines a text takes in a column, erring on the side of one too many.

    Args:
        width: of the column, in Excel's units (the width of a digit).
    """
    per_line = _letters(width)
    if len(text) <= per_line * 0.9 and "\n" not in text:
        return 1
    if len(text) < _VERY_SHORT:
        return _lines_of_few_words(text, width, is_bold)
    if len(text) < _SHORT:
        return _lines_of_words(text, width, is_bold)
    lines = sum(max(1, math.ceil(len(part) / per_line)) for part in text.split("\n"))
    return lines + lines // 12


def _lines_of_words(text: str, width: float, is_bold: bool) -> int:
    room = _room(width) * (_BOLD if is_bold else 1.0)
    return sum(_lines_by_word(part, room) for part in text.split("\n"))


_lines_of_few_words = lru_cache(maxsize=10_000)(_lines_of_words)


def _room(width: float) -> float:
    """The room for letters in a column: thousandths of the letters' size."""
    points = (width * 7 + 5) * 0.75 - 6
    return points / TEXT_SIZE * 1000 * 0.97


def _lines_by_word(text: str, room: float) -> int:
    """Whole words move down to the next line, so the number of letters alone says too little."""
    lines, used = 1, 0.0
    for word in text.split():
        needed = _word_width(word)
        if used and used + _LETTER_WIDTHS[" "] + needed > room:
            lines, used = lines + 1, 0.0
        used += needed + (_LETTER_WIDTHS[" "] if used else 0)
        if used > room:
            lines += int(used // room)
            used %= room
    return lines


@lru_cache(maxsize=20_000)
def _word_width(word: str) -> int:
    return sum(_LETTER_WIDTHS.get(letter, _FIGURE if letter.isascii() else 700) for letter in word)


def row_points(lines: int) -> float:
    """The height of a row, in points, for its fullest cell."""
    return min(TALLEST_ROW_POINTS, lines * LINE_POINTS + 4)


def pieces_that_fit(text: str, width: float) -> list[str]:
    """A text cut between words so that each piece fits into one row; together they are the text, unchanged."""
    if len(text) <= LONGEST_CELL and lines_needed(text, width) <= MOST_LINES:
        return [text]
    pieces, start, end = [], 0, 0
    while end < len(text):
        found = _PIECE.match(text, end)
        step = found.end() if found else len(text)
        if start < end and not _fits(text[start:step], width):
            pieces.append(text[start:end])
            start = end
        end = step
        end = _cut_inside(text, start, end, width)
        if end < step:
            pieces.append(text[start:end])
            start = end
    return [*pieces, text[start:]] if start < len(text) else pieces


def _cut_inside(text: str, start: int, end: int, width: float) -> int:
    """A single word that fills more than a row is cut where the row is full."""
    while end > start + 1 and not _fits(text[start:end], width):
        end = start + min((end - start) * 3 // 4, LONGEST_CELL)
    return end


def _fits(text: str, width: float) -> bool:
    return len(text) <= LONGEST_CELL and lines_needed(text, width) <= MOST_LINES


def _letters(width: float) -> float:
    return max(2.0, width * _LETTERS_PER_UNIT - _RAGGED)
