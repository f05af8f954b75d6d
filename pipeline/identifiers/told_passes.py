"""What was let pass in a draft, in sentences: nobody has to guess why a name is no finding."""

from collections import Counter
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.let_pass import passed
from pipeline.identifiers.passages import Passage
from pipeline.settings import PASSES_TOLD


def told_passes(passages: Iterable[Passage], roster: Roster) -> tuple[str, ...]:
    """Each stretch of words that was let pass, once, with its reason and its count; the case's own words first.

    Args:
        passages: the draft; the lead of a table cell is not counted with it.
        roster: of the case, for its reviewers, agencies, pseudonym and own list.
    """
    own = {reason for _, reason in roster.allowed}
    counts: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        text = passage.searched
        places = {(start, end): reason for start, end, reason in passed(text, roster) if start >= len(passage.lead)}
        for (start, end), reason in places.items():
            inside = any(first <= start and end <= last and (first, last) != (start, end) for first, last in places)
            if not inside:
                counts[" ".join(text[start:end].split()), reason] += 1
    ordered = sorted(counts.items(), key=lambda one: (one[0][1] not in own, -one[1], one[0]))
    told = [f"“{words}”: {reason}{f', {count} times' if count > 1 else ''}" for (words, reason), count in ordered]
    more = len(told) - PASSES_TOLD
    return (*told[:PASSES_TOLD], *([f"{more} more laws, pieces of guidance, bodies and authors"] if more > 0 else []))
