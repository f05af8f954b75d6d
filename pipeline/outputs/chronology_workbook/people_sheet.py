"""The sheet "People and facts": who says what about whom, person by person, what they differ on first.

One line a fact and a value: agencies that say the same stand together, so that what differs can be seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import BOLD, MARKER, TEXT
from pipeline.outputs.chronology_workbook.text_fit import lines_needed
from pipeline.outputs.safe_text import shown
from schemas.case_view import PersonFact

TITLE = "People and facts"
_AGREES = {True: "Agrees", False: "DIFFERS", None: "The case has none"}
_ORDER = ("name", "date of birth", "NHS number", "home address", "previous address", "also known as", "ethnicity")
_BY_NAME = 2
"""So many agencies are named in full."""
_COLUMNS = (
    Column("Fact", 17), Column("What is said", 54), Column("Said by", 58),
    Column("With the case's details", 14), Column("Where each says so", 60, is_printed=False),
)  # fmt: skip


@dataclass
class _Value:
    """One value of one fact, and everybody who gives it."""

    words: str
    agrees: bool | None
    said: list[PersonFact] = field(default_factory=list)

    @property
    def agencies(self) -> list[str]:
        """Who says so, each once."""
        return list(dict.fromkeys(fact.said_by for fact in self.said))


def write_people(book: Book) -> None:
    """A heading for each person; then each fact: the values on which agencies differ, and the others."""
    explanation = (
        "What the returns say about each person: one line for each value, with everybody who gives it. What differs "
        "from the case or between agencies stands first.",
        "Where agencies differ, look at the originals before deciding: the column beside the printed ones says where.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for (person, role), facts in _by_person(book.view.facts).items():
        _add_person(book, sheet, person, role, facts)
    sheet.say_if_empty("No return says anything about the people of the case yet.")
    sheet.finish(has_filter=False)


def _by_person(facts: Sequence[PersonFact]) -> dict[tuple[str, str], list[PersonFact]]:
    """The facts of each person; a person is who has one name in the case, whatever role an agency gives them."""
    roles: dict[str, str] = {}
    found: dict[tuple[str, str], list[PersonFact]] = {}
    for fact in facts:
        role = roles.setdefault(fact.person, fact.role)
        found.setdefault((fact.person, role), []).append(fact)
    return found


def _add_person(book: Book, sheet: Sheet, person: str, role: str, facts: Sequence[PersonFact]) -> None:
    values = _values(facts)
    differing = sum(_is_disputed(held) for held in values.values())
    told = len({fact.said_by for fact in facts})
    words = f"{told} {'return tells' if told == 1 else 'returns tell'} of this person"
    differs = f"; {differing} {'fact differs' if differing == 1 else 'facts differ'}" if differing else ""
    heading = f"{shown(person)}: {role.replace('-', ' ')}"
    sheet.add([Cell(text, MARKER) for text in ("", heading, words + differs, "", "")])
    for fact, held in sorted(values.items(), key=lambda item: (not _is_disputed(item[1]), _place(item[0]), item[0])):
        for value in sorted(held, key=lambda value: (value.agrees is not True, -len(value.agencies), value.words)):
            _add_value(book, sheet, fact, value, is_disputed=_is_disputed(held))


def _add_value(book: Book, sheet: Sheet, fact: str, value: _Value, *, is_disputed: bool) -> None:
    agencies = value.agencies
    face = book.faces.get(shown_name(agencies[0])) if len(agencies) == 1 else None
    where = "\n".join(f"{one.said_by}: {shown(one.location)}" for one in value.said)
    agrees = _AGREES[value.agrees] if value.agrees is not None or not is_disputed else "Agencies differ"
    said_by = _said_by(book, agencies)
    # What is not printed does not make the printed rows taller.
    texts = ((fact, is_disputed), (value.words, False), (said_by, face is not None), (agrees, is_disputed))
    lines = max(
        lines_needed(text, column.width, is_bold=is_bold)
        for (text, is_bold), column in zip(texts, _COLUMNS[:4], strict=True)
    )
    sheet.add([
        Cell(fact.replace("_", " "), BOLD if is_disputed else TEXT), Cell(value.words, TEXT),
        Cell(said_by, book.looks(face).strong if face else TEXT),
        Cell(agrees, BOLD if is_disputed and value.agrees is not True else TEXT), Cell(where, TEXT),
    ], lines)  # fmt: skip


def _said_by(book: Book, agencies: Sequence[str]) -> str:
    """Who says so: a few by name, many by their codes, which the legend explains."""
    if len(agencies) <= _BY_NAME:
        return "; ".join(agencies)
    faces = (book.faces.get(shown_name(agency)) for agency in agencies)
    codes = [face.code if face else agency for face, agency in zip(faces, agencies, strict=True)]
    return f"{len(agencies)} agencies agree: {', '.join(codes)}"


def _values(facts: Sequence[PersonFact]) -> dict[str, list[_Value]]:
    """Each fact's values, those of one meaning together whatever their capitals and spaces."""
    found: dict[str, dict[tuple[str, bool | None], _Value]] = {}
    for fact in facts:
        words = _said(fact)
        plain = re.sub(r"[\W_]+", " ", words.casefold()).strip()
        found.setdefault(fact.fact, {}).setdefault((plain, fact.agrees), _Value(words, fact.agrees)).said.append(fact)
    return {fact: list(held.values()) for fact, held in found.items()}


def _is_disputed(held: Sequence[_Value]) -> bool:
    """Somebody differs from the case, or, where a person has one only and the case none, two agencies differ."""
    if any(value.agrees is False for value in held):
        return True
    return len(held) > 1 and held[0].said[0].fact not in _MANY and all(value.agrees is None for value in held)


_MANY = ("also known as", "previous address")
"""Facts of which a person may have several."""


def _place(fact: str) -> int:
    return _ORDER.index(fact) if fact in _ORDER else len(_ORDER)


def _said(fact: PersonFact) -> str:
    """What is said, a date as it is written in this country."""
    is_date = fact.fact.startswith("date") and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)
    return "/".join(reversed(fact.value.split("-"))) if is_date else shown(fact.value)
