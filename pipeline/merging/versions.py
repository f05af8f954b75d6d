"""Which returns are in force: the same return twice, a later version, or two returns that both stand.

The authors' own dates decide, never the order of arrival.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.merging.agencies import agency_of_return, match_agency
from pipeline.merging.agency_words import plain_words
from pipeline.merging.row_likeness import overlap
from pipeline.settings import VERSION_OVERLAP
from schemas.case import Case
from schemas.case_view import ReturnEntry
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.returns import Record

Chain = tuple[ReturnEntry, ...]


@dataclass(frozen=True)
class Settled:
    """The returns, each with its version and state.

    Args:
        returns: all of them, sorted by agency, form and version; those set aside last.
        chains: versions of one and the same return, oldest first; the last of each chain is in force.
        issues: what was assumed.
    """

    returns: tuple[ReturnEntry, ...]
    chains: tuple[Chain, ...]
    issues: tuple[Issue, ...]


def settle_versions(entries: Iterable[ReturnEntry], case: Case) -> Settled:
    """Give each return its agency, version and state. The result is the same for every order of `entries`."""
    usable: list[ReturnEntry] = []
    aside: list[ReturnEntry] = []
    for entry in entries:
        set_aside = entry.parsed is None or entry.parsed.record is None or entry.state == "needs-attention"
        (aside if set_aside else usable).append(entry)
    issues: list[Issue] = []
    groups: dict[tuple[str, str], list[ReturnEntry]] = {}
    for entry in usable:
        named = entry.model_copy(update={"agency": _agency_name(entry, case)})
        key = plain_words(named.agency or "") or f"file {named.sha256}"
        groups.setdefault((key, named.form), []).append(named)
    chains: list[Chain] = []
    for _, members in sorted(groups.items()):
        distinct, repeats = _collapse_repeats(members)
        issues += repeats
        grown, assumed = _chains(sorted(distinct, key=_age_key))
        issues += assumed
        chains += [_numbered(chain) for chain in grown]
    in_order = [entry for chain in chains for entry in chain] + sorted(
        aside, key=lambda entry: (entry.file, entry.sha256)
    )
    return Settled(tuple(in_order), tuple(chains), tuple(issues))


def stated_date(record: Record) -> datetime.date | None:
    """The day that the form itself gives for its completion."""
    for field in ("date_endorsed", "date_completed", "date_of_completion", "date_of_referral"):
        day = getattr(record, field, None)
        if isinstance(day, datetime.date):
            return day
    return None


def content_digest(record: Record) -> str:
    """A digest of what a record says, wherever in the file it says so: the same for a re-saved return."""
    return hashlib.sha256(json.dumps(_content(record.model_dump(mode="json")), sort_keys=True).encode()).hexdigest()


def _content(value: object) -> object:
    if isinstance(value, dict):
        return {key: _content(part) for key, part in value.items() if key != "location"}
    return [_content(part) for part in value] if isinstance(value, list) else value


def _agency_name(entry: ReturnEntry, case: Case) -> str | None:
    """The case's name for the agency; else the return's own words for it, unchanged."""
    given = match_agency(entry.agency, case)
    if given is None and entry.parsed is not None:
        match = agency_of_return(entry.parsed, case)
        return match.agency.name if match.agency else (match.words or entry.agency)
    return given.name if given else entry.agency


def _record(entry: ReturnEntry) -> Record:
    assert entry.parsed is not None and entry.parsed.record is not None
    return entry.parsed.record


def _age_key(entry: ReturnEntry) -> tuple[datetime.date, float, float, str]:
    """Oldest first: by the stated date (else when it was saved, else when it came), then saved, came, and its hash."""
    assert entry.parsed is not None
    saved = entry.parsed.source.last_modified
    day = stated_date(_record(entry)) or (saved or entry.received_at).date()
    return day, _seconds(saved) if saved else 0.0, _seconds(entry.received_at), entry.sha256


def _seconds(moment: datetime.datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).timestamp()


def _collapse_repeats(members: list[ReturnEntry]) -> tuple[list[ReturnEntry], list[Issue]]:
    """The same content under several names or saved again becomes one return; the oldest file stands for it."""
    if len(members) == 1:
        return members, []  # nothing to compare with, and a long chronology takes a while to digest
    by_content: dict[str, list[ReturnEntry]] = {}
    for entry in sorted(members, key=_age_key):
        by_content.setdefault(content_digest(_record(entry)), []).append(entry)
    distinct, issues = [], []
    for first, *others in by_content.values():
        names = {name for entry in (first, *others) for name in (*entry.names, entry.file)}
        distinct.append(first.model_copy(update={"names": tuple(sorted(names))}) if others else first)
        words = {"file": first.file, "others": ", ".join(sorted({entry.file for entry in others}))}
        issues += [issue("same-content-again", location=first.file, **words)] if others else []
    return distinct, issues


def _chains(oldest_first: list[ReturnEntry]) -> tuple[list[list[ReturnEntry]], list[Issue]]:
    """Join each return to the earlier one that it is a version of; one that is like none of them starts anew."""
    chains: list[list[ReturnEntry]] = []
    issues: list[Issue] = []
    for entry in oldest_first:
        likeness = [(overlap(_record(chain[-1]), _record(entry)), -number) for number, chain in enumerate(chains)]
        best, number = max(likeness, default=(0.0, 0))
        if chains and best >= VERSION_OVERLAP:
            chain = chains[-number]
            percent = round(best * 100)
            issues.append(
                issue("version-assumed", location=entry.file, file=entry.file, earlier=chain[-1].file, percent=percent)
            )
            chain.append(entry)
            continue
        if chains:
            others = ", ".join(chain[-1].file for chain in chains)
            words = {"file": entry.file, "others": others, "form": entry.form, "agency": entry.agency or "The agency"}
            issues.append(issue("two-returns-kept", location=entry.file, **words))
        chains.append([entry])
    return chains, issues


def _numbered(chain: list[ReturnEntry]) -> Chain:
    last = len(chain)
    return tuple(
        entry.model_copy(update={"version": number, "state": "accepted" if number == last else "superseded"})
        for number, entry in enumerate(chain, 1)
    )
