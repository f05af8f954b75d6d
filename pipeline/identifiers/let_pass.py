"""What is let pass: words that name no person, titles of guidance and laws, national bodies, authors in references.

Roles, meetings and guidance written with capitals are where language models err most, and a reader's patience ends.
"""

import re
from collections.abc import Iterator

from pipeline.identifiers.known import Roster
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.name_tables import MONTHS
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.word_lists import word_list

GENERIC = word_list("generic")
"""Words that, however capitalised, name nobody. A name made only of such words is none."""

_NATIONAL = re.compile(
    r"(?:Working Together(?: to Safeguard Children)?|Keeping Children Safe in Education|Child Safeguarding Practice "
    r"Review Panel|"
    r"National Panel|National Child Mortality Database|What Works(?: for)? (?:Children's Social Care|Early "
    r"Intervention)|Ofsted|"
    r"Care Quality Commission|CQC|NHS England|NSPCC|Barnardo's|Department (?:for|of) [A-Z][\w]+(?: and "
    r"[A-Z]\w+)*(?: [A-Z]\w+)*|"
    r"Home Office|Ministry of Justice|Secretary of State(?: for [A-Z]\w+)?|National Institute for Health and Care "
    r"Excellence|NICE|"
    r"Her Majesty's \w+|His Majesty's \w+|HMICFRS|HM \w+|College of Policing|Local Government Association|Research "
    r"in Practice|"
    r"Crown Prosecution Service|Cafcass|The Lullaby Trust|Lullaby Trust|Social Care Institute for Excellence|SCIE|"
    r"Royal College of [A-Z]\w+(?:(?:,| and| of)? [A-Z]\w+)*|University of [A-Z]\w+|"
    r"(?:Munro|Laming|MacAlister|Wood|Casey|Jay|Bichard|Macpherson|Francis|Cleveland|Rochdale|Rotherham) "
    r"(?:[Rr]eview|[Ii]nquiry|[Rr]eport)|"
    r"(?:Victoria Climbié|Lord Laming|Eileen Munro|Baroness Casey)(?:'s)?(?: [Ii]nquiry| [Rr]eport| [Rr]eview)?|"
    r"Sarah's Law|Clare's Law|Martha's Rule|Clare Law|Claire's Law|Fraser [Gg]uidelines?|Gillick [Cc]ompeten\w+|"
    r"(?:[A-Z][\w'-]+(?:,)? (?:(?:and|of|to|the|for|in|on) )*){1,8}(?:Act|Regulations|Order|Bill|Convention)(?: "
    r"\d{4})?\b|"
    r"Graded Care Profile(?: 2)?|Signs of Safety|Operation Encompass|Pathway to Provision|Right Help,? Right Time|"
    r"Strengths and Difficulties Questionnaire|Edinburgh Postnatal Depression Scale|Bristol Stool Chart|ICON|"
    r"Healthy Child Programme)"
)
_CITATION = re.compile(
    r"\(?(?P<names>[A-Z][\w'-]+(?:(?:,\s(?:[A-Z]\.)*,?\s?|\s(?:and|"
    r"&)\s)[A-Z][\w'-]+)*(?:,?\set\sal\.?)?)'?s?,?\s\(?(?:19|20)\d{2}[a-z]?\)?(?![/-])(?!\s+(?:at|on)\b)"
)
_LISTED = re.compile(
    r"(?P<names>(?:[A-Z][\w'-]+,? (?:[A-Z]\. ?)+(?:,? ?(?:and|&) |[,;] )?)+),? ?\(?(?:19|20)\d{2}[a-z]?\)?"
)
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Baroness|Cllr|Rev)\.? $")
_CITED = re.compile(
    r"\b(?:[Pp]ublished|[Rr]esearch|[Ss]tud(?:y|ies)|[Ff]ramework|[Mm]odel|[Ll]iterature|[Tt]heory)(?: \w+){0,3} "
    r"(?:by|of|from) (?P<names>(?:Professor |Prof\.? |Dr\.? |Sir |Dame |Lord )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)+)"
)
_NO_AUTHORS = frozenset(
    name.capitalize() for name in (*MONTHS, "spring", "summer", "autumn", "winter", "easter", "in", "by", "since")
)


def passed(text: str, roster: Roster) -> Iterator[tuple[int, int, str]]:
    """Stretches of a text that are let pass, with the title before them, each with its reason."""
    for start, end, reason in _passed(text, roster):
        title = _TITLE.search(text, max(0, start - 12), start)
        yield (title.start() if title else start), end, reason


def _passed(text: str, roster: Roster) -> Iterator[tuple[int, int, str]]:
    for match in _NATIONAL.finditer(text):
        yield match.start(), match.end(), "law, guidance, national body or published inquiry"
    for match in _CITATION.finditer(text):
        if not _NO_AUTHORS.intersection(match["names"].replace(",", " ").split()) and _is_reference(text, match):
            yield match.start("names"), match.end("names"), "author cited in a reference"
    for match in _LISTED.finditer(text.replace("\\", " ")):
        yield match.start("names"), match.end("names"), "author cited in a reference"
    for match in _CITED.finditer(text):
        yield match.start("names"), match.end("names"), "author cited for published work"
    folded = fold(text)
    for phrase, reason in roster.allowed:
        yield from _occurrences(folded, phrase, reason)
        if reason.startswith("reviewer"):
            parts = parts_of(phrase)
            for short in (" ".join((*parts.given[:1], *parts.last)), " ".join(parts.last)):
                if len(short) > 3:
                    yield from _occurrences(folded, short, reason)


def is_generic(words: str) -> bool:
    """Whether every word is one that names nobody."""
    return all(word in GENERIC or word.rstrip("s") in GENERIC or word.isdigit() or len(word) < 2
               for word in re.findall(r"[^\W_]+(?:'s)?", fold(words)))  # fmt: skip


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """A name and a year are a reference in brackets, with several authors, or after words that cite."""
    around = text[max(0, match.start() - 1) : match.end() + 1]
    several = "et al" in match["names"] or " and " in match["names"] or " & " in match["names"]
    before = text[max(0, match.start() - 40) : match.start()]
    return (
        "(" in around
        or several
        or re.search(r"(?:\bby|\bsee|\bcf\.?|[Rr]esearch|[Ss]tudy|according to)\s*$", before) is not None
    )


def _occurrences(folded: str, phrase: str, reason: str) -> Iterator[tuple[int, int, str]]:
    wanted = re.escape(fold(phrase.replace("’", "'").strip()))
    if wanted:
        for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", folded):
            yield match.start(), match.end(), reason
