"""Which case and which agency a file belongs to: by the stamp of our own templates first, then by what the form says.

Nothing is invented: where the text does not tell agency and job apart, the agency stays unknown.
"""

import re

from pipeline.forms.prompts import Prompt
from pipeline.readers.document import Document

_REFERENCE = re.compile(
    r"\b(?:case|review|our|your)?\s*ref(?:erence)?\b\.?\s*(?:no\b\.?|number)?\s*[:#–-]\s*([A-Z0-9][A-Z0-9/_-]{2,30}\d[A-Z0-9/_-]*)",
    re.IGNORECASE,
)
_BARE_REFERENCE = re.compile(r"\b[A-Z]{2,8}[-/](?:19|20)\d\d[-/]\d{1,5}\b")
_CAPITAL = r"(?!I\b)[A-Z][\w&.'’-]*"
_NAME = rf"(?:the\s+)?(?P<name>{_CAPITAL}(?:\s+(?:(?:of|and|of the|and the|for|in|&)\s+)?{_CAPITAL})*)"
_FOR_WHOM = (
    re.compile(rf"^(?i:we|i),\s*(?i:the\s+)?{_NAME},"),
    re.compile(rf"\b(?i:on behalf of|writing (?:for|from))\s+{_NAME}"),
    re.compile(
        rf"\b(?i:(?:prepared|completed|submitted|returned|sent|signed)(?:\s+by|\s*:))\s*:?\s*(?:[^,\n]{{2,50}},\s*(?:for\s+)?)?{_NAME}"
    ),
)
"""How a line says for whom it speaks: "We, Haven, …", "on behalf of Haven", "Prepared by: A. Harte, Haven Refuge"."""
_STATEMENT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|not|no|known|holds?|knows?|confirms?|thanks?|please|prepared|completed)\b",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"^(.{4,70}?)\s+(?:has|have|had|holds?|is|are|was|were|can|do|does|did|confirms?)\b")
STATED = (
    Prompt(
        "stated_case",
        ("Case reference", "Case ref", "Case reference number", "Our reference", "Reference"),
        sections=("",),
    ),
    Prompt("stated_agency", ("Agency", "Name of agency", "Organisation", "Returning agency"), sections=("",)),
    Prompt("stated_return", ("Return by", "Please return by", "To be returned by", "Return to"), sections=("",)),
)
"""Lines that a partnership prints at the head of a form beside its own questions."""
STATED_KEYS = tuple(prompt.key for prompt in STATED)
_AGENCY = re.compile(
    r"\b(police|constabulary|council|borough|county|trust|nhs|icb|integrated care|school|academy|college|nursery"
    r"|hospital|infirmary|surgery|medical centre|health centre|practice|partnership|probation|housing|homes"
    r"|association|charity|services?|social care|camhs|ambulance|cafcass|refuge|women'?s aid|children'?s centre"
    r"|family hub|authority|board|fire and rescue|foundation|agency|organisation|company|ltd|cic)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(manager|officer|lead|nurse|head|deputy|assistant|director|sergeant|inspector|superintendent|constable|ds|dc|di|dci"
    r"|dsl|detective|named|designated|practitioner|worker|doctor|dr|gp|co-?ordinator|advisor|adviser|teacher"
    r"|headteacher|principal|consultant|matron|administrator|midwife|visitor|partner|paediatrician|chief|executive"
    r"|secretary|solicitor|specialist|supervisor|governor|psychologist|psychiatrist|therapist|analyst|reviewer)\b",
    re.IGNORECASE,
)


def stamp(document: Document, name: str) -> str | None:
    """A property that our own templates carry: `case_reference`, `agency` or `form`."""
    plain = {key.casefold().replace(" ", "_").replace("-", "_"): value for key, value in document.properties.items()}
    return plain.get(name, "").strip() or None


def case_reference(document: Document) -> str | None:
    """The case reference by the stamp, or by "Case reference: …" in the text, if the file names only one."""
    stamped = stamp(document, "case_reference")
    if stamped:
        return stamped
    texts = [*document.paragraphs(), *document.aside]
    found = {match.group(1).strip("-/_") for paragraph in texts for match in _REFERENCE.finditer(paragraph.text)}
    bare = {match.group() for paragraph in texts for match in _BARE_REFERENCE.finditer(paragraph.text)}
    return found.pop() if len(found) == 1 else bare.pop() if not found and len(bare) == 1 else None


def agency_in_letterhead(lines: list[str]) -> str | None:
    """The one short line that is nothing but the name of an agency, as a letterhead has it."""
    speaking = {name for line in lines if (name := _spoken_for(line))}
    if len(speaking) == 1:
        return speaking.pop()
    found = {
        line.strip(" ,.")
        for sentence in lines
        for line in _names_in(sentence)
        if _AGENCY.search(line)
        and not _JOB.search(line)
        and not _STATEMENT.search(line)
        and len(line.split()) <= 8
        and not re.search(r"[:?!@]|\.\s", line)
    }
    return found.pop() if len(found) == 1 else None


def _spoken_for(line: str) -> str | None:
    """The agency for which a line says that it speaks."""
    for pattern in _FOR_WHOM:
        for found in pattern.finditer(line):
            name = found["name"].strip(" ,.")
            if pattern is _FOR_WHOM[0] or (_AGENCY.search(name) and not _JOB.search(name)):
                return name
    return None


def _names_in(line: str) -> list[str]:
    """A line, the parts of a subject line, and whoever speaks in it ("Westmere Homes has no record …")."""
    speaking = _SPEAKING.match(line)
    who = [speaking.group(1).strip(" ,")] if speaking and speaking.group(1).istitle() else []
    return [*re.split(r"\s+[-–—|]\s+", line), *who]


def agency_and_job(text: str | None, stamped: str | None = None) -> tuple[str | None, str | None]:
    """Agency and designation out of the one cell in which the form asks for both.

    Args:
        text: what was typed under "AGENCY & DESIGNATION/TITLE".
        stamped: the agency by the stamp, if any; it is taken out of the text.
    """
    if text is None:
        return stamped, None
    if stamped and stamped.casefold() in text.casefold():
        rest = re.sub(re.escape(stamped), "", text, count=1, flags=re.IGNORECASE)
        return stamped, " ".join(rest.split()).strip(" ,;:/–-&") or None
    return _apart(text, stamped)


def _apart(text: str, stamped: str | None) -> tuple[str | None, str | None]:
    parts = [part.strip() for part in re.split(r"\s*[\n\t;]\s*|\s+[/–—|-]\s+|,\s+", text) if part.strip()]
    agencies = [part for part in parts if _AGENCY.search(part) and not _JOB.search(part)]
    jobs = [part for part in parts if part not in agencies]
    if stamped:
        return stamped, ", ".join(parts)
    if len(agencies) == 1 and (not jobs or any(_JOB.search(part) for part in jobs)):
        return agencies[0], ", ".join(jobs) or None
    if len(agencies) > 1 and agencies == parts[: len(agencies)]:
        return ", ".join(agencies), ", ".join(jobs) or None
    if len(agencies) > 1 and agencies == parts[-len(agencies) :] and _JOB.search(parts[0]):
        return agencies[-1], ", ".join(part for part in parts if part != agencies[-1])
    if len(parts) == 2 and not agencies and _JOB.search(parts[1]) and not _JOB.search(parts[0]):
        return parts[0], parts[1]
    return None, " ".join(text.split())
