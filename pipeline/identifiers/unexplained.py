"""Capitalised words that no dictionary explains: what no reader of free text marked may be a name all the same.

In a sentence a capital says "name". What is no English word, no role, no place, no product and no acronym, and stands
where people stand in a sentence, is asked about. At the head of a sentence the capital says nothing: there a person's
verb has to follow.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.identifiers import language_model
from pipeline.identifiers.communities import COUNTRIES, LANGUAGES, PEOPLES, RELIGIONS
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC
from pipeline.identifiers.name_tables import ACRONYMS, MONTHS, PARTICLES, TITLES
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.service_words import HEALTH_KIND, SCHOOL_KIND, STREET_KIND
from pipeline.identifiers.word_lists import word_list

_TOKEN = re.compile(r"(?<![\w@/.#&])[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['-][^\W\d_]{2,})*(?![\w@])")
_OPENS = re.compile(r"(?:^|[.!?:;•\n|\t]['\")”]?)\s*['\"(“]?$")
_VERBS = (word_list("verbs_of_persons") | {"did", "will", "no", "never", "not"}) - {"and", "whom"}
_ONLY_PEOPLE = re.compile(
    r"\s(?:also |then |later )?(?:said|told|asked|rang|wrote|drove|slept|wept|cried|shouted|laughed|smiled|lives|lived|"
    r"woke|disclosed|replied|phoned|texted)\b"
)
_GIVEN_NAMES = word_list("given_names_that_are_words")
_OTHER_THINGS = word_list("products") | word_list("authorities")
_COMMUNITY = frozenset(re.findall(r"[^\W\d_]+", fold(f"{PEOPLES} {LANGUAGES} {RELIGIONS}".replace("|", " "))))
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nto|[Oo]utside|[Aa]round|[Tt]owards|[Aa]cross|[Tt]hroughout|[Bb]eyond|"
    r"(?:moved?|moving|went|going|travell?ed|drove|returned|flew|fled|back|over|up|down) (?:\w+ )?(?:to|from))\s$"
)
_OF_A_PERSON = re.compile(
    r"\b(?:views?|accounts?|records?|statements?|evidence|names?|behaviour|role|care|fear|death|arrest|influence|mother|"
    r"father|parents?|child(?:ren)?|friends?|brothers?|sisters?|wife|husband|partner|photographs?|sight|voice|words|"
    r"history|risk) of\s$|"
    r"\b(?:call|letter|message|e-?mail|text|statement|report|apology|visit|support|help|referral)s? (?:\w+ )?from\s$|"
    r"\b(?:according|spoke|spoken|sent|given|gave|talked|wrote|ran|listened) (?:\w+ )?to\s$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ee]ach|[Ee]very|[Oo]ther)\s$")
_HOUSEHOLD = re.compile(r"\s(?:family|household|children|brothers|sisters|boys|girls|home)\b")
_EXPLAINED = re.compile(r",? \(?(?:an? |the |who |her |his |their |\w+\))[a-z]|, aged |, \d\d\b| \([a-z ]{3,30}\)")
_NOT_OF_PEOPLE = re.compile(
    r"(?:'s)?\s(?:[Ss]yndrome|[Dd]isease|[Dd]isorder|[Ss]cale|[Ss]core|[Tt]est|[Mm]ethod|[Mm]odel|[Pp]rotocol|[Aa]pp|"
    r"[Ss]ystem|[Ss]oftware|[Rr]ecord|[Ss]peak\w+|[Ii]nterpreter|\d)"
)
_SEASON = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|[Bb]y|[Ss]ince|[Uu]ntil|[Oo]ver|[Oo]f|[Ff]rom|"
    r"[Tt]o) (?:Summer|Winter|Autumn)$"
)
_KIND = (
    rf"{STREET_KIND}|{SCHOOL_KIND}|{HEALTH_KIND}|"
    r"Foundation|Charity|Hotel|Hostel|Housing|Church|Mosque|Club|Prison|Canal|River"
)
_NAMED_AFTER = re.compile(r"\b(?:[Oo]peration|[Pp]roject|[Ss]torm|[Pp]rogramme|[Ss]train|[Ss]eason)\s$")
_LEADING = frozenset(["also", "and", "as", "formerly", "i", "known", "nee", "née", "of", "the"])
_INSIDE_A_NAME = frozenset(["", *(PARTICLES - _LEADING)])
_TITLE_SHARE, _TITLE_WORDS, _LEAST_LETTERS = 0.6, 4, 3


def unexplained(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that may be a name because nothing else explains their capitals."""
    if _is_title(text):
        return
    for start, end in _runs(text):
        before, after = text[:start], text[end:]
        if _NOT_OF_PEOPLE.match(after) or _NAMED_AFTER.search(before) or _is_called_something(after):
            continue
        if _OPENS.search(before):
            if acts(after) or _EXPLAINED.match(after) or (" " in text[start:end] and not re.match(r"\s[A-Z]", after)):
                yield start, end
        elif _stands_for_a_person(before, after) and not _is_a_place_for_all(text, start, end):
            yield start, end


def given_names_in_sentences(text: str) -> Iterator[tuple[int, int]]:
    """English words that are given names, with a capital in a sentence: "the boy ran to Blessing"."""
    for match in _TOKEN.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        word = match.group().removesuffix("'s")
        if fold(word) not in _GIVEN_NAMES or not word[1:].islower() or _ARTICLE.search(before):
            continue
        next_is_capital = re.match(r"(?:'s)?[ -][A-Z0-9]", after) is not None
        joins_a_title = re.search(r"[A-Z][\w'-]*[ -]$", before) is not None and not _OPENS.search(before[:-1])
        opens = _OPENS.search(before) is not None
        if not (next_is_capital or joins_a_title or _SEASON.search(before + word)) and (
            not opens or _ONLY_PEOPLE.match(after)
        ):
            yield match.start(), match.start() + len(word)


def is_strange(word: str) -> bool:
    """Whether a capitalised word is explained by nothing: no English, role, month, product, people or acronym."""
    return len(word) >= _LEAST_LETTERS and _is_written_as_a_name(word) and _has_an_unknown(word)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Rows of unexplained words with a space between them; an initial or a particle may stand inside."""
    start = end = -1
    for match in _TOKEN.finditer(text):
        word = match.group().removesuffix("'s")
        if not is_strange(word):
            continue
        if start >= 0 and text[end : match.start()].strip(" ") in _INSIDE_A_NAME and match.start() - end < 6:
            end = match.start() + len(word)
            continue
        if start >= 0:
            yield start, end
        start, end = match.start(), match.start() + len(word)
    if start >= 0:
        yield start, end


def _has_an_unknown(word: str) -> bool:
    """Whether one half of a hyphenated name, or the whole of another, is explained by nothing."""
    return any(map(_unknown, _letters(word))) if "-" in word else all(map(_unknown, _letters(word)))


@lru_cache(maxsize=20_000)
def _unknown(folded: str) -> bool:
    plain = folded.removesuffix("s")
    known = GENERIC | MONTHS | ACRONYMS | _OTHER_THINGS | _COMMUNITY | COUNTRIES | TITLES
    return not (is_english(folded) or folded in known or plain in known)


def _letters(word: str) -> list[str]:
    return [fold(part) for part in re.findall(r"[^\W\d_]{2,}", word)] or [""]


def _is_written_as_a_name(word: str) -> bool:
    """One capital a part: not an acronym and not a product such as "SystmOne". McKay and O'Dowd are names."""
    parts = [part for part in re.split(r"['-]", word) if part]
    return all(re.fullmatch(r"(?:Ma?c)?[^\W\d_][^\W\d_]*", part) and _is_one_word(part) for part in parts)


def _is_one_word(part: str) -> bool:
    rest = part.removeprefix("Mac").removeprefix("Mc")
    return rest[1:] == rest[1:].lower()


def acts(after: str) -> bool:
    """Whether what follows a word is the verb of a person."""
    verb = re.match(r"(?:,? who)?\s(?:also |then |later |never |first |always |once )?(?P<verb>[a-z]+)\b", after)
    return verb is not None and (verb["verb"] in _VERBS or (verb["verb"].endswith("ed") and is_english(verb["verb"])))


def _stands_for_a_person(before: str, after: str) -> bool:
    if re.match(r"'s?\s", after) and not _ARTICLE.search(before):
        return True
    if _ARTICLE.search(before):
        return _HOUSEHOLD.match(after) is not None
    return _PLACE_BEFORE.search(before) is None or acts(after)


def _is_called_something(after: str) -> bool:
    """Whether a capitalised word follows that says what it is: "Zorbel Trust", "Yorvik Road"."""
    following = re.match(r"(?:'s)?\s(?P<kind>[A-Z][a-z]+)", after)
    return following is not None and is_a_kind(following["kind"])


def is_a_kind(word: str) -> bool:
    """Whether a word says what something is: a body, a road, a meeting."""
    return fold(word) in GENERIC or re.fullmatch(_KIND, word) is not None


def _is_a_place_for_all(text: str, start: int, end: int) -> bool:
    """Whether two readers of free text agree on a place, and nothing around it speaks of a person."""
    if acts(text[end:]) or _OF_A_PERSON.search(text[:start]):
        return False
    seen = [one for one in language_model.entities(text) if one.kind == "place" and one.start < end and start < one.end]
    return len({source for one in seen for source in one.sources}) > 1


def _is_title(text: str) -> bool:
    """Whether a line is written with capitals throughout, like a heading: there they say nothing."""
    words = re.findall(r"[^\W\d_]+", text)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE_WORDS and capital > _TITLE_SHARE * len(words)
