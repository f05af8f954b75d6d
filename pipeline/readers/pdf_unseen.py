"""What stands on the pages of a PDF and is not seen: covered, white, invisible, tiny, off the page or cut off it.

Order matters: what is drawn later covers what was drawn before. pdfium gives each letter with the object that drew it.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.readers.document import Paragraph, Part, Place

_WHITE = 250
_DARK = 90
_OPAQUE = 200
_THICK_LINE_POINTS = 6.0
_TINIEST_POINTS = 2.0
_INVISIBLE = 3
_MOST_OF_THE_PAGE = 0.8
_NESTED = 3

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Cover:
    """Something filled: where it is, when it was drawn, how light it is (0 to 255; `None` for a picture)."""

    box: Box
    order: int
    light: float | None


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: Box
    order: int
    colour: tuple[int, int, int, int]
    mode: int


def unseen_on_pages(data: bytes, marks: dict[int, list[Box]]) -> Iterator[Paragraph]:
    """Each stretch of letters that a reader of the pages does not see, with its page and why.

    Args:
        data: the bytes of the PDF.
        marks: boxes of redaction marks and filled annotations by page number, drawn over everything.
    """
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            try:
                yield from _of_page(page, index + 1, marks.get(index + 1, []))
            finally:
                page.close()
    finally:
        pdf.close()


def text_of(data: bytes) -> str:
    """All text of a PDF's pages, a line a line; empty when it cannot be read."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        return "\n".join(pdf[index].get_textpage().get_text_bounded() for index in range(len(pdf)))
    except pypdfium2.PdfiumError:
        return ""


def _of_page(page: Any, number: int, marks: list[Box]) -> Iterator[Paragraph]:
    covers, orders = _covers(page)
    covers += [_Cover(box, len(orders) + 1, 0.0) for box in marks]
    sheet: Box = page.get_cropbox()
    is_scan = any(cover.light is None and _share(cover.box, sheet) > _MOST_OF_THE_PAGE for cover in covers)
    run, why = "", ""
    for letter in _letters(page, orders):
        reason = _why_unseen(letter, covers, sheet, is_scan) if letter.text.strip() else why * (letter.text == " ")
        if reason != why:
            yield from _paragraph(run, why, number)
            run, why = "", reason
        run += letter.text
    yield from _paragraph(run, why, number)


def _paragraph(run: str, why: str, number: int) -> Iterator[Paragraph]:
    if why and run.strip():
        part: Part = "under-redaction" if why == "covered" else "hidden-text"
        yield Paragraph(" ".join(run.split()), Place(part, page=number, heading=why), hidden=True)


def _why_unseen(letter: _Letter, covers: list[_Cover], sheet: Box, is_scan: bool) -> str:
    """Why a letter is not seen; empty when it is."""
    x, y = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
    if not (sheet[0] <= x <= sheet[2] and sheet[1] <= y <= sheet[3]):
        return "off the page"
    over = [one for one in covers if one.box[0] <= x <= one.box[2] and one.box[1] <= y <= one.box[3]]
    if not is_scan and any(one.order > letter.order for one in over):
        return "covered"
    if (letter.mode == _INVISIBLE and not is_scan) or letter.colour[3] < 10:
        return "invisible letters"
    behind = [one for one in over if one.order < letter.order]
    light = sum(letter.colour[:3]) / 3
    ground = behind[-1].light if behind else 255.0
    if ground is not None and letter.mode != _INVISIBLE:
        if light >= _WHITE and ground >= _WHITE:
            return "white letters"
        if light <= _DARK and ground <= _DARK / 3:
            return "covered"
    return "tiny letters" if letter.box[3] - letter.box[1] < _TINIEST_POINTS and letter.text.isalnum() else ""


def _covers(page: Any) -> tuple[list[_Cover], dict[int, int]]:
    """The filled shapes and pictures of a page, and when each object was drawn."""
    from pypdfium2 import raw

    covers, orders = [], {}
    for order, thing in enumerate(page.get_objects(max_depth=_NESTED)):
        orders[_address(thing.raw)] = order
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            covers.append(_Cover(thing.get_bounds(), order, None))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            light = _light_of_path(thing.raw)
            if light is not None:
                covers.append(_Cover(thing.get_bounds(), order, light))
    return covers, orders


def _light_of_path(path: Any) -> float | None:
    """How light a filled shape or a thick line is; `None` for one that lets the text through."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    width = ctypes.c_float()
    if fill.value:
        colour = _colour(raw.FPDFPageObj_GetFillColor, path)
    elif stroke.value and raw.FPDFPageObj_GetStrokeWidth(path, width) and width.value >= _THICK_LINE_POINTS:
        colour = _colour(raw.FPDFPageObj_GetStrokeColor, path)
    else:
        return None
    return sum(colour[:3]) / 3 if colour[3] >= _OPAQUE else None


def _letters(page: Any, orders: dict[int, int]) -> Iterator[_Letter]:
    from pypdfium2 import raw

    text = page.get_textpage()
    known: dict[int, tuple[tuple[int, int, int, int], int]] = {}
    before = len(orders)
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32)
        holder = raw.FPDFText_GetTextObject(text.raw, index)
        key = _address(holder)
        if key not in known:
            mode = raw.FPDFTextObj_GetTextRenderMode(holder) if key else 0
            known[key] = (_colour(raw.FPDFPageObj_GetFillColor, holder) if key else (0, 0, 0, 255), mode)
        before = orders.get(key, before)
        yield _Letter(letter, text.get_charbox(index), before, *known[key])


def _colour(ask: Any, thing: Any) -> tuple[int, int, int, int]:
    values = [ctypes.c_uint() for _ in range(4)]
    if not ask(thing, *values):
        return (0, 0, 0, 255)
    return (values[0].value, values[1].value, values[2].value, values[3].value)


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _share(box: Box, sheet: Box) -> float:
    area = (sheet[2] - sheet[0]) * (sheet[3] - sheet[1])
    return (box[2] - box[0]) * (box[3] - box[1]) / area if area else 0.0
