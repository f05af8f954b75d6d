"""Which person of the case a returned person is, and how two spellings compare."""

import re

from rapidfuzz import fuzz

from pipeline.settings import NAME_SPELLING_LIKENESS
from schemas.case import Case
from schemas.person import CasePerson, FamilyPerson

_ONLY_ONE = ("subject-child", "mother", "father")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "master", "baby"})
_NOT_LETTERS = re.compile(r"[^\w]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def plain_name(name: str) -> str:
    """Lower-case words without titles, brackets and punctuation: `SMITH, Mrs. Jane (mother)` is `smith jane`."""
    words = _NOT_LETTERS.sub(" ", _IN_BRACKETS.sub(" ", name).casefold().replace("’", "").replace("'", "")).split()
    return " ".join(word for word in words if word not in _TITLES)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names have the same words, in any order: `Smith, Jane` is `Jane Smith`."""
    return sorted(plain_name(one).split()) == sorted(plain_name(other).split())


def is_known_as(person: CasePerson, name: str) -> bool:
    """Whether the case has this name for the person, as a name or as an alias."""
    return any(is_same_name(name, known) for known in (person.name, *person.also_known_as))


def find_in_case(person: FamilyPerson, case: Case) -> CasePerson | None:
    """The person of the case who is meant, or `None` where nobody is.

    Tried in order: name or alias; the same NHS number; a like spelling within the same role; the role, where a case has
    only one person of it (subject child, mother, father).
    """
    by_name = [known for known in case.people if person.name and is_known_as(known, person.name)]
    if by_name:
        return next((known for known in by_name if known.role == person.role), by_name[0])
    by_number = [known for known in case.people if person.nhs_number and known.nhs_number == person.nhs_number]
    if len(by_number) == 1:
        return by_number[0]
    same_role = [known for known in case.people if known.role == person.role]
    if person.name:
        likely = max(same_role, key=lambda known: _likeness(known, person.name or ""), default=None)
        if likely and _likeness(likely, person.name) >= NAME_SPELLING_LIKENESS:
            return likely
    return same_role[0] if person.role in _ONLY_ONE and len(same_role) == 1 else None


def _likeness(known: CasePerson, name: str) -> float:
    return max(fuzz.token_sort_ratio(plain_name(name), plain_name(each)) for each in (known.name, *known.also_known_as))


def names_only_another_child(text: str, case: Case) -> bool:
    """Whether the text names a brother or sister and not the subject child."""
    child = case.subject_child
    if child is None:
        return False
    siblings = [
        name for person in case.people if person.role == "sibling" for name in (person.name, *person.also_known_as)
    ]
    own = [child.name, *child.also_known_as]
    says_child = re.search(r"\b(child|children|siblings|both|all)\b", text, re.IGNORECASE)
    return not says_child and _names_any(text, siblings) and not _names_any(text, own)


def _names_any(text: str, names: list[str]) -> bool:
    firsts = {name.split()[0].casefold() for name in names if name.split()}
    return any(word in firsts for word in re.findall(r"\w+", text.casefold()))


def names_of_children(case: Case) -> dict[str, str]:
    """First name or alias, in lower case, of each child of the family, and the name of that child.

    A name that also is an adult's or that two children bear tells nobody apart and is left out.
    """
    found: dict[str, set[str]] = {}
    for person in case.people:
        for name in (person.name, *person.also_known_as):
            if words := plain_name(name).split():
                is_child = person.role in ("subject-child", "sibling")
                found.setdefault(words[0], set()).add(person.name if is_child else "")
    return {word: name for word, names in found.items() if len(names) == 1 and (name := next(iter(names)))}
