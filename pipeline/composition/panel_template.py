"""The rapid review template that people edit after the meeting: their words are read back and kept in later copies.

What the program wrote into its last copy, and what people have written so far, is kept beside the outputs in a small
file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import durable
from pipeline.errors import Unusable
from pipeline.outputs.panel_answers import written_by_people
from pipeline.outputs.panel_reading import TemplateWords, read_template
from pipeline.outputs.word.templates import find_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.store import CaseFolder
    from schemas.case_view import CaseView

TEMPLATE_PATH = "panel-pack/rapid-review-template.docx"
_KEPT = ".panel-template-words.json"


@dataclass(frozen=True)
class PeoplesWords:
    """What people wrote in the template.

    Args:
        view: the case with their words among its decisions.
        decisions: their words by key of `[decisions]`, from this edit and all earlier ones.
        remarks: what a person should know.
    """

    view: CaseView
    decisions: dict[str, str]
    remarks: tuple[str, ...]


def with_peoples_words(folder: CaseFolder, view: CaseView, search: tuple[Path, ...]) -> PeoplesWords:
    """The case as its edited template has it; unchanged where nobody edited the template."""
    kept = _kept(folder)
    if kept is None:
        return PeoplesWords(view, {}, ())
    made, decisions = kept
    remarks: list[str] = []
    try:
        content = (folder.results / TEMPLATE_PATH).read_bytes()
        written = written_by_people(made, read_template(content, _template(view, search)))
        decisions = {key: words for key, words in {**decisions, **written.decisions}.items() if words}
        remarks += written.remarks
        if written.decisions:
            remarks.append(f"Read from your rapid review template: {', '.join(sorted(written.decisions))}.")
    except OSError:
        pass  # nobody has the template any more: what was read from it stays
    except Unusable as reason:
        remarks.append(f"{reason.reason} {reason.advice}")
    remarks += _differing(view.case.decisions, decisions)
    case = view.case.model_copy(update={"decisions": {**view.case.decisions, **decisions}})
    return PeoplesWords(view.model_copy(update={"case": case}), decisions, tuple(remarks))


def keep_words(folder: CaseFolder, content: bytes, words: PeoplesWords, search: tuple[Path, ...]) -> None:
    """Remember what this copy of the template says, and what people wrote so far; only once it is published.

    Raises:
        OSError: the disk is full or gone.
    """
    made = read_template(content, _template(words.view, search))
    data = {"texts": made.texts, "ticked": list(made.ticked), "people": words.decisions}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    durable.publish(text.encode("utf-8"), folder.results / _KEPT)


def _template(view: CaseView, search: tuple[Path, ...]) -> bytes:
    return find_template("rapid-review.docx", view.case.profile, search).content


def _kept(folder: CaseFolder) -> tuple[TemplateWords, dict[str, str]] | None:
    try:
        data = json.loads((folder.results / _KEPT).read_bytes())
        return TemplateWords(dict(data["texts"]), tuple(data["ticked"])), dict(data["people"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _differing(own: Mapping[str, str], written: Mapping[str, str]) -> list[str]:
    """case.toml says something else by now: offered, never forced upon what people wrote."""
    return [
        f"case.toml says “{own[key]}” for {key}, the rapid review template says “{words}”. The template’s words are "
        "kept; change them there if case.toml is right."
        for key, words in written.items()
        if own.get(key) and own[key] != words
    ]
