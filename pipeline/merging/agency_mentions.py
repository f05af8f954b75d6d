"""The phrases by which rows name the agencies of one case: their names, usual words, staff and papers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.merging.agency_staff import ALSO_NAMED, EVERYDAY, PAPERS, ROLES, STAFF, STANDS_IN
from pipeline.merging.agency_words import AGENCY_WORDS, USUAL_AGENCIES, plain_words
from pipeline.merging.same_words import sentence_words

_WITH_TITLE = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Miss|Sister|Nurse|DI|DCI|Sgt)\.?\s+|(?:by|to|worker|manager|practitioner|officer)\s+[A-Z][a-z]+\s+)"
    r"([A-Z][a-z’'-]{2,})\b"
)
_MAY_NAME = re.compile(r"\s[A-Z][a-z’'-]{2}")
"""Without this no surname follows anything: one quick look instead of two slow ones."""
_IN_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_FEWEST_OWN_ROWS = 2
_OWN_SHARE = 0.6
_MOST_ROWS_WITH_ONE_OFSTAFF = 0.2
"""A name in more rows than this share is one of the family's."""
_SHORTEST_OWN_NAME = 5
_MOST_ROWS_WITH_ONE_NAME = 0.05
"""A word of a name in more rows than this share is an everyday word."""
_FEWEST_AGENCIES = 4
_MOST_NAMES_WITH_ONE_WORD = 3
Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """The agency that a phrase means; where it can be several, or is known by a word of its name only, a guess.

    A paper of which only one kind of agency is the author means that its author told.
    """

    agencies: tuple[str, ...]
    is_certain: bool = True
    is_paper: bool = False


def phrases_for(agencies: Names) -> dict[str, Named]:
    """Phrase to the agency that it can mean. A word that fits two agencies of the case is certain of neither.

    Of a school and a nursery, "school" is the one with the word in its name; of a hospital and its maternity,
    "hospital" is the one that is nothing besides.
    """
    found: dict[str, Named] = {}
    codes = {name: _codes((name, *others)) for name, others in agencies.items()}
    for code, phrase in _usual_phrases(STAFF):
        if meant := _meant(code, phrase, agencies, codes):
            found[phrase] = Named(meant, is_certain=len(meant) == 1)
    for name, others in agencies.items():
        for other in (name, *others):
            if words := " ".join(sentence_words(plain_words(other))):
                found[words] = Named((name,))
    return found


def papers_for(agencies: Names) -> dict[str, Named]:
    """Phrases for papers that can only come from one kind of agency."""
    codes = {name: _codes((name, *others)) for name, others in agencies.items()}
    return {
        " ".join(sentence_words(phrase)): Named(meant, is_certain=len(meant) == 1, is_paper=True)
        for code, phrases in PAPERS.items()
        for phrase in phrases
        if (meant := _meant(code, phrase, agencies, codes))
    }


def own_words_of_names(agencies: Names, rows: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Words that stand in the names of up to three agencies only, and in few rows of others: "Larkfield", "tenancy".

    With fewer than four agencies a place would be taken for one of them. They are good for a guess only.

    Args:
        agencies: each name and its other names.
        rows: agency and text of each. What an agency calls itself in its own rows does not make a word an everyday one.
    """
    if len(agencies) < _FEWEST_AGENCIES:
        return {}
    words = {name: set(plain_words(name).split()) for name in agencies}
    in_capitals = {word.lower() for name in agencies for word in _IN_CAPITALS.findall(name)}
    counts = Counter(word for of_name in words.values() for word in of_name)
    most_names = min(_MOST_NAMES_WITH_ONE_WORD, len(agencies) // _FEWEST_AGENCIES)
    own: dict[str, tuple[str, ...]] = {
        word: tuple(name for name in agencies if word in words[name])
        for word, many in counts.items()
        if many <= most_names
        and (len(word) >= _SHORTEST_OWN_NAME or word in in_capitals)
        and word not in AGENCY_WORDS
        and word not in EVERYDAY
    }
    if not own:
        return {}
    plain = [(agency, text, text.casefold()) for agency, text in rows]
    met = Counter(word for agency, _, text in plain for word, of in own.items() if agency not in of and word in text)
    most = max(2.0, _MOST_ROWS_WITH_ONE_NAME * len(rows))
    often = {word for word in own if met[word] > most}
    everyday = often - {word for word in often if len(own[word]) == 1 and _is_a_name(word, plain)}
    return {word: of for word, of in own.items() if word not in everyday}


def _is_a_name(word: str, rows: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a word is never written small. Args: rows: agency, text and text in small letters of each."""
    return not any(re.search(rf"\b{word}\b", text) for _, text, lower in rows if word in lower)


def names_of_staff(phrases: Mapping[str, Named], rows: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Surnames, in lower case, and the one agency whose staff they are.

    Those that follow a role in some row ("SW Priya Nair"), and those with a title, or named in full as who did it
    ("visit by Hannah Croft"), that stand mostly in one agency's own rows.

    Args:
        phrases: those for agencies.
        rows: agency and text of each.
    """
    texts = [text for _, text in rows]
    naming = [(agency, text) for agency, text in rows if _MAY_NAME.search(text)]
    by_role = _named_with_role(phrases, [text for _, text in naming])
    own: dict[str, Counter[str]] = {}
    for agency, text in naming:
        for name in {plain_words(name) for name in _WITH_TITLE.findall(text)}:
            own.setdefault(name, Counter())[agency] += 1
    for name, agencies in own.items():
        agency, most = agencies.most_common(1)[0]
        if name not in by_role and most >= _FEWEST_OWN_ROWS and most >= _OWN_SHARE * agencies.total():
            by_role[name] = {agency}
    counts = (
        Counter(word for text in texts for word in {*plain_words(text).split()} & by_role.keys()) if by_role else {}
    )
    most_rows = max(3.0, _MOST_ROWS_WITH_ONE_OFSTAFF * len(texts))
    return {name: next(iter(of)) for name, of in by_role.items() if len(of) == 1 and counts[name] <= most_rows}


def _named_with_role(phrases: Mapping[str, Named], texts: Sequence[str]) -> dict[str, set[str]]:
    roles = {phrase: meant.agencies[0] for phrase, meant in phrases.items() if meant.is_certain and phrase in ROLES}
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
    return found


def _usual_phrases(more: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    for usual in USUAL_AGENCIES:
        for phrase in (*usual.phrases, *more.get(usual.code, ())):
            yield usual.code, " ".join(sentence_words(phrase))


def _meant(code: str, phrase: str, agencies: Names, coded: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The one agency that a usual phrase means, or all that it can mean."""
    of_kind = {name: codes for name, codes in coded.items() if code in codes}
    if not of_kind and code in STANDS_IN:
        of_kind = {name: codes for name, codes in coded.items() if STANDS_IN[code] in codes}
    called = [
        name
        for name in of_kind
        if any(f" {phrase} " in f" {' '.join(sentence_words(plain_words(own)))} " for own in (name, *agencies[name]))
    ]
    nothing_besides = [name for name, codes in of_kind.items() if len(codes) == 1]
    for choice in (list(of_kind), called, nothing_besides):
        if len(choice) == 1:
            return (choice[0],)
    return tuple(of_kind)


def _codes(names: Iterable[str]) -> set[str]:
    """The usual kinds of agency that the names speak of: those with the longest phrase in each name."""
    found: set[str] = set()
    for name in names:
        held = [
            (phrase, usual.code)
            for usual in USUAL_AGENCIES
            for phrase in (*usual.phrases, *ALSO_NAMED.get(usual.code, ()))
            if f" {phrase} " in f" {plain_words(name)} "
        ]
        found |= {
            code
            for phrase, code in held
            if not any(phrase != other and f" {phrase} " in f" {other} " for other, _ in held)
        }
    return found
