"""Section 1 of the scoping form: the family, one block a person. Source: Document 2, Section 1.

The same labels stand under MOTHER, FATHER and SIBLING; a value belongs to the heading above it. Blocks may be added,
and several people may stand in one block: they are taken apart where every box of the block says as many things.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import cast

from pipeline.forms.answers import Notes, in_one_line, several, together
from pipeline.forms.labels import Answer, Item
from pipeline.forms.scoping_wording import ROLE_KEYS
from schemas.person import FamilyPerson, Role

_POSTCODE_AT_END = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\W*$", re.IGNORECASE)
_RELATIONSHIP = re.compile(
    r"^(.*?)\s*(?:\(|\s[–—-]\s)\s*([^()]*\b(?:partner|boyfriend|girlfriend|husband|wife|step|half|grand\w*|aunt|uncle|cousin"
    r"|mother|father|mgm|mgf|pgm|pgf|maternal|paternal|friend|carer|lodger|neighbour|brother|sister|ex)\b[^()]*)\)?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT = ("person_name", "also_known_as", "ethnicity", "nhs_number", "date_of_birth")


def people(items: Iterable[Item], notes: Notes) -> tuple[FamilyPerson, ...]:
    """Everyone of Section 1, in the order of the form; blocks left blank are left out."""
    found: list[FamilyPerson] = []
    for block in _blocks(items):
        for one in _persons_of(block, notes):
            found.extend(_person(one, f"people.{len(found)}", notes))
    return tuple(found)


def _blocks(items: Iterable[Item]) -> list[list[Answer]]:
    """Answers from one role heading to the next."""
    blocks: list[list[Answer]] = []
    for item in items:
        if not isinstance(item, Answer) or item.section != "1":
            continue
        if item.key in ROLE_KEYS:
            blocks.append([item])
        elif blocks and item.key not in ("", "section_1"):
            blocks[-1].append(item)
    return blocks


def _persons_of(block: list[Answer], notes: Notes) -> list[dict[str, Answer]]:
    """A block taken apart: by a label met a second time, then by several names in its boxes."""
    role = block[0]
    parts: list[list[Answer]] = [[]]
    for answer in block:
        met = {one.key for one in parts[-1] if one.pieces}
        if answer.pieces and answer.key in met and answer.key in ("person_name", "date_of_birth", "nhs_number"):
            parts.append([replace(role, pieces=())])
        parts[-1].append(answer)
    persons = []
    for part in parts:
        persons.extend(_by_lines(together(part), role, notes))
    return persons


def _by_lines(block: dict[str, Answer], role: Answer, notes: Notes) -> list[dict[str, Answer]]:
    name_key = "person_name" if block.get("person_name") and block["person_name"].pieces else role.key
    names = several(block[name_key].text)
    if len(names) < 2 or role.key not in ("sibling", "significant-adult"):
        return [block]
    columns = {key: several(answer.text) for key, answer in block.items() if key in _SPLIT or key == role.key}
    apart = all(len(values) in (0, len(names)) for key, values in columns.items() if key != name_key)
    notes.keep(block[name_key].text)
    notes.say("several-people-in-one-box", block[name_key].location, "people", count=len(names))
    if not apart:
        notes.say("people-not-taken-apart", block[name_key].location, "people", names=", ".join(names))
    persons = []
    for index, name in enumerate(names):
        one = {key: answer for key, answer in block.items() if key in ("home_address", "previous_addresses")}
        for key, values in columns.items():
            if key != name_key and values and (apart or index == 0):
                text = values[index] if apart else block[key].text or ""
                one[key] = _saying(block[key], text)
        one[name_key] = _saying(block[name_key], name)
        one.setdefault(role.key, replace(role, pieces=()))
        persons.append(one)
    return persons


def _saying(answer: Answer, text: str) -> Answer:
    piece = replace(answer.pieces[0], text=text)
    return replace(answer, pieces=(piece,))


def _person(block: dict[str, Answer], where: str, notes: Notes) -> list[FamilyPerson]:
    role = next(answer for key, answer in block.items() if key in ROLE_KEYS)

    def fact(key: str) -> str | None:
        answer = block.get(key)
        return notes.fact(answer.text, answer.location, f"{where}.{key}") if answer else None

    name, relationship = _name_and_relationship(fact(role.key) or fact("person_name"), role.key, notes)
    born, born_text = _day(block, "date_of_birth", where, notes)
    incident, incident_text = _day(block, "date_of_incident", where, notes)
    nhs = block.get("nhs_number")
    number, number_text = notes.nhs_number(nhs.text, nhs.location, f"{where}.nhs_number") if nhs else (None, None)
    previous = block.get("previous_addresses")
    person = FamilyPerson(
        role=cast(Role, role.key),
        name=name,
        also_known_as=_aliases(block.get("also_known_as"), f"{where}.also_known_as", notes),
        relationship=fact("relationship") or relationship,
        ethnicity=fact("ethnicity"),
        nhs_number=number,
        nhs_number_text=number_text,
        date_of_birth=born,
        date_of_birth_text=born_text,
        date_of_incident=incident,
        date_of_incident_text=incident_text,
        home_address=fact("home_address"),
        previous_addresses=addresses(notes.text(previous.text, previous.location, where)) if previous else (),
        location=next((one.location for one in block.values() if one.pieces), role.location),
    )
    empty = FamilyPerson(role=person.role, location=person.location)
    return [] if person == empty else [person]


def _day(block: dict[str, Answer], key: str, where: str, notes: Notes) -> tuple[date | None, str | None]:
    answer = block.get(key)
    return notes.day(answer.text, answer.location, f"{where}.{key}") if answer else (None, None)


def _name_and_relationship(name: str | None, role: str, notes: Notes) -> tuple[str | None, str | None]:
    """ "Alan Pike (mother's partner)" is a name and a relationship; only for adults who are not parents."""
    found = _RELATIONSHIP.match(name) if name and role == "significant-adult" else None
    if found is None:
        return name, None
    notes.keep(name)
    return found.group(1).strip() or None, found.group(2).strip()


def _aliases(answer: Answer | None, where: str, notes: Notes) -> tuple[str, ...]:
    text = notes.text(answer.text, answer.location, where) if answer else None
    if text is None or notes.fact(text, "", where) is None:
        return ()
    notes.keep(text)
    parts = re.split(r"\s*(?:[;\n\t,/]|\bor\b|\band\b|\baka\b)\s*", text, flags=re.IGNORECASE)
    return tuple(part for part in parts if part)


def addresses(text: str | None) -> tuple[str, ...]:
    """Several addresses in one box: apart by semicolons or blank numbers, by postcodes, or one a line."""
    if text is None or re.fullmatch(r"(none|nil|none known)\.?", text.strip(), re.IGNORECASE):
        return ()
    lines = list(several(text)) if ";" not in text else [part.strip() for part in text.split(";")]
    lines = [line for line in lines if line]
    if ";" in text or all("," in line or _POSTCODE_AT_END.search(line) for line in lines):
        return tuple(one for line in lines if (one := in_one_line(line)))
    grouped: list[list[str]] = [[]]
    for line in lines:
        grouped[-1].append(line)
        if _POSTCODE_AT_END.search(line):
            grouped.append([])
    return tuple(one for group in grouped if (one := in_one_line("\n".join(group))))
