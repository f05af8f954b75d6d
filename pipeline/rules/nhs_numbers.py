"""NHS numbers: ten digits, of which the last checks the others (modulus 11)."""

from collections.abc import Iterator

from stdnum.gb import nhs

from pipeline.rules.contents import people_of
from pipeline.rules.rule import ReturnUnderTest
from pipeline.rules.wording import spaced_nhs_number
from schemas.catalogue import issue
from schemas.issue import Issue


def check_nhs_numbers(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Numbers of the wrong length, with a wrong check digit, or of two people at once."""
    holders: dict[str, str] = {}
    for found in people_of(under_test.parsed.record):
        place = {"location": found.location, "field": f"{found.field}.nhs_number"}
        text = found.person.nhs_number or found.person.nhs_number_text or ""
        digits = "".join(letter for letter in text if letter.isdecimal())
        if not digits:
            continue
        if len(digits) != 10:
            yield issue("nhs-number-wrong-length", **place, person=found.name, text=text, count=len(digits))
        elif not nhs.is_valid(digits) or len(set(digits)) == 1:
            yield issue("nhs-number-check-digit", **place, person=found.name, number=spaced_nhs_number(digits))
        elif digits in holders and holders[digits] != found.name:
            words = {"person": found.name, "other": holders[digits], "number": spaced_nhs_number(digits)}
            yield issue("nhs-number-shared", **place, **words)
        else:
            holders[digits] = found.name
