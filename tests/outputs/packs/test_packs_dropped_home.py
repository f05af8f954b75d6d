"""Ten agencies are asked, fill our forms in, save them in LibreOffice or Word, and send them under any name.

Dropped straight into the intake folder, beside a second case with the very same agencies, each return lands in the right
case under the right agency, and nobody is asked anything.
"""

import datetime
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from pipeline.__main__ import main
from pipeline.outputs.pdf import pdf_engine

REFERENCE, OTHER = "AV-2026-010", "AV-2026-011"
KINDS = (
    "police",
    "icb",
    "local-authority",
    "education",
    "health",
    "probation",
    "housing",
    "voluntary",
    "other",
    "health",
)
AGENCIES = [f"Avonmere Service {number}" for number in range(1, 11)]


def options(base: Path) -> list[str]:
    return ["--quiet", "--intake", str(base / "intake"), "--outputs", str(base / "outputs")]


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def scoping(data: bytes, agency: str) -> bytes:
    document = Document(io.BytesIO(data))
    contact = document.tables[0].rows[1].cells
    contact[0].text, contact[2].text = "P. Author", "01632 960002"
    next(line for line in document.paragraphs if line.text.startswith("Date Completed")).add_run("09/03/2026")
    for table in document.tables:
        if len(table.columns) == 1 and table.rows[0].cells[0].text[0] in "134567":
            table.rows[1].cells[0].text = f"What {agency} did."
    return saved(document)


def chronology(data: bytes, agency: str) -> bytes:
    document = Document(io.BytesIO(data))
    texts = ("03/05/2024", "21:10", "Log", "Seen alone by the officer", "Mother", f"Visit by {agency}.", "")
    for cell, text in zip(document.tables[0].rows[1].cells, texts, strict=True):
        cell.text = text
    return saved(document)


def workbook(data: bytes, agency: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Chronology"]
    sheet["A2"], sheet["B2"], sheet["F2"] = datetime.datetime(2024, 5, 3), datetime.time(21, 10), f"Visit by {agency}."  # noqa: DTZ001
    return saved(book)


def filled(requests: Path) -> dict[str, tuple[str, bytes]]:
    """Name under which it is sent, to its agency and content: a scoping form and a chronology of each agency.

    Odd agencies use the workbook, even ones the Word form.
    """
    sent: dict[str, tuple[str, bytes]] = {}
    for number, agency in enumerate(AGENCIES, 1):
        chosen: tuple[tuple[str, Callable[[bytes, str], bytes]], ...] = (
            ("scoping form.docx", scoping),
            ("chronology of key events.xlsx", workbook)
            if number % 2
            else ("chronology of key events.docx", chronology),
        )
        for ending, fill in chosen:
            (blank,) = (requests / agency).glob(f"* - {ending}")
            sent[f"scan{len(sent):04}{blank.suffix}"] = (agency, fill(blank.read_bytes(), agency))
    return sent


def through_libreoffice(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    given, back = folder / "given", folder / "back"
    given.mkdir()
    for name, data in files.items():
        (given / name).write_bytes(data)
    for kind in ("docx", "xlsx"):
        command = [
            str(pdf_engine()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", kind, "--outdir", str(back), *(str(path) for path in sorted(given.glob(f"*.{kind}"))),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=180, check=True)
    return {name: (back / name).read_bytes() for name in files}


@pytest.mark.slow
@pytest.mark.skipif(pdf_engine() is None, reason="LibreOffice is not installed on this machine")
def test_ten_agencies_returns_come_home_and_nobody_is_asked(tmp_path: Path) -> None:
    agencies = [part for name, kind in zip(AGENCIES, KINDS, strict=True) for part in ("--agency", f"{name}={kind}")]
    start = ["new", REFERENCE, "--profile", "west-midlands", "--notified", "2026-03-02"]
    assert main([*start, *agencies, *options(tmp_path)]) == 0
    told = (tmp_path / "intake" / REFERENCE / "case.toml").read_text(encoding="utf-8")
    (tmp_path / "intake" / OTHER).mkdir()
    (tmp_path / "intake" / OTHER / "case.toml").write_text(told.replace(REFERENCE, OTHER), encoding="utf-8")
    sent = filled(tmp_path / "outputs" / REFERENCE / "requests")
    # Every scoping form and half of the chronologies go through LibreOffice, the rest stay as Word would send them.
    chosen = [name for number, name in enumerate(sent) if number % 2 == 0 or number % 8 in (1, 3)]
    resaved = through_libreoffice({name: sent[name][1] for name in chosen}, tmp_path)
    assert all(data != sent[name][1] for name, data in resaved.items())
    for name, (_, data) in sent.items():
        (tmp_path / "intake" / name).write_bytes(resaved.get(name, data))
    assert main(["run", *options(tmp_path)]) == 0
    case = json.loads((tmp_path / "outputs" / REFERENCE / "case.json").read_text(encoding="utf-8"))
    came = {Path(entry["file"]).name.split(" [")[0].split(".")[0]: entry for entry in case["returns"]}
    assert {name.split(".")[0]: agency for name, (agency, _) in sent.items()} == {
        name: entry["agency"] for name, entry in came.items()
    }
    assert {entry["state"] for entry in came.values()} == {"accepted"}
    assert sorted(entry["form"] for entry in came.values()) == ["chronology"] * 10 + ["scoping"] * 10
    assert sorted(
        (event["agency"], event["event"], event["date"], event["time"]) for event in case["events"]
    ) == sorted((agency, f"Visit by {agency}.", "2024-05-03", "21:10") for agency in AGENCIES)
    assert case["outstanding"] == []
    other = tmp_path / "outputs" / OTHER / "case.json"
    assert not other.is_file() or json.loads(other.read_text(encoding="utf-8"))["returns"] == []
    waiting = [path for path in (tmp_path / "intake").rglob("*") if "needs-attention" in path.parts and path.is_file()]
    assert waiting == []
