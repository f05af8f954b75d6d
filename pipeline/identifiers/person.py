"""People whom the case does not know: names that a reader of free text sees, and words beside a title or kin."""

import re
from collections.abc import Iterable, Iterator

from pipeline.identifiers import language_model
from pipeline.identifiers.communities import COUNTRIES
from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC, is_generic
from pipeline.identifiers.name_tables import ACRONYMS, MONTHS, TITLES, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.returned_people import ROLE_WORDS

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*"
_FULL = rf"{_NAME}(?:[ \t]+(?:(?:de|van|der|von|al|el|bin|ibn|da|dos|del|la|le|O')[ \t-]?)?{_NAME}){{0,3}}"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Rev|PC|DC|DS|DI|DCI|PCSO|Sgt|WPC|"
    rf"HHJ)\.?[ \t]+(?P<name>{_FULL})"
)
_KIN = re.compile(
    rf"\b(?i:mother|father|mum|dad|sister|brother|sibling|half-brother|half-sister|son|daughter|uncle|aunt|auntie|"
    rf"cousin|nan|nana|"
    rf"grandmother|grandfather|grandma|grandad|partner|boyfriend|girlfriend|husband|wife|friend|neighbour|twin|"
    rf"stepfather|"
    rf"stepmother|carer|called|named|baby|toddler|lodger|flatmate|{ROLE_WORDS}),?[ \t]+(?P<name>{_FULL})"
)
_SPEAKS = re.compile(
    rf"(?P<name>{_NAME})(?:'s mother|'s father|[ \t]+(?:said|told|disclosed|stated|replied|reported|alleged|cried|"
    rf"smiled|lives|lived))\b"
)
_SURNAME_FIRST = re.compile(
    rf"(?:^|\b(?i:statement|report|notes?|letter|interview|account|records?|referral|email|message|name|subject|patient|"
    rf"re)(?:[ \t]+(?i:of|for|by|from|with|about)|:)?[ \t]+)(?P<name>(?P<last>{_NAME}), (?P<first>{_NAME}))"
    r"(?=[ \t]+[a-z(]|\W*$)"
)
_WHERE = re.compile(r"\b(?:in|to|near)\s$")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,}(?:-[A-ZÀ-ÖØ-Þ]{2,})?\b")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Names of persons; the text is read a second time with ALL CAPS written as ordinary names."""
    nobody = frozenset({fold(roster.pseudonym)}) if roster.pseudonym else frozenset()
    agencies = {word for phrase, reason in roster.allowed if "agency" in reason for word in fold(phrase).split()}
    stretches = [*_read(text), *_beside(text)]
    for start, end in _joined(text, [_trimmed(text, *stretch, nobody) for stretch in stretches]):
        name = text[start:end]
        if not _is_nobody(name) and not _is_of_an_agency(name, agencies):
            yield Span(
                start,
                end,
                name,
                "person",
                "Reads like the name of a person whom the case does not know.",
                "check",
                None,
                _suggestion(text, start),
            )


def _read(text: str) -> Iterator[tuple[int, int]]:
    """What the readers of free text take for a person, and for an organisation that looks like one."""
    for written in dict.fromkeys((text, softened(text))):
        seen = language_model.entities(written)
        places = {(one.start, one.end) for one in seen if one.kind == "place" and _WHERE.search(written[: one.start])}
        for one in seen:
            words = written[one.start : one.end]
            is_person = one.kind == "person" and (one.start, one.end) not in places
            if is_person or (one.kind == "organisation" and _looks_like_a_name(words)):
                yield one.start, one.end


def _beside(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised words beside a title, kin or a verb of speech; two or three words in capitals that are no words."""
    for pattern in (_TITLED, _KIN, _SPEAKS):
        for match in pattern.finditer(text):
            if _is_unusual(match["name"], pattern is _TITLED):
                yield match.span("name")
    for match in _SURNAME_FIRST.finditer(text):
        if _is_unusual(match["last"], False) and fold(match["first"]) not in GENERIC | MONTHS:
            yield match.span("name")
    yield from _in_capitals(text)


def _in_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Two or more words in a row in capitals, none of which is English or an acronym."""
    run: list[re.Match[str]] = []
    for match in [*_CAPITALS.finditer(text), None]:
        unknown = match is not None and _is_no_word(match.group())
        if match is not None and unknown and run and text[run[-1].end() : match.start()] == " ":
            run.append(match)
            continue
        if len(run) > 1:
            yield run[0].start(), run[-1].end()
        run = [match] if match is not None and unknown else []


def _is_no_word(written: str) -> bool:
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", written)]
    return not any(is_english(word) or word in GENERIC or word in ACRONYMS for word in words)


def softened(text: str) -> str:
    """The same text with each word in capitals of four letters or more written like a name, letter for letter.

    In a line that is mostly capitals, shorter words too.
    """
    letters = [letter for letter in text if letter.isalpha()]
    mostly = sum(letter.isupper() for letter in letters) > 0.7 * len(letters) if letters else False
    least = 2 if mostly else 4
    pattern = rf"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{{{least},}}(?![^\W_])"
    if mostly:
        return re.sub(pattern, lambda match: _in_a_sentence(match.group()), text)
    return re.sub(
        pattern, lambda match: match.group() if _is_acronym(match.group()) else _as_a_name(match.group()), text
    )


def _as_a_name(word: str) -> str:
    return word[0] + "".join(_lowered(letter) for letter in word[1:])


def _in_a_sentence(word: str) -> str:
    """A word of a line in capitals as it stands in a sentence: small, unless it could be a name."""
    folded = fold(word)
    plain = folded in GENERIC or (is_english(folded) and not _could_be_a_name(folded))
    return "".join(map(_lowered, word)) if plain and folded not in WORDS_THAT_ARE_NAMES else _as_a_name(word)


def _is_acronym(word: str) -> bool:
    return fold(word) in ACRONYMS or fold(word) in GENERIC


def _lowered(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _trimmed(text: str, start: int, end: int, nobody: frozenset[str]) -> tuple[int, int]:
    """Whole words only, without line ends, possessives, titles and words that name nobody at either end."""
    while start > 0 and (
        text[start - 1].isalpha() or (text[start - 1] in "-'" and start > 1 and text[start - 2].isalpha())
    ):
        start -= 1
    while end < len(text) and (
        text[end].isalpha() or (text[end] == "-" and end + 1 < len(text) and text[end + 1].isupper())
    ):
        end += 1
    line = re.search(r"[\n\t;:()\[\]/|]", text[start:end])
    end = start + line.start() if line and line.start() else end
    words = [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\W_]+(?:['-][^\W\d_]+)*", text[start:end])
    ]
    while words and _names_nobody(text, words[0], nobody):
        words.pop(0)
    while words and _names_nobody(text, words[-1], nobody):
        words.pop()
    if not words:
        return start, start
    first, last = words[0][0], words[-1][1]
    return first, last - 2 if text[first:last].lower().endswith("'s") else last


def _names_nobody(text: str, word: tuple[int, int], nobody: frozenset[str]) -> bool:
    written = text[word[0] : word[1]]
    folded = fold(written).removesuffix("'s")
    if folded in nobody:
        return True
    return (
        folded in GENERIC
        or folded in TITLES
        or not written[0].isupper()
        or folded.removesuffix("'s") in GENERIC
        or written.isdigit()
    )


def _joined(text: str, stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping stretches, and those with only a space between them, are one name."""
    current: tuple[int, int] | None = None
    for start, end in sorted(stretch for stretch in stretches if stretch[1] > stretch[0]):
        if current is not None and (start <= current[1] or _are_one_name(text, current, (start, end))):
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _are_one_name(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether only a space or a hyphen stands between two stretches, or the comma of "Surname, First"."""
    between = text[first[1] : second[0]]
    if between == ", " and " " not in text[slice(*first)] and re.match(r"\W*$|\W", text[second[1] :] or " "):
        return re.search(r"(?:^|[:\n]\s*|\b(?:of|for|by|from|re|about)\s)$", text[: first[0]]) is not None
    return between in (" ", "-", "\t")


def _is_nobody(name: str) -> bool:
    """Whether the words are a role, a month, an acronym, or a single plain English word."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if not words or max(map(len, words)) < 2 or is_generic(name) or all(word in MONTHS for word in words):
        return True
    if len(words) == 1:
        word = words[0]
        acronym = name.isupper() and len(name) <= 6
        return acronym or (is_english(word) and not _could_be_a_name(word) and word not in WORDS_THAT_ARE_NAMES)
    return all(is_english(word) and word not in WORDS_THAT_ARE_NAMES and not _could_be_a_name(word) for word in words)


def _is_of_an_agency(name: str, agencies: set[str]) -> bool:
    """Whether the words are the area in an agency's name, or a country."""
    words = set(fold(name).replace("'s", "").split())
    return words <= agencies or words <= COUNTRIES


def _could_be_a_name(word: str) -> bool:
    """WordNet holds famous names in lower case (sarah, james): a word without plural or verb uses stays a candidate."""
    return is_english(word) and word not in language_model.plain_words()


def _is_unusual(name: str, titled: bool) -> bool:
    """After a title any capitalised word is a name; after kin or before a verb of speech, one that is not English."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if titled:
        return not is_generic(name)
    return bool(words) and words[0] not in GENERIC and not (is_english(words[0]) and not _could_be_a_name(words[0]))


def _looks_like_a_name(words: str) -> bool:
    """An organisation of two or three capitalised words, none of them English, is as often a person."""
    parts = words.split()
    return 2 <= len(parts) <= 3 and all(
        part[0].isupper() and part.isalpha() and fold(part) not in GENERIC and not is_english(fold(part))
        for part in parts
    )


def _suggestion(text: str, start: int) -> str:
    """The role that stands before the name, if one does."""
    role = re.search(rf"\b({ROLE_WORDS}),?\s*(?:\w{{2,4}}\.?\s)?$", text[max(0, start - 40) : start], re.IGNORECASE)
    return f"the {role.group(1).lower()}" if role else "the person's role or relationship"
