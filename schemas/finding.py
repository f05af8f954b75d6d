"""Findings of the anonymisation check (contract: `check --json`)."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from schemas.fact import Fact

Category = Literal[
    "person", "date-of-birth", "date", "address", "postcode", "place", "organisation", "phone", "email",
    "nhs-number", "identifier", "vehicle", "url", "age", "demographic", "metadata", "hidden-text", "image", "other",
]  # fmt: skip
FindingSeverity = Literal["must-fix", "check", "consider"]
DraftPart = Literal[
    "body", "table", "header", "footer", "footnote", "endnote", "comment", "tracked-insertion", "tracked-deletion",
    "text-box", "alt-text", "hidden-text", "properties", "custom-xml", "embedded-file", "hyperlink", "field-code",
    "annotation", "under-redaction", "attachment", "bookmark",
]  # fmt: skip
Decision = Literal["replace", "keep"]


class Finding(Fact):
    """One thing in a draft that identifies, or may identify, somebody.

    Args:
        member: the part inside the file (`word/footnotes.xml`), where `paragraph` is counted.
        location: the place in words, for a person.
        reason: why a person decided so.
        own_words: what a person wants written instead of the suggestion; they go before it.
        decided_in: the other draft of the case from which the decision was taken over.
    """

    id: str
    text: str
    category: Category
    severity: FindingSeverity
    part: DraftPart
    page: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    context: str
    matches: str | None = None
    suggestion: str | None = None
    why: str
    decision: Decision | None = None
    member: str | None = None
    location: str | None = None
    reason: str | None = None
    own_words: str | None = None
    decided_in: str | None = None


class DraftSource(Fact):
    """The draft that was checked."""

    name: str
    sha256: str


class CheckSummary(Fact):
    """How many findings of which kind; `clear` when nothing must be fixed."""

    must_fix: int
    check: int
    consider: int
    by_category: dict[str, int]
    clear: bool

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "CheckSummary":
        """What still counts: all that nobody decided to keep. Replaced words are there until the copy is made."""
        counted = [finding for finding in findings if finding.decision != "keep"]
        ranks = Counter(finding.severity for finding in counted)
        return cls(
            must_fix=ranks["must-fix"],
            check=ranks["check"],
            consider=ranks["consider"],
            by_category=dict(sorted(Counter(finding.category for finding in counted).items())),
            clear=ranks["must-fix"] == 0,
        )


class CheckReport(Fact):
    """Everything found in one draft. `checked_with` and `not_checked` say what looked and what did not.

    Args:
        let_pass: words that would be findings and are none, each with the reason and how often it stands there.
    """

    draft: DraftSource
    case_reference: str | None
    summary: CheckSummary
    findings: tuple[Finding, ...]
    checked_with: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    let_pass: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
