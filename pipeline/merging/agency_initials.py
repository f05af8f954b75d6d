"""What else rows call an agency: by the first letters of its name, or by a profession that its name speaks of.

"RMH" is the Royal Marl Hospital, "DCT" the Marlbrook Disabled Children's Team, a dietitian one of its therapies
service. Both are guesses: they tie two rows together, and never say that somebody was told.
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.merging.agency_words import AGENCY_WORDS, plain_words
from pipeline.merging.event_kinds import kinds_in
from pipeline.merging.same_words import sentence_words

_FEWEST_LETTERS = 3
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "nhs"})
_IN_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,4}\b")
_MAY_BE_IN_CAPITALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]")
_THERAPISTS = (
    "dietitian",
    "dietician",
    "dietetics",
    "dietetic",
    "physio",
    "physiotherapist",
    "physiotherapy",
    "salt",
    "ot",
    "occupational therapist",
    "speech therapist",
    "speech and language",
)
_RECOVERY_WORKERS = ("drug worker", "alcohol worker", "recovery worker", "substance misuse worker", "prescriber")
_COMMUNITY_NURSES = ("ccn", "ccns", "community nurse", "asthma nurse", "specialist nurse")
_PROFESSIONS: Mapping[str, tuple[str, ...]] = {
    "therap": _THERAPISTS,
    "physio": _THERAPISTS,
    "coroner": ("coroner", "coroners officer", "inquest"),
    **dict.fromkeys(("recovery", "substance", "drug", "alcohol"), _RECOVERY_WORKERS),
    "transport": ("driver", "escort", "passenger assistant"),
    "advoca": ("advocate",),
    "nursery": ("nursery manager", "nursery staff", "nursery worker", "key person"),
    "pharmacy": ("pharmacist", "chemist"),
    "dental": ("dentist",),
    "neonatal": ("nnu", "nicu", "scbu", "neonatal unit", "special care"),
    "infirmary": ("hospital", "ward", "ed", "a&e"),
    "homes": ("housing", "housing officer", "landlord"),
    "youth": ("youth worker", "youth workers", "youth club"),
    "college": ("tutor",),
    "short breaks": ("short breaks", "respite"),
    "home care": ("carers", "care agency"),
    "domestic abuse": ("idva", "outreach worker"),
    "foster": ("supervising social worker", "foster carer", "fc"),
    "childrens home": ("residential worker", "residential staff", "home manager", "care home"),
    "sexual assault": ("sarc", "isva", "crisis worker"),
    "sarc": ("isva", "crisis worker"),
    **dict.fromkeys(("community nurs", "childrens nursing"), _COMMUNITY_NURSES),
    "eating disorder": ("eds", "eating disorder", "eating disorders"),
    "adolescent unit": ("inpatient unit",),
    "looked after": ("lac nurse", "cla nurse", "looked after nurse", "lac health"),
    "prevent": ("prevent team", "channel panel", "prevent officer", "prevent coordinator", "prevent referral"),
    "counter terrorism": ("ctp", "counter terrorism", "prevent officer", "case officer"),
    "welfare": ("welfare officer", "welfare office", "welfare worker", "unit welfare", "uwo", "aws"),
    "service police": ("rmp", "service police", "military police", "guardroom"),
    "counselling": ("counsellor", "counselling"),
    "mentor": ("mentor",),
    "send": ("sen team", "send team", "send officer", "ehcp coordinator", "ehc"),
    "virtual school": ("virtual school", "virtual head"),
    "home education": ("ehe", "home education", "ehe officer"),
    "access and inclusion": ("cme", "school admissions", "fair access"),
    "young carers": ("young carers", "young carers worker"),
    "guardianship": ("ictg", "guardian"),
    "minor injur": ("miu", "minor injuries"),
    "dog": ("dog warden", "dog officer", "animal warden"),
    "paediatric": ("comm paeds", "community paeds", "community paediatrician"),
    "sexual health": ("sexual health", "gum", "sexual health nurse"),
    "learning dis": ("ld team", "ld nurse", "cldt", "learning disability team"),
    "family support": ("family support worker", "fsw"),
    "youth justice": ("yjw",),
    "probation": ("om", "pdu", "spo"),
    "hub": ("the hub",),
    "legal": ("legal", "solicitor", "legal team"),
    "fire": ("fire crew", "firefighters", "fire service", "lfb"),
    "111": ("ooh",),
}  # fmt: skip
"""With what a word of an agency's name begins, or words together, and who works there."""


def professions_of(agencies: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Phrases for those who work at agencies whose names say so, and the agencies that may be meant."""
    found: dict[str, list[str]] = {}
    for name, others in agencies.items():
        words = "".join(f" {plain_words(called)}" for called in (name, *others))
        for part, phrases in _PROFESSIONS.items():
            if f" {part}" in words:
                for phrase in phrases:
                    meant = found.setdefault(" ".join(sentence_words(phrase)), [])
                    if name not in meant:
                        meant.append(name)
    return {phrase: tuple(meant) for phrase, meant in found.items()}


def initials_of(agencies: Mapping[str, Sequence[str]], rows: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The first letters of names, whole or without the place before them, that stand in capitals in some row.

    Letters that say what happened ("DASH", "ICPC") mean no agency.

    Args:
        agencies: each name and its other names.
        rows: agency and text of each.
    """
    of: dict[str, set[str]] = {}
    for name, others in agencies.items():
        for called in (name, *others):
            letters = "".join(word[0] for word in plain_words(called).split() if word not in _SMALL_WORDS)
            for short in (letters, letters[1:]):
                if len(short) >= _FEWEST_LETTERS and short.isalpha():
                    of.setdefault(short, set()).add(name)
    if not of:
        return {}
    texts = (text for _, text in rows if _MAY_BE_IN_CAPITALS.search(text))
    written = {short for text in texts for short in map(str.lower, _IN_CAPITALS.findall(text)) if short in of}
    return {
        short: tuple(name for name in agencies if name in of[short])
        for short in sorted(written)
        if short not in AGENCY_WORDS and not kinds_in(sentence_words(short))
    }
