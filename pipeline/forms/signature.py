"""Who signed a letter or an e-mail, for which agency and when, by the lines after "Yours sincerely"; never a guess."""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from pipeline.forms.stamps import agency_and_job, agency_in_letterhead
from pipeline.readers.document import Document, Paragraph
from schemas.person import Practitioner

_CLOSING = re.compile(
    r"^\W*(yours\s+(sincerely|faithfully|truly)|(kind|best|warm|many)?\s*(regards|wishes)|many\s+thanks|thanks|thank\s+you)\W*$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r"^\s*(?:date|sent|dated)\s*:\s*(\S.*)$", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\s*(name|designation|title|job title|role|contact|contact details|telephone|email|agency|organisation)"
    r"\s*:\s*(\S.*?)\s*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\s*(?i:(?:prepared|completed|submitted|signed)(?:\s+by)?)\s*:\s*(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3})\s*(?:,|$)"
)
_BARE_DATE = re.compile(
    r"^\s*(?:\w+day,?\s+)?(\d{1,2}(?:st|nd|rd|th)?\s+\w{3,9},?\s+\d{2,4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\s*from\s*:\s*([^<\n]*?)\s*(?:<([^>]+)>)?\s*$", re.IGNORECASE)
_CONTACT = re.compile(r"@|\b0\d[\d\s]{8,}|\b(tel|telephone|phone|mobile|email|e-mail)\b", re.IGNORECASE)
MOST_LINES = 6
"""Lines of a signature that are looked at; disclaimers stand below."""


@dataclass(frozen=True)
class Letter:
    """What a letter says of itself."""

    person: Practitioner
    agency: str | None
    date_text: str | None
    date_location: str


def signed(document: Document) -> Letter:
    """The signature and the date of a letter or an e-mail; `None` for what does not stand there."""
    lines = [(line.strip(), paragraph) for paragraph in document.paragraphs() for line in paragraph.text.split("\n")]
    lines = [(line, paragraph) for line, paragraph in lines if line]
    head = [paragraph for paragraph in document.aside if paragraph.place.part == "header"]
    signature = _signature([line for line, _ in lines])
    person, agency = _signer(signature)
    said = {found.group(1).casefold(): found.group(2) for line, _ in lines if (found := _LABELLED.match(line))}
    if said.get("name"):
        job = said.get("designation") or said.get("title") or said.get("role") or said.get("job title")
        contact = said.get("contact") or said.get("contact details") or said.get("telephone") or said.get("email")
        person = Practitioner(name=said["name"], designation=job, contact=contact)
    agency = (
        said.get("agency")
        or said.get("organisation")
        or agency
        or agency_in_letterhead([document.properties.get("subject", ""), *(one for one, _ in lines)])
    )
    date_text, location = _date(lines, head, document)
    if person.name is None:
        by = next((found["name"] for line, _ in lines if (found := _BY.match(line))), None)
        person = person.model_copy(update={"name": by})
    if person.name is None:
        person = _sender(lines, head, document) or person
    return Letter(person, agency, date_text, location)


def _signature(lines: list[str]) -> list[str]:
    """The lines after "Yours sincerely"; without it, the short lines at the end that are no sentences."""
    closing = max((index for index, line in enumerate(lines) if _CLOSING.match(line)), default=None)
    if closing is not None:
        return lines[closing + 1 : closing + 1 + MOST_LINES]
    last = len(lines)
    while last > 0 and len(lines) - last < MOST_LINES and _may_sign(lines[last - 1]):
        last -= 1
    found = lines[last:]
    return found if len(found) > 1 and last > 0 else []


def _may_sign(line: str) -> bool:
    return len(line.split()) <= 7 and not line.endswith((".", ",", ":", "?")) and not _LABELLED.match(line)


def _signer(signature: list[str]) -> tuple[Practitioner, str | None]:
    contact = [line for line in signature if _CONTACT.search(line)]
    rest = [line for line in signature if line not in contact]
    if not rest:
        return Practitioner(contact=", ".join(contact) or None), None
    name, *below = rest
    if not below and "," in name:
        name, *below = (part.strip() for part in name.split(","))
    agency, job = agency_and_job("\n".join(below) or None)
    return Practitioner(name=name, designation=job, contact=", ".join(contact) or None), agency


def _sender(lines: list[tuple[str, Paragraph]], head: list[Paragraph], document: Document) -> Practitioner | None:
    texts = [line for line, _ in lines] + [paragraph.text for paragraph in head]
    texts.append(f"From: {document.properties.get('from', '')}")
    for text in texts:
        found = _FROM.match(text)
        if found and (found.group(1) or found.group(2)):
            name, address = found.group(1).strip(' "'), found.group(2)
            return Practitioner(
                name=None if "@" in name else name or None, contact=address or (name if "@" in name else None)
            )
    return None


def _date(lines: list[tuple[str, Paragraph]], head: list[Paragraph], document: Document) -> tuple[str | None, str]:
    for line, paragraph in [*lines, *((one.text, one) for one in head)]:
        found = _DATE_LINE.match(line) or _BARE_DATE.match(line)
        if found:
            return found.group(1).strip(), paragraph.place.describe()
    try:
        sent = parsedate_to_datetime(document.properties.get("date", ""))
    except ValueError:
        return None, "the letter"
    return f"{sent:%d/%m/%Y}", "the e-mail's own date"
