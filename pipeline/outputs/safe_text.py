"""Text of the returns made safe for files that other programs open. A change is shown, never made in silence."""

import re

# What XML 1.0 cannot hold. A vertical tab or form feed in Office text is a line break, so those become one.
_LINE_BREAKS = re.compile("\r\n|\r|\x0b|\x0c|\u2028|\u2029")
_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet may take for a formula, the wide forms of East Asian keyboards too; apostrophes in front count as
# well, so that one more can be taken off again without doubt.
_FORMULA = re.compile("[\\s']*[=+@\uff1d\uff0b\uff0d\uff20-]|[ \n']*[\t\r]")


def shown(text: str | None) -> str:
    """The text as a person can see it: line breaks as `\\n`, characters that no file can hold as a visible note."""
    if not text:
        return ""
    return _NOT_XML.sub(_note, _LINE_BREAKS.sub("\n", text))


def csv_safe(text: str) -> str:
    """Text for a CSV cell: an apostrophe stands before what a spreadsheet would take for a formula.

    Whoever reads the file takes one apostrophe off a text that would be a formula without its apostrophes.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _note(match: re.Match[str]) -> str:
    return f"[unreadable character U+{ord(match.group()):04X}]"
