"""The phrases by which rows name the agencies of one case: their names, usual words, staff and papers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.merging.agency_words import AGENCY_WORDS, USUAL_AGENCIES, plain_words
from pipeline.merging.same_words import sentence_words

_STAFF: dict[str, tuple[str, ...]] = {
    "CSC": ("sw", "sws", "asw", "duty sw", "duty social worker", "allocated worker", "allocated social worker"),
    "HV": ("hv", "hvs"),
    "SN": ("sn",),
    "EDU": ("dsl", "ddsl", "headteacher", "head teacher", "deputy head", "pastoral lead", "class teacher", "senco"),
    "MID": ("community midwife", "mw", "labour ward", "antenatal clinic"),
    "ACU": ("ed", "paediatrician", "paediatric registrar", "ward", "paeds", "named doctor", "paediatric consultant"),
    "POL": (
        "pc",
        "dc",
        "ds",
        "detective sergeant",
        "detective constable",
        "mpt",
        "two officers",
        "police officers",
        "uniformed officers",
    ),
    "PRO": ("offender manager", "community offender manager", "com"),
    "AMB": ("ambulance crew", "crew", "paramedic", "ambulance control"),
    "CAF": ("guardian", "childrens guardian"),
    "DA": ("domestic abuse worker",),
    "AMH": ("perinatal team", "cmht", "community mental health team", "crisis team", "home treatment team", "cpn"),
    "HOU": ("landlord", "housing officer", "tenancy officer"),
}
"""Words for an agency's staff and places: they name it in a row, though no return is called so."""
_PAPERS: dict[str, tuple[str, ...]] = {
    "POL": ("ppn", "ppns", "vpa", "vcn", "operation encompass", "encompass", "merlin", "public protection notice"),
    "ACU": ("discharge summary", "hospital discharge letter", "ed letter", "ed slip", "ed notification", "a&e letter"),
    "MID": ("maternity discharge", "maternity discharge summary", "birth notification"),
    "DA": ("marac form",),
}
"""Papers that come from one agency only: who has one has it from there."""
_STANDS_IN = {"MID": "ACU", "SN": "HV"}
"""Where a case has no return of its own for the first, its staff are the second's."""
_ALSO_NAMED = {
    "GP": ("and partners", "doctors", "medical centre", "health centre", "medical group"),
    "CMH": ("child mental health",),
    "HV": ("0 19",),
}
"""Words in the name of an agency that say what it is, though no row would call it so."""
_EVERYDAY = frozenset(
    {
        "the", "and", "of", "for", "nhs", "trust", "service", "services", "team", "general", "royal", "county", "city",
        "north", "south", "east", "west", "national", "local", "district", "borough", "council", "group", "house",
        "partners", "practice", "centre", "health", "children", "childrens", "young", "people", "community", "family",
        "families", "support", "home", "homes", "care", "adult", "united", "first", "street", "road", "authority",
        "board", "integrated", "foundation", "university", "looked", "after", "safe", "youth", "justice",
    }
)  # fmt: skip
_ROLES = frozenset(
    {"sw", "social worker", "hv", "health visitor", "pc", "dc", "ds", "detective sergeant", "detective constable",
     "midwife", "community midwife", "idva", "school nurse", "probation officer", "housing officer", "guardian",
     "offender manager", "dsl", "allocated worker", "family support worker", "cpn", "duty sw"}
)  # fmt: skip
_MOST_ROWS_WITH_ONE_OF_STAFF = 0.2
"""A name in more rows than this share is one of the family's."""
_SHORTEST_OWN_NAME = 5
_FEWEST_AGENCIES = 4
Names = Mapping[str, Sequence[str]]


def phrases_for(agencies: Names) -> dict[str, str]:
    """Phrase to the one agency that it can mean. A word that fits two agencies of the case means neither.

    Of a school and a nursery, "school" is the one with the word in its name; of a hospital and its maternity,
    "hospital" is the one that is nothing besides.
    """
    found: dict[str, str] = {}
    for code, phrase in _usual_phrases(_STAFF):
        if agency := _only_one(code, phrase, agencies):
            found[phrase] = agency
    for name, others in agencies.items():
        for other in (name, *others):
            if words := " ".join(sentence_words(plain_words(other))):
                found[words] = name
    return found


def papers_for(agencies: Names) -> dict[str, str]:
    """Phrases for papers that can only come from one agency of the case."""
    return {
        " ".join(sentence_words(phrase)): agency
        for code, phrases in _PAPERS.items()
        for phrase in phrases
        if (agency := _only_one(code, phrase, agencies))
    }


def own_words_of_names(agencies: Names, texts: Iterable[str]) -> dict[str, str]:
    """Words that stand in one agency's name only and are a name: no row has them in small letters.

    "Larkfield" is Larkfield Primary School. With fewer than four agencies a place would be taken for one of them.
    """
    if len(agencies) < _FEWEST_AGENCIES:
        return {}
    words = {name: set(plain_words(name).split()) for name in agencies}
    counts = Counter(word for of_name in words.values() for word in of_name)
    own = {
        word: name
        for name, of_name in words.items()
        for word in of_name
        if counts[word] == 1
        and len(word) >= _SHORTEST_OWN_NAME
        and word not in AGENCY_WORDS
        and word not in _EVERYDAY
        and word.capitalize() in name
    }
    if not own:
        return {}
    every = "\n".join(texts)
    return {word: name for word, name in own.items() if word not in every}


def names_of_staff(phrases: Mapping[str, str], texts: Sequence[str]) -> dict[str, str]:
    """Surnames that follow a role in some row ("SW Priya Nair"), in lower case, and the one agency of that role."""
    roles = {phrase: agency for phrase, agency in phrases.items() if phrase in _ROLES}
    if not roles:
        return {}
    longest_first = sorted(roles, key=len, reverse=True)
    pattern = re.compile(
        rf"\b((?i:{'|'.join(longest_first)}))\s+(?:(?:[A-Z][a-z’'-]+|[A-Z]\.?)\s+)?([A-Z][a-z’'-]{{2,}})(?![a-z])"
    )
    found: dict[str, set[str]] = {}
    for text in texts:
        for role, name in pattern.findall(text):
            found.setdefault(plain_words(name), set()).add(roles[role.casefold()])
    rows = Counter(word for text in texts for word in {*plain_words(text).split()} & found.keys()) if found else {}
    most = max(1.0, _MOST_ROWS_WITH_ONE_OF_STAFF * len(texts))
    return {name: of.pop() for name, of in found.items() if len(of) == 1 and rows[name] <= most}


def _usual_phrases(more: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    for usual in USUAL_AGENCIES:
        for phrase in (*usual.phrases, *more.get(usual.code, ())):
            yield usual.code, " ".join(sentence_words(phrase))


def _only_one(code: str, phrase: str, agencies: Names) -> str | None:
    coded = {name: _codes((name, *others)) for name, others in agencies.items()}
    of_kind = {name: codes for name, codes in coded.items() if code in codes}
    if not of_kind and code in _STANDS_IN:
        of_kind = {name: codes for name, codes in coded.items() if _STANDS_IN[code] in codes}
    called = [
        name
        for name in of_kind
        if any(f" {phrase} " in f" {' '.join(sentence_words(plain_words(own)))} " for own in (name, *agencies[name]))
    ]
    nothing_besides = [name for name, codes in of_kind.items() if len(codes) == 1]
    for choice in (list(of_kind), called, nothing_besides):
        if len(choice) == 1:
            return choice[0]
    return None


def _codes(names: Iterable[str]) -> set[str]:
    """The usual kinds of agency that the names speak of: those with the longest phrase in each name."""
    found: set[str] = set()
    for name in names:
        held = [
            (phrase, usual.code)
            for usual in USUAL_AGENCIES
            for phrase in (*usual.phrases, *_ALSO_NAMED.get(usual.code, ()))
            if f" {phrase} " in f" {plain_words(name)} "
        ]
        found |= {
            code
            for phrase, code in held
            if not any(phrase != other and f" {phrase} " in f" {other} " for other, _ in held)
        }
    return found
