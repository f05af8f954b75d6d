"""Findings as people decide on them: repeats of one thing are one entry with its places, gravest first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.identifiers.passages import is_in_picture
from schemas.finding import Decision, Finding

_RANK = {"must-fix": 0, "check": 1, "consider": 2}
_LEFT = (("must-fix", "must fix"), ("check", "to check"), ("consider", "to consider"))
_MOST_LISTED, _LONGEST_QUOTE = 8, 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to decide.

    Args:
        number: counted from 1 in the order of the list; the same number stands in the comments of the annotated copy,
            in findings.xlsx and on the local page.
        findings: its places, in the order of the draft.
    """

    number: int
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first place."""
        return self.findings[0]

    @property
    def decision(self) -> Decision | None:
        """The decision, where all places have the same one."""
        decisions = {finding.decision for finding in self.findings}
        return decisions.pop() if len(decisions) == 1 else None

    @property
    def is_decided(self) -> bool:
        """Whether nothing of it waits for a decision."""
        return all(finding.decision for finding in self.findings)

    @property
    def reason(self) -> str | None:
        """The reasons for it, each once."""
        return "; ".join(dict.fromkeys(finding.reason for finding in self.findings if finding.reason)) or None

    @property
    def decided_in(self) -> str | None:
        """The other draft from which the decision was taken over."""
        return next((finding.decided_in for finding in self.findings if finding.decided_in), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things there are, places of one thing counted once.

    Args:
        must_fix, check, consider: those that nobody decided to keep in every place.
        places: the places of those that must be fixed.
        decided, total: of all things.
    """

    must_fix: int
    check: int
    consider: int
    places: int
    decided: int
    total: int

    @property
    def in_words(self) -> str:
        """The counts in a sentence without its end."""
        places = f" (in {_number(self.places, 'place')})" if self.places > self.must_fix else ""
        fixed = f"{_number(self.must_fix, 'thing')} must be fixed{places}" if self.must_fix else "nothing must be fixed"
        return f"{fixed}, {self.check} to check, {self.consider} to consider"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def tally(entries: Iterable[Entry]) -> Tally:
    """The count of a list."""
    every = tuple(entries)
    left = [entry for entry in every if entry.decision != "keep"]
    ranks = [entry.first.severity for entry in left]
    places = sum(
        one.decision != "keep" for entry in left if entry.first.severity == "must-fix" for one in entry.findings
    )
    decided = sum(entry.is_decided for entry in every)
    return Tally(ranks.count("must-fix"), ranks.count("check"), ranks.count("consider"), places, decided, len(every))


def left_in_words(severities: Iterable[str]) -> str:
    """What is left to decide, by how serious it is; empty where nothing is.

    Args:
        severities: of each thing that is not decided.
    """
    ranks = Counter(severities)
    left = [f"{ranks[rank]} {words}" for rank, words in _LEFT if ranks[rank]]
    return f"left: {', '.join(left)}" if left else ""


def still_open(entries: Iterable[Entry]) -> tuple[str, ...]:
    """In a sentence, what the copy has as the draft has it, because nobody decided on it and it need not be fixed."""
    words = [entry.first.text for entry in entries if entry.first.severity != "must-fix" and not entry.is_decided]
    if not words:
        return ()
    listed = ", ".join(f"“{' '.join(one.split())[:_LONGEST_QUOTE]}”" for one in words[:_MOST_LISTED])
    more = f" and {len(words) - _MOST_LISTED} more" if len(words) > _MOST_LISTED else ""
    return (f"Not decided, and in the copy as in the draft: {listed}{more}.",)


def taken_over(entries: Iterable[Entry]) -> tuple[str, ...]:
    """For each earlier draft, how many decisions of it count here, and on what."""
    drafts: dict[str, list[str]] = {}
    for entry in entries:
        if entry.decided_in:
            drafts.setdefault(entry.decided_in, []).append(f"“{' '.join(entry.first.text.split())[:_LONGEST_QUOTE]}”")
    return tuple(
        f"{_number(len(words), 'decision')} made in {draft}: {', '.join(list(dict.fromkeys(words))[:_MOST_LISTED])}"
        + (f" and {len(words) - _MOST_LISTED} more" if len(words) > _MOST_LISTED else "")
        for draft, words in drafts.items()
    )


def entries_of(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """One entry for each thing: the same words of the same kind and severity; words in a picture by themselves.

    The gravest first; what the case knows before what it does not; all names of one person in a row, in the order in
    which the draft comes to its people.
    """
    groups: dict[tuple[str, str, str, bool], list[Finding]] = {}
    people: dict[str | None, int] = {}
    for place, finding in enumerate(findings):
        words = " ".join(finding.text.casefold().split())
        key = (finding.severity, finding.category, words, is_in_picture(finding.location))
        groups.setdefault(key, []).append(finding)
        people.setdefault(person_of(finding) or finding.id, place)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            _RANK[group[0].severity],
            group[0].category == "hidden-text",
            group[0].matches is None,
            people[person_of(group[0]) or group[0].id],
        ),
    )
    return tuple(Entry(number, tuple(group)) for number, group in enumerate(ordered, 1))


def person_of(finding: Finding) -> str | None:
    """The person of the case whom a name means, in the words of the case."""
    return finding.matches if finding.category == "person" else None
