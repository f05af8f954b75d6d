"""People whom the case knows, and people met elsewhere in the draft: every way in which their names are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.identifiers.known import KnownPerson, Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.name_index import NameIndex, Use, index_of
from pipeline.identifiers.name_tables import ACRONYMS, FORM_OF_ADDRESS, MONTHS, TITLES, WORDS_THAT_ARE_NAMES, kin_word
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.word_lists import word_list
from schemas.finding import FindingSeverity

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_BROKEN = re.compile(r"[^\W\d_]+(?:-(?=[a-z])[^\W\d_]+)?")
_GAP = re.compile(r"[ \t\n]{1,2}|[-'’]|,[ \t\n]{1,2}|\.[ \t]?|[ \t]-[ \t]")
_SHARED, _FAMILY = "a member of the family", "the family"
_WHOLE_FAMILY = re.compile(r" (?:family|household|children|siblings|home|house|parents)\b")
_SEX_OF_KIN = {
    "grandmother": "female", "mother": "female", "aunt": "female", "sister": "female", "stepmother": "female",
    "grandfather": "male", "father": "male", "uncle": "male", "brother": "male", "stepfather": "male",
}  # fmt: skip
_BEFORE_A_MONTH = word_list("before_a_month")
_PERSON_VERBS = word_list("verbs_of_persons")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    folded: str

    @property
    def capitalised(self) -> bool:
        return self.word[0].isupper()


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words in a row that can all belong to one person."""

    tokens: tuple[_Token, ...]
    uses: tuple[Use, ...]
    people: tuple[KnownPerson, ...]


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Full, first, last and short names, initials, misspellings, in any case and accent, with titles."""
    index = index_of(roster)
    tokens = tuple(_tokens(text, index))
    place = 0
    while place < len(tokens):
        hit = _longest_hit(text, tokens, place, index)
        if hit is None:
            place += 1
            continue
        if _is_meant(text, tokens, place, hit):
            yield _span(text, tokens, place, hit, roster)
        place += len(hit.tokens)
    yield from _initials(text, index)


def _tokens(text: str, index: NameIndex) -> Iterator[_Token]:
    """The words; a name that the end of a line broke at a hyphen ("Tie-gan") is one word."""
    for match in _WORD_OR_BROKEN.finditer(text):
        whole = fold(match.group().replace("-", ""))
        if "-" in match.group() and whole in index.words:
            yield _Token(match.start(), match.end(), match.group(), whole)
        else:
            for word in _WORD.finditer(text, match.start(), match.end()):
                yield _Token(word.start(), word.end(), word.group(), fold(word.group()))


def _longest_hit(text: str, tokens: tuple[_Token, ...], place: int, index: NameIndex) -> _Hit | None:
    """The longest row of words from here on that one and the same person can own."""
    taken: list[_Token] = []
    uses: list[Use] = []
    owners: tuple[KnownPerson, ...] = ()
    for token in tokens[place:]:
        gap = text[taken[-1].end : token.start] if taken else ""
        if gap.startswith(".") and len(taken[-1].word) > 1:
            break  # only an initial is followed by a full stop within a name
        if taken and (not _GAP.fullmatch(gap) or (gap == "'" and token.folded == "s")):
            break
        found = index.uses(token.folded, token.capitalised, bool(taken))
        kept = tuple(person for person in owners if person in found) if taken else tuple(found)
        if not kept:
            break
        taken.append(token)
        uses.append(found[kept[0]])
        owners = kept
    while taken and uses[-1] in ("particle", "initial") and not (uses[-1] == "initial" and "given" in uses):
        taken.pop()
        uses.pop()
    if not taken or all(use in ("particle", "initial") for use in uses):
        return None
    owners = (
        tuple(person for person in owners if person in index.uses(taken[0].folded, taken[0].capitalised, False))
        or owners
    )
    return _Hit(tuple(taken), tuple(uses), owners)


def _is_meant(text: str, tokens: tuple[_Token, ...], place: int, hit: _Hit) -> bool:
    """Whether a person is meant: a single word that is also English needs evidence."""
    first = hit.tokens[0]
    full = [use for use in hit.uses if use not in ("particle", "initial")]
    if len(full) > 1 and any(token.capitalised for token in hit.tokens):
        return True
    if not first.capitalised:
        distinct = len(first.word) >= 4 and hit.uses[0] not in ("misspelt", "short", "middle")
        return distinct and not _is_also_a_word(first) and not is_english(first.folded)
    if not _is_also_a_word(first) or len(hit.tokens) > 1:
        return True
    before = tokens[place - 1] if place else None
    titled = before is not None and before.folded in TITLES and text[before.end : first.start].strip(" .") == ""
    return titled or _has_evidence(text, before, first)


def _is_also_a_word(token: _Token) -> bool:
    return token.folded in WORDS_THAT_ARE_NAMES or token.folded in MONTHS or len(token.word) <= 2


def _has_evidence(text: str, before: _Token | None, token: _Token) -> bool:
    """A capital in the middle of a sentence, a possessive, or the verb of a person after it."""
    rest = text[token.end :]
    if re.match(r"'s\b", rest) and token.folded not in MONTHS:
        return True
    if re.match(r" (?:family|household|siblings)\b", rest) and re.search(r"(?i)\bthe $", text[: token.start]):
        return True
    following = re.match(r"\s+([^\W\d_]+)", rest)
    verb = following is not None and fold(following.group(1)) in _PERSON_VERBS
    if token.folded in MONTHS:
        dated = re.match(r",?\s*\d", rest) or re.search(r"\d(?:st|nd|rd|th)?\s*$", text[: token.start])
        return verb and not dated and not (before is not None and before.folded in _BEFORE_A_MONTH)
    starts = re.search(r"(?:^|[.!?:;\n•]['\")]?)\s*['\"(]?$", text[: token.start]) is not None
    if starts:
        return verb
    title_case = (
        following is not None and following.group(1)[0].isupper() and following.group(1).lower() not in ("and", "i")
    )
    preceded = before is not None and before.capitalised and text[before.end : token.start] == " "
    return not title_case and not (preceded and before is not None and fold(before.word) not in TITLES)


def _span(text: str, tokens: tuple[_Token, ...], place: int, hit: _Hit, roster: Roster) -> Span:
    start, end = hit.tokens[0].start, hit.tokens[-1].end
    before = tokens[place - 1] if place else None
    if (
        before is not None
        and before.folded in FORM_OF_ADDRESS
        and text[before.end : start].strip(" .") == ""
        and before.capitalised
    ):
        start = before.start
    people = _meant_people(hit, before, text[:start])
    whole = _is_whole_family(text, start, end, hit)
    if whole is not None:
        reason = f"The surname of {_roles(tuple(one for one in hit.people if one.is_family))}."
        return Span(start, end, text[start:end], "person", reason, "must-fix", _roles(hit.people), whole)
    if len(people) > 1:
        return Span(start, end, text[start:end], "person", _shared_reason(people), "must-fix", _roles(people), _SHARED)
    person = people[0]
    return Span(
        start,
        end,
        text[start:end],
        "person",
        _reason(hit, person, roster),
        _severity(hit, person, roster),
        person.matches if person not in roster.met else None,
        _suggestion(person, roster),
    )


def _meant_people(hit: _Hit, before: _Token | None, text_before: str) -> tuple[KnownPerson, ...]:
    """Whom the words can mean: one person, but for a surname that several of the family share.

    A title says the sex, and that an adult is meant; kin just before the name ("the grandmother, Mrs Marsh") says who.
    """
    if any(use in ("given", "short", "middle") for use in hit.uses):
        return hit.people[:1]
    people = tuple(one for one in hit.people if one.is_family) or hit.people[:1]
    kin = re.search(r"([^\W\d_]+)(?:,? |, | \()$", text_before)
    said = kin_word(fold(kin.group(1))) if kin else ""
    if named := [one for one in people if said in _kin_of(one)]:
        people = tuple(named)
    sex = {"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female"}.get(
        before.folded if before else ""
    )
    adults = tuple(one for one in people if one.role not in ("subject child", "sibling"))
    if sex and adults:
        people = tuple(one for one in adults if _sex(one) == sex) or tuple(one for one in adults if not _sex(one))
        people = people or adults
    first = people[0]
    return (first, *(one for one in people[1:] if not _is_same(one, first)))


def _is_whole_family(text: str, start: int, end: int, hit: _Hit) -> str | None:
    """What stands for a surname that means them all: "the Hollises", "the Hollis family"; `None` where it does not."""
    if not any(one.is_family for one in hit.people) or any(use in ("given", "short", "middle") for use in hit.uses):
        return None
    last = hit.tokens[-1]
    is_plural = "misspelt" in hit.uses and last.folded.endswith("s") and re.search(r"(?i)\bthe $", text[:start])
    if is_plural:
        return _FAMILY
    return _SHARED if len(hit.tokens) == 1 and start == last.start and _WHOLE_FAMILY.match(text[end:]) else None


def _sex(person: KnownPerson) -> str | None:
    return person.sex or next((sex for kin, sex in _SEX_OF_KIN.items() if kin in _kin_of(person)), None)


def _kin_of(person: KnownPerson) -> frozenset[str]:
    """The words by which kin is called, as the case and the report have them: "grandmother", "sister"."""
    both = (fold(person.role), fold(person.suggestion))
    return frozenset(re.sub(r"[\s\d-]+", " ", words).split(" of ")[0].split()[-1] for words in both if words.strip())


def _is_same(one: KnownPerson, other: KnownPerson) -> bool:
    """Whether two entries are one person, or are written alike in the report."""
    names = {fold(name) for name in one.names}
    return one.suggestion == other.suggestion or any(fold(name) in names for name in other.names)


def _shared_reason(people: tuple[KnownPerson, ...]) -> str:
    return f"Several people of the case share this surname: {_roles(people)}. Read each place, and write who is meant."


def _roles(people: tuple[KnownPerson, ...]) -> str:
    roles = list(dict.fromkeys(one.role for one in people))
    return ", ".join(roles[:-1]) + f" or {roles[-1]}" if len(roles) > 1 else roles[0]


def _severity(hit: _Hit, person: KnownPerson, roster: Roster) -> FindingSeverity:
    if person in roster.met:
        return "check"
    if all(use in ("middle", "short", "initial") for use in hit.uses) and hit.uses[0] == "middle":
        return "check"
    return "must-fix"


def _reason(hit: _Hit, person: KnownPerson, roster: Roster) -> str:
    if person in roster.met:
        return f"The same name as “{person.names[0]}”, found elsewhere in this draft."
    if "misspelt" in hit.uses:
        return f"Another spelling, or a misspelling, of the name of the {person.role}."
    if hit.uses == ("short",):
        return f"A short form of the name of the {person.role}."
    return (
        f"The name of the {person.role}, whom the case knows."
        if person.is_family
        else "The name of somebody who works with the case."
    )


def _suggestion(person: KnownPerson, roster: Roster) -> str:
    if person.role == "subject child" and roster.pseudonym:
        return roster.pseudonym
    return person.suggestion


def _initials(text: str, index: NameIndex) -> Iterator[Span]:
    """The initials of a member of the family, in capitals: "TH", "T.H."."""
    for match in re.finditer(r"(?<![\w./-])([A-Z])\.?[ ]?([A-Z])(?:\.|\b)(?![\w/-])", text):
        letters = (match.group(1) + match.group(2)).lower()
        person = index.initials.get(letters)
        if person is not None and letters not in ACRONYMS:
            yield Span(
                match.start(),
                match.end(),
                match.group(),
                "person",
                f"May be the initials of the {person.role}.",
                "check",
                person.matches,
                person.suggestion,
            )
