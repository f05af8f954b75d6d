"""People whom the case does not know: names that a reader of free text sees, and words beside a title or kin."""

import re
from collections.abc import Iterable, Iterator

from pipeline.identifiers import language_model
from pipeline.identifiers.beside_names import beside, beside_a_name, certain, could_be_a_name
from pipeline.identifiers.communities import COUNTRIES, LANGUAGES, PEOPLES, RELIGIONS
from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC, is_generic
from pipeline.identifiers.name_tables import ACRONYMS, FORM_OF_ADDRESS, MONTHS, TITLES, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.returned_people import ROLE_WORDS
from pipeline.identifiers.unexplained import acts, given_names_in_sentences, is_a_kind, unexplained
from pipeline.identifiers.word_lists import word_list

ROLE_NOT_SAID = "the person's role or relationship"
"""What is advised where nothing says who it is."""
_OTHER_THINGS = word_list("products") | frozenset(fold(f"{PEOPLES}|{LANGUAGES}|{RELIGIONS}").split("|"))
_ROLES_OF_TITLES = {"dr": "the doctor", "cllr": "the councillor"} | dict.fromkeys(
    ("pc", "dc", "ds", "di", "dci", "sgt"), "the police officer"
)
_GIVEN_NAMES = word_list("given_names_that_are_words")
_AREAS = word_list("authorities")
_KEPT_AT_THE_ENDS = frozenset({"nana", "ward", "king", "black", "young", "church", "west"})
"""Kin and kinds of places that begin or end many names: "Felix Ward", "Nana Yaw"."""
_WHERE = re.compile(r"\b(?:in|to|near)\s$")
_SPOKEN_TO = re.compile(
    r"(?i)\b(?:according|spoke|speak|talk\w*|said|wrote|letter|message|e-?mail|married|known|close|listen\w*|apolog\w+|"
    r"belong\w*|related|engaged) to\s$"
)
_NAMED_AFTER = re.compile(
    r"(?:'s)? (?:[Ss]yndrome|[Dd]isease|[Dd]isorder|[Mm]alformation|[Dd]ystrophy|[Pp]alsy|[Ss]cale|[Ss]core)\b"
)
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,}(?:-[A-ZÀ-ÖØ-Þ]{2,})?\b")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Names of persons; the text is read a second time with ALL CAPS written as ordinary names."""
    nobody = frozenset({fold(roster.pseudonym)}) if roster.pseudonym else frozenset()
    agencies = {word for phrase, reason in roster.allowed if "agency" in reason for word in fold(phrase).split()}
    stretches = [*certain(text), *given_names_in_sentences(text)]
    sure = [stretch for stretch in stretches if fold(text[slice(*stretch)]) not in nobody]
    found = _names(text, nobody, sure)
    sure += [one for one in beside_a_name(text, found) if fold(text[slice(*one)]) not in nobody]
    for start, end in _joined(text, [*found, *sure]):
        name = text[start:end]
        is_sure = any(start <= first and last <= end for first, last in sure)
        if not is_sure and (_is_nobody(name) or _is_an_area(text, start, end)):
            continue
        if not _is_of_an_agency(name, agencies):
            first = _with_its_title(text, start)
            yield Span(
                first,
                end,
                text[first:end],
                "person",
                "Reads like the name of a person whom the case does not know.",
                "check",
                None,
                _suggestion(text, first),
            )


def _with_its_title(text: str, start: int) -> int:
    """Where a name begins with its form of address: "Mr Duah" becomes "the neighbour", not "Mr the neighbour"."""
    before = re.search(r"\b([A-Z][a-z]{1,8}|[A-Z]{2,3})\.?[ \t]$", text[max(0, start - 12) : start])
    is_title = before is not None and before.group(1).casefold() in FORM_OF_ADDRESS
    return start - len(before.group()) if before is not None and is_title else start


def _names(text: str, nobody: frozenset[str], sure: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Every stretch that may be the name of somebody."""
    stretches = [*_read(text), *beside(text), *_in_capitals(text), *unexplained(text)]
    trimmed = [_trimmed(text, *one, nobody) for one in stretches]
    joined = _joined(text, [*(_grown(text, *one) for one in trimmed if not _has_a_kind(text, *one)), *sure])
    return [stretch for stretch in joined if stretch in sure or not _is_nobody(text[slice(*stretch)])]


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """With the surname that follows, where a reader saw the given name alone."""
    following = re.match(r"[ ]([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)*)(?![\w'-]| [A-Z])", text[end:])
    if (
        following is None
        or not following.group(1).istitle()
        or is_a_kind(following.group(1))
        or fold(following.group(1)) in MONTHS | TITLES | _OTHER_THINGS
    ):
        return start, end
    return start, end + following.end()


def _has_a_kind(text: str, start: int, end: int) -> bool:
    """Whether the word after says that it is a condition or a scale named after somebody."""
    return start == end or _NAMED_AFTER.match(text, end) is not None


def _read(text: str) -> Iterator[tuple[int, int]]:
    """What the readers of free text take for a person, and for an organisation that looks like one."""
    for written in dict.fromkeys((text, softened(text))):
        seen = language_model.entities(written)
        places = {(one.start, one.end) for one in seen if one.kind == "place" and _is_where(written[: one.start])}
        for one in seen:
            words = written[one.start : one.end]
            is_person = one.kind == "person" and (one.start, one.end) not in places
            if is_person or (one.kind == "organisation" and _looks_like_a_name(words)):
                yield from _each(written, one.start, one.end)


def _each(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of "Rose and Dean" one by one."""
    for match in re.finditer(r"(?:(?!\s(?:and|&)\s).)+", text[start:end], re.DOTALL):
        yield start + match.start(), start + match.end()


def _is_where(before: str) -> bool:
    """Whether the words before a place say that something was there: not "according to", not "spoke to"."""
    return _WHERE.search(before) is not None and not _SPOKEN_TO.search(before)


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
    plain = folded in GENERIC or (is_english(folded) and not could_be_a_name(folded))
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
    if not words or _is_part_of_a_code(text, words[0][0], words[-1][1]):
        return start, start
    first, last = words[0][0], words[-1][1]
    return first, last - 2 if text[first:last].lower().endswith("'s") else last


def _is_part_of_a_code(text: str, start: int, end: int) -> bool:
    """Whether letters stand in a bookmark's or a variable's name: "_Toc181887813"."""
    return (start > 0 and text[start - 1] == "_") or text[end : end + 1].isdigit()


def _names_nobody(text: str, word: tuple[int, int], nobody: frozenset[str]) -> bool:
    written = text[word[0] : word[1]]
    folded = fold(written).removesuffix("'s")
    if folded in nobody:
        return True
    if folded in _KEPT_AT_THE_ENDS and written[0].isupper():
        return False
    return folded in GENERIC or folded in TITLES or not written[0].isupper() or written.isdigit()


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
    if all(word in _OTHER_THINGS for word in words):
        return True
    if not words or max(map(len, words)) < 2 or is_generic(name) or all(word in MONTHS for word in words):
        return True
    if len(words) == 1:
        word = words[0]
        if word in _GIVEN_NAMES and name.istitle():
            return False
        acronym = name.isupper() and len(name) <= 6
        return acronym or (is_english(word) and not could_be_a_name(word) and word not in WORDS_THAT_ARE_NAMES)
    return all(is_english(word) and word not in WORDS_THAT_ARE_NAMES and not could_be_a_name(word) for word in words)


def _is_an_area(text: str, start: int, end: int) -> bool:
    """Whether a single word is the name of a county, borough or large city; a title or a verb makes it a person."""
    titled = re.search(r"\b(\w+)\.? $", text[:start])
    is_titled = titled is not None and fold(titled.group(1)) in TITLES
    return fold(text[start:end]) in _AREAS and not is_titled and not acts(text[end:])


def _is_of_an_agency(name: str, agencies: set[str]) -> bool:
    """Whether the words are the area in an agency's name, or a country."""
    words = set(fold(name).replace("'s", "").split())
    return words <= agencies or words <= COUNTRIES


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
    if role is None:
        title = re.match(r"\w+", text[start:])
        return _ROLES_OF_TITLES.get(title.group().casefold() if title else "", ROLE_NOT_SAID)
    words = role.group(1).lower()
    return f"the {words.upper() if words == 'gp' else words}"
