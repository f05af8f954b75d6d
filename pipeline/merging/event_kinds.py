"""What kind of event a row tells of, by the field's own words for it."""

import re
from dataclasses import dataclass

from pipeline.merging.agency_words import plain_words
from schemas.case_view import CaseEvent


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind.

    Args:
        name: in words, for reasons.
        weight: how much it says for one event, 0 to 1, that two agencies' rows of one day are both of this kind.
            A meeting that agencies hold together says nearly all; an injury says little.
        words: pattern in plain words.
    """

    name: str
    weight: float
    words: str


KINDS: tuple[EventKind, ...] = (
    EventKind("strategy discussion", 0.65, r"strategy (?:discussion|meeting)s?"),
    EventKind("child protection conference", 0.65, r"(?:child protection|case|initial|review) conference|icpc|rcpc"),
    EventKind("core group", 0.65, r"core group"),
    EventKind("child in need meeting", 0.65, r"(?:child in need|cin)(?: review)? (?:meetings?|review)"),
    EventKind("team around the child", 0.65, r"team around the (?:child|family)|taf|tac"),
    EventKind("MARAC", 0.6, r"marac"),
    EventKind("discharge planning meeting", 0.65, r"discharge planning|discharge meeting"),
    EventKind("professionals' meeting", 0.55, r"professionals meeting|multi agency meeting|looked after review"),
    EventKind("joint visit", 0.55, r"joint (?:home )?visit|joint section 47|joint enquir(?:y|ies)"),
    EventKind("section 47 enquiry", 0.4, r"section 47|s47"),
    EventKind("child protection medical", 0.6, r"(?:child protection|forensic) medical|medical examination"),
    EventKind("emergency call", 0.4, r"999|(?:abandoned|dropped|silent) call|call dropped|not breathing|cardiac arrest"
              r"|resuscitat\w+|paramedics?|unresponsive"),
    EventKind("hospital attendance", 0.35, r"a&e|accident and emergency|emergency department|attendance|conveyed"
              r"|(?:attended|to|at) hospital|arrived by ambulance"),
    EventKind("admission", 0.4, r"admitted|admission|intensive care|resuscitation"),
    EventKind("birth", 0.5, r"born|birth of|delivered"),
    EventKind("death", 0.5, r"died|death|life extinct|pronounced dead"),
    EventKind("arrest", 0.45, r"arrest(?:ed)?(?! rhythm)"),
    EventKind("missing episode", 0.45, r"missing(?: from home| episode)?|absconded|abscond\w*"),
    EventKind("referral", 0.2, r"referr(?:al|ed)|marf|(?:police |public protection )?notices?|notification"),
    EventKind("exclusion", 0.45, r"exclu(?:ded|sion)"),
    EventKind("injury", 0.2, r"bruis\w+|burn\w*|stab\w*|wound\w*|fractur\w+|scald\w*|swollen|black eye|injur\w+|bite"),
    EventKind("disturbance", 0.3, r"disturbance|assault\w*|domestic (?:abuse|incident|violence)|scream\w*|shouting"),
    EventKind("weapon", 0.3, r"knife|knives|weapon|machete|firearm"),
    EventKind("house move", 0.35, r"moved (?:house|home|address|to)|house move|evict\w+|new address"),
)  # fmt: skip
_ONE = re.compile("|".join(f"(?P<k{number}>\\b(?:{kind.words})\\b)" for number, kind in enumerate(KINDS)))
_EACH = tuple(re.compile(rf"\b(?:{kind.words})\b") for kind in KINDS)
_IN_CARDIAC = re.compile(r"cardiac arrest")


def kinds_of(event: CaseEvent) -> frozenset[int]:
    """The numbers, in `KINDS`, of every kind that the row's event and source speak of."""
    text = plain_words(f"{event.event or ''} {event.source or ''}")
    if not _ONE.search(text):
        return frozenset()
    without_heart = _IN_CARDIAC.sub("cardiac event", text)
    return frozenset(
        number
        for number, pattern in enumerate(_EACH)
        if pattern.search(without_heart if KINDS[number].name == "arrest" else text)
    )
