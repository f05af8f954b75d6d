"""One spelling for words that agencies write in several ways, so that rows of one event meet in them."""

import re

from pipeline.merging.agency_words import AGENCY_WORDS

_WORD_OR_STOP = re.compile(r"[a-z0-9&+]+|[.;\n]")
STOP = "."
"""Stands between sentences in what `sentence_words` gives."""

_SPELLINGS = """
    meeting: mtg mtgs meetings mg
    strategy: strat
    conference: conf confs conferences
    group: grp grps
    planning: plng plang
    review: rv rev
    discussion: disc discussions
    appointment: appt appts appointments
    information: info
    mother: mum mums mam moc mo mummy
    father: dad dads foc fa daddy
    grandmother: mgm pgm gran nan
    sibling: sib sibs siblings
    telephoned: phoned rang tc
    telephone: phone tel call calls
    hospital: hosp
    ambulance: amb
    assessment: asst assessments ax
    section: sec
    section47: s47
    section17: s17
    fracture: fractured fractures
    bruise: bruises bruising bruised
    burn: burns burned burnt
    scald: scalds scalded
    stab: stabbed stabbing
    death: died dead deceased dies fatal fatality
    birth: born
    injury: nai injuries injured
    admitted: admission admit admissions adm
    discharged: discharge disch dischd
    summary: summ summaries
    letter: ltr lttr
    letters: ltrs
    received: recd rcvd
    referral: ref
    referrals: refs
    referred: refd reffed
    notification: notif
    notifications: notifs
    report: rpt
    reports: rpts
    reported: rptd
    interview: intvw int
    request: req
    requested: reqd
    children: chn
    attended: attd
    emergency: emerg
    joint: jt jointly
    delivered: deld delivery
    message: msg
    messages: msgs
    arrest: arr arrests arrested arrd
    miss: missed
    partner: girlfriend boyfriend
    police: cops
    officer: officers
    year: yr yo
    week: wk wks
    pregnant: pregnancy
    visit: visited visits visiting
    infant: baby newborn neonate
    child: toddler
    advised: adv
    history: hx
    treatment: tx
    prescription: rx
    diagnosis: dx
    symptoms: sx
    arguing: argument arguments argued rowing
    shouting: shouted
    screaming: screamed screams
    weight: thin weighed
"""
"""The word that is kept, and the words that agencies write for it."""
_SAME = {
    word: kept
    for kept, _, words in (line.strip().partition(": ") for line in _SPELLINGS.strip().splitlines())
    for word in words.split()
}
_STROKES = {
    "t/c": "telephoned", "d/c": "discharged", "d/cd": "discharged", "j/v": "joint visit", "h/v": "home visit",
    "r/v": "review", "f/u": "follow up", "s/g": "safeguarding", "a/n": "antenatal", "w/chair": "wheelchair",
}  # fmt: skip
"""Abbreviations with a stroke, of which each part alone says something else."""
_WITH_STROKE = re.compile(r"(?<![a-z0-9/])(?:t/c|d/cd?|j/v|h/v|r/v|f/u|s/g|a/n|w/chair)(?![a-z0-9/])")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
_SHORTEST_STEM = 4

# Words that say nothing of what happened, and words of which every agency's row is full.
_EMPTY = frozenset(
    {
        "the", "and", "was", "were", "with", "for", "that", "had", "has", "have", "not", "from", "his",
        "her", "she", "him", "they", "them", "this", "but", "who", "said", "say", "says", "all", "any",
        "are", "been", "did", "does", "into", "its", "more", "than", "then", "there", "their", "very",
        "received", "told", "informed", "notified", "telephoned", "telephone", "sent", "email", "emailed", "letter",
        "message", "advised", "copy", "noted", "attended", "made",
        "will", "would", "about", "after", "before", "out", "over", "when", "while", "which", "being", "can",
        "could", "due", "via", "per", "again", "also", "still", "now", "just", "day", "days", "time",
    }
)  # fmt: skip


class _Kept(dict[str, str]):
    """The word that is kept for a word; most are their own, and each of these stands once in memory for all rows."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
            self.update(_NOT_THEIR_OWN)
        self[word] = word
        return word


class _Stems(dict[str, str]):
    """Words met so far and their stems; begun anew when they are too many, as words of one case never are."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = stem = _stem(word)
        return stem


_MOST_WORDS = 100_000
_NOT_THEIR_OWN = _SAME | dict.fromkeys(".;\n", STOP)
_KEPT = _Kept(_NOT_THEIR_OWN)
_STEMS = _Stems()


def sentence_words(text: str) -> list[str]:
    """The plain words of a text in one spelling, with `STOP` where a sentence ends."""
    dropped = text.casefold().replace("’", "").replace("'", "").replace("e-mail", "email")
    if "/" in dropped:
        dropped = _WITH_STROKE.sub(_in_full, dropped)
    return list(map(_KEPT.__getitem__, _WORD_OR_STOP.findall(dropped)))


def _in_full(met: re.Match[str]) -> str:
    return _STROKES[met[0]]


def telling_words(words: list[str]) -> frozenset[str]:
    """The stems of those words that say what happened: not who wrote, nor the small words of every sentence."""
    return frozenset(filter(None, map(_STEMS.__getitem__, words)))


def _stem(word: str) -> str:
    if len(word) < 3 or word in _EMPTY or word in AGENCY_WORDS:
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
