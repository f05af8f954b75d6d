"""A sentence put anywhere into a good return is in its record, or an issue says that it is there: never neither.

In the suite each kind of place once for each form, in a file and at a place chosen by a seed; in every Word file and
workbook of every form, at five places each, with `LONG_FAULTS=1 pytest tests/readers/test_injected_text.py`.
"""

import datetime
import json
import os
import random
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
PLACES = 5 if IS_LONG else 1
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
    for place in range(PLACES):
        data = inject(path.read_bytes(), random.Random(f"{path.name} {where} {place}"))
        told = told_by(data, path.name).replace("_", " ")
        assert "Quillonby worker" in told, f"place {place}"
