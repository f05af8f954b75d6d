"""The annotated copy: the draft as it is, with a Word comment on the very words of each finding.

Words that a comment cannot stand on (headers, notes, text boxes, properties) get theirs at the nearest place.
"""

from collections.abc import Iterable
from typing import Any

from pipeline.clearing.entries import entries_of
from pipeline.clearing.word_comments import Comments
from pipeline.clearing.word_package import WordPackage
from pipeline.clearing.word_runs import runs_of, showing_that_has
from pipeline.readers import word_names as n
from pipeline.readers.word_text import paragraph_text
from schemas.finding import CheckReport, Finding

AUTHOR = "Anonymisation check"
_INITIALS = "AC"
_SIGNS = {"must-fix": "MUST FIX", "check": "CHECK", "consider": "CONSIDER"}
_NO_MARK_INSIDE = (n.W_DEL, n.W_MOVE_FROM)


def annotated(original: bytes, report: CheckReport) -> bytes:
    """The draft with its findings as comments.

    Args:
        original: the .docx, as checked.
        report: its findings; those decided "keep" get no comment.
    """
    package = WordPackage(original)
    root = package.xml(package.main)
    comments = Comments(package, AUTHOR, _INITIALS)
    paragraphs = list(root.iter(n.W_P))
    numbers = {finding.id: entry.number for entry in entries_of(report.findings) for finding in entry.findings}
    elsewhere: list[Finding] = []
    for finding in sorted(
        (one for one in report.findings if one.decision != "keep"),
        key=lambda one: (one.paragraph or 0, -(one.start or 0)),
    ):
        if not _on_the_words(package, finding, paragraphs, comments, numbers[finding.id]) and not _at_its_mark(
            package, finding, root, comments, numbers[finding.id]
        ):
            elsewhere.append(finding)
    _at_the_beginning(elsewhere, paragraphs, comments, numbers)
    return package.assembled()


def words_of(finding: Finding, number: int) -> str:
    """What the comment says."""
    where = (
        ""
        if finding.part in ("body", "table")
        else f" In the {finding.part.replace('-', ' ')}: “{_short(finding.text)}”."
    )
    instead = f" Instead: {finding.suggestion}." if finding.suggestion else ""
    return f"{number}. {_SIGNS[finding.severity]} ({finding.category}).{where} {finding.why}{instead}"


def _on_the_words(
    package: WordPackage, finding: Finding, paragraphs: list[Any], comments: Comments, number: int
) -> bool:
    """A comment on exactly the words, if they stand in the body."""
    if finding.member != package.main or finding.paragraph is None or not 0 < finding.paragraph <= len(paragraphs):
        return False
    paragraph = paragraphs[finding.paragraph - 1]
    if finding.start is None or finding.end is None:
        return False
    showing = showing_that_has(paragraph, finding.text, finding.start, finding.end)
    if showing is None or next(paragraph.iterancestors(n.W_TXBX), None) is not None:
        return False
    runs = runs_of(paragraph, finding.start, finding.end, showing)
    if not runs:
        return False
    comments.put(_markable(runs[0]), _markable(runs[-1]), words_of(finding, number))
    return True


def _at_its_mark(package: WordPackage, finding: Finding, root: Any, comments: Comments, number: int) -> bool:
    """A comment at the mark that leads to a note or a comment, or at the paragraph that holds a text box."""
    if finding.paragraph is None or not finding.member:
        return False
    part = package.xml(finding.member)
    found = (
        None
        if part is None
        else next((one for place, one in enumerate(part.iter(n.W_P), 1) if place == finding.paragraph), None)
    )
    if found is None:
        return False
    for holder, mark in (
        ("footnote", "footnoteReference"),
        ("endnote", "endnoteReference"),
        ("comment", "commentReference"),
    ):
        note = next(found.iterancestors(n.W + holder), None)
        if note is not None:
            for reference in root.iter(n.W + mark):
                if reference.get(n.W + "id") == note.get(n.W + "id"):
                    run = reference.getparent()
                    comments.put(_markable(run), _markable(run), words_of(finding, number))
                    return True
    box = next(found.iterancestors(n.W_TXBX), None) if finding.member == package.main else None
    run = None if box is None else next((one for one in reversed(list(box.iterancestors(n.W_R)))), None)
    if run is None:
        return False
    comments.put(_markable(run), _markable(run), words_of(finding, number))
    return True


def _at_the_beginning(
    findings: Iterable[Finding], paragraphs: list[Any], comments: Comments, numbers: dict[str, int]
) -> None:
    """One comment for each finding that has no place in the body, at the first words of the draft."""
    anchor = next((runs for paragraph in paragraphs if (runs := _first_runs(paragraph))), None)
    if anchor is None:
        return
    for finding in findings:
        comments.put(_markable(anchor[0]), _markable(anchor[-1]), words_of(finding, numbers[finding.id]))


def _first_runs(paragraph: Any) -> list[Any]:
    if next(paragraph.iterancestors(n.W_TXBX), None) is not None:
        return []
    return [piece.run for piece in paragraph_text(paragraph).pieces if piece.run is not None and piece.text.strip()]


def _markable(run: Any) -> Any:
    """The run, or what stands around it where a mark inside would itself be deleted."""
    for ancestor in run.iterancestors():
        if ancestor.tag in _NO_MARK_INSIDE:
            return ancestor
        if ancestor.tag == n.W_P:
            break
    return run


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"
