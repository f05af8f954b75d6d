"""How commands speak: results on standard output, everything else on standard error, colour only on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

PIPED_COLUMNS = 80
MARKS = {"error": "✗", "warning": "!", "info": "·", "must-fix": "✗", "check": "!", "consider": "·"}


def console(*, errors: bool = False, quiet: bool = False) -> Console:
    """A console that wraps at the terminal's width, at 80 columns when piped, without colour when piped or NO_COLOR."""
    from rich.console import Console

    width = None if (sys.stderr if errors else sys.stdout).isatty() else PIPED_COLUMNS
    return Console(stderr=errors, quiet=quiet, width=width, highlight=False, soft_wrap=False)


def say(text: str, *, errors: bool = False, quiet: bool = False) -> None:
    """One sentence for a person; square brackets are printed as they are."""
    if not quiet:
        console(errors=errors).print(text, markup=False, soft_wrap=True)


def say_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], *, errors: bool = False) -> None:
    """A table that fits 80 columns: long cells wrap."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, title_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console(errors=errors).print(table)


def print_json(document: object) -> None:
    """Exactly one JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def progress(*, quiet: bool) -> Progress:
    """A progress display on standard error; nothing is shown when quiet or when standard error is not a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=shown,
        disable=quiet or not shown.is_terminal,
        transient=True,
    )
