"""One agency's own wording, from the text of `partnerships/<profile>/layouts/<agency>.toml`.

[columns]
"What we saw" = "event"
"Ward notes" = "keep"          # stays under its own heading, and is not asked about again
"""

from __future__ import annotations

import tomllib

from pipeline.errors import ConfigurationError
from pipeline.forms.column_headings import FIELDS
from pipeline.forms.form import Layout

KEEP = "keep"


def read_layout(text: str, name: str) -> Layout:
    """The layout that a TOML text describes.

    Args:
        text: content of the file.
        name: the file's name, for the sentence when it is wrong.

    Raises:
        ConfigurationError: not TOML, or a column that is given a field that does not exist.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f'{name} cannot be read: {error}. A line reads: "What we saw" = "event".') from error
    columns = content.get("columns", {})
    unknown = sorted(set(content) - {"columns"})
    if unknown:
        raise ConfigurationError(f"{name}: “{unknown[0]}” is not known there. Put the lines below [columns].")
    if not isinstance(columns, dict):
        raise ConfigurationError(f'{name}: [columns] must be a section with lines such as "What we saw" = "event".')
    for heading, field in columns.items():
        if field != KEEP and field not in FIELDS:
            choice = ", ".join((*FIELDS, KEEP))
            raise ConfigurationError(f"{name}: the column “{heading}” is given “{field}”. It must be one of: {choice}.")
    return Layout(columns=dict(columns))


def line_for(heading: str, field: str) -> str:
    """The line that tells what a heading means, ready to be put below `[columns]`."""
    plain = " ".join(heading.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}" = "{field}"'
