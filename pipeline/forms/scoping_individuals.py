"""The grid of individuals in the scoping form: ethnicity, language, religion and employment of each person.

Printed as one small name-and-value table a question; agencies also type "Name: value" lines, or make one table with a
row a person. Source: Document 2, Section 2, question 2.
"""

import re
from collections.abc import Iterable

from pipeline.forms.answers import Notes
from pipeline.forms.labels import Answer, GridRow, Item
from pipeline.forms.pieces import Piece, joined
from pipeline.forms.prompts import plain_words
from schemas.returns.scoping import IndividualFacts

_QUESTIONS = {
    "grid_ethnicity": "ethnicity",
    "grid_language": "language",
    "grid_religion": "religion",
    "grid_employment": "employment",
}
_NAMED = re.compile(r"^\s*([^:\t]{2,60}?)\s*(?::|\t|\s[–—-]\s)\s*(\S.*)$", re.DOTALL)


def individuals(items: Iterable[Item], notes: Notes) -> tuple[IndividualFacts, ...]:
    """Everyone in the grid, in the order of the form, what is said in the four tables put together by name."""
    said: dict[tuple[str, ...], dict[str, str]] = {}
    for item in items:
        if isinstance(item, Answer) and item.key in _QUESTIONS:
            _question(item, _QUESTIONS[item.key], said, notes)
        elif isinstance(item, GridRow) and item.grid == "individuals_table":
            facts = said.setdefault(plain_words(item.text("name") or f"row {len(said)}"), {})
            for key in ("name", *_QUESTIONS.values()):
                text = notes.fact(item.text(key), item.place.describe(), f"individuals.{key}")
                if text is not None:
                    facts[key] = text
    return tuple(IndividualFacts(**facts) for facts in said.values() if facts)


def _question(item: Answer, question: str, said: dict[tuple[str, ...], dict[str, str]], notes: Notes) -> None:
    for name, value in _pairs(item.pieces):
        facts = said.setdefault(plain_words(name) if name else (), {})
        if name:
            facts["name"] = name
        text = notes.fact(value, item.location, f"individuals.{question}")
        if text is not None:
            facts[question] = f"{facts[question]}\n{text}" if question in facts else text


def _pairs(pieces: tuple[Piece, ...]) -> list[tuple[str | None, str | None]]:
    """Name and value: by the cells of a row, several pairs beside each other too, or by "Name: value" in one cell."""
    rows: dict[tuple[int, ...], dict[int, list[Piece]]] = {}
    for index, piece in enumerate(pieces):
        box = piece.box or (-1, index, 0)
        rows.setdefault(box[:-1], {}).setdefault(box[-1], []).append(piece)
    pairs: list[tuple[str | None, str | None]] = []
    for cells in rows.values():
        columns = sorted(cells)
        if len(columns) == 1:
            pairs.extend(_alone(cells[columns[0]], is_value=columns[0] % 2 == 0 and columns[0] > 0))
            continue
        for at in range(0, len(columns), 2):
            value = tuple(cells[columns[at + 1]]) if at + 1 < len(columns) else ()
            pairs.append((joined(tuple(cells[columns[at]])), joined(value)))
    return pairs


def _alone(pieces: list[Piece], *, is_value: bool) -> list[tuple[str | None, str | None]]:
    if is_value:
        return [(None, joined(tuple(pieces)))]
    pairs: list[tuple[str | None, str | None]] = []
    for piece in pieces:
        named = _NAMED.match(piece.text)
        pairs.append((named.group(1), named.group(2)) if named else _name_or_value(piece))
    return pairs


def _name_or_value(piece: Piece) -> tuple[str | None, str | None]:
    """A name whose value was left blank if it stands in a table of its own, else an answer for everyone."""
    return (piece.text, None) if piece.box and len(piece.box) > 3 else (None, piece.text)
