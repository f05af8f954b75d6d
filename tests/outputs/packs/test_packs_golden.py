"""The meeting pack and the Panel pack of the invented case, every field of every paper, read back from the Word files.

The expected words lie in `golden/`, read through by a person. After a change that is meant, write them anew with
`python tests/outputs/packs/test_packs_golden.py` and read what is different.
"""

import base64
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[3]
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
MADE_ELSEWHERE = {"genogram.png": PICTURE, "integrated-chronology.xlsx": b"PK workbook"}
PACKS = ("meeting", "panel", "panel-draft")


def packs(case_view, case) -> dict[str, dict[str, bytes]]:
    """The packs by the name of their golden file."""
    from pipeline.outputs.meeting_pack import build_meeting_pack
    from pipeline.outputs.panel_pack import build_panel_pack

    open_case = case(decisions={"decision": "", "reasons": "", "criteria": "", "lived_experience": "", "chair": ""})
    return {
        "meeting": dict(build_meeting_pack(case_view(), MADE_ELSEWHERE)),
        "panel": dict(build_panel_pack(case_view())),
        "panel-draft": dict(build_panel_pack(case_view(open_case))),
    }


def words(element) -> str:
    """All text below an element: ticked and open boxes as they show, line breaks as " / "."""
    parts = []
    for piece in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        parts.append(piece.text or "" if piece.tag == qn("w:t") else " / " if piece.tag == qn("w:br") else " ")
    return "".join(parts).strip()


def lines_of(data: bytes) -> Iterator[str]:
    """A paper from top to bottom: headings by their level, table rows cell by cell."""
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    yield f"head: {words(section.header._element)}"
    yield f"foot: {words(section.footer._element)}"
    for element in document.element.body:
        if element.tag == qn("w:p"):
            style = Paragraph(element, document).style.name
            text = words(element)
            picture = next(iter(element.iter(qn("wp:docPr"))), None)
            if picture is not None:
                yield f"[picture: {picture.get('descr')}]"
            if text:
                yield f"{style}: {text}" if style != "Normal" else text
        elif element.tag == qn("w:tbl"):
            for row in element.findall(qn("w:tr")):
                cells = [
                    " / ".join(filter(None, (words(line) for line in cell.iter(qn("w:p")))))
                    for cell in row.iter(qn("w:tc"))
                ]
                yield "| " + " | ".join(cells) + " |"


def read_back(files: dict[str, bytes]) -> str:
    lines: list[str] = []
    for name, data in files.items():
        lines.append(f"=== {name}")
        if name.endswith(".docx"):
            lines += lines_of(data)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("pack", PACKS)
def test_every_field_of_the_pack_reads_as_it_should(pack: str, make_view, make_case) -> None:
    expected = (GOLDEN / f"{pack}-pack.txt").read_text(encoding="utf-8")
    assert read_back(packs(make_view, make_case)[pack]).splitlines() == expected.splitlines()


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
    import conftest

    GOLDEN.mkdir(exist_ok=True)
    for name, files in packs(conftest.case_view, conftest.case).items():
        (GOLDEN / f"{name}-pack.txt").write_text(read_back(files), encoding="utf-8")
