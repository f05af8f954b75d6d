"""The grid of individuals in the scoping form: ethnicity, language, religion and employment of each person.

Printed as one small name-and-value table a question. Agencies and partnerships also print the names once above the
questions, a column a person; or type "Name: value" lines; or make one table with a row a person.
Source: Document 2, Section 2, question 2.
"""

import re
from collections.abc import Iterable

from pipeline.forms.answers import Notes
from pipeline.forms.labels import Answer, GridRow, Item
from pipeline.forms.pieces import BoxId, Piece, joined
from pipeline.forms.prompts import plain_words, words_of
from schemas.returns.scoping import IndividualFacts

_QUESTIONS = {
    "grid_ethnicity": "ethnicity",
    "grid_language": "language",
    "grid_religion": "religion",
    "grid_employment": "employment",
}
_NAMED = re.compile(r"^\s*([^:\t]{2,60}?)\s*(?::|\t|\s[–—-]\s)\s*(\S.*)$", re.DOTALL)
_Said = dict[tuple[str, ...], dict[str, str]]
_Pair = tuple[str | None, str | None]
_Names = dict[BoxId, dict[int, str]]


def individuals(items: Iterable[Item], family: Iterable[str], notes: Notes) -> tuple[IndividualFacts, ...]:
    """Everyone in the grid, in the order of the form, put together by name.

    Args:
        items: of the whole form.
        family: the names of Section 1, by which a row of names is told from a row of answers.
        notes: where to say what was assumed.
    """
    said: _Said = {}
    above: _Names = {}
    known = {plain_words(name) for name in family}
    for item in items:
        if isinstance(item, GridRow):
            if item.grid == "individuals_table":
                _row(item, said, notes)
        elif item.key == "individuals":
            above.update(names_above(item))
        elif item.key in _QUESTIONS:
            pairs = _pairs(item.pieces, above, known)
            _question(item, _QUESTIONS[item.key], pairs, said, notes)
    return tuple(IndividualFacts(**facts) for facts in said.values() if facts)


def names_above(item: Answer) -> _Names:
    """Names printed once above the questions: by table and column."""
    rows: dict[BoxId, dict[int, str]] = {}
    for piece in item.pieces:
        if piece.box:
            rows.setdefault(piece.box[:-2], {})[piece.box[-1]] = piece.text
    return {table: names for table, names in rows.items() if len(names) > 1}


def _row(row: GridRow, said: _Said, notes: Notes) -> None:
    name = row.text("name") or row.text("")  # a first column of names often has no heading
    facts = said.setdefault(plain_words(name or f"row {len(said)}"), {})
    for key, said_there in (("name", name), *((key, row.text(key)) for key in _QUESTIONS.values())):
        text = notes.fact(said_there, row.place.describe(), f"individuals.{key}")
        if text is not None:
            facts[key] = text


def _question(item: Answer, question: str, pairs: list[_Pair], said: _Said, notes: Notes) -> None:
    for name, value in pairs:
        text = notes.fact(value, item.location, f"individuals.{question}")
        if name is None and text is None:
            continue
        facts = said.setdefault(plain_words(name) if name else (), {})
        if name:
            facts["name"] = name
        if text is not None:
            facts[question] = f"{facts[question]}\n{text}" if question in facts else text


def _pairs(pieces: tuple[Piece, ...], above: _Names, known: set[tuple[str, ...]]) -> list[_Pair]:
    """Name and value of everything typed under one question."""
    tables: dict[BoxId, list[Piece]] = {}
    for piece in pieces:
        tables.setdefault(piece.box[:-2] if piece.box else (), []).append(piece)
    pairs: list[_Pair] = []
    for table, inside in tables.items():
        names = above.get(table) or _first_row_of_names(inside, known)
        if names:
            pairs.extend(
                (names.get(piece.box[-1] if piece.box else 0), piece.text)
                for piece in inside
                if not _is_name(piece, names)
            )
        else:
            pairs.extend(_beside_each_other(inside, known))
    return pairs


def _first_row_of_names(pieces: list[Piece], known: set[tuple[str, ...]]) -> dict[int, str]:
    """The first row, if it holds several names of the family and the second row starts with none."""
    rows = sorted({piece.box[-2] for piece in pieces if piece.box})
    if len(rows) != 2:
        return {}
    first = {piece.box[-1]: piece.text for piece in pieces if piece.box and piece.box[-2] == rows[0]}
    second = [piece.text for piece in pieces if piece.box and piece.box[-2] == rows[1]]
    all_names = len(first) > 1 and all(plain_words(text) in known for text in first.values())
    return first if all_names and not any(plain_words(text) in known for text in second) else {}


def _is_name(piece: Piece, names: dict[int, str]) -> bool:
    return piece.box is not None and names.get(piece.box[-1]) == piece.text


def _beside_each_other(pieces: list[Piece], known: set[tuple[str, ...]]) -> list[_Pair]:
    """By the cells of a row, several pairs beside each other too, or by "Name: value" in one cell."""
    rows: dict[int, dict[int, list[Piece]]] = {}
    for index, piece in enumerate(pieces):
        row, column = piece.box[-2:] if piece.box else (-1 - index, 0)
        rows.setdefault(row, {}).setdefault(column, []).append(piece)
    pairs: list[_Pair] = []
    for cells in rows.values():
        columns = sorted(cells)
        if len(columns) == 1:
            pairs.extend(_alone(cells[columns[0]], known, is_value=columns[0] > 0 and columns[0] % 2 == 0))
            continue
        for at in range(0, len(columns), 2):
            value = tuple(cells[columns[at + 1]]) if at + 1 < len(columns) else ()
            pairs.append((joined(tuple(cells[columns[at]])), joined(value)))
    return pairs


def _alone(pieces: list[Piece], known: set[tuple[str, ...]], *, is_value: bool) -> list[_Pair]:
    if is_value:
        return [(None, joined(tuple(pieces)))]
    pairs: list[_Pair] = []
    for piece in pieces:
        named = _NAMED.match(piece.text)
        begins_with = _known_name_length(piece.text, known)
        in_its_own_table = piece.box is not None and len(piece.box) > 3
        if named:
            pairs.append((named.group(1), named.group(2)))
        elif begins_with:
            pairs.append((piece.text[:begins_with], piece.text[begins_with:].strip() or None))
        else:
            pairs.append((piece.text, None) if in_its_own_table else (None, piece.text))
    return pairs


def _known_name_length(text: str, known: set[tuple[str, ...]]) -> int:
    """How many characters at the beginning of a text are a name of the family; a PDF joins cells without lines."""
    words = words_of(text)
    fitting = [name for name in known if name and tuple(word.plain for word in words[: len(name)]) == name]
    return words[max(map(len, fitting)) - 1].end if fitting else 0
