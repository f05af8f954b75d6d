"""Questions of the templates that are answered with real check boxes."""

from pipeline.outputs.word import drawing
from pipeline.outputs.word.check_box import check_box
from pipeline.outputs.word.paper import Paper


def yes_or_no(paper: Paper, question: str, boxes: tuple[tuple[str, str], ...]) -> None:
    """A question with check boxes below it."""
    paper.text(question, keep_with_next=True)
    answer = paper.word.add_paragraph()
    answer.paragraph_format.keep_with_next = True
    for label, name in boxes:
        drawing.write(answer, f"{label} ")
        check_box(answer, name, label)
        drawing.write(answer, "          ")
