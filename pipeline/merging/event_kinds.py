"""What kinds of event a row tells of, by the field's own words and abbreviations for them.

Source: domain notes, sections 2 and 6; Document 12 (guidance on completing the chronologies) for what
agencies are asked to record. `kind_phrases` holds the words; this page says what each kind is worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.merging.kind_phrases import PHRASES
from pipeline.merging.phrases import PhraseFinder
from pipeline.merging.same_words import sentence_words
from schemas.case_view import CaseEvent


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind.

    Args:
        name: in words, for reasons.
        weight: how much it says for one event, 0 to 1, that two agencies' rows of one day are both of this kind.
            A meeting that agencies hold together says nearly all; an injury says little.
        is_meeting: held at one hour by all who take part.
    """

    name: str
    weight: float
    is_meeting: bool = False


_MEETINGS = (
    ("strategy discussion", 0.65), ("child protection conference", 0.65), ("core group", 0.65),
    ("child in need meeting", 0.65), ("team around the child", 0.65), ("MARAC", 0.6), ("MAPPA meeting", 0.6),
    ("exploitation panel", 0.6), ("looked after review", 0.65), ("education planning meeting", 0.6),
    ("placement planning meeting", 0.65), ("care planning meeting", 0.6), ("discharge planning meeting", 0.65),
    ("pre-birth planning meeting", 0.6), ("professionals' meeting", 0.55), ("joint agency response meeting", 0.65),
    ("legal planning meeting", 0.6), ("family group conference", 0.65), ("out of court panel", 0.55),
    ("reintegration meeting", 0.5), ("court hearing", 0.5),
)  # fmt: skip
_OTHERS = (
    ("joint visit", 0.55), ("return home interview", 0.5), ("disclosure to a partner", 0.5),
    ("child protection medical", 0.6), ("skeletal survey", 0.5), ("sexual assault examination", 0.5),
    ("referral to the National Referral Mechanism", 0.55), ("exploitation screening", 0.45),
    ("warning notice", 0.45), ("court order", 0.5), ("emergency call", 0.4), ("collapse", 0.4),
    ("hospital attendance", 0.35), ("admission", 0.4), ("discharge", 0.3), ("handover from the ambulance", 0.35),
    ("transfer to another hospital", 0.35), ("birth", 0.5), ("death", 0.5), ("pregnancy", 0.25), ("arrest", 0.45),
    ("threat to life", 0.55), ("money and phones", 0.3), ("bail", 0.3), ("interview by police", 0.4),
    ("charge", 0.45), ("missing episode", 0.45), ("return", 0.4), ("recall to prison", 0.5),
    ("release from prison", 0.45), ("stop by police", 0.4), ("self-harm", 0.4), ("overdose", 0.5),
    ("suicidal thoughts", 0.35), ("bruise", 0.3), ("burn", 0.4), ("fracture", 0.4), ("stabbing", 0.4),
    ("head injury", 0.35), ("fall", 0.3), ("bite", 0.35), ("injury", 0.2), ("poisoning", 0.4), ("drowning", 0.45),
    ("collision", 0.4), ("fire", 0.4), ("seizure", 0.4), ("domestic incident", 0.35), ("assault", 0.25),
    ("damage", 0.2), ("strangulation", 0.4), ("weapon", 0.35), ("drugs", 0.2), ("alcohol", 0.2),
    ("police notification", 0.35), ("referral", 0.2), ("request for information", 0.4), ("step up or down", 0.4),
    ("escalation", 0.45), ("exclusion", 0.45), ("allegation", 0.3), ("assessment", 0.15),
    ("section 47 enquiry", 0.35), ("missed appointment", 0.25), ("attendance or absence", 0.25),
    ("house move", 0.35), ("housing notice", 0.3), ("home conditions", 0.3), ("food", 0.3), ("hygiene", 0.25),
    ("weight and feeding", 0.25), ("low mood", 0.3), ("mental health assessment", 0.4), ("immunisation", 0.2),
    ("scan or test result", 0.2), ("not collected", 0.4), ("sexual harm", 0.35), ("online harm", 0.35),
    ("animal", 0.25), ("closure", 0.2), ("complaint", 0.25), ("concern of a third person", 0.2), ("visit", 0.1),
    ("meeting", 0.25),
)  # fmt: skip
KINDS: tuple[EventKind, ...] = (
    *(EventKind(name, weight, is_meeting=True) for name, weight in _MEETINGS),
    *(EventKind(name, weight) for name, weight in _OTHERS),
)
KIND_NUMBERS: dict[str, int] = {kind.name: number for number, kind in enumerate(KINDS)}
MEETINGS = frozenset(number for number, kind in enumerate(KINDS) if kind.is_meeting)
"""A row of any of these is also one of a meeting."""
OF_ANY_NAME = frozenset({KIND_NUMBERS["professionals' meeting"]})
"""Meetings that another agency may well call something else."""
A_MEETING = KIND_NUMBERS["meeting"]
OF_ONE_CHILD = frozenset(
    KIND_NUMBERS[name]
    for name in (
        "child protection medical", "skeletal survey", "hospital attendance", "admission", "discharge", "bruise",
        "burn", "fracture", "head injury", "fall", "bite", "injury", "immunisation", "missed appointment",
        "weight and feeding", "self-harm", "overdose", "seizure", "scan or test result",
    )
)  # fmt: skip
"""What happens to one child: a brother's is another event."""
_FINDER = PhraseFinder[tuple[str, ...]](
    (" ".join(word if "*" in word else sentence_words(word)[0] for word in phrase.split()), names)
    for names, phrases in PHRASES
    for phrase in phrases
)


def kinds_in(words: Sequence[str]) -> frozenset[int]:
    """The numbers, in `KINDS`, of every kind that the words (of `sentence_words`) speak of."""
    found = {KIND_NUMBERS[name] for phrase in _FINDER.find(words) for name in phrase.meaning}
    if not found.isdisjoint(MEETINGS):
        found.add(A_MEETING)
    return frozenset(found)


def kinds_of(event: CaseEvent) -> frozenset[int]:
    """The same for a row: its event and its source."""
    return kinds_in(sentence_words(f"{event.event or ''}\n{event.source or ''}"))


@lru_cache(maxsize=10_000)
def weight_of(shared: frozenset[int]) -> float:
    """What it says for one event that two rows share these kinds: each further one adds to what is left to one."""
    doubt = 1.0
    for number in shared:
        doubt *= 1.0 - KINDS[number].weight
    return 1.0 - doubt
