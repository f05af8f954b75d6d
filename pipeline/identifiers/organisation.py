"""Small organisations by name: churches, clubs, charities, employers, refuges. Bodies of the review are let pass."""

import re
from collections.abc import Iterable

from pipeline.identifiers import language_model
from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC, is_generic
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.word_lists import word_list

_WORD = r"[A-ZÀ-Þ][\w'&-]*"
_SMALL = re.compile(
    rf"\b(?P<name>{_WORD}(?:[ \t]+(?:(?:of|the|and|&|for)[ \t]+)?{_WORD}){{0,4}})[ \t]+"
    r"(?:Church|Chapel|Mosque|Masjid|Temple|Gurdwara|Mandir|Synagogue|Parish|Club|Community Centre|Youth Centre|"
    r"Leisure Centre|Sports Centre|"
    r"Centre|Ltd|Limited|plc|LLP|Foundation|Charity|Project|Hostel|Hotel|Refuge|Arms|Inn|Tavern|Supermarket|Gym|"
    r"Scouts|Cadets|"
    r"Housing Association|Homes|Care Home|Nursing Home|Lodge|Prison|HMP|Solicitors|Warehouse|Factory|Takeaway|Café|"
    r"Cafe|FC|United|Rovers)\b"
)
_KINDS = (
    ("Church Chapel Mosque Masjid Temple Gurdwara Mandir Synagogue Parish", "a place of worship"),
    ("Club FC United Rovers", "a club"),
    ("Centre", "a centre"),
    ("Ltd Limited plc LLP Supermarket Warehouse Factory Takeaway Café Cafe", "a local business"),
    ("Foundation Charity Project", "a charity"),
    ("Hostel", "a hostel"),
    ("Hotel", "a hotel"),
    ("Refuge", "a refuge"),
    ("Arms Inn Tavern", "a pub"),
    ("Gym", "a gym"),
    ("Scouts Cadets", "a youth group"),
    ("Association Homes", "a housing provider"),
    ("Home Lodge", "a care home"),
    ("Solicitors", "a firm of solicitors"),
)
"""The last word of a name to what the report calls such a place."""
_PRODUCTS = word_list("products")
_PRISON = re.compile(r"\bHM(?:P|YOI)\s+[A-Z]\w+(?:\s[A-Z]\w+)?")
_LEAD = re.compile(r"^(?:The|At|In|From|To|And|His|Her|Their|When|After|Before|While|As|By|A|An|Mother|Father)\s+")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Names with a word that says what the organisation is, and those that a reader of free text sees."""
    for match in _SMALL.finditer(text):
        start = match.start()
        while lead := _LEAD.match(text[start : match.end()]):
            start += lead.end()
        if start < match.end("name") and not is_generic(text[start : match.end("name")]):
            yield _span(start, match.end(), text[start : match.end()], "check")
    for match in _PRISON.finditer(text):
        yield _span(match.start(), match.end(), match.group(), "check")
    agencies = {word for name, reason in roster.allowed if "agency" in reason for word in fold(name).split()}
    for entity in language_model.entities(text):
        words = text[entity.start : entity.end]
        if entity.kind == "organisation" and not _is_role_or_meeting(words, agencies):
            yield _span(entity.start, entity.end, words, "consider")


def _span(start: int, end: int, words: str, severity: str) -> Span:
    return Span(
        start,
        end,
        words,
        "organisation",
        "The name of a small organisation places the family.",
        "check" if severity == "check" else "consider",
        None,
        _kind_of(words),
    )


def _kind_of(words: str) -> str:
    last = words.rsplit(maxsplit=1)[-1]
    if _PRISON.search(words) or last in ("Prison", "HMP"):
        return "a prison"
    return next((kind for names, kind in _KINDS if last in names.split()), "what kind of organisation it is")


def _is_role_or_meeting(words: str, agencies: set[str]) -> bool:
    """Whether the words are a role, a meeting, a team or a document: capitals without a proper name."""
    if is_generic(words) or (words.isupper() and len(words) <= 8) or "\n" in words or words.islower():
        return True
    settled = GENERIC | _PRODUCTS | agencies
    proper = [word for word in re.findall(r"[^\W\d_]+", words) if word[0].isupper() and fold(word) not in settled]
    return not proper or all(is_english(fold(word)) or word.isupper() for word in proper)
