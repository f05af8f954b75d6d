"""Nothing that a person meets is undocumented: commands, forms, issue codes, refusals, recognisers, decisions."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from pipeline.cli.application import COMMANDS, app
from pipeline.forms import FORMS
from pipeline.identifiers import RECOGNISERS
from pipeline.readers.refusals import REASONS
from schemas.catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/*.md"))
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("pipeline", "schemas")
    for path in (ROOT / folder).rglob("*.py")
    if not path.name.startswith("catalogue")
)
TESTS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "tests").rglob("*")
    if path.suffix in (".py", ".json", ".toml") and path.name != "test_documentation.py"
)

# Tables of what must be read how; the last column names the issues.
TABLES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.txt"))


def derived_files() -> dict[Path, str]:
    """What docs/regenerate.py would write."""
    spec = importlib.util.spec_from_file_location("regenerate", ROOT / "docs" / "regenerate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[Path, str] = module.derived_files()
    return found


def test_derived_files_are_fresh() -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, text in derived_files().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, f"run `python docs/regenerate.py`: {', '.join(stale)}"


def test_exported_schemas_are_json_schemas() -> None:
    import jsonschema

    for path in (ROOT / "schemas" / "json").glob("*.json"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


def test_codes_of_the_catalogue_are_unique() -> None:
    codes = [kind.code for kind in CATALOGUE]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_every_issue_is_raised_somewhere_and_tested(kind: object) -> None:
    code = kind.code  # type: ignore[attr-defined]
    assert f'"{code}"' in SOURCE, f"nothing raises {code}"
    assert f'"{code}"' in TESTS or re.search(rf"(?<![\w-]){code}(?![\w-])", TABLES), f"no test names {code}"


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_every_refusal_is_used(reason: object) -> None:
    assert f'"{reason.code}"' in SOURCE  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_has_a_promise_and_an_example(command: object) -> None:
    name = command.__name__  # type: ignore[attr-defined]
    assert command.__doc__
    example = command.__globals__["EXAMPLE"]  # type: ignore[attr-defined]
    assert example.startswith("rapid-review ") and f" {name}" in example
    assert f"## {name}" in DOCS


def test_every_registered_command_is_in_the_tuple() -> None:
    assert len(app.registered_commands) == len(COMMANDS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.NAME)
def test_every_form_is_documented(form: object) -> None:
    assert f"`{form.NAME}`" in DOCS  # type: ignore[attr-defined]


def test_every_recogniser_is_documented() -> None:
    missing = [name for name in map(_recogniser_name, RECOGNISERS) if f"`{name}`" not in DOCS]
    assert not missing, f"docs/ does not name {', '.join(missing)}"


def test_decisions_have_context_choice_and_cost() -> None:
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        assert re.match(r"\d{3}-[a-z0-9-]+\.md$", path.name), path.name
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 80, f"{path.name} is longer than a page"


PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    broken = []
    for name, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
        target = page.parent / name if name else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(f"{name}#{anchor}")
    assert not broken


def test_each_promise_names_a_test_that_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_pictures_are_small_and_the_drawing_speaks() -> None:
    for path in (ROOT / "docs" / "pictures").glob("*.png"):
        assert path.stat().st_size <= 300 * 1024, path.name
    drawing = (ROOT / "docs" / "pictures" / "flow.svg").read_text(encoding="utf-8")
    assert "<title" in drawing
    assert "<desc" in drawing


def _anchors(page: Path) -> set[str]:
    """The names of a page's headings as links write them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _recogniser_name(recogniser: object) -> str:
    module = getattr(recogniser, "__module__", None) or getattr(recogniser, "__name__", "")
    return str(module).rsplit(".", 1)[-1]
