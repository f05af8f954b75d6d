"""How words that stand in place of a finding read on in their sentence: articles, capitals, what was just said."""

import re
from dataclasses import dataclass

from pipeline.identifiers.name_tables import kin_word

_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_PART_OF_DAY = re.compile(r"the (?:morning|afternoon|evening|night|middle of the day)$")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:]\s+|\n)$")
_OWNER = r"(?:the|an?|this|that|his|her|their|our|my|its|another|one|[\w-]+['’]s)"
_ROLE = (
    r"(?:aunt|uncle|auntie|cousin|niece|nephew|neighbour|friend|boyfriend|girlfriend|partner|sister|brother|mother|"
    r"father|grandmother|grandfather|godmother|godfather|stepfather|stepmother|landlord|landlady|childminder|lodger|"
    r"teacher|head|headteacher|assistant|worker|visitor|nurse|midwife|doctor|gp|officer|constable|sergeant|manager|"
    r"consultant|paediatrician|paramedic|psychologist|solicitor|chair|colleague|carer|relative|lead|coordinator)"
)
_ROLE_BEFORE = re.compile(rf"\b{_OWNER} (?:[\w-]+ ){{0,2}}?{_ROLE}(?P<gap>, | \(| )$", re.IGNORECASE)
_ROLE_AFTER = re.compile(rf"^, (?P<role>{_OWNER} (?:[\w-]+ ){{0,3}}?{_ROLE})(?P<end>,|(?=[.;]))", re.IGNORECASE)
_OWNED = re.compile(rf"\b{_OWNER} (?:[\w-]+ ){{0,2}}?$", re.IGNORECASE)
_OF_FAMILY = "a member of the family"
_NO_NAME, _NO_POSTCODE = "[name removed]", "[postcode removed]"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words as they fit into their sentence; `before` and `after` letters around the finding go with it."""

    words: str
    before: int = 0
    after: int = 0


def fitted(words: str, before: str, after: str, *, own: bool = False) -> Fitted:
    """The words as they read on between the texts around them.

    "on 3 March 2025" becomes "in March 2025"; "her father, Ali Noor, came" becomes "her father came"; "at the Larch
    School" becomes "at a school"; "an Ellie drawing" becomes "a Robin drawing"; the first word of a sentence gets its
    capital.

    Args:
        own: a person wrote the words: they stand in any case, and what the text has just said goes instead.
    """
    put = _said_before(words, before, after, own=own) or _said_after(words, after)
    put = put or _after_a_preposition(words, before)
    if words == _OF_FAMILY and re.match(r" (?:family|household|children|siblings|home|house|parents)\b", after):
        put = Fitted("", after=1)  # "the Hollis family" is "the family"
    if put is None and words == _NO_POSTCODE and before.endswith(", "):
        put = Fitted("", before=2)
    return _with_capital(put or _with_article(words, before), before)


def _with_capital(put: Fitted, before: str) -> Fitted:
    starts = _SENTENCE_STARTS.search(before[: len(before) - put.before]) is not None
    capital = starts and put.words[:1].islower()
    return Fitted(put.words[0].upper() + put.words[1:], put.before, put.after) if capital else put


def _with_article(words: str, before: str) -> Fitted:
    """The words after an article of the text: only one article stays, and "a" or "an" by the sound that follows."""
    article = re.search(r"\b(?P<word>the|an?)\s$", before, re.IGNORECASE)
    if article is None or not words:
        return Fitted(words)
    written = article["word"]
    if re.match(r"(?:the|an?)\s", words):
        return Fitted(words[0].upper() + words[1:] if written[0].isupper() else words, before=len(article.group()))
    right = ("an" if _sounds_like_a_vowel(words) else "a") if written.lower() != "the" else written
    if right.lower() == written.lower():
        return Fitted(words)
    return Fitted(f"{right.capitalize() if written[0].isupper() else right} {words}", before=len(article.group()))


def _sounds_like_a_vowel(words: str) -> bool:
    plain = words.lstrip("[“\"'").lower()
    return bool(re.match(r"[aeiou]|hour|hon(?:est|our)", plain)) and not re.match(r"uni|use|eu|one\b|once", plain)


def _after_a_preposition(words: str, before: str) -> Fitted | None:
    """A month is "in", not "on"; a part of the day is "in", not "at"."""
    at = r"\b([Oo])n(?: the)?\s$" if _MONTH.match(words) else r"\b([Aa])(?:t|round|bout)\s$"
    if not _MONTH.match(words) and not _PART_OF_DAY.match(words):
        return None
    found = re.search(at, before)
    return found and Fitted(("In " if found.group(1).isupper() else "in ") + words, before=len(found.group()))


def _said_before(words: str, before: str, after: str, *, own: bool) -> Fitted | None:
    """What becomes of the words where the text itself has just said who is meant."""
    if words == _NO_NAME:
        role = _ROLE_BEFORE.search(before)
        return _nothing(role["gap"], after) if role else None
    said = _tail_said(words, before)
    if said is None:
        return None
    phrase, gap = said
    owner = _OWNED.search(before[: len(before) - len(phrase) - len(gap)])
    if (own and len(words.split()) > 1) or words[-1:].isdigit() or (owner is None and gap == " "):
        article = re.search(r"\b(?:the|an?) $", owner.group(), re.IGNORECASE) if owner else None
        goes = len(phrase) + len(gap) + (len(article.group()) if article else 0)
        return None if gap == " (" else Fitted(words, goes, 1 if gap == ", " and after.startswith(",") else 0)
    return _nothing(gap, after)


def _tail_said(words: str, before: str) -> tuple[str, str] | None:
    """The end of the words as the text has it just before, and what stands between; none where it is a name there."""
    role = re.search(r"(?P<role>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<gap>, | \(| )$", before)
    if role is None or not words or words.startswith("["):
        return None
    plain = re.sub(r"^(?:the|an?) | \d+$", "", words)
    last, said = plain.rsplit(" ", 1)[-1].casefold(), kin_word(role["role"])
    if (said != last and not last.endswith(f"-{said}")) or role["role"] == words:
        return None
    each = plain.casefold().split()
    tails = (" ".join(each[place:]) for place in range(len(each)))
    text = before[: -len(role["gap"])].casefold()
    said_whole = next((tail for tail in tails if re.search(rf"(?<![\w-]){re.escape(tail)}$", text)), role["role"])
    return said_whole, role["gap"]


def _nothing(gap: str, after: str) -> Fitted | None:
    """Nothing, with its comma or brackets."""
    if gap == " (":
        return Fitted("", 2, 1) if after.startswith(")") else None
    if after.startswith(("'s", "’s")) or gap == " ":
        return Fitted("", len(gap))
    return Fitted("", len(gap), 1 if after.startswith(",") else 0)


def _said_after(words: str, after: str) -> Fitted | None:
    """ "Joanne Marsh, an aunt, was not asked" becomes "an aunt was not asked"."""
    role = _ROLE_AFTER.match(after)
    if role is None or words.casefold() not in (_NO_NAME, role["role"].casefold()):
        return None
    return Fitted(role["role"], after=role.end())
