"""What people decided on findings, kept so that nothing decided is asked twice, in the next draft neither."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.identifiers.normalise import fold
from pipeline.identifiers.passages import HIDDEN_PARTS
from pipeline.readers.document import Part
from schemas.finding import Decision, Finding


@dataclass(frozen=True, slots=True)
class Decided:
    """What stands in the decision column for one finding; `decision` is `None` where it was left, or made, empty.

    Args:
        identifier: the id of the finding.
        category, text: what the finding is, so that the same words elsewhere are decided with it.
        own_words: what a person wants written instead of the suggestion, empty for nothing of the kind; `None` where
            the file does not say (an unchanged cell of the workbook), so that what another said before stays.
        draft: the other draft on which it was decided; `None` for this one.
    """

    identifier: str
    category: str
    text: str
    decision: Decision | None
    reason: str | None = None
    own_words: str | None = None
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """All decisions, by the finding's id and by its words."""

    by_id: Mapping[str, Decided] = field(default_factory=dict)
    by_words: Mapping[tuple[str, str], Decided] = field(default_factory=dict)

    def on(self, identifier: str, category: str, text: str, part: Part) -> Decided | None:
        """The decision on a finding: its own, else that on the same words, unless they stand where nobody looks."""
        own = self.by_id.get(identifier)
        if own is not None or part in HIDDEN_PARTS:
            return own
        return self.by_words.get(_key(category, text))


def memory_of(decided: Iterable[Decided]) -> Memory:
    """A memory of decisions, the latest word last. Words that were decided in two ways are not decided as words."""
    by_id: dict[str, Decided] = {}
    for one in decided:
        earlier = by_id.get(one.identifier)
        silent = one.own_words is None and earlier is not None
        by_id[one.identifier] = replace(one, own_words=earlier.own_words) if silent and earlier else one
    by_words: dict[tuple[str, str], Decided] = {}
    torn: set[tuple[str, str]] = set()
    for one in by_id.values():
        key = _key(one.category, one.text)
        before = by_words.setdefault(key, one)
        if before.decision != one.decision:
            torn.add(key)
    plain = {key: one for key, one in by_words.items() if key not in torn and one.decision is not None}
    return Memory(by_id, plain)


def decided_in(findings: Iterable[Finding]) -> tuple[Decided, ...]:
    """The decisions that stand in findings."""
    return tuple(
        Decided(one.id, one.category, one.text, one.decision, one.reason, one.own_words or "", one.decided_in)
        for one in findings
    )


def _key(category: str, text: str) -> tuple[str, str]:
    return category, " ".join(fold(text).split())
