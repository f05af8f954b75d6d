"""The labelled drafts of the anonymisation figures: read from their sources, built as Word and PDF files.

A source is text with a label round each planted identifier: `[[person:polish Halina Ostrowska]]`. A label's first word
is its category; after the colon stands `known` (the case knows it), a community, or the kind of number; after a slash a
form that nobody can see from the words (`typo`). Lines that begin with `{part}` are planted in that part of the file;
`|` makes a table row; `@include name` puts in a passage that several drafts of a half share. The case stands at the
head, between two lines `+++`, as in case.toml. Every person, place and number is invented.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.case import Case

FOLDER = Path(__file__).with_name("identifiers_corpus")
HALVES = ("tuned", "held-back")
_LABEL = re.compile(
    r"\[\[(?P<category>[a-z-]+)(?::(?P<sub>[a-z-]+))?(?:/(?P<form>[a-z-]+))? (?P<words>[^\]]+?)(?P<own>'s)?\]\]"
)
_PART = re.compile(r"\{(?P<part>[a-z-]+)(?::(?P<name>[a-z-]+))?\} (?P<text>.*)")
_PARTS = {"deleted": "tracked-deletion", "inserted": "tracked-insertion", "property": "properties"}


@dataclass(frozen=True)
class Label:
    """One planted identifier: where it stands in its line, and what a check should say of it.

    Args:
        sub: "known", a community (of an unknown person) or the kind of number.
        form: how it is written: sentence, single name, capitals, table cell, possessive, surname first, typo.
    """

    start: int
    end: int
    words: str
    category: str
    sub: str
    form: str

    @property
    def known(self) -> bool:
        """Whether the case knows it."""
        return self.sub == "known"


@dataclass(frozen=True)
class Line:
    """A paragraph, a table cell, or something planted in another part."""

    part: str
    text: str
    labels: tuple[Label, ...]
    name: str = ""
    level: int = 0
    row: int = 0

    @property
    def is_cell(self) -> bool:
        """Whether it is the cell of a table."""
        return self.row > 0


@dataclass(frozen=True)
class Draft:
    """One source, read."""

    half: str
    name: str
    file: str
    kind: str
    case: Case
    lines: tuple[Line, ...]

    @property
    def words(self) -> int:
        """Words in all parts."""
        return sum(len(line.text.split()) for line in self.lines)


def drafts(half: str) -> tuple[Draft, ...]:
    """All drafts of one half, in order of their names."""
    return tuple(_draft(half, path) for path in sorted((FOLDER / half).glob("[!_]*.txt")))


def _draft(half: str, path: Path) -> Draft:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    told: dict[str, Any] = tomllib.loads(head)
    case = Case.model_validate_json(_json(told["case"]))
    return Draft(half, path.stem, told["file"], told["format"], case, tuple(_lines(body, path.parent)))


def _json(told: dict[str, Any]) -> str:
    import json

    return json.dumps(told, default=str)


def _lines(body: str, folder: Path) -> Iterator[Line]:
    row = 0
    for written in body.splitlines():
        if written.startswith("@include "):
            shared = folder / f"_{written.split()[1]}.txt"
            yield from _lines(shared.read_text(encoding="utf-8"), folder)
        elif written.startswith("|"):
            row += 1
            for cell in written.removeprefix("|").split(" | "):
                yield _line("body", cell.strip(" |"), row=row)
            continue
        elif planted := _PART.fullmatch(written):
            part = _PARTS.get(planted["part"], planted["part"])
            yield _line(part, planted["text"], name=planted["name"] or "")
        elif written.strip():
            level = len(written) - len(written.lstrip("#"))
            yield _line("body", written[level:].strip(), level=level)
        row = 0


def _line(part: str, written: str, *, name: str = "", level: int = 0, row: int = 0) -> Line:
    plain, last = "", 0
    labels: list[Label] = []
    for match in _LABEL.finditer(written):
        plain += written[last : match.start()]
        start, last = len(plain), match.end()
        plain += match["words"]
        after = (match["own"] or "") + written[last : last + 2]
        whole_cell = bool(row) and match.group() == written
        form = match["form"] or _form(match["words"], after, whole_cell)
        labels.append(Label(start, len(plain), match["words"], match["category"], match["sub"] or "", form))
        plain += match["own"] or ""
    plain += written[last:]
    return Line(part, plain, tuple(labels), name, level, row)


def _form(words: str, after: str, whole_cell: bool) -> str:
    if whole_cell:
        return "table cell"
    if words.isupper() and len(words) > 4:
        return "capitals"
    if ", " in words:
        return "surname first"
    if after.startswith("'s"):
        return "possessive"
    return "full name" if " " in words.strip() else "single name"
