"""The agency of a return that does not say who sent it in a box of its own, but carries a name of one at its head."""

from collections.abc import Iterable

from pipeline.merging.agencies import explain_match
from schemas.agency import Agency
from schemas.case import Case

LONGEST_NAME_LINE = 120
"""Characters. A line that names its sender is short; a longer one tells of somebody."""


def agency_at_head(lines: Iterable[str], case: Case) -> Agency | None:
    """The one agency of the case that the lines around a return name for certain; `None` if none or several do.

    Args:
        lines: the first lines of a file (title, letterhead, the words above a table), or an e-mail's subject.
        case: whose agencies are looked for.
    """
    found = {}
    for line in lines:
        if len(line) > LONGEST_NAME_LINE:
            continue
        match = explain_match(line, case)
        if match.agency is not None and match.is_certain:
            found[match.agency.name] = match.agency
    return next(iter(found.values())) if len(found) == 1 else None
