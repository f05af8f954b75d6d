"""A workbook on its way into the packed file: openpyxl's book, its styles, and the archive that its sheets go into."""

from datetime import datetime
from io import BytesIO
from typing import Any

from pipeline.outputs.chronology_workbook.styles import StyleBook
from pipeline.stable_zip import StableZip


class WorkbookFile:
    """One workbook. Each sheet is packed while it is written, and finished before the next one is begun.

    Args:
        at: what the file's properties say of when it was made.
    """

    def __init__(self, at: datetime) -> None:
        from openpyxl import Workbook

        self.book: Any = Workbook(write_only=True)
        self.book.properties.language = "en-GB"
        self.styles = StyleBook(self.book)
        self._target = BytesIO()
        self.archive = StableZip(self._target, at)

    def packed(self) -> bytes:
        """The finished file, once every sheet is written."""
        from openpyxl.writer.excel import ExcelWriter

        ExcelWriter(self.book, self.archive).save()
        return self._target.getvalue()
