"""The house rules, read from the source: who imports whom, where third-party libraries live, how large things are.

Each failure prints the offending file and line, so that the reader need not look for it.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("schemas/**/*.py")])
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}

# Room to the rooms that it may import (design.md, "Who may import whom"). A room may always import itself.
DOCUMENT = "pipeline.readers.document"
SCHEMA_ROOMS = {"schemas"}
FLOOR = {"schemas", "pipeline.errors", "pipeline.settings", "pipeline.stable_zip"}
MAY_IMPORT: dict[str, set[str]] = {
    "schemas": set(),
    "pipeline.errors": {"schemas"},
    "pipeline.settings": {"schemas"},
    "pipeline.durable": FLOOR,
    "pipeline.stable_zip": set(),
    "pipeline.case_file": FLOOR,
    "pipeline.store": FLOOR | {"pipeline.durable"},
    "pipeline.readers": FLOOR,
    "pipeline.forms": FLOOR | {DOCUMENT},
    # Which agency and which person is meant is told in one place, for the rule as for the chronology.
    "pipeline.rules": FLOOR | {"pipeline.merging.agencies", "pipeline.merging.names"},
    "pipeline.merging": FLOOR,
    "pipeline.timetable": FLOOR,
    "pipeline.identifiers": FLOOR | {DOCUMENT},
    # Clearing edits Word files where the reader found things, so it shares the reader's map of a paragraph's text.
    "pipeline.clearing": FLOOR
    | {DOCUMENT, "pipeline.readers.word_text", "pipeline.readers", "pipeline.merging", "pipeline.identifiers",
       "pipeline.durable", "pipeline.store"},
    "pipeline.outputs": FLOOR
    | {"pipeline.merging", "pipeline.timetable", "pipeline.identifiers", "pipeline.durable", "pipeline.store"},
    "pipeline.process": FLOOR
    | {"pipeline.readers", "pipeline.forms", "pipeline.rules", "pipeline.store", "pipeline.merging"},
    "pipeline.arrival": FLOOR | {"pipeline.durable", "pipeline.store"},
    "pipeline.demo": FLOOR | {"pipeline.durable"},
}  # fmt: skip
COMPOSERS = ("pipeline.cli", "pipeline.composition", "pipeline.__main__", "pipeline.serve")

# Third-party library to the places that may import it.
HOMES: dict[str, tuple[str, ...]] = {
    "pydantic": (
        "schemas",
        "pipeline.composition",
        "pipeline.case_file",
        "pipeline.timetable",
        "pipeline.store",
        "pipeline.outputs.case_json",
    ),
    "pydantic_core": ("pipeline.case_file",),
    "lxml": ("pipeline.readers", "pipeline.clearing", "pipeline.outputs"),
    "openpyxl": ("pipeline.readers", "pipeline.outputs", "pipeline.clearing"),
    "python_calamine": ("pipeline.readers",),
    "pypdf": ("pipeline.readers", "pipeline.outputs"),
    "pdfplumber": ("pipeline.readers",),
    "pdfminer": ("pipeline.readers",),
    "pypdfium2": ("pipeline.readers",),
    "oxmsg": ("pipeline.readers",),
    "msoffcrypto": ("pipeline.readers",),
    "olefile": ("pipeline.readers",),
    "defusedxml": ("pipeline.readers", "pipeline.outputs", "pipeline.clearing"),
    "rapidfuzz": ("pipeline.merging", "pipeline.identifiers", "pipeline.rules"),
    "holidays": ("pipeline.timetable",),
    "spacy": ("pipeline.identifiers.language_model",),
    "onnxruntime": ("pipeline.identifiers",),
    "tokenizers": ("pipeline.identifiers",),
    "numpy": ("pipeline.identifiers", "pipeline.outputs"),
    "stdnum": ("pipeline.identifiers", "pipeline.rules"),
    "phonenumbers": ("pipeline.identifiers",),
    "docx": ("pipeline.outputs", "pipeline.clearing"),
    "docxtpl": ("pipeline.outputs",),
    "jinja2": ("pipeline.outputs", "pipeline.serve"),
    "markupsafe": ("pipeline.outputs", "pipeline.serve"),
    "matplotlib": ("pipeline.outputs",),
    "watchdog": ("pipeline.arrival",),
    "typer": ("pipeline.cli", "pipeline.__main__"),
    "click": ("pipeline.cli", "pipeline.__main__"),
    "rich": ("pipeline.cli", "pipeline.__main__"),
    "starlette": ("pipeline.serve",),
    "uvicorn": ("pipeline.cli.serve",),
    "pyzipper": ("pipeline.composition.sealing",),
    "distributed": ("pipeline.composition.cluster",),
}


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room that a module stands in: its first two names below `pipeline`, or `schemas`."""
    parts = module.split(".")
    return "schemas" if parts[0] == "schemas" else ".".join(parts[:2])


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every imported module of a file with its line, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def is_within(module: str, place: str) -> bool:
    """Whether a module is the place or stands below it."""
    return module == place or module.startswith(place + ".")


def test_rooms_import_only_what_they_may() -> None:
    wrong = []
    for path in SOURCES:
        module = module_name(path)
        room = room_of(module)
        if module == "pipeline" or any(is_within(module, composer) for composer in COMPOSERS):
            continue
        allowed = MAY_IMPORT.get(room)
        if allowed is None:
            wrong.append(f"{path.relative_to(ROOT)}: the room {room} is not in the table of rooms")
            continue
        for imported, line in imports_of(path):
            if imported.split(".")[0] not in ("pipeline", "schemas") or is_within(imported, room):
                continue
            if imported in ("pipeline.__version__",):
                continue
            if not any(is_within(imported, place) for place in allowed):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {imported}")
    assert not wrong, "\n".join(wrong)


def test_composers_import_downwards() -> None:
    """The commands stand above the page, and the page above the composition."""
    order = ("pipeline.composition", "pipeline.serve", "pipeline.cli", "pipeline.__main__")
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {imported}"
        for path in SOURCES
        for place, room in enumerate(order)
        if is_within(module_name(path), room)
        for imported, line in imports_of(path)
        if any(is_within(imported, above) for above in order[place + 1 :])
    ]
    assert wrong == []


def test_third_party_libraries_stay_at_home() -> None:
    wrong = []
    standard = sys.stdlib_module_names
    for path in SOURCES:
        module = module_name(path)
        for imported, line in imports_of(path):
            library = imported.split(".")[0]
            if library in ("pipeline", "schemas") or library in standard:
                continue
            if not any(is_within(module, home) for home in HOMES.get(library, ())):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {library}")
    assert not wrong, "\n".join(wrong)


def test_siblings_do_not_import_siblings() -> None:
    """Readers, forms and recognisers know nothing of each other; shared pieces are modules of their own."""
    registers = {
        "pipeline.readers": {"word", "excel", "delimited", "pdf", "mail", "plain"},
        "pipeline.forms": {
            "scoping", "chronology", "organisational", "learning", "information_report", "referral", "nil_return",
        },
    }  # fmt: skip
    wrong = []
    for path in SOURCES:
        module = module_name(path)
        for room, siblings in registers.items():
            own = module.removeprefix(room + ".").split(".")[0]
            if not is_within(module, room) or own not in siblings:
                continue
            for imported, line in imports_of(path):
                other = imported.removeprefix(room + ".").split(".")[0]
                if is_within(imported, room) and other in siblings and other != own:
                    wrong.append(f"{path.relative_to(ROOT)}:{line} imports its sibling {other}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_held_in_the_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= LONGEST_MODULE, f"{path.relative_to(ROOT)} has {lines} lines"
    tree = ast.parse(text)
    long_functions = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long_functions, "\n".join(long_functions)
    assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} does not say what it is for"


def test_names_say_what_a_thing_is() -> None:
    wrong = [str(path.relative_to(ROOT)) for path in SOURCES if FORBIDDEN_NAMES & set(path.with_suffix("").parts)]
    assert not wrong, "\n".join(wrong)


def test_only_durable_writes_files() -> None:
    writers = {
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "rename",
        "replace_file",
        "rmtree",
        "rmdir",
        "symlink_to",
    }
    may_write = ("pipeline.durable", "pipeline.readers.convert", "pipeline.outputs.pdf")
    wrong = []
    for path in SOURCES:
        if any(is_within(module_name(path), place) for place in may_write):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in writers:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} calls {node.attr}")
    assert not wrong, "\n".join(wrong)


def test_public_functions_and_classes_have_docstrings() -> None:
    wrong = []
    for path in SOURCES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not wrong, "\n".join(wrong)


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    """`status` and `--help` must answer at once, so nothing heavy may load with a module."""
    heavy = {"spacy", "matplotlib", "docxtpl", "docx", "openpyxl", "pdfplumber", "onnxruntime", "tokenizers", "numpy",
             "holidays", "phonenumbers", "pypdf", "starlette", "uvicorn", "jinja2"}  # fmt: skip
    light_rooms = ("pipeline.cli", "pipeline.store", "pipeline.case_file", "pipeline.timetable", "pipeline.arrival")
    wrong = []
    for path in SOURCES:
        if not any(is_within(module_name(path), room) for room in light_rooms):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            wrong += [
                f"{path.relative_to(ROOT)}:{node.lineno} imports {name} at the top"
                for name in names
                if name.split(".")[0] in heavy
            ]
    assert not wrong, "\n".join(wrong)
