"""What was read from a return, field by field, each with its place and with what is asked about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from schemas.fact import Fact
from schemas.issue import Issue

_PLACE = "location"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CALLED: Mapping[str, str] = {
    "date_text": "date as written",
    "date_end": "last day it can mean",
    "date_precision": "how exact the date is",
    "time_text": "time as written",
    "child_contact": "child seen / by whom",
    "family_contact": "contact with the family",
    "source": "source of information",
    "comment": "comment and analysis",
    "rag": "red, amber or green",
}
"""What people call a field of a record, where its own name says too little."""


@dataclass(frozen=True)
class ReadField:
    """One answer.

    Args:
        path: where it stands in the record (`people.0.name`).
        name: the last of the path in words.
        value: what was read.
        issues: what is asked about this very field.
    """

    path: str
    name: str
    value: str
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Entry:
    """Answers that stand together: one person, one event, or the form's own answers.

    Args:
        title: in words, counted as a person counts.
        place: where in the file, if the record says so.
        issues: what is asked about it as a whole, or about an answer that is empty.
    """

    title: str
    place: str | None
    fields: tuple[ReadField, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class WhatWasRead:
    """All of a return; `left` are the issues that belong to no field."""

    entries: tuple[Entry, ...]
    left: tuple[Issue, ...]


def what_was_read(record: Fact | None, issues: Iterable[Issue]) -> WhatWasRead:
    """A record laid out for reading, every issue exactly where its field is, or among those that are left."""
    waiting = list(issues)
    content = record.model_dump(mode="json") if record is not None else {}
    entries = tuple(_entries(content, waiting))
    return WhatWasRead(entries, tuple(waiting))


def _entries(content: Mapping[str, Any], waiting: list[Issue]) -> Iterator[Entry]:
    alone: dict[str, Any] = {}
    for name, value in content.items():
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for number, one in enumerate(value):
                yield _entry(f"{_words(name)} {number + 1}", f"{name}.{number}", one, waiting)
        elif isinstance(value, dict) and _PLACE in value:
            yield _entry(_words(name), name, value, waiting)
        else:
            alone[name] = value
    if alone:
        yield _entry("The form's own answers", "", alone, waiting)


def _entry(title: str, path: str, value: Any, waiting: list[Issue]) -> Entry:
    place = value.get(_PLACE) if isinstance(value, dict) else None
    fields = tuple(
        ReadField(leaf, _words(leaf[len(path) :].strip(".")), text, _taken(leaf, place, waiting))
        for leaf, text in _leaves(path, value)
    )
    top = f"{path}.*" if path else "*"
    mine = [one for one in waiting if one.field and (one.field == path or fnmatchcase(one.field, top))]
    mine = [one for one in mine if path or one.field in _names(value)]
    for one in mine:
        waiting.remove(one)
    return Entry(title, place, fields, tuple(mine))


def _names(value: Any) -> frozenset[str]:
    return frozenset(value) if isinstance(value, dict) else frozenset()


def _taken(leaf: str, place: str | None, waiting: list[Issue]) -> tuple[Issue, ...]:
    mine = tuple(one for one in waiting if one.field and leaf in (one.field, f"{one.field}_text"))
    for one in mine:
        waiting.remove(one)
    return mine


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every answer below a path that is not empty, with its own path."""
    if isinstance(value, dict):
        if set(value) == {"label", "text"}:
            yield f"{path}.{value['label']}", str(value["text"])
            return
        for name, inner in value.items():
            if name != _PLACE:
                yield from _leaves(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(f"{path}.{number}" if isinstance(inner, dict) else path, inner)
    elif value is not None and value != "":
        yield path, _shown(path, value)


def _shown(path: str, value: Any) -> str:
    """A value as a person writes it: a day as 05/03/2025, yes or no in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    day = _DAY.fullmatch(str(value)) if "date" in path.rpartition(".")[2] else None
    return f"{day[3]}/{day[2]}/{day[1]}" if day else str(value)


def _words(path: str) -> str:
    names = (_CALLED.get(part, part.replace("_", " ")) for part in path.split(".") if part)
    parts = [str(int(part) + 1) if part.isdecimal() else part for part in names]
    return ", ".join(parts) or "answer"
