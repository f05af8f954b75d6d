"""Word templates: the partnership's own first, filled in a sandbox, refused with the place of an unknown field."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.outputs.fields import FieldValue
from pipeline.outputs.safe_text import shown
from pipeline.outputs.word.paper import saved

_SHARED = "national"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(frozen=True)
class Template:
    """One Word file with field names in double braces.

    Args:
        name: its file name.
        content: the .docx.
        where: where it lies, for sentences about it.
    """

    name: str
    content: bytes
    where: str


def find_template(name: str, partnership: str, search: Iterable[Path] = ()) -> Template:
    """The template of a partnership: its own, else the one that everybody has.

    Args:
        name: the file name, such as `request-letter.docx`.
        partnership: the profile's name.
        search: folders that hold partnerships' folders.

    Raises:
        ConfigurationError: there is none of that name.
    """
    for folder in search:
        path = folder / partnership / "templates" / name
        if path.is_file():
            return Template(name, path.read_bytes(), str(path))
    shipped = resources.files("pipeline") / "partnerships"
    for owner in (partnership, _SHARED):
        own = shipped / owner / "templates" / name
        if own.is_file():
            return Template(name, own.read_bytes(), f"the template {name}")
    raise ConfigurationError(f"There is no template called {name}. docs/templates.md lists those there are.")


def filled(
    template: Template, fields: Mapping[str, FieldValue], at: datetime.date, ticked: Collection[str] = ()
) -> bytes:
    """The template with its fields filled in.

    Args:
        template: what `find_template` gave.
        fields: the values by field name.
        at: the day that the file's properties give.
        ticked: names of the check boxes that are ticked.

    Raises:
        ConfigurationError: the template asks for a field that there is not, or cannot be read; it says where.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    word = _opened(template, DocxTemplate)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        word.render(_plain(fields), environment)
    except UndefinedError as error:
        raise ConfigurationError(_unknown_field(template, str(error))) from None
    except (TemplateSyntaxError, SecurityError) as error:
        raise ConfigurationError(
            f"{template.where}: a field is not written as a field can be ({error}). "
            "A field stands between double braces, for example {{ case_reference }}; docs/templates.md lists them."
        ) from None
    _own_grids(word.docx)
    _tick(word.docx, ticked)
    _mark_open(word.docx)
    return saved(word.docx, at)


def _opened(template: Template, opener: Any) -> Any:
    try:
        word = opener(BytesIO(template.content))
        word.init_docx()
    except Exception as error:
        raise ConfigurationError(
            f"{template.where} is not a Word file that can be opened. Save it again in Word as .docx."
        ) from error
    return word


def _plain(value: Any) -> Any:
    """Every text of the fields made safe for a Word file."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value]


def _unknown_field(template: Template, message: str) -> str:
    """Which field, and in which line of the template."""
    words = message.split("'")
    field = words[-2] if len(words) > 2 else message
    place = next((text for text in _lines(template) if field in text and "{" in text), None)
    where = f" in the line “{place[:120]}”" if place else ""
    return (
        f"{template.where}: the field “{field}”{where} is not known. docs/templates.md lists every field; "
        "put the right name between the braces, or take the field out."
    )


def _lines(template: Template) -> Iterator[str]:
    """Every line of text of the template, those in tables, headers and footers too."""
    from docx import Document
    from docx.oxml.ns import qn

    word = Document(BytesIO(template.content))
    roots = [word.element.body]
    for section in word.sections:
        roots += [section.header._element, section.footer._element]
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            yield "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()


def _own_grids(word: Any) -> None:
    """Every table's grid as wide as its own rows.

    docxtpl counts the cells of nested tables too and gives the outer table columns that it does not have.
    """
    from docx.oxml.ns import qn

    width = qn("w:w")
    for table in word.element.body.iter(qn("w:tbl")):
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        needed = max((sum(cell.grid_span for cell in cells) for cells in rows), default=0)
        columns = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        for column in columns[needed:] if needed else ():
            columns[needed - 1].set(width, str(int(columns[needed - 1].get(width, 0)) + int(column.get(width, 0))))
            column.getparent().remove(column)


def _tick(word: Any, names: Collection[str]) -> None:
    """Tick the check boxes (content controls) of these names."""
    from docx.oxml.ns import qn

    for control in word.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        checked = control.find(f"{qn('w:sdtPr')}/{_W14}checkbox/{_W14}checked")
        if tag is None or checked is None or tag.get(qn("w:val")) not in names:
            continue
        checked.set(f"{_W14}val", "1")
        for text in control.iter(qn("w:t")):
            text.text = "☒"


def _mark_open(word: Any) -> None:
    """Answers that are left open (in square brackets) get the look of open text, where the template has that style."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    if "Open" not in [style.name for style in word.styles]:
        return
    for element in word.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, word)
        text = paragraph.text.strip()
        if text.startswith("[") and text.endswith("]"):
            paragraph.style = word.styles["Open"]
