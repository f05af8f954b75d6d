"""Tick boxes in a text, whatever drew them: a content control, a symbol font or a typed character."""

from pipeline.readers.document import CheckBox

TICKED = "☒"
UNTICKED = "☐"
_BOXES = {TICKED: True, "☑": True, UNTICKED: False}

# Position in the font to the character that a person sees. Boxes become ☒ and ☐, so that later stages know two only.
_WINGDINGS = {0xFE: TICKED, 0xFD: TICKED, 0xA8: UNTICKED, 0x6F: UNTICKED, 0x71: UNTICKED, 0x72: UNTICKED, 0xFC: "✓",
              0xFB: "✗", 0xE0: "→", 0xDF: "←", 0xD8: "➢", 0xA7: "▪"}  # fmt: skip
_WINGDINGS_2 = {0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0xA3: UNTICKED, 0x2A: UNTICKED, 0x50: "✓", 0x4F: "✗"}
_SYMBOL = {0xB7: "•", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0x2D: "−", 0xD6: "√"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_UNKNOWN = "▪"


def check_boxes_in(text: str) -> tuple[CheckBox, ...]:
    """Every ☒, ☑ and ☐ of a text, in order."""
    if text.isascii() or not any(box in text for box in _BOXES):  # nearly every text, told a letter at a time by nobody
        return ()
    return tuple(CheckBox(offset, _BOXES[letter]) for offset, letter in enumerate(text) if letter in _BOXES)


def symbol(font: str, code: int) -> str:
    """The character that a symbol font shows at a position; a small square where the font is not known.

    Args:
        font: name of the font, as the file gives it.
        code: the character's number; Word adds 0xF000 to positions in symbol fonts.
    """
    position = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get(font.casefold())
    if table is not None:
        return table.get(position, _UNKNOWN)
    shown = chr(position) if 0 < position < 0x110000 and not 0xD800 <= position <= 0xDFFF else _UNKNOWN
    return shown if shown.isprintable() else _UNKNOWN
