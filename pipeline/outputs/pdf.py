"""The papers as one PDF: LibreOffice turns each into a PDF, pypdf joins them with bookmarks and page labels.

One LibreOffice process for all files, with a profile of its own; it exits 0 on failure, so only its output counts.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.settings import PDF_SECONDS, PDF_SECONDS_A_FILE

NO_ENGINE = (
    "LibreOffice is not installed here, so no PDF was made. The Word papers are complete without it; to have one "
    "PDF as well, "
    "install LibreOffice and run the command again."
)
_PAPER_FILE = re.compile(r"\d\d-[a-z-]+\.(docx|xlsx)")
_LINK_INSET, _LINK_BELOW, _LINK_ABOVE = 50, 4, 11
"""A link's frame round a line of the contents, in points: from the page's edges, below and above the line."""
_NAMES = ("soffice", "soffice.com", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)


def pdf_engine() -> Path | None:
    """The LibreOffice of this machine, or `None`."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def papers_as_pdf(
    papers: Mapping[str, bytes], titles: Mapping[str, str], title: str, work_folder: Path, engine: Path | None = None
) -> bytes:
    """Word papers joined into one PDF.

    Args:
        papers: file name to bytes of each .docx, in their order; other files are left out.
        titles: file name to its bookmark.
        title: of the whole.
        work_folder: an existing folder on the same disk; a temporary folder is made in it and removed again.
        engine: LibreOffice; found on this machine when left out.

    Raises:
        ConfigurationError: there is no LibreOffice, or it could not turn a paper into a PDF; the sentence says which.
    """
    program = engine or pdf_engine()
    if program is None:
        raise ConfigurationError(NO_ENGINE)
    names = [name for name in papers if name.lower().endswith(".docx")]
    with tempfile.TemporaryDirectory(prefix=".pdf-", dir=work_folder.resolve()) as folder:
        made = _converted(program, {name: papers[name] for name in names}, Path(folder))
        return joined([(name, titles.get(name, name), made[name]) for name in names], title)


def _converted(program: Path, papers: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each paper as a PDF, by its name."""
    sources = []
    for number, content in enumerate(papers.values()):
        source = folder / f"{number:03}.docx"
        source.write_bytes(content)
        sources.append(source)
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder),
        *map(str, sources),
    ]  # fmt: skip
    _run(command, PDF_SECONDS + PDF_SECONDS_A_FILE * len(sources))
    made = {}
    for name, source in zip(papers, sources, strict=True):
        result = source.with_suffix(".pdf")
        if not result.is_file() or not result.read_bytes().startswith(b"%PDF"):
            raise ConfigurationError(
                f"LibreOffice could not turn {name} into a PDF. Open it in Word and print it from there."
            )
        made[name] = result.read_bytes()
    return made


def _run(command: Sequence[str], seconds: int) -> None:
    """Run LibreOffice quietly; what it says may quote a case, so it goes nowhere."""
    try:
        subprocess.run(  # noqa: S603  the program is the LibreOffice found above, the files are our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        )
    except subprocess.TimeoutExpired:
        raise ConfigurationError(
            f"LibreOffice did not finish within {seconds} seconds, so no PDF was made. Close it where it is open "
            f"and try again."
        ) from None
    except OSError as error:
        raise ConfigurationError(f"LibreOffice could not be started ({error.strerror}). {NO_ENGINE}") from None


def joined(parts: Sequence[tuple[str, str, bytes]], title: str) -> bytes:
    """PDFs joined, each with a bookmark over its own headings and page labels of its own ("Paper 3, page 2").

    The contents (the first part) links to the papers that it lists.

    Args:
        parts: file name, bookmark, PDF.
        title: of the whole, in its properties.
    """
    from pypdf import PdfWriter
    from pypdf.constants import PageLabelStyle
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter()
    starts: dict[str, int] = {}
    for number, (name, bookmark, content) in enumerate(parts):
        start = starts[name[:2]] = len(writer.pages)
        label = str(int(name[:2])) if name[:2].isdigit() else str(number)
        writer.append(BytesIO(content), outline_item=bookmark)
        writer.set_page_label(
            start, len(writer.pages) - 1, prefix=f"Paper {label}, page ", style=PageLabelStyle.DECIMAL, start=1
        )
    _lead_to_papers(writer, starts)
    writer.add_metadata({"/Title": title, "/Author": "Safeguarding partnership", "/Producer": "Rapid review"})
    writer.page_mode = "/UseOutlines"
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _lead_to_papers(writer: Any, starts: Mapping[str, int]) -> None:
    """Each line of the contents that ends with a paper's file name leads to that paper's first page.

    LibreOffice leaves links to near-by files out of a PDF, so they are laid over the lines here. Papers are told by the
    number that their names begin with: paper 6 is a workbook in the folder and a table here.
    """
    from pypdf.annotations import Link
    from pypdf.generic import Fit

    first, *others = sorted(starts.values())
    for number in range(first, others[0] if others else first):
        page = writer.pages[number]
        for name, height in _paper_lines(page):
            if name[:2] in starts:
                frame = (
                    _LINK_INSET, height - _LINK_BELOW, float(page.mediabox.width) - _LINK_INSET, height + _LINK_ABOVE,
                )  # fmt: skip
                link = Link(rect=frame, target_page_index=starts[name[:2]], fit=Fit.fit())
                writer.add_annotation(page_number=number, annotation=link)


def _paper_lines(page: Any) -> list[tuple[str, float]]:
    """The file names of papers on a page, with the height in points at which each stands."""
    found: list[tuple[str, float]] = []

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], *_: object) -> None:
        if _PAPER_FILE.fullmatch(text.strip()):
            found.append((text.strip(), inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=visit)
    return found
