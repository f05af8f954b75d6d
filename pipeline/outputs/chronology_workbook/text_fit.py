"""How much room a text needs in a cell: openpyxl works out no row heights, and Excel has a tallest row."""

import math
import re

LINE_POINTS = 11.8
"""One line of 9 point Arial, as Excel and LibreOffice set it."""
TALLEST_ROW_POINTS = 409.0
"""Excel's own limit; a row that needs more loses its last lines in print."""
MOST_LINES = int(TALLEST_ROW_POINTS / LINE_POINTS) - 2
LONGEST_CELL = 32_767
"""Excel's own limit of characters; openpyxl cuts there in silence."""
_LETTERS_PER_UNIT = 1.18
_RAGGED = 2.5
_NARROW, _SHORT = 20, 400
_PIECE = re.compile(r"\S*\s*")


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column, erring on the side of one too many.

    Args:
        width: of the column, in Excel's units (the width of a digit).
    """
    per_line = _letters(width)
    if len(text) <= per_line * 0.9 and "\n" not in text:
        return 1
    if width < _NARROW and len(text) < _SHORT:
        return sum(_lines_by_word(part, width * 1.08 - 0.9) for part in text.split("\n"))
    lines = sum(max(1, math.ceil(len(part) / per_line)) for part in text.split("\n"))
    return lines + lines // 12


def _lines_by_word(text: str, per_line: float) -> int:
    """In a narrow column whole words move down, so lengths alone say too little. Room enough for bold letters."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > per_line:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
        lines += int(used // (per_line + 0.01)) if used > per_line else 0
        used = used % per_line if used > per_line else used
    return lines


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
