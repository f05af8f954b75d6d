"""Older text formats (.doc, .rtf, .odt) into .docx, and spreadsheets into .xlsx, by LibreOffice where it is installed.

LibreOffice ends with "all well" even when it could not open the file, so only its output is believed. Each conversion
has a profile of its own, because two on one profile make one fail. This module writes into a temporary folder and
nowhere else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline import settings
from pipeline.readers.preflight import KINDS
from pipeline.readers.refusals import refuse

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def find_libreoffice() -> str | None:
    """Path of LibreOffice's program, or `None` where it is not installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def to_docx(data: bytes, kind: str) -> bytes:
    """The bytes of a .docx with the same content.

    Args:
        kind: "doc", "rtf" or "odt".

    Raises:
        Unusable: LibreOffice is not installed, or made nothing of the file in time.
    """
    return _converted(data, kind, "docx", None)


def to_xlsx(data: bytes, kind: str, work_folder: Path) -> bytes:
    """The bytes of an .xlsx with the same cells, colours and comments.

    Args:
        kind: "ods", "xls" or "xlsb".
        work_folder: where the conversion takes place, if it is there; nothing stays in it.

    Raises:
        Unusable: LibreOffice is not installed, or made nothing of the file in time.
    """
    return _converted(data, kind, "xlsx", work_folder)


def _converted(data: bytes, kind: str, wanted: str, work_folder: Path | None) -> bytes:
    program = find_libreoffice()
    if program is None:
        raise refuse("needs-libreoffice", what=f".{kind}")
    where = work_folder if work_folder is not None and work_folder.is_dir() else None
    with tempfile.TemporaryDirectory(prefix=".reading-", dir=where, ignore_cleanup_errors=True) as folder:
        place = Path(folder).resolve()
        original = place / f"original.{kind}"
        original.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", _FILTERS[wanted], "--outdir", str(place / "out"), str(original),
        ]  # fmt: skip
        _run(command, place)
        made = place / "out" / f"original.{wanted}"
        if not made.is_file() or not made.stat().st_size:
            raise refuse("conversion-failed", what=KINDS[kind][1])
        return made.read_bytes()


def _run(command: list[str], place: Path) -> None:
    """Run and wait; what it says is not believed, so it is not kept."""
    environment = {**os.environ, "HOME": str(place)}
    environment.pop("PYTHONPATH", None)
    try:
        subprocess.run(  # noqa: S603  a program that we found, a file name that we made
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.CONVERTING_SECONDS,
            check=False,
            env=environment,
            cwd=place,
            preexec_fn=_give_back_memory if sys.platform != "win32" else None,
        )
    except (subprocess.TimeoutExpired, OSError):
        return


def _give_back_memory() -> None:
    """LibreOffice maps more address space than a reading child may have."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
