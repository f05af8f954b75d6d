"""The labelled drafts of the figures stay what the figures say of them, and the files built from them are read whole."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from identifiers_build import word_file  # noqa: E402
from identifiers_corpus import HALVES, Draft, drafts  # noqa: E402
from identifiers_match import Flat, placed  # noqa: E402

from pipeline import readers  # noqa: E402

EVERY = [draft for half in HALVES for draft in drafts(half)]
WORD = [draft for draft in EVERY if draft.kind == "docx" and draft.half == "held-back"]


def test_the_corpus_is_as_large_and_as_varied_as_the_figures_say() -> None:
    assert len(EVERY) >= 12
    assert {draft.kind for draft in EVERY} == {"docx", "pdf"}
    people = [label for draft in EVERY for line in draft.lines for label in line.labels if label.category == "person"]
    assert len({label.sub for label in people if not label.known}) >= 30
    assert len({label.words for label in people}) >= 500


def test_no_unknown_name_of_the_held_back_half_was_used_for_tuning() -> None:
    def full_names(half: str) -> set[str]:
        lines = [line for draft in EVERY if draft.half == half for line in draft.lines]
        labels = [label for line in lines for label in line.labels if label.category == "person" and not label.known]
        return {label.words.casefold() for label in labels if label.form in ("full name", "table cell", "capitals")}

    assert full_names("held-back") & full_names("tuned") == set()


@pytest.mark.parametrize("draft", WORD, ids=lambda draft: draft.name)
def test_every_label_stands_in_the_built_word_file_in_its_part(draft: Draft) -> None:
    flat = Flat(readers.read_at_risk(word_file(draft), draft.file))
    lost = [(one.line.part, one.label.words) for one in placed(draft, flat) if one.start < 0]
    assert [one for one in lost if one[0] != "embedded-file"] == []
