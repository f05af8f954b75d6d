"""What the reviewer says on the sheet "Same event": links rejected, left standing, or made by writing two numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.outputs.chronology_workbook.same_event_sheet import (
    FIRST_ID,
    LINKED,
    NUMBER,
    OTHER_NUMBER,
    SECOND_ID,
    VERDICT,
)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Verdicts:
    """The pairs of row ids, by what the reviewer says of them.

    Args:
        rejected: "Not the same".
        kept: shown, with nothing in the column.
        linked: "Same event".
        unclear: (row of the sheet, words) where a link was asked for and the two rows could not be told.
    """

    rejected: tuple[Pair, ...] = ()
    kept: tuple[Pair, ...] = ()
    linked: tuple[Pair, ...] = ()
    unclear: tuple[tuple[int, str], ...] = ()


def verdicts_in(
    lines: Iterable[tuple[int, Mapping[str, str]]], by_number: Mapping[int, str], ids: frozenset[str]
) -> Verdicts:
    """The verdicts of all lines; of two on one pair the later counts.

    Args:
        lines: the row's number on the sheet, and its cells by heading in lower case.
        by_number: row ids by the number (No.) that the same workbook shows.
        ids: every row id of the workbook.
    """
    said: dict[Pair, str] = {}
    unclear: list[tuple[int, str]] = []
    for number, cells in lines:
        verdict = cells.get(VERDICT.casefold(), "").casefold()
        first = _row_id(cells, FIRST_ID, NUMBER, by_number)
        second = _row_id(cells, SECOND_ID, OTHER_NUMBER, by_number)
        is_new = not (cells.get(FIRST_ID.casefold()) and cells.get(SECOND_ID.casefold()))
        if first and second and not (is_new and (first == second or not {first, second} <= ids)):
            # A line that the reviewer wrote asks for a link, also where the verdict was forgotten.
            said[first, second] = verdict or (LINKED.casefold() if is_new else "")
        elif numbers := [cells[name.casefold()] for name in (NUMBER, OTHER_NUMBER) if cells.get(name.casefold())]:
            unclear.append((number, f"Same event: {' and '.join(numbers)} — not linked: write the No. of two rows."))
    return Verdicts(
        rejected=tuple(pair for pair, verdict in said.items() if verdict.startswith("not")),
        kept=tuple(pair for pair, verdict in said.items() if not verdict.startswith(("not", "same"))),
        linked=tuple(pair for pair, verdict in said.items() if verdict.startswith("same")),
        unclear=tuple(unclear),
    )


def _row_id(cells: Mapping[str, str], id_heading: str, heading: str, by_number: Mapping[int, str]) -> str:
    """The id that the line holds, or that of the row with the number that the reviewer wrote."""
    number = cells.get(heading.casefold(), "")
    return cells.get(id_heading.casefold(), "") or (by_number.get(int(number), "") if number.isdigit() else "")
