"""What a stored value of a workbook means: whether a number is a date, a time or a number, and how its cell looks."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.excel_strings import SharedStrings
from pipeline.readers.sheet_cells import RawCell, is_partly_struck, text_of


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of one style look: struck through or not, background (RRGGBB), number format, kind of moment."""

    struck: bool
    fill: str | None
    number_format: str
    is_moment: bool
    is_duration: bool


@dataclass(slots=True)
class Looks:
    """The styles of a workbook, each asked for once, and its shared strings.

    Args:
        book: the workbook as openpyxl has it.
    """

    book: Any
    strings: SharedStrings
    known: dict[int, Look] = field(default_factory=dict)
    shared_formulas: dict[str, Any] = field(default_factory=dict)

    def of(self, style: int) -> Look:
        """The look of a style, by its number."""
        if style not in self.known:
            self.known[style] = self._look(style)
        return self.known[style]

    def value(self, cell: RawCell) -> tuple[Any, bool]:
        """The value of a cell, and whether it is an error of Excel's; `None` for none.

        Raises:
            IndexError, ValueError: the sheet points to what is not there.
        """
        kind, value = cell.kind, cell.value
        if value is None:
            return (text_of(cell.inline) or None, False) if cell.inline is not None else (None, False)
        if kind == "s":
            return self.strings.texts[_number_of_string(value)], False
        if kind == "n":
            return self._number(value, cell.style)
        if kind == "b":
            return bool(int(value)), False
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            return from_ISO8601(value), False
        return value, kind == "e"

    def is_partly_struck(self, cell: RawCell) -> bool:
        """Whether part of the text is struck through."""
        if cell.kind == "s" and cell.value is not None:
            return bool(self.strings.struck) and int(cell.value) in self.strings.struck
        return cell.inline is not None and is_partly_struck(cell.inline)

    def formula(self, cell: RawCell) -> str:
        """The formula of a cell as Excel shows it."""
        from openpyxl.formula.translate import Translator
        from openpyxl.utils import get_column_letter

        text, group = cell.formula.text or "", cell.formula.get("si")  # type: ignore[union-attr]
        here = f"{get_column_letter(cell.column)}{cell.row}"
        if text and group is not None:
            self.shared_formulas[group] = Translator(f"={text}", here)
        elif group in self.shared_formulas:
            return str(self.shared_formulas[group].translate_formula(here))
        return f"={text}"

    def _number(self, value: str, style: int) -> tuple[Any, bool]:
        try:
            number = float(value) if "." in value or "E" in value or "e" in value else int(value)
        except ValueError:  # letters where a number belongs: they are what the agency sent
            return value, False
        look = self.of(style)
        if not look.is_moment:
            return number, False
        from openpyxl.utils.datetime import from_excel

        try:
            moment: datetime.datetime | None = from_excel(number, self.book.epoch, timedelta=look.is_duration)
        except (OverflowError, ValueError):
            return "#VALUE!", True
        return moment, False

    def _look(self, style: int) -> Look:
        from openpyxl.cell import Cell

        array = self.book._cell_styles[style]
        cell = Cell(self.book._sheets[0], 1, 1, style_array=array)
        return Look(
            bool(cell.font is not None and cell.font.strike),
            _fill(cell),
            cell.number_format,
            style in self.book._date_formats,
            style in self.book._timedelta_formats,
        )


def _number_of_string(value: str) -> int:
    number = int(value)
    if number < 0:
        raise IndexError(value)
    return number


def _fill(cell: Any) -> str | None:
    """The background colour as RRGGBB, where it is a plain colour of its own."""
    fill = cell.fill if getattr(cell, "has_style", False) else None
    if fill is None or fill.fill_type != "solid" or fill.fgColor is None or fill.fgColor.type != "rgb":
        return None
    colour = str(fill.fgColor.rgb)
    return colour[-6:].upper() if len(colour) in (6, 8) else None
