"""Text of the returns made safe for files that other programs open. A change is shown, never made in silence."""

import re

# What XML 1.0 cannot hold. A vertical tab or form feed in Office text is a line break, so those become one.
_LINE_BREAKS = re.compile("\r\n|\r|\x0b|\x0c|\u2028|\u2029")
_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def shown(text: str | None) -> str:
    """The text as a person can see it: line breaks as `\\n`, characters that no file can hold as a visible note."""
    if not text:
        return ""
    return _NOT_XML.sub(_note, _LINE_BREAKS.sub("\n", text))


def csv_safe(text: str) -> str:
    """Text for a CSV cell: an apostrophe stands before what a spreadsheet would take for a formula."""
    return "'" + text if text.lstrip(" \n").startswith(_FORMULA_STARTS) else text


def _note(match: re.Match[str]) -> str:
    return f"[unreadable character U+{ord(match.group()):04X}]"
