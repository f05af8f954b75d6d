"""The text of one Word paragraph, and which XML element each piece of it stands in.

`paragraph_text` is the only place that decides what the text of a paragraph is, so that a comment or a replacement can
be put at the very letters that a reader was shown. It never changes the XML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.readers import word_names as n
from pipeline.readers.ticks import TICKED, UNTICKED, symbol

Element = Any  # lxml has no types of its own
Showing = Literal["visible", "hidden", "deleted"]

_BREAKS = {n.W + "tab": "\t", n.W + "ptab": "\t", n.W + "br": "\n", n.W + "cr": "\n", n.W + "noBreakHyphen": "-"}
_NEVER_TEXT = {n.W_PPR, n.W_RPR, n.W_SDT_PR, n.W + "sdtEndPr", n.W_TXBX, n.W + "drawing", n.W + "pict", n.W + "object",
               n.W + "instrText", n.W + "delInstrText", n.W + "rt", n.W + "smartTagPr", n.W + "customXmlPr",
               n.W + "fldData"}  # fmt: skip
# Tracked changes by whether they take text away.
_TRACKED = {n.W_DEL: True, n.W_MOVE_FROM: True, n.W_INS: False, n.W_MOVE_TO: False}
TINIEST_HALF_POINTS = 8
"""Letters up to four points are too small to be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a paragraph that stand in one element.

    Args:
        text: the letters.
        element: the `w:t` (or `w:delText`) that holds exactly them, or `None` for what Word draws itself (a tab, a
            break, a tick box, a symbol, a drop-down's choice).
        start: offset of the first letter in the paragraph's text.
        run: the `w:r` around it, if any.
        author: who inserted or deleted it, for tracked changes.
    """

    text: str
    element: Element | None
    start: int
    run: Element | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """The text of a paragraph and its pieces, in order; the pieces joined are the text."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Atom:
    """One leaf of a run on its way to the text."""

    text: str
    element: Element | None
    run: Element | None
    author: str | None
    deleted: bool
    field_mark: str | None = None
    replaces_result: bool = False


def paragraph_text(
    paragraph: Element, showing: Showing = "visible", hidden_styles: frozenset[str] = frozenset()
) -> ParagraphText:
    """The text of a `w:p`, without what stands in text boxes inside it.

    Tracked insertions are in, deletions and the old place of moved text are out; placeholders are out; a tick box is
    ☒ or ☐; a symbol is the character it shows.

    Args:
        paragraph: the `w:p` element, transitional namespace.
        showing: "visible" for what a person reads, "hidden" for the runs formatted as hidden, "deleted" for tracked
            deletions and the old place of moves.
        hidden_styles: ids of styles that hide their text.
    """
    pieces: list[Piece] = []
    start = 0
    for atom in _without_field_codes(list(_atoms(paragraph, None, False))):
        if not atom.text or atom.deleted != (showing == "deleted"):
            continue
        if showing != "deleted" and _is_hidden(atom.run, paragraph, hidden_styles) != (showing == "hidden"):
            continue
        pieces.append(Piece(atom.text, atom.element, start, atom.run, atom.author))
        start += len(atom.text)
    return ParagraphText("".join(piece.text for piece in pieces), tuple(pieces))


def chosen_branch(alternate: Element) -> Element | None:
    """The one branch of an `mc:AlternateContent` that is read: the first choice, else the fallback."""
    choice = alternate.find(n.CHOICE)
    return choice if choice is not None else alternate.find(n.FALLBACK)


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows its placeholder ("Click or tap here"), that is: no answer."""
    mark = control.find(f"{n.W_SDT_PR}/{n.W}showingPlcHdr")
    return mark is not None and n.is_on(mark.get(n.W_VAL))


def inserted_in(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    """Where letters of a visible text are tracked insertions, or the new place of moved ones."""
    return tuple((piece.start, piece.start + len(piece.text)) for piece in pieces if piece.author is not None)


def is_concealed(pieces: tuple[Piece, ...]) -> bool:
    """Whether all letters are white on nothing, or too small to be read."""
    lettered = [piece for piece in pieces if piece.text.strip()]
    return bool(lettered) and all(_is_white_or_tiny(piece.run) for piece in lettered)


def is_struck(pieces: tuple[Piece, ...]) -> bool:
    """Whether all letters are struck through."""
    lettered = [piece for piece in pieces if piece.text.strip()]
    return bool(lettered) and all(_is_struck(piece) for piece in lettered)


def struck_in(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    """Where letters of a visible text are struck through; neighbouring pieces are one stretch."""
    found: list[tuple[int, int]] = []
    for piece in pieces:
        if not piece.text or not _is_struck(piece):
            continue
        start, end = piece.start, piece.start + len(piece.text)
        if found and found[-1][1] == start:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _is_struck(piece: Piece) -> bool:
    return _has(piece.run, n.W + "strike") or _has(piece.run, n.W + "dstrike")


def _atoms(element: Element, author: str | None, deleted: bool) -> Iterator[_Atom]:
    """The leaves below an element that is not a run: wrappers of every kind are transparent."""
    for child in element:
        tag = child.tag
        if tag == n.W_R:
            yield from _run_atoms(child, child, author, deleted)
        elif tag in _TRACKED:
            yield from _atoms(child, child.get(n.W_AUTHOR) or "", deleted or _TRACKED[tag])
        elif tag == n.W_SDT:
            yield from _control_atoms(child, author, deleted)
        elif tag == n.ALTERNATE:
            branch = chosen_branch(child)
            yield from _atoms(branch, author, deleted) if branch is not None else ()
        elif tag == n.MATHS + "t":
            yield _Atom(child.text or "", None, None, author, deleted)
        elif tag not in _NEVER_TEXT and isinstance(tag, str):
            yield from _atoms(child, author, deleted)


def _control_atoms(control: Element, author: str | None, deleted: bool) -> Iterator[_Atom]:
    """A content control inside a line: a tick box becomes its sign, a placeholder nothing, all else what it holds."""
    box = control.find(f"{n.W_SDT_PR}/{n.W14}checkbox")
    if box is not None:
        checked = box.find(n.W14 + "checked")
        ticked = checked is not None and n.is_on(checked.get(n.W14 + "val"))
        yield _Atom(TICKED if ticked else UNTICKED, None, next(control.iter(n.W_R), None), author, deleted)
        return
    content = control.find(n.W_SDT_CONTENT)
    if content is not None and not is_placeholder(control):
        yield from _atoms(content, author, deleted)


def _run_atoms(holder: Element, run: Element, author: str | None, deleted: bool) -> Iterator[_Atom]:
    """The leaves of one run."""
    for child in holder:
        tag = child.tag
        if tag == n.W_T or tag == n.W + "delText":
            text = (child.text or "").replace("\r\n", "  ").replace("\n", " ").replace("\r", " ")
            yield _Atom(text, child, run, author, deleted or tag != n.W_T)
        elif tag in _BREAKS:
            yield _Atom(_BREAKS[tag], None, run, author, deleted)
        elif tag == n.W + "sym":
            yield _Atom(_symbol(child), None, run, author, deleted)
        elif tag == n.W + "fldChar":
            answer = _form_field_answer(child)
            yield _Atom(answer or "", None, run, author, deleted, child.get(n.W + "fldCharType"), answer is not None)
        elif tag == n.ALTERNATE:
            branch = chosen_branch(child)
            if branch is not None:
                yield from _run_atoms(branch, run, author, deleted)
        elif tag in (n.W + "ruby", n.W + "rubyBase"):
            yield from (
                _atoms(child, author, deleted) if tag.endswith("rubyBase") else _run_atoms(child, run, author, deleted)
            )


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(n.W + "char") or "", 16)
    except ValueError:
        return "▪"
    return symbol(element.get(n.W + "font") or "", code)


def _form_field_answer(mark: Element) -> str | None:
    """What a legacy form field answers by itself: ☒ or ☐, or the choice of a drop-down. `None` for any other field."""
    data = mark.find(n.W + "ffData")
    if data is None:
        return None
    box = data.find(n.W + "checkBox")
    if box is not None:
        state = box.find(n.W + "checked")
        if state is None:
            state = box.find(n.W + "default")
        return TICKED if state is not None and n.is_on(state.get(n.W_VAL)) else UNTICKED
    choices = data.find(n.W + "ddList")
    if choices is None:
        return None
    entries = [entry.get(n.W_VAL) or "" for entry in choices.findall(n.W + "listEntry")]
    result = choices.find(n.W + "result")
    number = (result.get(n.W_VAL) if result is not None else None) or "0"
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def _without_field_codes(atoms: list[_Atom]) -> list[_Atom]:
    """Leave out what stands between the begin of a field and its result, and results that the field itself replaces.

    Only fields that begin and end in this paragraph are cut: a begin without an end may not swallow the text after it.
    """
    if not any(atom.field_mark for atom in atoms):
        return atoms
    dropped: set[int] = set()
    open_fields: list[tuple[int, int | None]] = []
    for index, atom in enumerate(atoms):
        if atom.field_mark == "begin":
            open_fields.append((index, None))
        elif atom.field_mark == "separate" and open_fields:
            open_fields[-1] = (open_fields[-1][0], index)
        elif atom.field_mark == "end" and open_fields:
            begin, separate = open_fields.pop()
            until = index if separate is None or atoms[begin].replaces_result else separate
            dropped.update(range(begin + 1, until))
    return [atom for index, atom in enumerate(atoms) if index not in dropped]


def _is_hidden(run: Element | None, paragraph: Element, hidden_styles: frozenset[str]) -> bool:
    properties = run.find(n.W_RPR) if run is not None else None
    if properties is not None:
        own = properties.find(n.W + "vanish")
        if own is not None:
            return n.is_on(own.get(n.W_VAL))
        style = properties.find(n.W + "rStyle")
        if style is not None and style.get(n.W_VAL) in hidden_styles:
            return True
    if not hidden_styles:
        return False
    style = paragraph.find(f"{n.W_PPR}/{n.W}pStyle")
    return style is not None and style.get(n.W_VAL) in hidden_styles


def _has(run: Element | None, name: str) -> bool:
    found = run.find(f"{n.W_RPR}/{name}") if run is not None else None
    return found is not None and n.is_on(found.get(n.W_VAL))


def _is_white_or_tiny(run: Element | None) -> bool:
    properties = run.find(n.W_RPR) if run is not None else None
    if properties is None:
        return False
    size = properties.find(n.W + "sz")
    if size is not None and (size.get(n.W_VAL) or "").isdigit() and int(size.get(n.W_VAL)) <= TINIEST_HALF_POINTS:
        return True
    colour = properties.find(n.W + "color")
    return colour is not None and (colour.get(n.W_VAL) or "").upper() == "FFFFFF" and not _is_shaded(run, properties)


def _is_shaded(run: Element, properties: Element) -> bool:
    """Whether something behind the run is, or may be, coloured: white headings on blue are meant to be read."""
    if properties.find(n.W + "shd") is not None or properties.find(n.W + "highlight") is not None:
        return True
    for ancestor in run.iterancestors(n.W_P, n.W_TC, n.W_TBL, n.W_TXBX):
        if ancestor.tag == n.W_TXBX or any(
            ancestor.find(path) is not None
            for path in (
                f"{n.W_PPR}/{n.W}shd",
                f"{n.W_TCPR}/{n.W}shd",
                f"{n.W_TBLPR}/{n.W}tblStyle",
                f"{n.W_TBLPR}/{n.W}shd",
            )
        ):
            return True
    return False
