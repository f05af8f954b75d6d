"""A checked draft's findings as an author decides on them: each thing once, with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.clearing.replacement import words_instead
from schemas.finding import CheckReport, CheckSummary, Decision, Finding

_RANK = {"must-fix": 0, "check": 1, "consider": 2}
WORDS, REASON, PLACE = "words-", "reason-", "place-"
"""What the names of the form's fields begin with; the decision on a whole group is named by its key alone."""


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

    @property
    def is_mixed(self) -> bool:
        """Whether its places were decided in different ways."""
        return len({finding.decision for finding in self.places}) > 1

    @property
    def is_decided(self) -> bool:
        """Whether nothing of it waits for a decision."""
        return all(finding.decision for finding in self.places)


@dataclass(frozen=True)
class Chosen:
    """Which groups to show; an empty word shows all."""

    rank: str = ""
    category: str = ""
    is_open_only: bool = False

    def of(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """The groups that are meant."""
        return tuple(
            group
            for group in groups
            if self.rank in ("", group.first.severity)
            and self.category in ("", group.first.category)
            and not (self.is_open_only and group.is_decided)
        )


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
    """The report with the answers of a form; what the form does not name stays as it is.

    Args:
        answers: the group's key to "replace", "keep" or "" (not decided); `words-` and `reason-` with the key;
            `place-` with a finding's id to "replace", "keep" or "open" for that place alone, "" to go with the group.
    """
    changed = {one.id: one for group in groups_of(report) for one in _answered(group, answers)}
    findings = tuple(changed[finding.id] for finding in report.findings)
    return report.model_copy(update={"findings": findings, "summary": CheckSummary.of(findings)})


def _answered(group: Group, answers: Mapping[str, str]) -> Iterable[Finding]:
    own, reason = answers.get(WORDS + group.key), answers.get(REASON + group.key)
    for finding in group.places:
        update: dict[str, str | None] = {}
        if group.key in answers:
            update["decision"] = _decision(answers[group.key])
        alone = answers.get(PLACE + finding.id, "")
        if alone:
            update["decision"] = _decision(alone)
        if own is not None:
            words = " ".join(own.split())
            ours = words_instead(finding.model_copy(update={"own_words": None}))
            update["own_words"] = words if words not in ("", ours) else None
        if reason is not None:
            update["reason"] = " ".join(reason.split()) or None
        yield finding.model_copy(update=update)


def _decision(answer: str) -> Decision | None:
    return "replace" if answer == "replace" else "keep" if answer == "keep" else None


def verdict(report: CheckReport) -> str:
    """Whether the draft is clear, in a sentence; never that it is before it is."""
    if report.summary.clear:
        return "Clear: nothing is left that must be fixed. A person who knows the case still reads it."
    open_ones = sum(one.severity == "must-fix" and one.decision is None for one in report.findings)
    if open_ones:
        places = "1 place that must be fixed is" if open_ones == 1 else f"{open_ones} places that must be fixed are"
        return f"Not clear: {places} not decided."
    return "Not clear yet: everything that must be fixed is decided. Make the copy; it is searched again."


def progress(groups: Iterable[Group]) -> tuple[int, int]:
    """How many things are decided, of how many."""
    each = [group.is_decided for group in groups]
    return sum(each), len(each)
