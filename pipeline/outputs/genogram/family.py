"""Who is whose parent and partner, as the case says; what is only inferred from a role is marked as uncertain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.person import CasePerson

_GENERATION_WORDS: tuple[tuple[str, int], ...] = (
    ("great-grand", -3), ("great grand", -3), ("grandson", 1), ("granddaughter", 1), ("grandchild", 1), ("grand", -2),
    ("aunt", -1), ("uncle", -1), ("step", -1), ("partner", -1), ("carer", -1), ("cousin", 0), ("brother", 0),
    ("sister", 0), ("nephew", 1), ("niece", 1),
)  # fmt: skip
_SEX_WORDS = {
    "female": re.compile(r"\b(grand)?(mother|sister|aunt|niece|daughter|wife|girlfriend|stepmother|stepsister)\b"),
    "male": re.compile(r"\b(grand)?(father|brother|uncle|nephew|son|husband|boyfriend|stepfather|stepbrother)\b"),
}


@dataclass(frozen=True)
class Couple:
    """One or two people who are parents together, partners, or both.

    Args:
        members: names, one or two.
        children: names, eldest first.
        state: partners now, partners once, or not said.
        uncertain: names of children whose place here is taken from a role only.
        kinds: "adopted" or "fostered" for children who were not born to them, by name.
        elsewhere: names of children whom they adopted or foster, and who stand with those to whom they were born.
    """

    members: tuple[str, ...]
    children: tuple[str, ...] = ()
    state: str = "not stated"
    uncertain: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()

    @property
    def is_by_role(self) -> bool:
        """Whether the link rests on roles alone."""
        return bool(self.children) and set(self.children) <= self.uncertain


@dataclass
class Family:
    """The people with their links, made once and then only read."""

    people: dict[str, CasePerson]
    couples: list[Couple] = field(default_factory=list)
    generation: dict[str, int] = field(default_factory=dict)
    sex: dict[str, str | None] = field(default_factory=dict)
    sex_is_by_role: set[str] = field(default_factory=set)


def family_of(people: Sequence[CasePerson]) -> Family:
    """The family as the case's details give it. Two people of one name count once, the first of them."""
    family = Family({person.name: person for person in reversed(people)})
    family.people = {person.name: family.people[person.name] for person in people}
    for person in family.people.values():
        family.sex[person.name], by_role = _sex(person)
        if by_role:
            family.sex_is_by_role.add(person.name)
    family.couples = _couples(family.people)
    family.generation = _generations(family)
    return family


def birth_order(person: CasePerson) -> tuple[bool, str, str]:
    """Eldest first, a pregnancy where it falls; without a date of birth last, by name. Twins stay together."""
    born = person.date_of_birth.isoformat() if person.date_of_birth else ""
    return (person.date_of_birth is None, born, min(person.name, person.twin_of or person.name))


def _sex(person: CasePerson) -> tuple[str | None, bool]:
    if person.sex:
        return person.sex, False
    if person.role in ("mother", "father"):
        return ("female" if person.role == "mother" else "male"), False
    words = (person.relationship or "").casefold()
    if "partner" not in words and "'s" not in words:
        for sex, pattern in _SEX_WORDS.items():
            if pattern.search(words):
                return sex, True
    return None, False


def _couples(people: dict[str, CasePerson]) -> list[Couple]:
    links: list[_Link] = []
    for person in people.values():
        given = _named(person.parents, person, people)
        if given:
            links.append(_Link(person.name, given))
        elif by_role := _parents_by_role(person, people):
            links.append(_Link(person.name, by_role, is_by_role=True))
        for names, kind in ((person.adopted_by, "adopted"), (person.fostered_by, "fostered")):
            if members := _named(names, person, people):
                links.append(_Link(person.name, members, kind))
    told = {link.child for link in links}
    for name, grandparents in _grandparents_by_role(people).items():
        if name not in told:
            links.append(_Link(name, grandparents, is_by_role=True))
    return _joined(links, people)


@dataclass(frozen=True)
class _Link:
    """One child with the one or two people to whom it was born, who adopted it, or who foster it."""

    child: str
    members: tuple[str, ...]
    kind: str = "born"
    is_by_role: bool = False


def _named(names: Sequence[str], person: CasePerson, people: dict[str, CasePerson]) -> tuple[str, ...]:
    return tuple(name for name in names if name in people and name != person.name)[:2]


def _joined(links: Sequence[_Link], people: dict[str, CasePerson]) -> list[Couple]:
    states = _partner_states(people)
    pairs: dict[frozenset[str], tuple[str, ...]] = {frozenset(pair): tuple(sorted(pair)) for pair in states}
    for link in links:
        pairs.setdefault(frozenset(link.members), link.members)
    born = {link.child for link in links if link.kind == "born"}
    couples = []
    for key, members in pairs.items():
        own = {link.child: link for link in links if frozenset(link.members) == key}
        in_order = sorted(own, key=lambda name: birth_order(people[name]))
        children = tuple(name for name in in_order if own[name].kind == "born" or name not in born)
        elsewhere = tuple(name for name in in_order if name not in children)
        uncertain = frozenset(name for name, link in own.items() if link.is_by_role)
        kinds = {name: link.kind for name, link in own.items() if link.kind != "born"}
        couples.append(Couple(members, children, states.get(key, "not stated"), uncertain, kinds, elsewhere))
    return sorted(couples, key=lambda couple: _couple_order(couple, people))


def _couple_order(couple: Couple, people: dict[str, CasePerson]) -> tuple[int, tuple[bool, str, str], str]:
    """By the eldest child, so that the eldest stands left; without children former partners first, others last."""
    if couple.children:
        return (1, birth_order(people[couple.children[0]]), "/".join(sorted(couple.members)))
    return (2 if couple.state == "partners" else 0, (True, "", ""), "/".join(sorted(couple.members)))


def _partner_states(people: dict[str, CasePerson]) -> dict[frozenset[str], str]:
    states: dict[frozenset[str], str] = {}
    for person in people.values():
        for names, state in ((person.former_partners, "former"), (person.partners, "partners")):
            for name in names:
                if name in people and name != person.name:
                    states[frozenset((person.name, name))] = state
    for person in people.values():
        words = (person.relationship or "").casefold()
        of = next((role for role in ("mother", "father") if f"{role}'s" in words or f"of {role}" in words), None)
        other = _first(people.values(), of) if of and "partner" in words else None
        if other and other != person.name and not person.partners and not person.former_partners:
            is_former = re.search(r"\b(ex|former)\b", words) is not None
            states.setdefault(frozenset((person.name, other)), "former" if is_former else "partners")
    return states


def _parents_by_role(person: CasePerson, people: dict[str, CasePerson]) -> tuple[str, ...]:
    if person.role not in ("subject-child", "sibling") or person.adopted_by or person.fostered_by:
        return ()  # of a child who lives with others, nobody may infer whose it was born
    found = (_first(people.values(), "mother"), _first(people.values(), "father"))
    return tuple(name for name in found if name)


def _grandparents_by_role(people: dict[str, CasePerson]) -> dict[str, tuple[str, ...]]:
    sides: dict[str, list[str]] = {"mother": [], "father": []}
    for person in people.values():
        words = (person.relationship or "").casefold()
        if person.role == "significant-adult" and "grand" in words and "great" not in words:
            side = "mother" if "maternal" in words else "father" if "paternal" in words else None
            if side:
                sides[side].append(person.name)
    found = {_first(people.values(), role): tuple(names[:2]) for role, names in sides.items() if names}
    return {name: names for name, names in found.items() if name}


def _first(people: Iterable[CasePerson], role: str | None) -> str | None:
    return next((person.name for person in people if person.role == role), None)


def _generations(family: Family) -> dict[str, int]:
    """0 for the subject child and siblings, -1 for the parents' generation, and so on; links decide before words."""
    known: dict[str, int] = {}
    starts = [person for role in ("subject-child", "sibling", "mother", "father") for person in family.people.values()
              if person.role == role]  # fmt: skip
    for person in [*starts, *family.people.values()]:
        if person.name not in known:
            known[person.name] = _stated_generation(person)
            _spread(known, family.couples)
    return known


def _stated_generation(person: CasePerson) -> int:
    if person.role in ("subject-child", "sibling"):
        return 0
    words = (person.relationship or "").casefold()
    if person.role == "significant-adult":
        return next((level for word, level in _GENERATION_WORDS if word in words), -1)
    return -1


def _spread(known: dict[str, int], couples: Sequence[Couple]) -> None:
    """Carry generations along the links until nothing changes; each person is set once, so this ends."""
    is_changed = True
    while is_changed:
        is_changed = False
        for couple in couples:
            level = next((known[name] for name in couple.members if name in known), None)
            if level is None:
                level = next((known[name] - 1 for name in couple.children if name in known), None)
            if level is None:
                continue
            for name, wanted in (*((m, level) for m in couple.members), *((c, level + 1) for c in couple.children)):
                if name not in known:
                    known[name] = wanted
                    is_changed = True
