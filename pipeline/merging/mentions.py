"""Which other agencies a row names, and whether it says that it told them something or was told by them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.merging.agency_initials import initials_of, professions_of
from pipeline.merging.agency_mentions import Named, names_of_staff, own_words_of_names, papers_for, phrases_for
from pipeline.merging.many_objects import kept, without_collecting
from pipeline.merging.message_words import (
    ASKED,
    COME_FROM,
    DONE_BY,
    DONE_TO,
    MEANS,
    NOT_DONE,
    OTHERWISE,
    PAPER,
    REQUESTED,
    SENT_ON,
    TELLING,
    TO_COME,
)
from pipeline.merging.phrases import Found, PhraseFinder
from pipeline.merging.row_words import RowWords
from pipeline.merging.same_words import sentence_words
from schemas.case_view import CaseEvent

_LONGEST_HEAD = 4
_FARTHEST_WORDS = 7
_AND_ALSO_WORDS = 2


@dataclass(frozen=True, slots=True)
class Mentions:
    """Other agencies of the case that one row names: at all, as told (with the words), as the one that told.

    Those that it only seems to mean ("the surgery", of two) are kept apart: enough for a guess, not for a charge.
    """

    named: frozenset[str]
    told: tuple[tuple[str, str], ...]
    heard_from: frozenset[str]
    perhaps_named: frozenset[str] = frozenset()
    perhaps_told: frozenset[str] = frozenset()
    perhaps_heard_from: frozenset[str] = frozenset()


_NONE = Mentions(frozenset(), (), frozenset())


class _Gathered:
    """Agencies met in one row, certain ones (`True`) and guesses apart; never its own."""

    def __init__(self, own: str) -> None:
        self._own = own
        self.named: dict[bool, set[str]] = {True: set(), False: set()}
        self.heard: dict[bool, set[str]] = {True: set(), False: set()}
        self.perhaps_told: set[str] = set()
        self.told: dict[str, str] = {}

    def add(self, meant: Named, *, is_heard: bool = False) -> None:
        if self._own not in meant.agencies:
            (self.heard if is_heard else self.named)[meant.is_certain].update(meant.agencies)

    def add_told(self, meant: Named, sentence: str) -> None:
        if self._own in meant.agencies:
            return
        if meant.is_certain:
            self.told.setdefault(meant.agencies[0], sentence.strip())
        else:
            self.perhaps_told.update(meant.agencies)

    def mentions(self) -> Mentions:
        heard, guessed = self.heard[True], self.heard[False]
        return Mentions(
            named=kept(frozenset(self.named[True] | heard)),
            told=tuple(sorted((agency, words) for agency, words in self.told.items() if agency not in heard)),
            heard_from=kept(frozenset(heard)),
            perhaps_named=kept(frozenset(self.named[False] | guessed)),
            perhaps_told=kept(frozenset(self.perhaps_told - heard - guessed)),
            perhaps_heard_from=kept(frozenset(guessed)),
        )


class MentionFinder:
    """Knows the names of the agencies of one case; looks for them in rows."""

    def __init__(
        self, agencies: dict[str, tuple[str, ...]], rows: Sequence[CaseEvent] = (), words: RowWords | None = None
    ) -> None:
        """Args: agencies: name to the other names under which it is known; rows: all of them, to know names by.

        `words` are those of the rows, where others read them too.
        """
        names = phrases_for(agencies)
        texts = [(row.agency or "", row.event or "") for row in rows]
        guessed = professions_of(agencies) | initials_of(agencies, texts) | own_words_of_names(agencies, texts)
        names = {word: Named(own, is_certain=False) for word, own in guessed.items()} | names
        names = {word: Named((name,)) for word, name in names_of_staff(names, texts).items()} | names
        self._names = PhraseFinder[Named]((papers_for(agencies) | names).items())
        self.words = RowWords() if words is None else words
        self._in_cells: dict[str, tuple[Named, ...]] = {}

    def find(self, event: CaseEvent) -> Mentions:
        """What one row says of other agencies. Its own agency is never among them."""
        cells = event.source, event.child_contact, event.family_contact
        return self.find_in(event.event or "", event.agency or "", cells)

    def find_in(self, text: str, own: str, cells: Iterable[str | None] = ()) -> Mentions:
        """The same of a text that an agency of that name wrote, and of cells beside it."""
        in_cells = [named for cell in cells if cell for named in self._in_cell(cell)]
        in_text = self._names.find(self.words[text])
        if not in_cells and not in_text:
            return _NONE
        gathered = _Gathered(own)
        for named in in_cells:
            gathered.add(named)
        sentences = self.words.sentences(text) if in_text else ()  # no name goes over the end of a sentence
        for sentence, words in sentences:
            met = self._names.find(words) if len(sentences) > 1 else in_text
            _gather(met, sentence, words, gathered, own)
        return gathered.mentions()

    def _in_cell(self, cell: str) -> tuple[Named, ...]:
        """Those named in a cell; many rows have the same."""
        if cell not in self._in_cells:
            self._in_cells[cell] = tuple(each.meaning for each in self._names.find(self.words[cell]))
        return self._in_cells[cell]


def _gather(met: Sequence[Found[Named]], sentence: str, words: Sequence[str], gathered: _Gathered, own: str) -> None:
    """What one sentence says of the agencies met in it."""
    found = [each for each in met if not each.meaning.is_paper]
    for each in met:
        gathered.add(each.meaning, is_heard=each.meaning.is_paper)
    for each in found:
        if _has_it_from(each, found, words, own) or _stands_at_head(each, sentence, words):
            gathered.add(each.meaning, is_heard=True)
    for each in _told(words, found) if found else ():
        gathered.add_told(each.meaning, sentence)


@without_collecting
def mentions_of(
    events: Iterable[CaseEvent], agencies: dict[str, tuple[str, ...]], finder: MentionFinder | None = None
) -> dict[str, Mentions]:
    """Event id to what the row says of other agencies.

    Args:
        events: rows of the case.
        agencies: name of each agency to the other names under which it is known.
        finder: of these rows and agencies, where there is one already.
    """
    rows = list(events)
    known = finder or MentionFinder(agencies, rows)
    return {row.id: known.find(row) for row in rows}


def _has_it_from(name: Found[Named], all_names: Sequence[Found[Named]], words: Sequence[str], own: str) -> bool:
    """Whether the sentence says that its writer has it from the agency named."""
    return _named_as_sender(name, words) or _named_as_doing(name, all_names, words, own)


def _stands_at_head(name: Found[Named], sentence: str, words: Sequence[str]) -> bool:
    """ "CAMHS: did not attend", "Letter: social care …": who stands before the colon, or after a paper's, wrote it."""
    head, colon, _ = sentence.partition(":")
    if not colon:
        return False
    many = len(sentence_words(head))
    if many > _LONGEST_HEAD:
        return False
    return (name.start == 0 and name.end <= many) or (name.start - many <= 1 and not PAPER.isdisjoint(words[:many]))


def _named_as_sender(name: Found[Named], words: Sequence[str]) -> bool:
    """ "received from …", "told by …", with up to three words between."""
    for place in range(name.start - 1, max(-1, name.start - 5), -1):
        word = words[place]
        if word in OTHERWISE:
            return False
        before = words[max(0, place - 3) : place]
        if word == "from":
            return not before or before[-1] not in COME_FROM | REQUESTED
        if word == "by":
            return any(each in ASKED for each in before) and words[name.start] != "ambulance"
        if word == "received":
            return True
    return False


def _named_as_doing(name: Found[Named], all_names: Sequence[Found[Named]], words: Sequence[str], own: str) -> bool:
    """ "… rang", "… informed us", "… discharge letter"; not "police informed", "report sent to …"."""
    if name.start and words[name.start - 1] == "to":
        return False
    for place in range(name.end, min(len(words), name.end + 3)):
        word, after = words[place], words[place + 1 : place + 2]
        if word in DONE_BY:
            return True
        if word == "asked":
            return after != ["to"] and not any(name.start - 2 <= each.end <= name.start for each in all_names)
        if word in DONE_TO:
            return after == ["us"] or any(
                each.start in (place + 1, place + 2) and own in each.meaning.agencies for each in all_names
            )
        if word in PAPER:
            return not (after and after[0] in SENT_ON)
    return False


def _told(words: Sequence[str], found: Sequence[Found[Named]]) -> Iterator[Found[Named]]:
    """Agencies soon after a word of telling, those that follow with "and", and those named as informed."""
    for verb, word in enumerate(words):
        if word not in TELLING and not (word == "handed" and words[verb + 1 : verb + 2] == ["over"]):
            continue
        if words[verb + 1 : verb + 2] == ["us"] or _is_not_done(words, verb):
            continue
        end, farthest = verb + 1, _FARTHEST_WORDS
        for name in found:
            between = words[end : name.start]
            if name.start < end or len(between) > farthest or _is_heard(between, word):
                continue
            yield name
            end, farthest = name.end, _AND_ALSO_WORDS
    informed: Found[Named] | None = None
    for name in reversed(found):
        if _is_informed(name, words) or (informed and informed.start - name.end <= _AND_ALSO_WORDS):
            informed = name
            yield name


def _is_heard(between: Sequence[str], verb: str) -> bool:
    """Whether what stands between the word of telling and the name turns it round: "letter from", "reported by"."""
    return any(each in ("received", "by") or (each == "from" and verb not in REQUESTED) for each in between)


def _is_informed(name: Found[Named], words: Sequence[str]) -> bool:
    """ "Police and SW informed", "HV was told of …": it was told, unless the sentence goes on with whom it told."""
    place = name.end
    while place < len(words) and words[place] in ("was", "were", "team", "staff", "both", "also", "have", "been"):
        place += 1
    if place >= len(words) or words[place] not in DONE_TO | {"asked"} or words[place] == "called":
        return False
    after = words[place + 1 : place + 2]
    if words[place] == "asked":
        return after == ["to"]
    if after == ["by"] and words[place + 2 : place + 3] and words[place + 2] in MEANS:
        return True
    return not after or after[0] in (
        "of",
        "about",
        "re",
        "and",
        "at",
        "as",
        "same",
        "immediately",
        "today",
        "regarding",
    )


def _is_not_done(words: Sequence[str], verb: int) -> bool:
    before = words[max(0, verb - 3) : verb]
    return any(each in NOT_DONE for each in before[-2:]) or any(
        tuple(before[-len(phrase) :]) == phrase for phrase in TO_COME
    )
