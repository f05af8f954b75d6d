"""One thing that is wrong with, or worth knowing about, a return: for a person to read and for a program to count."""

from typing import Literal

from schemas.fact import Fact

Severity = Literal["error", "warning", "info"]


class Issue(Fact):
    """A problem or remark.

    Args:
        severity: `error` (a fact cannot be relied on), `warning` (look at it), `info` (we did something; here is what).
        code: kebab-case key into the catalogue.
        message: one plain sentence saying what is wrong, with the text found.
        location: where a person finds it in the file ("table 2, row 5, column Date"; "sheet Events, cell A7").
        field: path in the record (`events.3.date`), or `None`.
        advice: what to do about it.
    """

    severity: Severity
    code: str
    message: str
    location: str
    field: str | None = None
    advice: str = ""
