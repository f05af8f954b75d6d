"""The pseudonymised copy: decided words replaced, formatting kept, what nobody reads taken out, then searched again.

Undecided findings that must be fixed are replaced; undecided others stay as they are, and the second check shows them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any, cast

from pipeline.clearing.fitting import fitted
from pipeline.clearing.replacement import words_instead
from pipeline.clearing.scrub import scrub
from pipeline.clearing.word_package import WordPackage
from pipeline.clearing.word_runs import joined_leaves, replace_in_leaves, replace_letters
from pipeline.identifiers.check import known_spans
from pipeline.identifiers.known import Roster
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.readers import word_names as n
from pipeline.readers.word_text import paragraph_text
from schemas.finding import CheckReport, Finding

_STRUCTURE = {"Id", "Type", "TargetMode", "Target", "ContentType", "PartName", "Requires", "Ignorable", "uri"}
_NAMED_BY_PEOPLE = (n.W + "name", n.W + "aliases", n.W + "lvlText")
_STRUCTURAL_ELEMENTS = {n.W + "rFonts", n.W + "pStyle", n.W + "rStyle", n.W + "tblStyle", n.W + "lang"}


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """The copy. `left` says, place by place, which words of the roster are still in the file; empty when none are."""

    name: str
    data: bytes
    replaced: int
    left: tuple[str, ...]


def pseudonymised(original: bytes, report: CheckReport, roster: Roster) -> Pseudonymised:
    """A copy of a Word draft that names nobody whom the case knows, unless a person decided to keep the words.

    Args:
        original: the .docx, as checked.
        report: its findings with the decisions made.
        roster: what the case knows; the copy is searched for it once more.
    """
    package = WordPackage(original)
    kept = frozenset(fold(finding.text) for finding in report.findings if finding.decision == "keep")
    replaced = _replace_findings(package, [one for one in report.findings if _is_to_go(one)])
    scrub(package)
    _unlink(package, report)
    for name in _xml_parts(package):
        replaced += _sweep(package.xml(name), roster, kept)
    data = package.assembled()
    return Pseudonymised(
        _file_name(report.draft.name, roster), data, replaced, tuple(_left(WordPackage(data), roster, kept))
    )


def _is_to_go(finding: Finding) -> bool:
    return finding.decision == "replace" or (finding.decision is None and finding.severity == "must-fix")


def _replace_findings(package: WordPackage, findings: Iterable[Finding]) -> int:
    """Replace the visible findings, the last of each paragraph first so that offsets stay right."""
    count = 0
    by_place: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        if finding.member and finding.paragraph and finding.start is not None:
            by_place.setdefault((finding.member, finding.paragraph), []).append(finding)
    for (member, number), group in by_place.items():
        root = package.xml(member)
        paragraph = (
            None
            if root is None
            else next((one for place, one in enumerate(root.iter(n.W_P), 1) if place == number), None)
        )
        if paragraph is None:
            continue
        for finding in sorted(group, key=lambda one: -(one.start or 0)):
            start, end = finding.start or 0, finding.end or 0
            shown = paragraph_text(paragraph).text
            if shown[start:end] == finding.text:
                put = fitted(words_instead(finding), shown[:start], shown[end:], own=finding.own_words is not None)
                replace_letters(paragraph, start - put.before, end + put.after, put.words)
                count += 1
    return count


def _sweep(root: Any, roster: Roster, kept: frozenset[str]) -> int:
    """Replace what the roster knows anywhere else: paragraph by paragraph, then in every text and attribute."""
    count = 0
    for paragraph in root.iter(n.W_P):
        for span in reversed(_open_spans(paragraph_text(paragraph).text, roster, kept)):
            shown = paragraph_text(paragraph).text
            put = fitted(_instead(span), shown[: span.start], shown[span.end :])
            replace_letters(paragraph, span.start - put.before, span.end + put.after, put.words)
            count += 1
    for element in _with_words(root):
        if not isinstance(element.tag, str):
            continue
        for leaves in joined_leaves(element):
            for span in reversed(_open_spans("".join(leaf.text or "" for leaf in leaves), roster, kept)):
                replace_in_leaves(leaves, span.start, span.end, _instead(span))
                count += 1
        if element.text and element.tag != n.W_T:
            element.text = _swept(element.text, roster, kept)
        for name, value in element.attrib.items():
            if _may_hold_words(element, name, value):
                element.set(name, _swept(value, roster, kept))
    return count


def _with_words(root: Any) -> Iterator[Any]:
    """All elements; in the parts of styles and numbers those alone that a person can have named."""
    if root.tag in (n.W + "styles", n.W + "numbering"):
        return cast(Iterator[Any], root.iter(*_NAMED_BY_PEOPLE))
    return cast(Iterator[Any], root.iter())


def _may_hold_words(element: Any, name: str, value: str) -> bool:
    if name.rsplit("}", 1)[-1] in _STRUCTURE or element.tag in _STRUCTURAL_ELEMENTS:
        return False
    return len(value) > 2 and not value.replace("-", "").isdigit()


def _swept(text: str, roster: Roster, kept: frozenset[str]) -> str:
    for span in reversed(_open_spans(text, roster, kept)):
        text = text[: span.start] + _instead(span) + text[span.end :]
    return text


@lru_cache(maxsize=20_000)
def _known_spans(text: str, roster: Roster) -> tuple[Span, ...]:
    """The same strings stand in a Word file hundreds of times."""
    return tuple(known_spans(text, roster))


def _open_spans(text: str, roster: Roster, kept: frozenset[str]) -> list[Span]:
    if len(text) < 2 or not any(letter.isalnum() for letter in text):
        return []
    return [span for span in _known_spans(text, roster) if fold(span.text) not in kept]


def _instead(span: Span) -> str:
    stand_in = Finding(
        id="",
        text=span.text,
        category=span.category,
        severity=span.severity,
        part="body",
        context="",
        why=span.reason,
        suggestion=span.suggestion,
    )
    return words_instead(stand_in)


def _unlink(package: WordPackage, report: CheckReport) -> None:
    """Hyperlinks whose address is a finding lose the address; their words stay."""
    targets = {
        finding.text for finding in report.findings if finding.part == "hyperlink" and finding.decision != "keep"
    }
    for name in [one for one in package.names if one.endswith(".rels")]:
        for link in list(package.xml(name)):
            target = link.get("Target") or ""
            if link.get("TargetMode") == "External" and any(text in target for text in targets):
                link.set("Target", "https://www.gov.uk/")


def _xml_parts(package: WordPackage) -> list[str]:
    return [
        name
        for name in package.names
        if name.endswith(".xml")
        and name != "[Content_Types].xml"
        and "/theme/" not in name
        and "fontTable" not in name
        and not name.endswith("webSettings.xml")
    ]


def _left(package: WordPackage, roster: Roster, kept: frozenset[str]) -> Iterator[str]:
    """What a search of every part still finds: XML read as text with its runs joined, then attribute by attribute."""
    for name in package.names:
        if not name.endswith((".xml", ".rels")) or "/theme/" in name or "fontTable" in name:
            continue
        root = package.xml(name)
        texts = ["".join(part.itertext()) for part in root.iter(n.W_P)]
        texts += [
            "".join(leaf.text or "" for leaf in leaves) for one in _with_words(root) for leaves in joined_leaves(one)
        ]
        texts += [
            value
            for element in _with_words(root)
            for key, value in element.attrib.items()
            if _may_hold_words(element, key, value)
        ]
        texts += [
            link.get("Target") or "" for link in root if name.endswith(".rels") and link.get("TargetMode") == "External"
        ]
        for text in texts:
            for span in _open_spans(text, roster, kept):
                yield f"{name}: “{span.text}”"


def _file_name(name: str, roster: Roster) -> str:
    path = PurePath(name)
    stem = _swept(re.sub(r"_+", " ", path.stem), roster, frozenset())
    return f"{stem} - pseudonymised{path.suffix}"
