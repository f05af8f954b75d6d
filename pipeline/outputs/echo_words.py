"""In words: what was found of a message that one agency's rows tell of and the other's do not."""

from collections.abc import Callable, Sequence

from schemas.case_view import CaseView
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt

_MOST_NUMBERS = 12


def told_finding(echo: Echo) -> str:
    """Of "A says that it told B"."""
    return f"{echo.told} has no entry of it within {echo.window_days} days."


def heard_finding(receipt: UnsentReceipt) -> str:
    """Of "B says that it heard from A"."""
    return f"{receipt.heard_from} has no entry of having told it in these days."


def without_rows_finding(named: NamedWithoutRows, view: CaseView) -> str:
    """Of an agency without rows: what it returned, if anything."""
    if not named.is_of_case:
        return "It is not among the agencies of this case; nothing was asked of it."
    forms = {entry.form for entry in view.accepted if entry.agency == named.agency}
    if "nil-return" in forms:
        return "It returned that it had no involvement. Ask it about these rows."
    if forms:
        return "It has sent no chronology entries, so there is nothing to compare with."
    return "It has returned nothing, so there is nothing to compare with."


def rows_in_words(named: NamedWithoutRows, number: Callable[[str], int | None]) -> str:
    """Which rows name the agency: "Rows 3 and 7 say that it was told. Row 9 says that something came from it."

    Args:
        named: the agency.
        number: gives the number of a row in the integrated chronology.
    """
    told, heard = (
        [found for key in ids if (found := number(key)) is not None] for ids in (named.told_by, named.heard_by)
    )
    parts = []
    if told:
        parts.append(f"{_rows(told)} that it was told.")
    if heard:
        parts.append(f"{_rows(heard)} that something came from it.")
    return " ".join(parts)


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Row {numbers[0]} says"
    if len(numbers) > _MOST_NUMBERS:
        return f"{len(numbers)} rows, the first of them {numbers[0]}, say"
    return f"Rows {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} say"
