"""Questions and statements of the templates that are answered with real check boxes."""

from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper


def ticks(paper: Paper, prefix: str, choices: dict[str, str]) -> None:
    """A table of statements, each with a real check box named `prefix.key`."""
    table = paper.word.add_table(rows=0, cols=2, style="Table Grid")
    for key, words in choices.items():
        cells = drawing.add_row(table).cells
        drawing.fill_cell(cells[0], words)
        drawing.check_box(cells[1].paragraphs[0], f"{prefix}.{key}", words)
    drawing.set_widths(table, [15.5, 1.5])
    drawing.make_small(paper.word.add_paragraph())


def yes_or_no(paper: Paper, question: str, boxes: tuple[tuple[str, str], ...]) -> None:
    """A question with check boxes below it."""
    paper.text(question, keep_with_next=True)
    answer = paper.word.add_paragraph()
    answer.paragraph_format.keep_with_next = True
    for label, name in boxes:
        drawing.write(answer, f"{label} ")
        drawing.check_box(answer, name, label)
        drawing.write(answer, "          ")
