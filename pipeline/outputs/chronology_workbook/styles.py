"""How cells look, made once a kind: a style array is worked out for a prototype and then handed to every cell like it.

openpyxl is ten times slower when each cell gets style objects of its own. `StyleBook` is the only place that touches
the private attributes which make this possible; a test fails if openpyxl changes them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.outputs.colours import INK, WHITE

FONT = "Arial"
TEXT_POINTS = 9
GRID = "BFBFBF"
HEADING_FILL = "3A3A3A"
REVIEWER_HEADING_FILL = "5A5A5A"
MARKER_FILL = "D9D9D9"
DAY_FORMAT = "ddd dd/mm/yyyy"
Value = str | int | float | date | None


@dataclass(frozen=True, eq=False)  # told apart by identity: hashing eleven fields for each cell shows in the seconds
class Look:
    """How one kind of cell looks.

    `named` is the name of its style in Excel's list; colours are RRGGBB.
    """

    named: str
    fill: str | None = None
    ink: str = INK
    bold: bool = False
    struck: bool = False
    points: int = TEXT_POINTS
    horizontal: str = "left"
    number_format: str = "General"
    has_border: bool = True
    underlined: bool = False
    wraps: bool = True


HEADING = Look("Chronology heading", HEADING_FILL, WHITE, bold=True)
REVIEWER_HEADING = Look("Reviewer heading", REVIEWER_HEADING_FILL, WHITE, bold=True)
TEXT = Look("Chronology text")
BOLD = Look("Chronology text, bold", bold=True)
NUMBER = Look("Chronology number", horizontal="center", number_format="0")
DAY = Look("Chronology day", number_format=DAY_FORMAT)
STRENGTH = Look("Chronology share", horizontal="center", number_format="0%")
REVIEWER = Look("Reviewer's cell")
EXPLANATION = Look("Chronology explanation", has_border=False, wraps=False)
TITLE = Look("Chronology title", bold=True, points=14, has_border=False, wraps=False)
MARKER = Look("Chronology marker", MARKER_FILL, bold=True)


class StyleBook:
    """The styles of one workbook, each made when it is first asked for."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._numbers: dict[Look, int] = {}
        self._by_name: dict[str, int] = {}

    def number(self, look: Look) -> int:
        """The number under which cells of a look name their style; looks of one name are one style."""
        found = self._numbers.get(look)
        if found is None:
            if look.named not in self._by_name:
                self._by_name[look.named] = self._workbook._cell_styles.add(self._make(look))
            found = self._numbers[look] = self._by_name[look.named]
        return found

    def _make(self, look: Look) -> Any:
        from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
        from openpyxl.styles.cell_style import StyleArray

        side = Side(style="thin", color=GRID) if look.has_border else Side()
        style = NamedStyle(
            name=look.named,
            font=Font(
                name=FONT, size=look.points, bold=look.bold, strike=look.struck, color="FF" + look.ink,
                underline="single" if look.underlined else None,
            ),
            fill=PatternFill("solid", fgColor="FF" + look.fill) if look.fill else PatternFill(),
            border=Border(left=side, right=side, top=side, bottom=side),
            alignment=Alignment(horizontal=look.horizontal, vertical="top", wrap_text=look.wraps),
            number_format=look.number_format,
        )  # fmt: skip
        self._workbook.add_named_style(style)
        array = StyleArray(style.as_tuple())
        # Excel keeps the cell text when somebody edits it, even where it begins with an equals sign.
        array.quotePrefix = 1 if look.number_format == "General" else 0
        return array
