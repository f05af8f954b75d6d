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
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Names of persons; the text is read a second time with ALL CAPS written as ordinary names."""
    nobody = frozenset({fold(roster.pseudonym)}) if roster.pseudonym else frozenset()
    agencies = {word for phrase, reason in roster.allowed if "agency" in reason for word in fold(phrase).split()}
    stretches: list[tuple[int, int]] = []
    for written in dict.fromkeys((text, softened(text))):
        for entity in language_model.entities(written):
            if entity.kind == "person" or (
                entity.kind == "organisation" and _looks_like_a_name(written[entity.start : entity.end])
            ):
                stretches.append((entity.start, entity.end))
    for pattern in (_TITLED, _KIN, _SPEAKS):
        stretches += [
            match.span("name") for match in pattern.finditer(text) if _is_unusual(match["name"], pattern is _TITLED)
        ]
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


def softened(text: str) -> str:
    """The same text with each word in capitals of four letters or more written like a name, letter for letter.

    In a line that is mostly capitals, shorter words too.
    """
    letters = [letter for letter in text if letter.isalpha()]
    mostly = sum(letter.isupper() for letter in letters) > 0.7 * len(letters) if letters else False
    least = 2 if mostly else 4
    pattern = rf"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{{{least},}}(?![^\W_])"
    if mostly:
        return re.sub(pattern, lambda match: _as_a_name(match.group()), text)
    return re.sub(
        pattern, lambda match: match.group() if _is_acronym(match.group()) else _as_a_name(match.group()), text
    )


def _as_a_name(word: str) -> str:
    return word[0] + "".join(_lowered(letter) for letter in word[1:])


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
        if current is not None and (start <= current[1] or text[current[1] : start] in (" ", "-", "\t")):
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


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
