"""The usual agencies of a review and the words by which people call them.

Source: domain notes, section 6. The list only proposes: case.toml's own names and `also_known_as` always come first.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UsualAgency:
    """A kind of agency: its short code, and phrases that name it, in lower case without apostrophes."""

    code: str
    phrases: tuple[str, ...]


USUAL_AGENCIES: tuple[UsualAgency, ...] = (
    UsualAgency("BTP", ("british transport police", "btp")),
    UsualAgency("POL", ("police", "constabulary", "ppu", "pvp", "mash police", "public protection unit")),
    UsualAgency(
        "ICB",
        (
            "integrated care board", "icb", "clinical commissioning group", "ccg", "designated nurse",
            "designated doctor",
        ),
    ),
    UsualAgency(
        "CSC",
        (
            "childrens social care", "social care", "csc", "childrens services", "childrens trust", "social services",
            "mash", "front door", "edt", "emergency duty team",
            "out of hours team", "childrens social work", "childrens social worker",
            "social worker", "multi agency safeguarding hub",
        ),
    ),
    UsualAgency("EH", ("early help", "family hub", "family hubs", "childrens centre")),
    UsualAgency(
        "EDU",
        (
            "school", "primary school", "academy", "academy trust", "college", "nursery", "pre school", "preschool",
            "early years", "education", "education welfare", "ewo", "elective home education",
        ),
    ),
    UsualAgency("HV", ("health visiting", "health visitor", "health visitors", "0 19 service", "0 19")),
    UsualAgency("SN", ("school nursing", "school nurse", "school nurses")),
    UsualAgency("MID", ("maternity", "midwifery", "midwife", "midwives", "fnp", "family nurse partnership")),
    UsualAgency(
        "GP",
        ("gp", "gp practice", "general practice", "medical practice", "surgery", "primary care", "111", "out of hours"),
    ),
    UsualAgency(
        "ACU",
        (
            "acute trust", "hospital", "hospitals", "a&e", "accident and emergency", "emergency department",
            "paediatrics", "childrens hospital",
        ),
    ),
    UsualAgency("CMH", ("camhs", "child and adolescent mental health")),
    UsualAgency(
        "AMH",
        ("adult mental health", "mental health trust", "mental health", "perinatal mental health", "iapt",
         "talking therapies"),
    ),
    UsualAgency("AMB", ("ambulance", "ambulance service", "ambulance trust", "999", "paramedics")),
    UsualAgency("PRO", ("probation", "crc", "community rehabilitation company", "nps", "probation service")),
    UsualAgency("YJS", ("youth justice", "youth justice service", "yot", "yos", "youth offending")),
    UsualAgency("HOU", ("housing", "homelessness", "housing association", "registered provider")),
    UsualAgency("ASC", ("adult social care", "adult social services", "asc", "adult services")),
    UsualAgency("SUB", ("drug and alcohol", "substance misuse", "alcohol service", "drug service", "recovery service")),
    UsualAgency("DA", ("domestic abuse", "idva", "refuge", "womens aid", "marac")),
    UsualAgency("CAF", ("cafcass", "family court")),
    UsualAgency("FIRE", ("fire service", "fire and rescue")),
    UsualAgency("IMM", ("home office", "immigration")),
    UsualAgency("PRI", ("prison", "hmp")),
    UsualAgency("VOL", ("voluntary sector", "charity", "barnardos", "home start")),
)  # fmt: skip


AGENCY_WORDS = frozenset(word for agency in USUAL_AGENCIES for phrase in agency.phrases for word in phrase.split())
"""Words that name agencies, singly or together: they say who, never what happened."""


class _Plain(dict[int, int | None]):
    """Each letter by its number: kept, dropped, or a space."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = plain = letter if chr(letter) in _OF_WORDS else None if chr(letter) in "’'‘" else ord(" ")
        return plain


_OF_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789&+")
_PLAIN = _Plain()


def plain_words(text: str) -> str:
    """Lower-case words with single spaces; apostrophes dropped (`Children’s`: `childrens`), other marks a space."""
    return " ".join(text.casefold().translate(_PLAIN).split())


def usual_code(text: str) -> str | None:
    """The code of the usual agency whose longest phrase stands in `text`, or `None`.

    Two kinds with an equally long phrase give `None`: that would be a guess.
    """
    words = f" {plain_words(text)} "
    found = [
        (len(phrase), agency.code) for agency in USUAL_AGENCIES for phrase in agency.phrases if f" {phrase} " in words
    ]
    if not found:
        return None
    longest = max(length for length, _ in found)
    codes = {code for length, code in found if length == longest}
    return codes.pop() if len(codes) == 1 else None
