"""Names by what stands beside them: a title, kin, a role, a verb of speech, "called", another name.

What stands there is a name even where it is an English word ("a friend, Summer, stayed") or kin ("a man called Nana").
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.identifiers import language_model
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC, is_generic
from pipeline.identifiers.name_tables import ACRONYMS, MONTHS, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.returned_people import ROLE_WORDS
from pipeline.identifiers.unexplained import is_strange
from pipeline.identifiers.word_lists import word_list

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*"
_FULL = rf"{_NAME}(?:[ \t]+(?:(?:de|van|der|von|al|el|bin|ibn|da|dos|del|la|le|O')[ \t-]?)?{_NAME}){{0,3}}"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Rev|PC|DC|DS|DI|DCI|PCSO|Sgt|Sergeant|Constable|Inspector|"
    rf"Rabbi|Imam|Pastor|Matron|WPC|HHJ)\.?[ \t]+(?P<name>{_FULL})"
)
_KIN = re.compile(
    rf"\b(?i:mother|father|mum|dad|sister|brother|sibling|half-brother|half-sister|son|daughter|uncle|aunt|auntie|"
    rf"cousin|nan|nana|niece|nephew|"
    rf"grandmother|grandfather|grandma|grandad|partner|boyfriend|girlfriend|husband|wife|friend|neighbour|twin|"
    rf"stepfather|"
    rf"stepmother|carer|baby|toddler|lodger|flatmate|landlord|tenant|witness|{ROLE_WORDS}),?[ \t]+(?P<name>{_FULL})"
)
_CALLED = re.compile(rf"\b(?:called|named|known as|name (?:is|was)|calls? (?:him|her)self)[ \t]+(?P<name>{_FULL})")
_TOLD = re.compile(
    rf"\b(?:told|asked|rang|phoned|texted|thanked|married|met|blamed|accused|arrested|interviewed|trusted|feared) "
    rf"(?P<name>{_NAME})(?![\w'-]| [A-Z])"
)
_APPOSED = re.compile(rf"\b(?:[a-z]+),[ \t](?P<name>{_NAME}),[ \t][a-z]")
_SPEAKS = re.compile(
    rf"(?P<name>{_NAME})(?:'s mother|'s father|[ \t]+(?:said|told|disclosed|stated|replied|reported|alleged|cried|"
    rf"smiled|lives|lived|rang|texted|phoned|wept|asked))\b"
)
_SURNAME_FIRST = re.compile(
    rf"(?:^|\b(?i:statement|report|notes?|letter|interview|account|records?|referral|email|message|name|subject|patient|"
    rf"re)(?:[ \t]+(?i:of|for|by|from|with|about)|:)?[ \t]+)(?P<name>(?P<last>{_NAME}), (?P<first>{_NAME}))"
    r"(?=[ \t]+[a-z(]|\W*$)"
)
_JOINED_AFTER = re.compile(rf"(?:,[ \t]{_NAME})*,?[ \t]and[ \t](?P<name>{_NAME})(?![\w-]|[ \t][A-Z])")
_JOINED_BEFORE = re.compile(rf"(?<![\w'-])(?P<name>{_NAME})(?:,[ \t]|[ \t]and[ \t])$")
_NEVER_ALONE = GENERIC | MONTHS | word_list("verbs_of_persons")
_NEVER_TOLD = _NEVER_ALONE | ACRONYMS | word_list("products") | word_list("authorities")
_ALSO_GIVEN_NAMES = frozenset(["dean", "faith", "summer", "autumn", "king", "justice", "nana", "nan", "young"])
"""Words that reports use in titles of things, and that are given names where a person's verb or kin stands beside."""


def beside(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised words beside a title, kin or a verb of speech, and names written "Surname, First"."""
    for pattern in (_TITLED, _KIN, _SPEAKS):
        for match in pattern.finditer(text):
            if _is_unusual(match["name"], pattern is _TITLED):
                yield match.span("name")
    for match in _SURNAME_FIRST.finditer(text):
        if _is_unusual(match["last"], False) and fold(match["first"]) not in GENERIC | MONTHS:
            yield match.span("name")


def certain(text: str) -> Iterator[tuple[int, int]]:
    """Words that are names there whatever else they mean."""
    for match in _CALLED.finditer(text):
        if match["name"].istitle() and fold(match["name"]) not in GENERIC - _ALSO_GIVEN_NAMES:
            yield match.span("name")
    for match in _TOLD.finditer(text):
        word = match["name"]
        if word[1:].islower() and len(word) > 2 and not _NEVER_TOLD.intersection((fold(word), fold(word).rstrip("s"))):
            yield match.span("name")
    for pattern in (_KIN, _SPEAKS, _APPOSED):
        for match in pattern.finditer(text):
            one_word = re.match(_NAME, match["name"])
            if one_word and is_a_name_too(one_word.group()) and one_word.group() == match["name"]:
                yield match.start("name"), match.start("name") + one_word.end()


def beside_a_name(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The other one of "Rose Tattersall and Dean": a word that may be a name, joined to one that is."""
    for start, end in names:
        after = _JOINED_AFTER.match(text, end)
        if after and may_be_a_name(after["name"]):
            yield after.span("name")
        before = _JOINED_BEFORE.search(text, max(0, start - 40), start)
        if before and may_be_a_name(before["name"]):
            yield before.span("name")


def is_a_name_too(word: str) -> bool:
    """Whether an English word is also a given name, and no month, season or role."""
    folded = fold(word)
    return folded in _ALSO_GIVEN_NAMES or (
        folded in WORDS_THAT_ARE_NAMES and len(folded) > 2 and folded not in _NEVER_ALONE
    )


def may_be_a_name(word: str) -> bool:
    """Whether a capitalised word, joined to a name, is one too."""
    return word[1:].islower() and (is_a_name_too(word) or is_strange(word))


def _is_unusual(name: str, titled: bool) -> bool:
    """After a title any capitalised word is a name; after kin or before a verb of speech, one that is not English."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if titled:
        return not is_generic(name)
    return (
        bool(words)
        and words[0] not in GENERIC - _ALSO_GIVEN_NAMES
        and not (is_english(words[0]) and not could_be_a_name(words[0]))
    )


def could_be_a_name(word: str) -> bool:
    """WordNet holds famous names in lower case (sarah, james): a word without plural or verb uses stays a candidate."""
    return is_english(word) and word not in language_model.plain_words()
