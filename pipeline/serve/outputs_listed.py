"""The outputs of a case as people look for them: by what they are for, not by the alphabet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_TITLES = {
    "integrated-chronology.docx": "The chronology as a Word table, to print",
    "integrated-chronology.csv": "The chronology as CSV, for another program",
    "timeline.svg": "Time line (drawing)",
    "timeline.png": "Time line (picture)",
    "genogram.svg": "Genogram (drawing)",
    "genogram.png": "Genogram (picture)",
    "genogram-without-names.svg": "Genogram without names (drawing)",
    "genogram-without-names.png": "Genogram without names (picture)",
    "chase-list.docx": "Chase list: whom to ring about which return",
    "deadlines.ics": "The deadlines for a calendar",
    "status.html": "The case at a glance",
    "case.json": "The case as data, for other programs",
}
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Chronology, time line and genogram", ("integrated-chronology.", "timeline.", "genogram")),
    ("Papers of the rapid review meeting", ("meeting-pack/",)),
    ("Papers for the National Panel", ("panel-pack/",)),
    ("Papers of the review that follows", ("review-pack/",)),
    ("Questions to agencies", ("queries/", "chase-list.")),
    ("Checked drafts", ("checks/",)),
    ("Sent out to agencies", ("requests/",)),
)
_REST = "Other files"
WORKBOOK = "integrated-chronology.xlsx"


@dataclass(frozen=True)
class Group:
    """Outputs that belong together: their paths below outputs/REF/, each with what a person calls it."""

    title: str
    files: tuple[tuple[str, str], ...]


def grouped(files: Iterable[str]) -> tuple[Group, ...]:
    """Every file once, in groups; the workbook is not among them, since a copy of it is not to be worked in."""
    left = [name for name in files if name != WORKBOOK]
    found = []
    for title, beginnings in _GROUPS:
        inside = sorted((name for name in left if name.startswith(beginnings)), key=_place)
        left = [name for name in left if name not in inside]
        found.append(Group(title, tuple((name, _title(name)) for name in inside)))
    found.append(Group(_REST, tuple((name, _title(name)) for name in left)))
    return tuple(group for group in found if group.files)


def _place(name: str) -> tuple[int, str]:
    """Those that have a title of their own first, in its order."""
    return (list(_TITLES).index(name) if name in _TITLES else len(_TITLES), name)


def _title(name: str) -> str:
    return _TITLES.get(name) or name.partition("/")[2].replace("/", " › ") or name
