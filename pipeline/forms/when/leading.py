"""The date at the beginning of a text: "12/03/2023 – Home visit", "On 4 March 2024 he was seen"."""

from __future__ import annotations

import re

from pipeline.forms.when.cell import read_cell

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_LEADING = re.compile(
    r"^[\s•▪·*–—-]*(?:on\s+)?(?P<date>"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    rf"|\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}(?!\d)"
    rf"|{_MONTH}\s+\d{{4}}(?!\d))"
    r"(?:,?\s*(?:at\s+|@\s*)?\d{1,2}[:.]\d{2}(?:\s?(?:hrs|hours|am|pm)\b)?(?![\d/]))?)"
    r"(?P<behind>\s*[:;,–—-]*\s*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


def leading_date(text: str) -> tuple[str, str] | None:
    """The date, with its time if one stands behind it, and the rest of the text; `None` where it begins otherwise."""
    found = _LEADING.match(text)
    if found is None or not read_cell(found["date"]).date.is_known:
        return None
    return found["date"], found["rest"]
