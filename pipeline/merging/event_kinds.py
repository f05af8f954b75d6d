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
        signs: one of these stands in every text that the pattern fits; looking for them first is ten times quicker.
        words: pattern in plain words.
    """

    name: str
    weight: float
    signs: tuple[str, ...]
    words: str


KINDS: tuple[EventKind, ...] = (
    EventKind("strategy discussion", 0.65, ("strategy",),
              r"strategy (?:discussion|meeting)s?"),
    EventKind("child protection conference", 0.65, ("conference", "cpc"),
              r"(?<!press )(?<!video )(?<!telephone )conference(?! call)s?|icpc|rcpc"),
    EventKind("core group", 0.65, ("core group",),
              r"core group"),
    EventKind("child in need meeting", 0.65, ("child in need", "cin"),
              r"(?:child in need|cin)(?: review)? (?:meetings?|review)"),
    EventKind("team around the child", 0.65, ("team around", "taf", "tac"),
              r"team around the (?:child|family)|taf|tac"),
    EventKind("MARAC", 0.6, ("marac",),
              r"marac"),
    EventKind("discharge planning meeting", 0.65, ("discharge",),
              r"discharge planning|discharge meeting"),
    EventKind("professionals' meeting", 0.55, ("meeting", "review"),
              r"(?:professionals|multi agency|network|planning) (?:\w+ )?meeting"
              r"|(?:looked after|lac|cla)(?: child)? review"),
    EventKind("exploitation panel", 0.6, ("exploitation", "mace", "mase"),
              r"exploitation (?:\w+ )?(?:panel|meeting|conference)|mace|mase"),
    EventKind("MAPPA meeting", 0.6, ("mappa",),
              r"mappa"),
    EventKind("legal planning meeting", 0.6, ("legal", "pre proceedings", "public law"),
              r"legal (?:planning|gateway)|pre proceedings|public law outline"),
    EventKind("out of court panel", 0.55, ("disposal", "out of court"),
              r"out of court|disposal panel"),
    EventKind("referral to the National Referral Mechanism", 0.55, ("national referral", "nrm"),
              r"national referral mechanism|nrm"),
    EventKind("return home interview", 0.5, ("return home", "return interview"),
              r"return (?:home )?interview"),
    EventKind("meeting", 0.25, ("meeting", "panel"),
              r"meeting|panel"),
    EventKind("joint visit", 0.55, ("joint",),
              r"joint (?:home )?visit|joint section 47|joint enquir(?:y|ies)"),
    EventKind("section 47 enquiry", 0.4, ("47",),
              r"section 47|s47"),
    EventKind("child protection medical", 0.6, ("medical",),
              r"(?:child protection|forensic) medical|medical examination"),
    EventKind("emergency call", 0.4, ("999", "call", "breathing", "cardiac", "resuscitat", "paramedic", "unresponsive"),
              r"999|(?:abandoned|dropped|silent) call|call dropped|not breathing|cardiac arrest"
              r"|resuscitat\w+|paramedics?|unresponsive"),
    EventKind("hospital attendance", 0.35, ("a&e", "emergency", "attendance", "conveyed", "hospital", "by ambulance"),
              r"a&e|accident and emergency|emergency department|attendance|conveyed"
              r"|(?:attended|to|at) (?:the )?(?:\w+ )?hospital|arrived by ambulance"),
    EventKind("admission", 0.4, ("admi", "intensive", "resuscitation"),
              r"admitted|admission|intensive care|resuscitation"),
    EventKind("handover from the ambulance", 0.45, ("ambulance", "handover", "handed over", "pre alert"),
              r"(?:arrived|brought(?: in)?|came(?: in)?|conveyed|attended) by (?:the )?ambulance|handover|handed over"
              r"|pre alert(?:ed)?"),
    EventKind("birth", 0.5, ("born", "birth", "delivered"),
              r"born|birth of|delivered"),
    EventKind("death", 0.5, ("died", "death", "extinct", "dead"),
              r"died|death|life extinct|pronounced dead"),
    EventKind("arrest", 0.45, ("arrest",),
              r"arrest(?:ed)?(?! rhythm)"),
    EventKind("missing episode", 0.45, ("missing", "abscond"),
              r"missing(?: from home| episode)?|absconded|abscond\w*"),
    EventKind("referral", 0.2, ("referr", "marf", "notice", "notification"),
              r"referr(?:al|ed)|marf|(?:police |public protection )?notices?|notification"),
    EventKind("exclusion", 0.45, ("exclu",),
              r"exclu(?:ded|sion)"),
    EventKind("injury", 0.2,
              ("bruis", "burn", "stab", "wound", "fractur", "scald", "swollen", "black eye", "injur", "bite"),
              r"bruis\w+|burn\w*|stab\w*|wound\w*|fractur\w+|scald\w*|swollen|black eye|injur\w+|bite"),
    EventKind("disturbance", 0.3, ("disturbance", "assault", "domestic", "scream", "shouting"),
              r"disturbance|assault\w*|domestic (?:abuse|incident|violence)|scream\w*|shouting"),
    EventKind("weapon", 0.3, ("kni", "weapon", "machete", "firearm"),
              r"knife|knives|weapon|machete|firearm"),
    EventKind("house move", 0.35, ("move", "evict", "new address"),
              r"moved (?:house|home|address|to)|house move|evict\w+|new address"),
)  # fmt: skip
_PATTERNS = tuple(re.compile(rf"\b(?:{kind.words})\b") for kind in KINDS)
_IN_CARDIAC = re.compile(r"cardiac arrest")


def kinds_of(event: CaseEvent) -> frozenset[int]:
    """The numbers, in `KINDS`, of every kind that the row's event and source speak of."""
    text = plain_words(f"{event.event or ''} {event.source or ''}")
    return frozenset(
        number
        for number, kind in enumerate(KINDS)
        if any(sign in text for sign in kind.signs) and _PATTERNS[number].search(_without_heart(text, kind))
    )


def _without_heart(text: str, kind: EventKind) -> str:
    """A cardiac arrest is no arrest."""
    return _IN_CARDIAC.sub("cardiac event", text) if kind.name == "arrest" else text
