"""The rapid review template that people edit after the meeting: their words are read back and kept in later copies.

What the program wrote into its last copy, and what people have written so far, is kept beside the outputs in a small
file.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline import durable
from pipeline.composition.panel_copies import dropped_templates, version_of
from pipeline.errors import Unusable
from pipeline.outputs.panel_answers import written_by_people
from pipeline.outputs.panel_reading import TemplateWords, read_template
from pipeline.outputs.word.templates import find_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipeline.store import CaseFolder
    from schemas.case_view import CaseView

TEMPLATE_PATH = "panel-pack/rapid-review-template.docx"
_KEPT = ".panel-template-words.json"
_MOST_VERSIONS = 10
"""Copies of ours that are remembered: more than anybody edits beside each other."""
_MOST_READ = 50
"""Hashes of dropped copies that are remembered."""


@dataclass(frozen=True)
class PeoplesWords:
    """What people wrote in the template.

    Args:
        view: the case with their words among its decisions.
        decisions: their words by key of `[decisions]`, from this edit and all earlier ones.
        remarks: what a person should know.
        read: hashes of the dropped copies whose words are in here.
    """

    view: CaseView
    decisions: dict[str, str]
    remarks: tuple[str, ...]
    read: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Kept:
    """What stands in the small file: our copies by their version, the last one's too, and people's words so far."""

    made: TemplateWords
    decisions: dict[str, str]
    versions: dict[str, TemplateWords]
    read: tuple[str, ...]

    def copy_of(self, content: bytes) -> TemplateWords:
        """What the program wrote into the copy that this one was made from."""
        return self.versions.get(version_of(content) or "", self.made)


def with_peoples_words(folder: CaseFolder, view: CaseView, search: tuple[Path, ...]) -> PeoplesWords:
    """The case as its edited templates have it: copies that were dropped first, then the one in its place."""
    kept = _kept(folder)
    if kept is None:
        return PeoplesWords(view, {}, ())
    decisions, remarks, read = kept.decisions, [], list(kept.read)
    for sha256, name, content in _copies(folder, kept):
        try:
            written = written_by_people(kept.copy_of(content), read_template(content, _template(view, search)))
        except Unusable as reason:
            remarks.append(f"{name}: {reason.reason} {reason.advice}")
            continue
        decisions = {key: words for key, words in {**decisions, **written.decisions}.items() if words}
        remarks += written.remarks
        if written.decisions:
            remarks.append(f"Read from {name}: {', '.join(sorted(written.decisions))}.")
        read += [sha256] if sha256 else []
    remarks += _differing(view.case.decisions, decisions)
    case = view.case.model_copy(update={"decisions": {**view.case.decisions, **decisions}})
    changed = view.model_copy(update={"case": case})
    return PeoplesWords(changed, decisions, tuple(remarks), tuple(read[-_MOST_READ:]))


def _copies(folder: CaseFolder, kept: _Kept) -> Iterator[tuple[str, str, bytes]]:
    """Hash, name and content of each copy to read; the one in its place has no hash, since it is read every time."""
    for sha256, name, content in dropped_templates(folder):
        if sha256 not in kept.read:
            yield sha256, name, content
    with suppress(OSError):  # nobody has the template any more: what was read from it stays
        yield "", "your rapid review template", (folder.results / TEMPLATE_PATH).read_bytes()


def keep_words(folder: CaseFolder, content: bytes, words: PeoplesWords, search: tuple[Path, ...]) -> None:
    """Remember what this copy of the template says, and what people wrote so far; only once it is published.

    Raises:
        OSError: the disk is full or gone.
    """
    made = read_template(content, _template(words.view, search))
    before = _kept(folder)
    versions = {**(before.versions if before else {}), version_of(content) or "": made}
    data = {
        **_as_data(made),
        "people": words.decisions,
        "read": list(words.read),
        "versions": {key: _as_data(one) for key, one in list(versions.items())[-_MOST_VERSIONS:]},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    durable.publish(text.encode("utf-8"), folder.results / _KEPT)


def _as_data(words: TemplateWords) -> dict[str, object]:
    return {"texts": words.texts, "ticked": list(words.ticked)}


def _template(view: CaseView, search: tuple[Path, ...]) -> bytes:
    return find_template("rapid-review.docx", view.case.profile, search).content


def _kept(folder: CaseFolder) -> _Kept | None:
    try:
        data = json.loads((folder.results / _KEPT).read_bytes())
        versions = {key: _as_words(one) for key, one in data.get("versions", {}).items()}
        return _Kept(_as_words(data), dict(data["people"]), versions, tuple(data.get("read", ())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _as_words(data: Any) -> TemplateWords:
    return TemplateWords(dict(data["texts"]), tuple(data["ticked"]))


def _differing(own: Mapping[str, str], written: Mapping[str, str]) -> list[str]:
    """case.toml says something else by now: offered, never forced upon what people wrote."""
    return [
        f"case.toml says “{own[key]}” for {key}, the rapid review template says “{words}”. The template’s words are "
        "kept; change them there if case.toml is right."
        for key, words in written.items()
        if own.get(key) and own[key] != words
    ]
