"""Findings as people decide on them: repeats of one thing are one entry with its places, gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.finding import Finding

_RANK = {"must-fix": 0, "check": 1, "consider": 2}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to decide.

    Args:
        number: counted from 1 in the order of the list; the same number stands in the comments of the annotated copy.
        findings: its places, in the order of the draft.
    """

    number: int
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first place."""
        return self.findings[0]

    @property
    def decision(self) -> str | None:
        """The decision, where all places have the same one."""
        decisions = {finding.decision for finding in self.findings}
        return decisions.pop() if len(decisions) == 1 else None

    @property
    def reason(self) -> str | None:
        """The reasons for it, each once."""
        return "; ".join(dict.fromkeys(finding.reason for finding in self.findings if finding.reason)) or None


def entries_of(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """One entry for each thing: the same words of the same kind and severity."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.category, " ".join(finding.text.casefold().split())), []).append(
            finding
        )
    ordered = sorted(
        groups.values(),
        key=lambda group: (_RANK[group[0].severity], group[0].category == "hidden-text", group[0].matches is None),
    )
    return tuple(Entry(number, tuple(group)) for number, group in enumerate(ordered, 1))
