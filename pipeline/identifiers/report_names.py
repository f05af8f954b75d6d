"""What a published report calls the people of the family: one name a person, and no two people alike."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.identifiers.name_forms import names_in, parts_of
from pipeline.identifiers.normalise import fold
from schemas.person import CasePerson, FamilyPerson

_CHILD = "the child"
_KINSHIP = (
    "grandmother", "grandfather", "aunt", "uncle", "step", "partner", "cousin", "foster", "carer", "friend",
    "neighbour", "mother", "father",
)  # fmt: skip
_SMALL_WORDS = ("of", "the", "to")


def names_in_report(people: Sequence[CasePerson], pseudonym: str | None) -> Mapping[int, str]:
    """What the report calls each person of case.toml, by the person's place in the list.

    Those who would be called alike are numbered, the eldest first. A name of the family within a relationship ("father
    of Ellie") is not repeated: the report's own name for that person stands there.
    """
    plain = [suggestion_for(person) for person in people]
    often = Counter(plain)
    numbers: Counter[str] = Counter()
    numbered: dict[int, str] = {}
    for place in sorted(range(len(people)), key=lambda at: (people[at].date_of_birth or datetime.date.max, at)):
        words = plain[place]
        numbers[words] += 1
        numbered[place] = words if often[words] == 1 or words == _CHILD else f"{words} {numbers[words]}"
    told = {
        word: pseudonym or _CHILD if people[place].role == "subject-child" else words
        for place, words in sorted(numbered.items(), reverse=True)
        for word in _own_words(people[place])
    }
    return {place: _without_names(words, told) for place, words in numbered.items()}


def suggestion_for(person: CasePerson | FamilyPerson) -> str:
    """What a published report calls a member of the family. The child's own is put in from the pseudonym."""
    relationship = (person.relationship or "").strip()
    if person.role == "sibling":
        sex = person.sex if isinstance(person, CasePerson) else None
        return relationship.capitalize() or {"female": "Sister", "male": "Brother"}.get(sex or "", "Sibling")
    if person.role == "significant-adult":
        is_kin = any(word in relationship.lower() for word in _KINSHIP)
        return " ".join(map(_capitalised, relationship.split())) if is_kin else relationship or "Family member"
    return {"mother": "Mother", "father": "Father"}.get(person.role, _CHILD)


def _capitalised(word: str) -> str:
    return word if word in _SMALL_WORDS else word[:1].upper() + word[1:]


def _own_words(person: CasePerson) -> list[str]:
    """The given names of a person, folded, by which another's relationship may be described."""
    written = [name for one in (person.name, *person.also_known_as) for name in names_in(one)]
    return [parts_of(name).given[0] for name in written if parts_of(name).given]


def _without_names(words: str, told: Mapping[str, str]) -> str:
    """The words with each given name of the family, and the surname behind it, as the report has it."""
    kept: list[str] = []
    in_name = False
    for word in words.split():
        bare, owner, _ = word.partition("'s")
        instead = told.get(fold(bare.strip(",.()"))) if word[:1].isupper() else None
        if in_name and instead is None and word[:1].isupper():
            kept[-1] += owner
            continue
        in_name = instead is not None
        kept.append(word if instead is None else instead + owner)
    return " ".join(kept)
