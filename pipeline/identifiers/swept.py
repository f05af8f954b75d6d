"""The roster against every string of every part of the file, for what no passage showed: no part can be forgotten."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.identifiers.found import Found
from pipeline.identifiers.normalise import fold, normalise
from pipeline.identifiers.passages import Passage
from pipeline.identifiers.recogniser import Span
from pipeline.readers.document import Paragraph

Search = Callable[[str], list[Span]]


def swept(
    strings: Iterable[Paragraph], passages: Iterable[Passage], found: Iterable[Found], search: Search
) -> Iterator[Found]:
    """What the case knows in strings that were not read as a passage.

    Args:
        strings: every string of the file, each with the name of its part as the place's member.
        passages: what was read, and what was found there: neither is said twice.
        search: what the case knows in a text.
    """
    shown = _by_member((one.place.member, one.original) for one in passages)
    told = _by_member((one.passage.place.member, one.span.text) for one in found)
    links = " ".join(one.original for one in passages if one.part == "hyperlink")
    for string in strings:
        member = string.place.member
        words = _evened(string.text)
        if words in shown.get(member, "") or (member.endswith(".rels") and words in links):
            continue
        for span in search(string.text):
            is_paragraph = string.place.paragraph is not None
            if is_paragraph and _evened(span.text) in told.get(member, ""):
                continue
            yield Found(Passage(string.text, normalise(string.text), string.place, string.place.part, True), span)


def _by_member(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    gathered: dict[str, list[str]] = {}
    for member, text in texts:
        gathered.setdefault(member, []).append(_evened(text))
    return {member: "\n".join(lines) for member, lines in gathered.items()}


def _evened(text: str) -> str:
    return " ".join(fold(text).split())
