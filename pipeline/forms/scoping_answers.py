"""What an agency itself typed into a scoping form, apart from what the partnership filled in before sending it out.

It decides between a return, a nil return and a form that came back untouched.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.forms.labels import Answer, GridRow, Item, prompts_seen
from pipeline.forms.nil_statement import is_bare_nil, nil_sentences, says_nothing_more
from pipeline.forms.scoping_wording import OWN_ANSWERS, WORDING
from pipeline.readers.document import Document

TELLING = (
    "case_summary", "time_period", "subject-child", "mother", "father", "sibling", "significant-adult",
    "involvement", "individuals", "analysis", "concerns", "learning", "tracker", "other_agencies",
    "further_information",
)  # fmt: skip
PARTNERSHIPS_OWN = ("case_summary", "time_period")
NEEDED = 5
"""Headings of the scoping form that a file must show; no other form of the toolkit shows more than three of them."""


@dataclass(frozen=True)
class OwnAnswers:
    """The agency's own answers, the nil sentences wherever they stand, and answers that are only "N/A" or the like."""

    real: tuple[Answer | GridRow, ...]
    nil: tuple[tuple[str, Answer], ...]
    bare: tuple[tuple[str, Answer], ...] = ()

    @property
    def is_nil_return(self) -> bool:
        """Whether the form says nothing but that nothing is known."""
        return not self.real and (bool(self.nil) or self.is_bare)

    @property
    def is_bare(self) -> bool:
        """Whether "N/A" or the like stands to the question of the agency's involvement, and no sentence says more."""
        return not self.real and not self.nil and any(answer.key == "involvement" for _, answer in self.bare)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed."""
        return not self.nil and not self.real and not self.is_bare


def headings_seen(document: Document) -> tuple[str, ...]:
    """The scoping form's headings in the words of the file, or nothing if there are too few of them."""
    seen = prompts_seen(document, WORDING, TELLING, NEEDED)
    own = [key for key in seen if key in OWN_ANSWERS or key in ("individuals", "tracker")]
    return tuple(seen.values()) if len(seen) >= NEEDED and len(own) >= 2 else ()


def own_answers(items: Iterable[Item]) -> OwnAnswers:
    """What the agency typed. Section 1, the summary and names alone are the partnership's own."""
    real: list[Answer | GridRow] = []
    nil: list[tuple[str, Answer]] = []
    bare: list[tuple[str, Answer]] = []
    for item in items:
        if isinstance(item, GridRow):
            if item.grid == "tracker" and any(item.text(key) for key in ("learning_point", "action", "evidence")):
                real.append(item)
            continue
        text = item.text
        if not text or item.key in ("advice", "section_3") or item.section == "3":
            continue
        if item.key not in PARTNERSHIPS_OWN and (item.key not in OWN_ANSWERS or says_nothing_more(text)):
            nil.extend((sentence, item) for sentence in nil_sentences(text))
        if item.key in OWN_ANSWERS and not says_nothing_more(text):
            real.append(item)
        if item.key in OWN_ANSWERS and is_bare_nil(text):
            bare.append((text, item))
    return OwnAnswers(tuple(real), tuple(nil), tuple(bare))
