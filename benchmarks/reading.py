"""How fast, how lean and how complete the readers are, each against a bare floor and against its peers.

    python benchmarks/reading.py            every format that needs no other program
    python benchmarks/reading.py --office   also .doc .rtf .odt .xls .ods, made and converted by LibreOffice

Each measurement is a process of its own: processor seconds (its own and those of what it starts), the best of up
to fifteen after a first run; peak memory of the process. "Words" is the share of the words planted in the file that
came out. The floor unzips and parses the XML with lxml, splits the CSV, decodes the mail, or takes the text of the PDF
with pypdf.
"""

import argparse
import importlib.util
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]
LONGEST_SECONDS = 4.0
"""Processor seconds for the repeats of one measurement; a busy machine makes single ones differ by half."""
PLANTED = re.compile(r"w\d+")
FLOORS = {"docx": "parse", "xlsx": "parse", "csv": "split", "eml": "decode", "pdf": "pypdf"}
PEERS = {
    "docx": ("python-docx", "docx2python", "docling"),
    "xlsx": ("openpyxl", "python-calamine"),
    "pdf": ("pdfplumber", "pypdfium2"),
}
MODULES = {"python-docx": "docx", "python-calamine": "python_calamine"}


def ours(data: bytes, name: str) -> str:
    """Everything that our reader gives, the parts beside the body too."""
    from pipeline.readers import read

    document = read(data, name)
    return "\n".join(text.text for text in (*document.paragraphs(), *document.aside))


def in_child(data: bytes, name: str) -> str:
    """As the program reads: in the reading child, the document handed back through the pipe."""
    from pipeline.readers.sandbox import ReadingRoom

    with tempfile.TemporaryDirectory() as folder, ReadingRoom() as room:
        path = Path(folder) / name
        path.write_bytes(data)
        document = room.read(path, name)
    return "\n".join(text.text for text in (*document.paragraphs(), *document.aside))


def parse(data: bytes, _name: str) -> str:
    """The floor of a zipped format."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            if member.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(member))
    return ""


def split(data: bytes, _name: str) -> str:
    """The floor of CSV."""
    import csv

    return "\n".join("\t".join(row) for row in csv.reader(io.StringIO(data.decode())))


def decode(data: bytes, _name: str) -> str:
    """The floor of e-mail."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    return f"{message['Subject']}\n{message.get_content()}"


def pypdf_text(data: bytes, _name: str) -> str:
    """The floor of PDF."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdfplumber_text(data: bytes, _name: str) -> str:
    """pdfplumber alone: text and tables of each page."""
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found.append(page.extract_text() or "")
            page.extract_tables()
            page.close()
    return "\n".join(found)


def pypdfium2_text(data: bytes, _name: str) -> str:
    """pypdfium2: text alone."""
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def python_docx_text(data: bytes, _name: str) -> str:
    """python-docx as its own guide reads: paragraphs, and the cells of each row."""
    import docx

    document = docx.Document(io.BytesIO(data))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(found)


def docx2python_text(data: bytes, _name: str) -> str:
    """docx2python."""
    from docx2python import docx2python  # type: ignore[import-not-found]

    return str(docx2python(io.BytesIO(data)).text)


def docling_text(data: bytes, name: str) -> str:
    """docling."""
    from docling.datamodel.base_models import DocumentStream  # type: ignore[import-not-found]
    from docling.document_converter import DocumentConverter  # type: ignore[import-not-found]

    return str(
        DocumentConverter().convert(DocumentStream(name=name, stream=io.BytesIO(data))).document.export_to_text()
    )


def openpyxl_text(data: bytes, _name: str) -> str:
    """openpyxl in full mode, values alone."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def calamine_text(data: bytes, _name: str) -> str:
    """python-calamine, values alone."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return "\n".join(str(value) for row in rows for value in row)


READERS: dict[str, Callable[[bytes, str], str]] = {
    "ours": ours, "ours, in the child": in_child, "parse": parse, "split": split, "decode": decode, "pypdf": pypdf_text,
    "pdfplumber": pdfplumber_text, "pypdfium2": pypdfium2_text, "python-docx": python_docx_text,
    "docx2python": docx2python_text, "docling": docling_text, "openpyxl": openpyxl_text,
    "python-calamine": calamine_text,
}  # fmt: skip


def processor_seconds() -> float:
    """Processor time of this process and of those that it waited for."""
    import resource

    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure_here(path: Path, reader: str, repeats: int) -> dict[str, float]:
    """One reader on one file, in this process."""
    import resource

    data, read = path.read_bytes(), READERS[reader]
    found = set(PLANTED.findall(read(data, path.name)))
    peak = max(own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    best, spent = float("inf"), 0.0
    while repeats and spent < LONGEST_SECONDS:
        begun = processor_seconds()
        read(data, path.name)
        took = processor_seconds() - begun
        best, spent, repeats = min(best, took), spent + took, repeats - 1
    return {"seconds": best, "peak": peak / 1024, "words": len(found)}


def own_peak() -> int:
    """Peak memory of this process in kB; Linux's `ru_maxrss` would count the parent's as well."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(path: Path, reader: str, repeats: int = 15) -> dict[str, float] | None:
    """The same in a process of its own; `None` where the reader could not read the file."""
    command = [sys.executable, __file__, "--measure", str(path), reader, str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return dict(json.loads(done.stdout)) if done.returncode == 0 else None


def is_installed(reader: str) -> bool:
    """Whether the library behind a peer is there."""
    return importlib.util.find_spec(MODULES.get(reader, reader)) is not None


def files() -> list[tuple[str, bytes, int, int]]:
    """Name, bytes, rows (or lines) and words planted of each file."""
    import reading_files as made

    return [
        ("form.docx", made.word_as_word_writes(20), 20, 20 * 14 + 10),
        ("chronology.docx", made.word_as_word_writes(1000), 1000, 1000 * 14 + 10),
        ("sparse.docx", made.word_sparse(1000), 1000, 1000 * 14),
        ("small.xlsx", made.workbook(50), 50, 50 * 6 + 2),
        ("chronology.xlsx", made.workbook(10_000), 10_000, 10_000 * 6 + 2),
        ("chronology.csv", made.delimited(10_000), 10_000, 10_000 * 7),
        ("ruled.pdf", made.pdf_ruled(600), 600, 600 * 3),
        ("report.pdf", made.pdf_prose(1000), 1000, 1000),
        ("reply.eml", made.mail(40), 40, 41),
    ]


def converted(path: Path, ending: str) -> Path:
    """The file in an older format, by LibreOffice."""
    from pipeline.readers.convert import find_libreoffice

    profile = path.parent / "profile"
    command = [
        str(find_libreoffice()),
        "--headless",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        ending,
    ]
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], capture_output=True, check=True, timeout=300)
    return path.with_suffix(f".{ending}")


def show(path: Path, rows: int, planted: int) -> None:
    """The lines of one file."""
    ending = path.suffix.lstrip(".")
    floor_reader = FLOORS.get(ending)
    floor = measure(path, floor_reader) if floor_reader else None
    print(f"\n{path.name}: {path.stat().st_size / 1024:.0f} kB, {rows} rows, {planted} words")
    for reader in (floor_reader, "ours", "ours, in the child", *PEERS.get(ending, ())):
        if reader is None:
            continue
        label = f"floor ({reader})" if reader == floor_reader else reader
        if reader in PEERS.get(ending, ()) and not is_installed(reader):
            print(f"  {label:<20} not installed")
            continue
        result = measure(path, reader)
        print(line(label, result, floor, rows, planted))


def line(label: str, result: dict[str, float] | None, floor: dict[str, float] | None, rows: int, planted: int) -> str:
    """One line of the table."""
    if result is None:
        return f"  {label:<20} could not read it"
    seconds = max(result["seconds"], 1e-4)
    ratio = f"{seconds / max(floor['seconds'], 1e-4):>8.1f}" if floor else f"{'–':>8}"
    words = "–" if result["words"] == 0 and label.startswith("floor") else f"{100 * result['words'] / planted:.2f} %"
    return (
        f"  {label:<20} {seconds:>9.3f} {1 / seconds:>9.1f} {rows / seconds:>10.0f} {result['peak']:>8.0f} "
        f"{words:>10} {ratio}"
    )


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--office", action="store_true", help="also the formats that LibreOffice makes")
    arguments.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        path, reader, repeats = given.measure
        print(json.dumps(measure_here(Path(path), reader, int(repeats))))
        return
    print(f"  {'reader':<20} {'CPU s':>9} {'files/s':>9} {'rows/s':>10} {'peak MB':>8} {'words':>10} {'× floor':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, data, rows, planted in files():
            path = Path(folder) / name
            path.write_bytes(data)
            show(path, rows, planted)
            older = {"form.docx": ("doc", "rtf", "odt"), "small.xlsx": ("xls", "ods")}.get(name, ())
            for ending in older if given.office else ():
                show(converted(path, ending), rows, planted)


if __name__ == "__main__":
    main()
