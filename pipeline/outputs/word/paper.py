"""One Word paper in the house style: headings, tables with repeated heading rows, boxes, pictures; for all readers.

Decides how things look, never what stands in them.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, Literal

from pipeline.outputs.safe_text import shown
from pipeline.outputs.word import drawing
from pipeline.outputs.word.check_box import check_box
from pipeline.outputs.word.drawing import FILL_HEADING, FILL_LABEL
from pipeline.stable_zip import restamped
from schemas.template_wording import HEAD_DIVIDER

Orientation = Literal["portrait", "landscape"]
OPEN = "[to be written at the meeting]"
"""Stands wherever only the meeting can write the answer."""


class Paper:
    """A paper being written, from its title downwards; `content` hands out the finished file.

    Args:
        title: the heading of the first page and the file's own title.
        reference: the case, in header and properties.
        label: what the header says of the paper ("Paper 3").
        orientation: of all its pages, A4.
    """

    def __init__(self, title: str, reference: str, label: str = "", orientation: Orientation = "portrait") -> None:
        from docx import Document

        self.title = shown(title)
        self.word: Any = Document()
        drawing.set_up(self.word, landscape=orientation == "landscape")
        self.width_cm = 25.7 if orientation == "landscape" else 17.0
        drawing.header_and_footer(self.word, HEAD_DIVIDER.join(part for part in (reference, label, self.title) if part))
        self.word.core_properties.title = self.title
        self.word.core_properties.subject = reference
        self.word.core_properties.author = "Safeguarding partnership"
        self.word.core_properties.language = "en-GB"
        self.word.core_properties.comments = ""
        self.word.add_paragraph(self.title, style="Title")

    def heading(self, text: str, level: int = 1, new_page: bool = False) -> None:
        """A heading; it stays on the page of what follows it, and may begin a page of its own."""
        self.word.add_heading(shown(text), level).paragraph_format.page_break_before = new_page or None

    def text(self, text: str, bold: bool = False, style: str | None = None, keep_with_next: bool = False) -> None:
        """One paragraph; line breaks of the text are kept."""
        paragraph = self.word.add_paragraph(style=style)
        drawing.write(paragraph, shown(text), bold=bold)
        paragraph.paragraph_format.keep_with_next = keep_with_next

    def open_text(self, text: str | None, otherwise: str = OPEN) -> None:
        """What is known, or words that say clearly that it is open."""
        if text and text.strip():
            self.text(text)
        else:
            self.text(otherwise, style="Open")

    def bullets(self, lines: Iterable[str]) -> None:
        """A list."""
        for line in lines:
            drawing.write(self.word.add_paragraph(style="List Bullet"), shown(line))

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], small: bool = False
    ) -> Any:
        """A table whose heading row repeats on every page and whose rows do not break across pages.

        Args:
            headings: one a column.
            rows: texts, as many a row as there are headings.
            widths: the columns' shares of the page; any unit.
            small: the smaller letters of wide tables.
        """
        table = self.word.add_table(rows=1, cols=len(headings), style="Table Grid")
        drawing.set_widths(table, [self.width_cm * share / sum(widths) for share in widths])
        drawing.mark_heading_row(table.rows[0])
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            drawing.fill_cell(cell, shown(heading), bold=True, fill=FILL_HEADING, small=small)
        for row in rows:
            cells = drawing.add_row(table).cells
            for cell, text in zip(cells, row, strict=True):
                drawing.fill_cell(cell, shown(text), small=small)
        self._space()
        return table

    def labels(self, rows: Iterable[tuple[str, str]], label_share: float = 0.34) -> Any:
        """Labels left, answers right; a row of two empty texts is a gap between blocks, which stay on one page each."""
        table = self.word.add_table(rows=0, cols=2, style="Table Grid")
        before = None
        for label, answer in rows:
            row = drawing.add_row(table)
            drawing.fill_cell(row.cells[0], shown(label), bold=True, fill=FILL_LABEL if label else None)
            drawing.fill_cell(row.cells[1], shown(answer))
            if not label and not answer:
                drawing.open_sides(row)
            elif before is not None and not label.startswith("{%"):
                drawing.keep_row_with_next(before)
            before = row if label and not label.startswith("{%") else None
        drawing.set_widths(table, [self.width_cm * label_share, self.width_cm * (1 - label_share)])
        drawing.label_by_first_column(table)
        self._space()
        return table

    def ticks(self, prefix: str, choices: Mapping[str, str], ticked: Collection[str] = ()) -> Any:
        """Statements on one page, each with a real check box named `prefix.key`."""
        table = self.word.add_table(rows=0, cols=2, style="Table Grid")
        for key, words in choices.items():
            row = drawing.add_row(table)
            drawing.fill_cell(row.cells[0], words)
            check_box(row.cells[1].paragraphs[0], f"{prefix}.{key}", words, key in ticked)
        for row in table.rows[:-1]:
            drawing.keep_row_with_next(row)
        drawing.set_widths(table, [15.5, 1.5])
        drawing.label_by_first_column(table)
        self._space()
        return table

    def box(
        self, prompt: str, answer: str | None, lines: int = 2, is_open: bool = False, keep_with_next: bool = False
    ) -> Any:
        """A prompt with its answer below it in one frame; the prompt is repeated where the answer goes over the page.

        Args:
            prompt: the printed wording.
            answer: what is known.
            lines: the height of an empty answer.
            is_open: an empty answer says that the meeting writes it.
            keep_with_next: an answer that is short enough stays on the page of what follows.
        """
        table = self.word.add_table(rows=2, cols=1, style="Table Grid")
        drawing.set_widths(table, [self.width_cm])
        drawing.fill_cell(table.rows[0].cells[0], shown(prompt), bold=True, fill=FILL_LABEL)
        drawing.mark_heading_row(table.rows[0])
        drawing.keep_row_with_next(table.rows[0])
        cell = table.rows[1].cells[0]
        if is_open and not (answer or "").strip():
            drawing.fill_cell(cell, OPEN, style="Open")
        else:
            drawing.fill_cell(cell, shown(answer))
        drawing.set_height(table.rows[1], lines)
        if keep_with_next:
            drawing.keep_row_with_next(table.rows[1])
        self._space(keep_with_next)
        return table

    def picture(self, png: bytes, alt: str, tallest_cm: float) -> None:
        """A picture as wide as the page, but no taller than given, with the words that a screen reader says for it."""
        drawing.add_picture(self.word, png, shown(alt), self.width_cm, tallest_cm)

    def banner(self, text: str) -> None:
        """A framed line that cannot be overlooked, such as DRAFT."""
        drawing.write(self.word.add_paragraph(style="Banner"), shown(text), bold=True)

    def content(self, at: datetime.date) -> bytes:
        """The finished .docx; the same bytes for the same content.

        Args:
            at: the day that the file's properties say it was made.
        """
        return saved(self.word, at)

    def _space(self, keep_with_next: bool = False) -> None:
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = keep_with_next or None
        paragraph.paragraph_format.space_after = 0
        drawing.make_small(paragraph)


def saved(word: Any, at: datetime.date) -> bytes:
    """A python-docx document as bytes that do not depend on the moment."""
    parts = word.part.package.rels
    for key in [key for key, relation in parts.items() if relation.reltype.endswith("/thumbnail")]:
        del parts[key]  # the picture of somebody's first page, which a copied template would carry along
    target = BytesIO()
    word.save(target)
    return restamped(target.getvalue(), datetime.datetime.combine(at, datetime.time(), datetime.UTC))
