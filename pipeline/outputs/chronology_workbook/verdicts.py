"""What the reviewer says on the sheet "Same event": links rejected, left standing, or made by writing two numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.outputs.chronology_workbook.same_event_sheet import (
    FIRST_ID,
    LINKED,
    NOT_UNDERSTOOD,
    NUMBER,
    OTHER_NUMBER,
    SECOND_ID,
    VERDICT,
)
from schemas.case_view import UnclearLine

Pair = tuple[str, str]
_WRITTEN = re.compile(r"(?:row|no\.?|number|nr\.?)?\s*#?\s*(\d{1,9})(?:\.0+)?\s*(?:\([^()]*\))?", re.IGNORECASE)


@dataclass(frozen=True)
class Verdicts:
    """The pairs of row ids, by what the reviewer says of them.

    Args:
        rejected: "Not the same".
        kept: shown, with nothing in the column.
        linked: "Same event".
        unclear: lines that ask for a link and do not name two rows that can be linked.
    """

    rejected: tuple[Pair, ...] = ()
    kept: tuple[Pair, ...] = ()
    linked: tuple[Pair, ...] = ()
    unclear: tuple[UnclearLine, ...] = ()


def verdicts_in(
    lines: Iterable[tuple[str, Mapping[str, str]]], by_number: Mapping[int, str], agency_of: Mapping[str, str | None]
) -> Verdicts:
    """The verdicts of all lines; of two on one pair the later counts.

    Args:
        lines: where the line stands, for a person, and its cells by heading in lower case.
        by_number: row ids by the number (No.) that the same workbook shows.
        agency_of: each row that may be linked, and its agency.
    """
    said: dict[Pair, str] = {}
    unclear: list[UnclearLine] = []
    for place, cells in lines:
        verdict = cells.get(VERDICT.casefold(), "").casefold()
        first, second = cells.get(FIRST_ID.casefold(), ""), cells.get(SECOND_ID.casefold(), "")
        if first and second and not first.startswith(NOT_UNDERSTOOD):
            said[first, second] = verdict
            continue
        numbers = [cells.get(name.casefold(), "") for name in (NUMBER, OTHER_NUMBER)]
        if not any(numbers):  # nothing new is written on it: what was not understood before is not understood still
            numbers = [one.removeprefix(NOT_UNDERSTOOD) for one in (first, second) if one.startswith(NOT_UNDERSTOOD)]
            if not numbers:
                continue
            numbers, why = numbers[:2] + [""] * (2 - len(numbers)), "A number that you wrote was that of no row."
        else:
            ids = [by_number.get(_number(one), "") for one in numbers]
            why = _why_not(numbers, ids, agency_of)
            if not why:  # a line that the reviewer wrote asks for a link, also where the verdict was forgotten
                said[ids[0], ids[1]] = verdict or LINKED.casefold()
                continue
        unclear.append(UnclearLine(place=place, first=numbers[0], second=numbers[1], why=why))
    return Verdicts(
        rejected=tuple(pair for pair, verdict in said.items() if verdict.startswith("not")),
        kept=tuple(pair for pair, verdict in said.items() if not verdict.startswith(("not", "same"))),
        linked=tuple(pair for pair, verdict in said.items() if verdict.startswith("same")),
        unclear=tuple(unclear),
    )


def _number(text: str) -> int:
    """The number that a person wrote: `12`, `No. 12`, `row 12`, `12 (POL)` as the column Same event has it; else 0."""
    found = _WRITTEN.fullmatch(text.strip())
    return int(found[1]) if found else 0


def _why_not(numbers: Sequence[str], ids: Sequence[str], agency_of: Mapping[str, str | None]) -> str:
    """Why two rows cannot be linked, as a sentence; nothing where they can."""
    for written, row in zip(numbers, ids, strict=True):
        if not written:
            return "One of the two numbers is missing."
        if not row:
            return f"No row of the first sheet has the No. “{written}”."
        if row not in agency_of:
            return f"No. {written} is a row that its agency took back."
    if ids[0] == ids[1]:
        return "Both numbers are of one row."
    if agency_of[ids[0]] == agency_of[ids[1]]:
        return "Both rows are of one agency: a link says that two agencies tell of one event."
    return ""
