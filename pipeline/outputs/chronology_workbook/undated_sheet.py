"""The sheet "Undated": rows that give no date which can be read, so that somebody can ask for it."""

from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import OPEN, Cell, Column
from pipeline.outputs.file_names import sent_name

TITLE = "Undated"
_COLUMNS = (
    Column("No.", 6), Column("Agency", 18), Column("Code", 7), Column("Date as written", 14), Column("Event", 46),
    Column("Comment and analysis", 22), Column("Source file and row", 26), Column("What to do", 18), OPEN,
)  # fmt: skip


def write_undated(book: Book) -> None:
    """The undated rows again, each with where it stands in its file."""
    explanation = ("These rows also stand at the end of the first sheet, where they can be annotated.",)
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for row in book.rows:
        if row.standing == "undated":
            looks = book.looks(row.face)
            sheet.add([
                Cell(row.number, looks.number), Cell(row.face.name, looks.strong), Cell(row.face.code, looks.strong),
                Cell(row.date_as_written or "nothing", looks.pale), Cell(row.event, looks.pale),
                Cell(row.comment, looks.pale),
                Cell(f"{sent_name(row.source_event.file)}, {row.source_event.location}", looks.pale),
                Cell("Ask the agency for the date.", looks.pale),
                Cell("open", looks.linked, book.link_to(row.source_event)),
            ])  # fmt: skip
    sheet.say_if_empty("Every row has a date.")
    sheet.finish()
