"""A sentence put anywhere into a good return is in its record, or an issue says that it is there: never neither.

In the suite each kind of place once for each form, in a file and at a place chosen by a seed; in every Word file and
workbook of every form, at five places each, with `LONG_FAULTS=1 pytest tests/readers/test_injected_text.py`; and in the
main part of every Word file at each paragraph, line end, cell and row, one after the other, with `LONG_FAULTS=every`
(some 47,000 places; `-k learning` for the files of one form).
"""

import datetime
import json
import os
import random
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.process import Line, process
from pipeline.readers import read
from schemas.receipt import Accepted
from tests.readers.injections import (
    CELL_END,
    INTO_MAIN,
    INTO_WORD,
    INTO_WORKBOOK,
    MAIN,
    ROW_END,
    ROW_START,
    TABLE_END,
    Inject,
)

FORMS = Path(__file__).resolve().parent.parent / "forms"
IS_LONG = bool(os.environ.get("LONG_FAULTS"))
IS_EVERYWHERE = os.environ.get("LONG_FAULTS") == "every"
PLACES = 5 if IS_LONG else 1
Chosen = TypeVar("Chosen")
IN_TABLES = {name for name, (mark, _) in INTO_MAIN.items() if mark in (CELL_END, ROW_START, ROW_END, TABLE_END)}
KINDS = {"docx": INTO_WORD, "xlsx": INTO_WORKBOOK}


def files() -> dict[tuple[str, str], list[Path]]:
    """The good returns by form and kind of file."""
    found: dict[tuple[str, str], list[Path]] = {}
    for path in sorted(FORMS.glob("*/*")):
        if path.suffix[1:] in KINDS:
            found.setdefault((path.parent.name, path.suffix[1:]), []).append(path)
    return found


def cases() -> Iterator[tuple[Path, str, Inject]]:
    """File, kind of place, and what puts the sentence there; a letter without a table has no rows and cells."""
    for (form, kind), paths in files().items():
        for where, inject in KINDS[kind].items():
            fitting = paths if where not in IN_TABLES else [path for path in paths if has_table(path)]
            for path in fitting if IS_LONG else [random.Random(f"{form} {where}").choice(fitting)]:
                yield path, where, inject


@cache
def has_table(path: Path) -> bool:
    """Whether a Word file holds a table."""
    with zipfile.ZipFile(path) as archive:
        return b"<w:tbl>" in archive.read(MAIN)


class EachInTurn(random.Random):
    """A chance that takes the places one after the other, so that none is left out."""

    def __init__(self) -> None:
        super().__init__(0)
        self.next, self.places = 0, 1

    def choice(self, seq: Sequence[Chosen]) -> Chosen:  # type: ignore[override]
        self.places = len(seq)
        self.next += 1
        return seq[self.next - 1]


def chances(path: Path, where: str) -> Iterator[random.Random]:
    """Where to put the sentence: at five places, or at every one of the main part."""
    if not (IS_EVERYWHERE and path.suffix == ".docx" and where in INTO_MAIN):
        yield from (random.Random(f"{path.name} {where} {place}") for place in range(PLACES))
        return
    each = EachInTurn()
    while each.next < each.places:
        yield each


def told_by(data: bytes, name: str) -> str:
    """All that the record and the issues of a return say; none of these is to be refused."""
    outcome = process(Path(name), name, Line(lambda _path, own: read(data, own), datetime.date(2026, 3, 4)))
    assert isinstance(outcome, Accepted), outcome
    return json.dumps(outcome.parsed.model_dump(mode="json"), ensure_ascii=False)


def test_every_form_is_among_them() -> None:
    forms = {path.name for path in FORMS.iterdir() if path.is_dir() and any(path.glob("*.expected.json"))}
    assert {form for form, kind in files() if kind == "docx"} == forms
    assert {form for form, kind in files() if kind == "xlsx"} >= {"chronology", "organisational", "scoping"}


@pytest.mark.parametrize("path", [path for paths in files().values() for path in paths], ids=lambda path: path.name)
def test_the_returns_do_not_say_it_by_themselves(path: Path) -> None:
    assert "Quillonby" not in told_by(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("path", "where", "inject"),
    [pytest.param(*case, id=f"{case[0].parent.name}-{case[0].name}-{case[1]}") for case in cases()],
)
def test_text_put_into_a_return_is_told(path: Path, where: str, inject: Inject) -> None:
    missed = []
    for place, chance in enumerate(chances(path, where)):
        told = told_by(inject(path.read_bytes(), chance), path.name).replace("_", " ")
        if "Quillonby worker" not in told:
            missed.append(place)
    assert not missed, f"neither told nor reported at the places {missed}"
