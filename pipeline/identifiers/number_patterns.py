"""Numbers and addresses that have a form of their own: shared by the roster and the recognisers."""

import re
from collections.abc import Iterator

from pipeline.identifiers.known import ValueKind
from pipeline.identifiers.service_words import HOUSE_NUMBER, POSTCODE, STREET_NAME

EMAIL = re.compile(r"[\w.+'-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+")
NHS = re.compile(r"(?<![\d-])\d{3}[ \t-]?\d{3}[ \t-]?\d{4}(?![\d-])")
TEN_DIGITS_UK_PHONE = re.compile(r"^0")
REFERENCE = re.compile(
    r"\b(?:\d{2}[A-Z]{1,3}\d?/\d{3,7}/\d{2}|\d{2}/\d{4,7}/\d{2}|[A-Z]{2}\d{2}[A-Z]\d{5}|[TSAU]20\d{6}|"
    r"[A-Z]{2,4}-?\d{8}-\d{2,5})\b"
)
PHONE = re.compile(r"(?<![\w/.-])(?:\+44[ \t]?(?:\(0\))?|\(?0)[ \t]?\d(?:[\d \t()-]{7,13})\d(?![\d/])")
VEHICLE = re.compile(r"\b[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\d)[ \t]?[A-HJ-PR-Z]{3}\b")


def numbers_in(text: str) -> Iterator[tuple[ValueKind, str]]:
    """Each number or address of a text with its kind."""
    for match in EMAIL.finditer(text):
        yield "email", match.group()
    for match in POSTCODE.finditer(text):
        yield "postcode", match.group()
    for match in NHS.finditer(text):
        if not match.group().startswith("0"):
            yield "nhs-number", match.group()
    for match in PHONE.finditer(text):
        yield "phone", match.group()
    for match in REFERENCE.finditer(text):
        yield "identifier", match.group()
    for match in VEHICLE.finditer(text):
        yield "vehicle", match.group()
    for match in STREET_NAME.finditer(text):
        if HOUSE_NUMBER.search(text[: match.start()]):
            yield "street", match["street"]
