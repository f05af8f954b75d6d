"""What the reviewer said of pairs of rows: linked by them, not the same, or nothing beside what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.merging.said_on_page import Said, pair_of
from schemas.case_document import CaseDocument

Pair = tuple[str, str]
DEED_FOR: Mapping[bool | None, str] = {True: "link", False: "unlink", None: "leave"}
"""What is to be said so that a pair stands as it stood: linked, not the same, nothing."""


@dataclass(frozen=True)
class PairsSaid:
    """The verdicts as they stand now.

    Args:
        own: pairs that the reviewer linked.
        apart: pairs that they said are not the same event.
        why: the reason of each link that the last outputs show.
    """

    own: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    why: Mapping[Pair, str] = field(default_factory=dict)

    def verdict(self, first: str, second: str) -> bool | None:
        """Whether the reviewer said that two rows are the same event, that they are not, or nothing."""
        pair = pair_of(first, second)
        return True if pair in self.own else False if pair in self.apart else None

    def reason(self, first: str, second: str) -> str:
        """Why two rows were linked."""
        return self.why.get(pair_of(first, second), "")

    def apart_from(self, row: str) -> tuple[str, ...]:
        """The rows of which the reviewer said that they are not the same event as this one."""
        return tuple(sorted(other for pair in self.apart if row in pair for other in pair if other != row))


def pairs_said(published: CaseDocument, said: Said) -> PairsSaid:
    """What the last outputs show of the reviewer's verdicts, with what they said on the page since."""
    own = own_links(published)
    apart = frozenset(pair_of(*pair) for pair in published.rejected_links)
    changed = frozenset(said.links)
    return PairsSaid(
        own=(own - changed) | {pair for pair, is_same in said.links.items() if is_same},
        apart=(apart - changed) | {pair for pair, is_same in said.links.items() if is_same is False},
        why={pair_of(link.first, link.second): link.reason for link in published.links if not link.by_reviewer},
    )


def own_links(published: CaseDocument) -> frozenset[Pair]:
    """The links of the last outputs that the reviewer made."""
    return frozenset(pair_of(link.first, link.second) for link in published.links if link.by_reviewer)
