"""A checked draft's findings as an author decides on them: each thing once, with all its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.finding import CheckReport, Decision, Finding

_RANK = {"must-fix": 0, "check": 1, "consider": 2}


@dataclass(frozen=True)
class Group:
    """One thing found, in all its places; decided once.

    Args:
        key: the name of its form field.
        places: its findings, in the order of the draft.
    """

    key: str
    places: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first place."""
        return self.places[0]

    @property
    def decision(self) -> Decision | None:
        """The decision, where it is the same for every place."""
        found = {finding.decision for finding in self.places}
        return found.pop() if len(found) == 1 else None


def read_report(data: bytes) -> CheckReport:
    """The report of findings.json."""
    return CheckReport.model_validate_json(data)


def groups_of(report: CheckReport) -> tuple[Group, ...]:
    """Each thing once, those that must be fixed first."""
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in report.findings:
        found.setdefault((finding.severity, finding.category, finding.text.casefold()), []).append(finding)
    ranked = sorted(found.items(), key=lambda item: _RANK[item[0][0]])
    return tuple(Group(places[0].id, tuple(places)) for _, places in ranked)


def decided(report: CheckReport, answers: Mapping[str, str]) -> CheckReport:
    """The report with the answers of a form: the group's key to "replace", "keep" or "" (not decided)."""
    chosen: dict[str, Decision | None] = {}
    for group in groups_of(report):
        answer = answers.get(group.key)
        if answer is None:
            continue
        decision: Decision | None = "replace" if answer == "replace" else "keep" if answer == "keep" else None
        chosen.update({finding.id: decision for finding in group.places})
    findings = tuple(
        finding.model_copy(update={"decision": chosen.get(finding.id, finding.decision)}) for finding in report.findings
    )
    return report.model_copy(update={"findings": findings})
