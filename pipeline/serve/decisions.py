"""A checked draft's findings as an author decides on them: each thing once, with all its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.clearing.entries import entries_of, left_in_words, person_of
from pipeline.clearing.replacement import words_instead
from schemas.finding import CheckReport, CheckSummary, Decision, Finding

WORDS, REASON, PLACE = "words-", "reason-", "place-"
"""What the names of the form's fields begin with; the decision on a whole group is named by its key alone."""


@dataclass(frozen=True)
class Group:
    """One thing found, in all its places; decided once.

    Args:
        key: the name of its form field.
        places: its findings, in the order of the draft.
        number: its number in findings.xlsx and in the comments of the annotated copy.
        person: the person of the case whose name it is.
        names: how many things are names of that person, this one counted.
    """

    key: str
    places: tuple[Finding, ...]
    number: int = 0
    person: str | None = None
    names: int = 1

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
    """Each thing once, as in findings.xlsx: those that must be fixed first, all names of one person in a row."""
    entries = entries_of(report.findings)
    names = Counter(person_of(entry.first) for entry in entries)
    return tuple(
        Group(entry.first.id, entry.findings, entry.number, who, names[who] if who else 1)
        for entry in entries
        for who in (person_of(entry.first),)
    )


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
        if update.get("decision", finding.decision) != finding.decision:
            update["decided_in"] = None
        yield finding.model_copy(update=update)


def _decision(answer: str) -> Decision | None:
    return "replace" if answer == "replace" else "keep" if answer == "keep" else None


def verdict(report: CheckReport) -> str:
    """Whether the draft is clear, in a sentence; never that it is before it is."""
    if report.summary.clear:
        return "Clear: nothing is left that must be fixed. A person who knows the case still reads it."
    must = [group for group in groups_of(report) if group.first.severity == "must-fix"]
    left = [group for group in must if not group.is_decided]
    if left:
        things = "1 thing that must be fixed is" if len(left) == 1 else f"{len(left)} things that must be fixed are"
        return f"Not clear: {things} not decided."
    return "Not clear yet: everything that must be fixed is decided. Make the copy; it is searched again."


def progress(groups: Iterable[Group]) -> tuple[int, int]:
    """How many things are decided, of how many."""
    each = [group.is_decided for group in groups]
    return sum(each), len(each)


def progress_words(groups: Iterable[Group]) -> str:
    """How far it is, and what is left of each rank."""
    every = tuple(groups)
    done, total = progress(every)
    left = left_in_words(group.first.severity for group in every if not group.is_decided)
    return f"{done} of {total} decided" + (f"; {left}" if left else "")
