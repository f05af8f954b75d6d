"""What one row says, sentence by sentence, of messages that came in and that went out, for certain.

More careful than what ties two rows together: from this another agency is asked why it has no entry. What came: a
referral, notification, letter, report or call; not what was awaited, denied, told as history, heard at a meeting or
reported by the family. What went out: not what somebody was advised to do, nor what only a name of the family suggests.
An agency that may not be the one meant counts in neither.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from pipeline.merging.agency_words import AGENCY_WORDS, USUAL_AGENCIES, plain_words, usual_code
from pipeline.merging.mentions import MentionFinder, Mentions
from pipeline.merging.phrases import PhraseFinder
from pipeline.merging.same_words import sentence_words, telling_words
from schemas.case_view import CaseEvent


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMES_ONLY = _words("""
    email fax letter letters ltr notice notification notifications notified ppn ppns report reports slip summary vcn vpa
    wrote
""")
"""Papers that, named with an agency, came from it: "police notification"."""
_COMES_OR_GOES = _words("form info information marf referral referrals referred request requests")
"""Papers that, named with an agency, came from it or go to it ("CAMHS referral"): another word must say which."""
_CALLS = _words("advised alerted informed telephoned told updated")
_CALL = _words("called contact message messages telephone voicemail")
"""Calls that came where the sentence also has "from"."""
_RECEIVED = _words("receipt received recd")
_HAD = _RECEIVED | {"from"}
_CAME = _words("accepted allocated by from logged receipt received recd screened triaged")
_NOT_SO = _words("""
    111 999 awaited awaiting chase chased chasing declined never no nil none nor not outstanding requested sought unable
    until without yet
""")
"""It did not come, or not yet; or an emergency call, which is nobody's message."""
_NOT_NOW = _words("""
    ago background basis expected future historic historical historically history if light might previous previously
    view will would
""")
_AT_A_MEETING = _words("cin conference discussion icpc irh marac meeting panel planning rcpc strategy tac taf")
_FAMILY = _words("aunt dad father grandfather grandmother mother neighbour parent parents sibling stepfather uncle")
_SAYS = _words("advised informed reported reports said say says states stated telephoned told")
_PAPERS = _COMES_ONLY | _COMES_OR_GOES
_SENDING = _PAPERS | _words("escalated flagged passed sent shared submitted")
_TO_DO = re.compile(
    r"\basked\s+to\b|\b(?:advi[sc]ed?|agreed|asked|encouraged|plan|recommended|reminded|said|suggested|told|urged)\b"
    r"[^,:]*?\bto\s+(?:ask|attend|book|call|consult|contact|discuss|go|make|phone|register|report|ring|see|seek|speak"
    r"|take|talk|telephone|tell|visit)\b",
    re.IGNORECASE,
)
"""What somebody was asked or advised to do; nobody has done it yet."""
_AMBULANCE = _words("ambulance ambulances crew paramedic paramedics")
_NOT_TOLD = _words("""
    ago historic historical historically history if might neighbour neighbours previous previously would
""")
_SCHOOLS = _words("academy college infant infants junior nursery playgroup preschool primary pru secondary special")
"""A row that has one of these words means no school whose name has not."""
_NURSERY, _EDUCATION = "nursery", "education"
_FOR_THE_YOUNGEST = _words("nursery playgroup pre preschool")
_COUNTYWIDE = frozenset({"POL", "BTP", "AMB", "FIRE", "ACU", "PRI", "CAF"})
"""Kinds of agency that serve several places: "police" of a place may bear another place's name."""
_MESSAGE_WORDS = _COMES_ONLY | _COMES_OR_GOES | _CALLS | _CALL | _CAME
_FARTHEST_AFTER_FROM = 2
_SHORTEST_OWN_WORD = 4


class MessageReader:
    """Reads the rows of one case.

    Args:
        agencies: name of each agency to the other names under which it is known.
        rows: all rows of the case, to know agencies' staff by name.
        family: names of the family, who are nobody's staff.
        finder: of these rows and agencies, where there is one already.
    """

    def __init__(
        self,
        agencies: Mapping[str, tuple[str, ...]],
        rows: Sequence[CaseEvent],
        family: Iterable[str] = (),
        finder: MentionFinder | None = None,
    ) -> None:
        self._names = finder or MentionFinder(dict(agencies), rows)
        self._words = self._names.words
        self._told: dict[str, tuple[tuple[str, str], ...]] = {}
        self._own_words = {name: _words_of_its_own((name, *also)) for name, also in agencies.items()}
        self._kind = {name: _kind_of(name) for name in agencies}
        self._kinds = Counter(self._kind.values())
        self._places = Counter(word for words in self._own_words.values() for word in words)
        relatives = {word for name in family for word in plain_words(name).split()} - self._places.keys() - AGENCY_WORDS
        self._relative = re.compile(rf"\b(?:{'|'.join(sorted(relatives))})\b", re.IGNORECASE) if relatives else None
        self._usual = PhraseFinder[str](
            (" ".join(sentence_words(phrase)), phrase) for usual in USUAL_AGENCIES for phrase in usual.phrases
        )

    def received(self, event: CaseEvent, mentions: Mentions) -> Iterator[tuple[str, str]]:
        """Each agency of the case from which the row certainly has a message, once, with the sentence that says so."""
        left = set(mentions.heard_from)
        sentences = self._words.sentences(event.event or "") if left else ()
        for sentence, words in sentences:
            if not tell_of_a_message(words):
                continue
            is_alone = len(sentences) == 1 and self._without_relatives(sentence) == sentence
            said = mentions if is_alone else self._in(sentence, event.agency)
            for agency in sorted(said.heard_from & left):
                if self._can_be_no_other(agency, event.agency or "", set(words)):
                    left.discard(agency)
                    yield agency, sentence.strip()

    def told(self, event: CaseEvent, mentions: Mentions) -> tuple[tuple[str, str], ...]:
        """Each agency of the case that the row certainly says it told, once, with the sentence that says so."""
        if not mentions.told:
            return ()
        if event.id not in self._told:
            self._told[event.id] = tuple(self._certainly_told(event, mentions))
        return self._told[event.id]

    def _certainly_told(self, event: CaseEvent, mentions: Mentions) -> Iterator[tuple[str, str]]:
        for agency, sentence in mentions.told:
            words = set(self._words[sentence])
            if (
                words.isdisjoint(_NOT_TOLD)
                and not _may_be_another_service(agency, words)
                and self._is_told(agency, sentence, event.agency or "")
                and self._can_be_no_other(agency, event.agency or "", words)
            ):
                yield agency, sentence

    def _is_told(self, agency: str, sentence: str, own: str) -> bool:
        """Whether the sentence tells it without what is still to be done, and without the names of the family."""
        done = _TO_DO.split(sentence, maxsplit=1)[0] if "to" in self._words[sentence] else sentence
        said = self._without_relatives(done)
        return said == sentence or any(told == agency for told, _ in self._names.find_in(said, own).told)

    def from_strangers(self, event: CaseEvent) -> Iterator[tuple[str, str]]:
        """Usual agencies from which the row has a message and that no agency of the case can be; in the row's words."""
        text = event.event or ""
        if "from" not in self._words[text]:
            return
        for sentence, words in self._words.sentences(text):
            if _PAPERS.isdisjoint(words) or not tell_of_a_message(words):
                continue
            usual = self._usual.find(words)
            said = self._in(sentence, None) if usual else None
            if said is None or said.named or said.perhaps_named:
                continue
            for phrase in usual:
                if "from" in words[max(0, phrase.start - 1 - _FARTHEST_AFTER_FROM) : phrase.start]:
                    yield phrase.meaning, sentence.strip()

    def may_send(self, event: CaseEvent, mentions: Mentions) -> bool:
        """Whether the row tells of something sent without saying to whom: it may be any message of those days."""
        sentences = [each for each in self._words.sentences(event.event or "") if each[0].strip()]
        for sentence, words in sentences:
            if not _SENDING.isdisjoint(words) and _HAD.isdisjoint(words):
                is_alone = len(sentences) == 1 or not mentions.named
                said = mentions if is_alone else self._in(sentence, event.agency)
                if not said.named:
                    return True
        return False

    def may_be_of_one_kind(self, one: str, other: str) -> bool:
        """Whether a word for the one's kind may have meant the other: both are of it, or nobody knows."""
        return self._kind.get(one) in (None, self._kind.get(other))

    def _can_be_no_other(self, agency: str, receiver: str, words: set[str]) -> bool:
        """Whether only it can be meant: a word of its name alone stands there, or no other of its kind is near."""
        own, kind = self._own_words[agency], self._kind[agency]
        if any(self._places[word] == 1 for word in words & own):
            return True
        if kind in ("EDU", _NURSERY, _EDUCATION):
            places = _SCHOOLS if kind == "EDU" else _SCHOOLS | {"school"}
            if words & places - set(plain_words(agency).split()):
                return False
        is_alone = kind is None or self._kinds[kind] == 1
        return is_alone and (kind in _COUNTYWIDE or self._is_of_one_place(agency, receiver))

    def _is_of_one_place(self, agency: str, receiver: str) -> bool:
        """Whether no word that several names share ("Estham Police", "Estham Early Help") sets the two apart."""
        one, other = (
            {word for word in self._own_words.get(name, ()) if self._places[word] > 1} for name in (agency, receiver)
        )
        return not one or not other or bool(one & other)

    def _in(self, sentence: str, agency: str | None) -> Mentions:
        """What one sentence says of agencies, as if it stood alone in a row of that agency."""
        return self._names.find_in(self._without_relatives(sentence), agency or "")

    def _without_relatives(self, sentence: str) -> str:
        return self._relative.sub("somebody", sentence) if self._relative else sentence


def _kind_of(name: str) -> str | None:
    """The kind of agency that a name speaks of; a nursery is none of the schools, nor is the council's education."""
    kind, words = usual_code(name), plain_words(name).split()
    if kind != "EDU":
        return kind
    if not _FOR_THE_YOUNGEST.isdisjoint(words):
        return _NURSERY
    return kind if {"school", "schools"} & {*words} or not _SCHOOLS.isdisjoint(words) else _EDUCATION


def _words_of_its_own(names: Iterable[str]) -> set[str]:
    """The words of an agency's names that do not say what kind of agency it is."""
    words = {word for name in names for word in plain_words(name).split()}
    return {word for word in words if len(word) >= _SHORTEST_OWN_WORD and word not in AGENCY_WORDS}


def _may_be_another_service(agency: str, words: Set[str]) -> bool:
    """Whether the row only says that somebody rang 999: that may as well have been for the police or a fire engine."""
    return "999" in words and usual_code(agency) == "AMB" and _AMBULANCE.isdisjoint(words)


def tell_of_a_message(words: Sequence[str]) -> bool:
    """Whether the words of a sentence tell of a message that came: not awaited, not history, not heard at a meeting."""
    held = set(words)
    is_paper = bool(held & _COMES_ONLY) or (bool(held & _CAME) and bool(held & (_COMES_OR_GOES | _RECEIVED)))
    is_call = bool(held & _CALLS) or ("from" in held and bool(held & _CALL))
    return (
        (is_paper or (is_call and held.isdisjoint(_AT_A_MEETING)))
        and held.isdisjoint(_NOT_SO | _NOT_NOW)
        and not {"shared", "with"} <= held
        and not _is_said_by_the_family(words)
    )


def matter_of(text: str) -> frozenset[str]:
    """The stems of what a text is about, without the words of messages."""
    return telling_words([word for word in sentence_words(text) if word not in _MESSAGE_WORDS])


def _is_said_by_the_family(words: Sequence[str]) -> bool:
    """ "Mother says that the school told her …"."""
    return any(
        word in _FAMILY and not _SAYS.isdisjoint(words[place + 1 : place + 3]) for place, word in enumerate(words)
    )
