"""What the toolkit expects of a published report, as advice with the paragraph that asks for it. It never blocks.

Source: toolkit, 7.2.1, 9.1.5 and 9.2.3 to 9.2.4, and its Document 19 (Guidance on drafting the report), 2 and 3.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers.document import Document
from pipeline.settings import EXECUTIVE_SUMMARY_WORDS, REPORT_WORDS

_HEADING_WORDS = 12
_NUMBER = re.compile(r"^(?:appendix\s+\w+[:.]?|[\d.]+)\s*", re.IGNORECASE)
_SUMMARY = re.compile(r"(?i)^(?:executive )?summary\b")
_CONTENTS = re.compile(r"(?i)^(?:table of )?contents$")
_QUESTIONS = re.compile(r"(?i)key lines? of enquiry|\bquestions\b|terms of reference|areas? of focus")
_RECOMMENDED = re.compile(r"(?i)recommendations?\b")
_LEARNED = re.compile(r"(?i)\b(?:learning|findings?|themes?)\b")
_ANALYSED = re.compile(r"(?i)\banalysis\b|appraisal of practice")
_HAPPENED = re.compile(r"(?i)what happened|chronology|agency involvement|key events|background|summary of events")
_GLOSSARY = re.compile(r"(?i)abbreviations|glossary|acronyms")
_FAMILY = re.compile(
    r"(?i)\b(?:mother|father|mum|dad|parents?|family(?: members)?|grand\w+|siblings?|sister|brother|child(?:ren)?|"
    r"young person|she|he|they)\b[^.?!]{0,120}\b(?:told|said|spoke|spoken|met|shared|views?|contribut\w+|"
    r"invited|declined|conversations?|take part|took part|felt|asked)\b"
    r"[^.?!]{0,60}\b(?:us|we|reviews?|reviewers?|author)\b|"
    r"\b(?:conversations?|meetings?|interviews?) with (?:the )?(?:\w+ )?(?:reviewers?|author|review)\b|"
    r"\btold (?:us|the review\w*|the (?:lead )?reviewer|the author)\b|"
    r"\bviews? of (?:the )?(?:family|parents?|mother|father|child(?:ren)?)\b"
)
_RECOMMENDATION = re.compile(r"^\s*Recommendation\s+(?P<number>\d{1,2})\b[.:]?\s*(?P<words>.*)", re.DOTALL)
_WHEN = re.compile(
    r"(?i)\bby (?:the end of )?(?:\w+ )?20\d\d\b|\bwithin (?:\w+ ){1,3}(?:days|weeks|months|year)|\b20\d\d\b|"
    r"\bimmediate(?:ly)?\b|\b(?:next|this) (?:quarter|term|year)\b"
)
_MEASURE = re.compile(
    r"(?i)\b(?:measur\w+|audit\w*|evidence\w*|dip[- ]sampl\w+|survey\w*|report(?:s|ed|ing)? (?:to|back|on)|monitor\w*|"
    r"sampl\w+|scrutin\w+|data|return each|feedback|evaluat\w+|test\w*|assur\w+)\b"
)
_WHO = re.compile(
    r"(?i)\b(?:partnership|partners|services?|police|board|trust|council|schools?|nurser\w+|probation|panel|authority|"
    r"team|gps?|surger\w+|hospitals?|midwi\w+|health visit\w+|department|government|agenc\w+|college|officer|director|"
    r"ambulance|housing|cafcass|ofsted|practices?)\b"
)
_ACRONYM = re.compile(r"(?<![\w&/-])[A-Z][A-Z&]{1,5}s?(?![\w&/-])")
_COMMON = frozenset(
    "NHS GP GPS UK PDF A&E OK TV II III IV VI VII AM PM EU USA IT ID DVD BBC DRAFT NB PO LCSPR".split()  # noqa: SIM905
)
_CODED = re.compile(
    r"\b(?:Child|Adult|Mother|Father|Sibling|Baby|Person|Relative|Practitioner|Professional) [A-Z]\d?\b"
)
_DRAWN = re.compile(r"(?i)\bgenogram\b|\bfamily tree\b")
_SHINGLE_WORDS = 9
_REPEATED_SHARE = 0.04
_FEWEST_CODES = 3
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def quality_of(document: Document, found: frozenset[str] = frozenset()) -> Iterator[str]:
    """Advice on a draft for publication, each sentence with its source; nothing on one too short to be a report.

    Args:
        found: the words of all findings: a name in capitals is no acronym, and is not repeated here.
    """
    sections = _sections(document)
    if sum(section.words for section in sections) < REPORT_WORDS:
        return
    yield from _on_the_structure(sections)
    yield from _on_the_family(document)
    yield from _on_recommendations(sections)
    yield from _on_acronyms(sections, found)
    yield from _on_pictures_and_codes(document)
    yield from _on_repetition(sections)


def _sections(document: Document) -> tuple[_Section, ...]:
    """The text below each heading; a short line that reads like one counts where a format has no headings."""
    styled = any(paragraph.heading_level for paragraph in document.paragraphs())
    sections: list[tuple[str, list[str]]] = [("", [])]
    for paragraph in document.paragraphs():
        words = " ".join(paragraph.text.split())
        short = len(words.split()) <= _HEADING_WORDS and words[-1:] not in (".", ",", ";", ":", "?")
        if paragraph.heading_level or (not styled and short and words and _is_known_heading(words)):
            sections.append((_NUMBER.sub("", words), []))
        elif words:
            sections[-1][1].append(words)
    return tuple(_Section(title, tuple(texts)) for title, texts in sections)


def _is_known_heading(words: str) -> bool:
    patterns = (_SUMMARY, _CONTENTS, _QUESTIONS, _RECOMMENDED, _LEARNED, _ANALYSED, _HAPPENED, _GLOSSARY)
    return any(pattern.search(_NUMBER.sub("", words)) for pattern in patterns)


def _on_the_structure(sections: tuple[_Section, ...]) -> Iterator[str]:
    summary = next((one for one in sections if _SUMMARY.search(one.title)), None)
    if summary is None:
        yield "There is no executive summary: two A4 pages at most (toolkit, Document 19, 3.2)."
    elif summary.words > EXECUTIVE_SUMMARY_WORDS:
        yield (
            f"The executive summary has {summary.words:,} words: two A4 pages hold about {EXECUTIVE_SUMMARY_WORDS:,} "
            "(toolkit, Document 19, 3.2)."
        )
    listed = sum(bool(re.search(r"\t\d+$|\.{4,}\s*\d+$", text)) for one in sections for text in one.texts)
    if not any(_CONTENTS.search(one.title) for one in sections) and listed < _FEWEST_CODES:
        yield "There is no contents page (toolkit, Document 19, 3.2)."
    framed = [one for one in sections if _QUESTIONS.search(one.title)]
    if not any("?" in text for one in framed for text in one.texts):
        yield "The questions that the review answers are not written as questions (toolkit, Document 19, 2)."
    both = next((one.title for one in sections if _RECOMMENDED.search(one.title) and _LEARNED.search(one.title)), None)
    apart = any(_LEARNED.search(one.title) and not _RECOMMENDED.search(one.title) for one in sections)
    if both is not None:
        yield (
            f"“{both}” holds learning and recommendations together: learning stands by itself, before them "
            "(toolkit, Document 19, 3.4)."
        )
    elif not apart:
        yield "No section sets out the learning before the recommendations (toolkit, Document 19, 3.4)."


def _on_the_family(document: Document) -> Iterator[str]:
    if not _FAMILY.search(document.text):
        yield "Nothing says what the family told the review, nor why their views are missing (toolkit, 9.1.5)."


def _on_recommendations(sections: tuple[_Section, ...]) -> Iterator[str]:
    made = [match for one in sections for text in one.texts if (match := _RECOMMENDATION.match(text))]
    made = [match for match in made if len(match["words"].split()) > _HEADING_WORDS // 2]
    if not made:
        yield "No numbered recommendations were found: “Recommendation 1 …” (toolkit, 9.2.3)."
    for pattern, lack, source in (
        (_WHO, "names nobody who is to act", "Document 19, 3.4"),
        (_WHEN, "says no date", "9.2.3"),
        (_MEASURE, "does not say how its effect will be measured", "9.2.4"),
    ):
        numbers = [match["number"] for match in made if not pattern.search(match["words"])]
        if numbers:
            listed = ", ".join(dict.fromkeys(numbers))
            yield f"Recommendation {listed}: {lack} (toolkit, {source})."


def _on_acronyms(sections: tuple[_Section, ...], found: frozenset[str]) -> Iterator[str]:
    everything = "\n".join(text for one in sections for text in one.texts if not text.isupper())
    told = {match for text in re.findall(r"\(([^)]{2,60})\)", everything) for match in _ACRONYM.findall(text)}
    told |= {
        match for one in sections if _GLOSSARY.search(one.title) for t in one.texts for match in _ACRONYM.findall(t)
    }
    told |= {
        match for match in _ACRONYM.findall(everything) if re.search(rf"\b{re.escape(match)} \([A-Za-z]", everything)
    }
    used = dict.fromkeys(one for match in _ACRONYM.findall(everything) if (one := match.rstrip("s")) not in found)
    open_ones = [one for one in used if one not in told and f"{one}s" not in told and one not in _COMMON]
    if open_ones:
        more = f" and {len(open_ones) - _MOST_LISTED} more" if len(open_ones) > _MOST_LISTED else ""
        yield f"Not explained: {', '.join(open_ones[:_MOST_LISTED])}{more} (toolkit, Document 19, 3.1)."


def _on_pictures_and_codes(document: Document) -> Iterator[str]:
    pictures = any(remark.code in ("picture", "picture-in-answer", "page-without-text") for remark in document.remarks)
    beside = (paragraph.text for paragraph in document.aside if paragraph.place.part in ("alt-text", "text-box"))
    captions = (paragraph.text for paragraph in document.paragraphs() if len(paragraph.text.split()) <= _HEADING_WORDS)
    if pictures and any(_DRAWN.search(text) for text in (*beside, *captions)):
        yield "A genogram seems to be in the draft: it is not part of the published report (toolkit, 7.2.1)."
    codes = dict.fromkeys(_CODED.findall(document.text))
    if len(codes) >= _FEWEST_CODES:
        yield (
            f"People go by letters ({', '.join(list(codes)[:_MOST_LISTED])}): a pseudonym for the child and "
            "relationships for the others are easier to follow (toolkit, Document 19, 3.1)."
        )


def _on_repetition(sections: tuple[_Section, ...]) -> Iterator[str]:
    """Rows of nine words that the analysis shares with the account of what happened."""
    told = _shingles(_below(sections, _HAPPENED, _ANALYSED))
    analysed = _shingles(_below(sections, _ANALYSED, _RECOMMENDED))
    if analysed and len(told & analysed) > _REPEATED_SHARE * len(analysed):
        yield "The analysis repeats the account of what happened, nearly word for word (toolkit, Document 19, 3.2)."


def _below(sections: tuple[_Section, ...], begins: re.Pattern[str], ends: re.Pattern[str]) -> list[str]:
    """The texts from a section of one kind up to one of another: its sub-sections have titles of their own."""
    texts: list[str] = []
    inside = False
    for one in sections:
        inside = bool(begins.search(one.title)) or (inside and not ends.search(one.title))
        texts += one.texts if inside else ()
    return texts


def _shingles(texts: list[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"\w+", text.casefold())
        found.update(tuple(words[place : place + _SHINGLE_WORDS]) for place in range(len(words) - _SHINGLE_WORDS + 1))
    return found
