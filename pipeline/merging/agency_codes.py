"""A short code for each agency: at most five letters or digits, the same in every rebuild."""

import hashlib

from pipeline.merging.agency_words import plain_words, usual_code
from schemas.agency import Agency
from schemas.case import Case

LONGEST_CODE = 5
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "in", "nhs", "trust", "service", "services", "foundation", "&"})
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def agency_codes(case: Case) -> dict[str, str]:
    """Name to code of every agency of the case, each code once.

    A `short_code` of case.toml always stands. Others are made from the name; of two that would get the same, the
    earlier in case.toml keeps it and the later gets a number, so that an agency added at the end changes no other.
    """
    codes = {agency.name: _cut(agency.short_code) for agency in case.agencies if agency.short_code}
    for agency in case.agencies:
        if agency.name not in codes:
            codes[agency.name] = _free(code_from_name(agency.name), frozenset(codes.values()))
    return codes


def agency_code(agency: Agency | str, case: Case) -> str:
    """The code of one agency, by its entry in case.toml or by name.

    A name that case.toml does not have gets letters of its name and two more that are made from the whole name:
    they depend on nothing else, so the code does not change when other returns come.
    """
    name = agency if isinstance(agency, str) else agency.name
    known = agency_codes(case).get(name)
    return known if known is not None else code_of_stranger(name)


def code_of_stranger(name: str) -> str:
    """The code of an agency that case.toml does not have."""
    digest = hashlib.sha256(plain_words(name).encode()).digest()
    return code_from_name(name)[: LONGEST_CODE - 2] + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:2])


def code_from_name(name: str) -> str:
    """The usual code for such an agency (`POL`, `GP`), else the initials, else the first letters of the name."""
    usual = usual_code(name)
    if usual is not None:
        return usual
    words = [word for word in plain_words(name).split() if word not in _SMALL_WORDS]
    if len(words) > 1:
        return "".join(word[0] for word in words)[:LONGEST_CODE].upper()
    return ("".join(words) or "AG")[:3].upper()


def _cut(code: str) -> str:
    return plain_words(code).replace(" ", "")[:LONGEST_CODE].upper()


def _free(code: str, taken: frozenset[str]) -> str:
    if code not in taken:
        return code
    numbers = (str(number) for number in range(2, 10_000))
    return next(free for n in numbers if (free := code[: LONGEST_CODE - len(n)] + n) not in taken)
