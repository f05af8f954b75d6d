"""docs/templates.md lists every template, every field and every key of `[decisions]`."""

import importlib.util
import io
import re
from importlib import resources
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline.outputs.criteria import CRITERIA, OUTCOMES
from pipeline.outputs.fields import PERSON_FIELDS, case_fields
from pipeline.outputs.panel_pack import template_fields
from pipeline.timetable.profiles import load_profile
from schemas import decisions

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")
SHIPPED = [
    entry
    for entry in (resources.files("pipeline") / "partnerships" / "national" / "templates").iterdir()
    if entry.name.endswith(".docx")
]


def fields_used(data: bytes) -> set[str]:
    """The names between braces of a template."""
    document = Document(io.BytesIO(data))
    text = "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )
    looped = set(re.findall(r"for \w+ in (\w+)", text))
    return looped | set(re.findall(r"\{\{ (\w+) \}\}", text)) - {"line"}


@pytest.mark.parametrize("template", SHIPPED, ids=lambda entry: entry.name)
def test_each_template_and_its_fields_are_documented(template) -> None:
    assert f"`{template.name}`" in PAGE
    for field in fields_used(template.read_bytes()):
        assert f"`{field}`" in PAGE, field


def test_every_field_that_templates_may_use_is_documented(make_case, make_view) -> None:
    fields = {*case_fields(make_case(), load_profile("west-midlands"), make_case().notified), *PERSON_FIELDS}
    for field in fields | set(template_fields(make_view())):
        assert f"`{field}`" in PAGE, field


def test_every_key_of_the_decisions_is_documented() -> None:
    for entry in decisions.DECISION_KEYS:
        assert f"| `{entry.key}` |" in PAGE, entry.key
        for choice in entry.choices:
            assert f"`{choice}`" in PAGE, choice


def test_the_choices_are_those_of_the_criteria() -> None:
    assert tuple(CRITERIA) == decisions.CRITERIA
    assert tuple(OUTCOMES) == decisions.OUTCOMES


def test_the_shipped_templates_are_those_that_the_script_makes() -> None:
    script = Path(__file__).resolve().parents[3] / "docs" / "templates" / "build_templates.py"
    spec = importlib.util.spec_from_file_location("build_templates", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = {name: build().content(module.DATED) for name, build in module.TEMPLATES.items()}
    assert made == {entry.name: entry.read_bytes() for entry in SHIPPED}
