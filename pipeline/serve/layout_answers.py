"""The answer to "which column is this?": one line in the agency's layout file. Nothing in that file is overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline import durable
from pipeline.errors import ConfigurationError, Unusable
from pipeline.forms.column_headings import FIELDS
from pipeline.forms.layouts import KEEP, line_for, read_layout
from pipeline.store.folder import OWN_PARTNERSHIPS
from schemas.issue import Issue

COLUMN_UNSURE = "column-unsure"
CHOICES: tuple[str, ...] = (*FIELDS, KEEP)
_LINE = re.compile(r'below \[columns\]: "((?:[^"\\]|\\.)*)" = "(\w+)"')
_SECTION = re.compile(r"^[ \t]*\[columns\][ \t]*(?:#.*)?$", re.MULTILINE)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class ColumnQuestion:
    """One heading that was not understood for certain. `like` is the field that it may be."""

    heading: str
    like: str
    location: str


def questions_of(issues: Iterable[Issue]) -> tuple[ColumnQuestion, ...]:
    """The questions about columns that a return leaves open."""
    found = ((one, _LINE.search(one.advice)) for one in issues if one.code == COLUMN_UNSURE)
    return tuple(
        ColumnQuestion(re.sub(r"\\(.)", r"\1", match[1]), match[2], one.location) for one, match in found if match
    )


def layout_path(intake: Path, profile: str, agency: str) -> Path:
    """Where an agency's layout stands; an existing file whose name differs in capitals or spaces is the same one."""
    folder = intake / OWN_PARTNERSHIPS / profile / "layouts"
    name = _NOT_IN_NAMES.sub(" ", agency).strip(" .") or "agency"
    there = (path for path in sorted(folder.glob("*.toml")) if _plain(path.stem) == _plain(name))
    return next(there, folder / f"{name}.toml")


def write_answer(path: Path, heading: str, field: str) -> str:
    """Put one line below [columns] of a layout file, which is made if there is none. Returns the line.

    Raises:
        Unusable: the field does not exist, the heading is answered there already, or the file cannot be read.
    """
    if field not in CHOICES:
        raise Unusable("no-such-field", f"“{field}” is no field.", "Choose one from the list.")
    line = line_for(heading, field)
    before = _text(path)
    layout = _layout(before, path)
    if any(_plain(one) == _plain(heading) for one in layout):
        raise Unusable(
            "column-answered", f"{path.name} says already what “{heading}” is.",
            f"Open {path} in a text editor if it should say something else.",
        )  # fmt: skip
    after = _with_line(before, line)
    if _layout(after, path) != {**layout, " ".join(heading.split()): field}:
        raise Unusable("layout-unclear", f"{path.name} is written in an unusual way.", f"Put this line into it: {line}")
    durable.publish(after.encode("utf-8"), path)
    return line


def answered_in(path: Path, headings: Iterable[str]) -> dict[str, str]:
    """The field that each of these headings was said to be; those of which nothing is said are left out.

    Raises:
        Unusable: the file cannot be read.
    """
    layout = {_plain(heading): field for heading, field in _layout(_text(path), path).items()}
    return {heading: layout[_plain(heading)] for heading in headings if _plain(heading) in layout}


def take_back(path: Path, heading: str) -> None:
    """Take the line about a heading out of a layout file again; every other line stays.

    Raises:
        Unusable: there is no such line as the page writes it, or the file cannot be read.
    """
    text = _text(path)
    before = _layout(text, path)
    field = next((field for said, field in before.items() if _plain(said) == _plain(heading)), "")
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if line.strip() != line_for(heading, field)]
    after = "".join(kept)
    others = {said: field for said, field in before.items() if _plain(said) != _plain(heading)}
    if len(kept) != len(lines) - 1 or _layout(after, path) != others:
        raise Unusable(
            "no-such-answer", f"{path.name} does not say what “{heading}” is in a line of its own.",
            f"Open {path} in a text editor.",
        )  # fmt: skip
    durable.publish(after.encode("utf-8"), path)


def _with_line(text: str, line: str) -> str:
    section = _SECTION.search(text)
    if section is None:
        gap = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{gap}[columns]\n{line}\n"
    return f"{text[: section.end()]}\n{line}{text[section.end() :]}" + ("" if text.endswith("\n") else "\n")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise Unusable("layout-unreadable", f"{path.name} cannot be read.", "Save it as UTF-8 text.") from None


def _layout(text: str, path: Path) -> dict[str, str]:
    try:
        return dict(read_layout(text, path.name).columns)
    except ConfigurationError as error:
        raise Unusable("layout-unreadable", str(error), f"Put {path} right, then answer again.") from None


def _plain(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())
