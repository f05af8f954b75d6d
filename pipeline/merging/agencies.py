"""Which agency of the case a return belongs to, and why. Where that is not certain it says so; it never guesses."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipeline.merging.agency_words import USUAL_AGENCIES, plain_words, usual_code
from pipeline.settings import AGENCY_SPELLING_LEAD, AGENCY_SPELLING_LIKENESS, AGENCY_WORD_LIKENESS
from schemas.agency import Agency
from schemas.case import Case
from schemas.returns import ParsedReturn

# Words that tell one agency from no other: they may stand in a return's name and be missing in case.toml's.
_EVERYDAY = frozenset(
    {
        "a", "and", "of", "the", "for", "in", "on", "at", "nhs", "trust", "service", "services",
        "foundation", "council", "borough", "metropolitan", "mbc", "city", "county", "district", "unit",
        "team", "department", "dept", "office", "ltd", "limited", "local", "area", "regional",
        "partnership", "agency", "&", "hospital", "hospitals", "university", "community",
    }
)  # fmt: skip
_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """What a text says about the agency.

    Args:
        agency: the agency of case.toml, or `None` where it is none of them or cannot be told.
        is_certain: by its own name or one of `also_known_as`; otherwise a person should confirm it.
        reason: one sentence for a person.
        words: the text that was matched, as it stands in the file; `None` where nothing was stated.
    """

    agency: Agency | None
    is_certain: bool
    reason: str
    words: str | None


def match_agency(text: str | None, case: Case) -> Agency | None:
    """The agency of the case that `text` names, or `None`. `explain_match` says why."""
    return explain_match(text, case).agency


def explain_match(text: str | None, case: Case) -> AgencyMatch:
    """Match a text (a name, a designation, a folder name) with the agencies of the case.

    Tried in order, the first that names exactly one agency wins: its name or `also_known_as`; one of those inside a
    longer text; its initials; its spelling; the usual words for such an agency, where nothing else in the text points
    elsewhere. Only the first two are certain.
    """
    words = plain_words(text or "")
    if not words:
        return AgencyMatch(None, is_certain=False, reason="The return does not say which agency sent it.", words=None)
    names = _names(case)
    tries = (
        (names.get(words, frozenset()), True, "by its name"),
        (_inside(words, names), True, "by its name inside a longer text"),
        (_initials(words, case), False, "by its initials"),
        (_spelling(words, names), False, "by its spelling"),
        (_usual(words, case), False, "by the usual words for such an agency"),
    )
    for found, is_certain, how in tries:
        if len(found) == 1:
            agency = _by_name(next(iter(found)), case)
            return AgencyMatch(agency, is_certain, f"“{text}” is taken for {agency.name} {how}.", text)
        if found:
            several = " or ".join(sorted(found))
            return AgencyMatch(None, is_certain=False, reason=f"“{text}” can mean {several}.", words=text)
    return AgencyMatch(None, is_certain=False, reason=f"“{text}” is like no agency of the case.", words=text)


def agency_of_return(parsed: ParsedReturn, case: Case) -> AgencyMatch:
    """The agency of one return: by what it states, else by the designation of who completed it.

    The designation counts only where the return states no agency, or one that is none of the case's.
    """
    stated = explain_match(parsed.agency or getattr(parsed.record, "agency", None), case)
    if stated.agency is not None:
        return stated
    completed_by = getattr(parsed.record, "completed_by", None)
    by_person = explain_match(getattr(completed_by, "designation", None), case)
    if by_person.agency is not None and stated.words is None:
        return by_person
    return stated if stated.words else by_person


def _names(case: Case) -> dict[str, frozenset[str]]:
    """Every plain name, alias and short code, with the agencies that bear it."""
    found: dict[str, frozenset[str]] = {}
    for agency in case.agencies:
        for name in (agency.name, *agency.also_known_as, *((agency.short_code,) if agency.short_code else ())):
            plain = plain_words(name)
            if plain:
                found[plain] = found.get(plain, frozenset()) | {agency.name}
    return found


def _inside(words: str, names: dict[str, frozenset[str]]) -> frozenset[str]:
    """The agencies whose longest name stands in `words` as whole words."""
    held = [name for name in names if f" {name} " in f" {words} "]
    outermost = [name for name in held if not any(name != other and f" {name} " in f" {other} " for other in held)]
    return frozenset[str]().union(*(names[name] for name in outermost))


def _initials(words: str, case: Case) -> frozenset[str]:
    if " " in words or len(words) > _LONGEST_ACRONYM or len(words) < 2:
        return frozenset()
    return frozenset(agency.name for agency in case.agencies if words in _initials_of(plain_words(agency.name).split()))


def _initials_of(words: list[str]) -> set[str]:
    small = {"of", "and", "the", "for", "&"}
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in small)}


def _spelling(words: str, names: dict[str, frozenset[str]]) -> frozenset[str]:
    """The agency whose name differs only in spelling or order of words, if no other comes near."""
    best: dict[str, float] = {}
    for name, likeness, _ in process.extract(words, list(names), scorer=fuzz.token_sort_ratio, limit=None):
        if not _differs_only_in_spelling(words, name):
            continue
        for agency in names[name]:
            best[agency] = max(best.get(agency, 0.0), likeness)
    ranked = sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < AGENCY_SPELLING_LIKENESS:
        return frozenset()
    near = ranked[0][1] - AGENCY_SPELLING_LEAD
    return frozenset(agency for agency, likeness in ranked if likeness >= near)


def _differs_only_in_spelling(one: str, other: str) -> bool:
    """Whether each word that only one has is a slip of a word of the other. North School is not South School."""
    left, right = set(one.split()), set(other.split())
    return all(
        any(fuzz.ratio(word, twin) >= AGENCY_WORD_LIKENESS for twin in across)
        for alone, across in ((left - right, right), (right - left, left))
        for word in alone
        if word not in _EVERYDAY
    )


def _usual(words: str, case: Case) -> frozenset[str]:
    """The agencies of the same usual kind, unless the text holds a telling word that their names do not."""
    code = usual_code(words)
    if code is None:
        return frozenset()
    phrases = next(usual.phrases for usual in USUAL_AGENCIES if usual.code == code)
    usual_words = {word for phrase in phrases for word in phrase.split()}
    telling = {word for word in words.split() if word not in _EVERYDAY and word not in usual_words}
    return frozenset(
        agency.name
        for agency in case.agencies
        if usual_code(agency.name) == code and telling <= set(plain_words(agency.name).split())
    )


def _by_name(name: str, case: Case) -> Agency:
    return next(agency for agency in case.agencies if agency.name == name)
