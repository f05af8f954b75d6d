"""An id for each row that stays the same when the row comes again: in a re-saved file, below an inserted row, reworded.

`POL-3f9a2c1d`: the agency's code, then eight digits made from the agency, the days and the words of the row.
"""

import hashlib
from collections.abc import Sequence

from pipeline.merging.agency_words import plain_words
from pipeline.merging.row_likeness import match_rows, row_key
from schemas.chronology import Event

_DIGITS = 8


def ids_of_versions(
    agency: str, code: str, versions: Sequence[Sequence[Event]], taken: frozenset[str] = frozenset()
) -> list[list[str]]:
    """The ids of the rows of each version of one return, oldest version first.

    A row that the version before had, even if its wording or its date was corrected since, keeps its id.

    Args:
        agency: the agency's name, which keeps equal rows of two agencies apart.
        code: printed in front.
        versions: the rows of each version, in the order of the file.
        taken: ids that rows of other returns have.
    """
    found: list[list[str]] = []
    ever_used: set[str] = set(taken)
    for number, rows in enumerate(versions):
        kept = match_rows(versions[number - 1], rows) if number else {}
        inherited = {index: found[-1][before] for index, before in kept.items()}
        ids = _with_new(agency, code, rows, inherited, ever_used)
        ever_used |= set(ids)
        found.append(ids)
    return found


def _with_new(
    agency: str, code: str, rows: Sequence[Event], inherited: dict[int, str], ever_used: set[str]
) -> list[str]:
    """Inherited ids, and new ones for the other rows: never one that any version of the return used before."""
    taken = ever_used | set(inherited.values())
    ids = dict(inherited)
    sender = plain_words(agency)
    for index in sorted(set(range(len(rows))) - set(ids), key=lambda place: (_twin_order(rows[place]), place)):
        ids[index] = _free_id(sender, code, rows[index], taken)
        taken.add(ids[index])
    return [ids[index] for index in range(len(rows))]


def _twin_order(row: Event) -> tuple[str, str]:
    """Rows with equal words on one day are told apart by time, then comment, then place."""
    return row.time or "", plain_words(row.comment) if row.comment else ""


def _free_id(sender: str, code: str, row: Event, taken: set[str]) -> str:
    when, words = row_key(row)
    occurrence = 1
    while True:
        digest = hashlib.sha256(f"{sender}\n{when}\n{words}\n{occurrence}".encode()).hexdigest()
        made = f"{code}-{digest[:_DIGITS]}"
        if made not in taken:
            return made
        occurrence += 1
