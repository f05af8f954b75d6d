"""What kind of slip would explain that two dates or numbers differ: a hint for a person, never a correction."""

import datetime


def birth_slip(said: datetime.date, known: datetime.date) -> str:
    """A sentence that begins with a space, or nothing where no common slip explains the difference."""
    if (said.day, said.month, said.year) == (known.month, known.day, known.year):
        return " Day and month seem to have changed places."
    if (said.day, said.month) == (known.day, known.month):
        return " Only the year differs."
    return _digit_slip(f"{said:%d%m%Y}", f"{known:%d%m%Y}")


def number_slip(said: str, known: str) -> str:
    """The same for two numbers of equal length."""
    return _digit_slip(said, known)


def _digit_slip(said: str, known: str) -> str:
    if len(said) != len(known):
        return ""
    differing = [place for place, (one, other) in enumerate(zip(said, known, strict=True)) if one != other]
    if len(differing) == 1:
        return " One digit differs."
    if len(differing) == 2:
        first, second = differing
        if second == first + 1 and said[first] == known[second] and said[second] == known[first]:
            return " Two digits seem to have changed places."
    return ""
