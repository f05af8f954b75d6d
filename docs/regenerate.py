"""Write again what is derived from the code: the JSON Schemas and the catalogues in docs/.

Run from the project's root after a change of a record, an issue or a command: `python docs/regenerate.py`. A test fails
while these files are not fresh.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.cli.application import COMMANDS  # noqa: E402
from pipeline.readers.refusals import REASONS  # noqa: E402
from schemas.catalogue import CATALOGUE  # noqa: E402
from schemas.json_schemas import json_schemas  # noqa: E402


def derived_files() -> dict[Path, str]:
    """Every derived file with its text."""
    files = {
        ROOT / "schemas" / "json" / name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }
    files[ROOT / "docs" / "issues.md"] = issues_page()
    files[ROOT / "docs" / "commands.md"] = commands_page()
    return files


def issues_page() -> str:
    """Every issue and every reason to set a file aside."""
    lines = [
        "# What can be wrong with a return",
        "",
        "Written by `python docs/regenerate.py` from the catalogue in the code.",
        "",
        "## Issues: the return was taken, and this is worth knowing",
        "",
        "| code | how serious | what it says | what to do |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{kind.code}` | {kind.severity} | {cell(kind.sentence)} | {cell(kind.advice)} |" for kind in CATALOGUE
    ]
    lines += ["", "## Refusals: the file was set aside, unchanged", "", "| code | why | what to do |", "|---|---|---|"]
    lines += [f"| `{reason.code}` | {cell(reason.reason)} | {cell(reason.advice)} |" for reason in REASONS]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command with its promise and an example."""
    lines = ["# Commands", "", "Written by `python docs/regenerate.py`. `rapid-review COMMAND --help` says more.", ""]
    for command in COMMANDS:
        promise = " ".join((command.__doc__ or "").split())
        lines += [f"## {command.__name__}", "", promise, "", f"    {command.__globals__['EXAMPLE']}", ""]
    return "\n".join(lines)


def cell(text: str) -> str:
    """Text fit for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    for path, text in derived_files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
