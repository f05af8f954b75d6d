"""Which form a file is: by its own headings, never by its name. Exactly one form, or a refusal that says why."""

import re
from collections.abc import Iterable

from pipeline.errors import Unusable
from pipeline.forms.form import NO_LAYOUT, Form, Layout, Match
from pipeline.forms.missing_heading import line_for_event_column
from pipeline.forms.prompts import plain_words
from pipeline.readers.document import Document
from schemas.agency import FormName

CHRONOLOGIES: tuple[FormName, ...] = ("chronology", "organisational-chronology")
FULL_CHRONOLOGY = 4
"""Headings. A table of events with fewer is the small one that a referral or an answer may hold."""
MOST_WORDS_SHOWN = 12
"""Headings of the file named in a refusal."""
_INSTEAD = (
    ("picture-in-answer", "There is a picture in it, and words in a picture are not read as answers."),
    (
        "unruled-table",
        "It shows a table without ruled lines, whose columns cannot be told apart: Word or Excel can be read.",
    ),
    ("page-without-text", "Some of its pages are pictures."),
    ("ocr-read", "Its words come from a picture, in which boxes and columns cannot be told apart."),
    ("attachment-not-read", "It has an attachment that is not in it."),
)
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
TITLES: dict[FormName, str] = {
    "scoping": "initial scoping form",
    "chronology": "key events chronology",
    "organisational-chronology": "chronology of organisational changes",
    "learning-template": "learning template",
    "information-report": "information report",
    "referral": "referral form",
    "nil-return": "nil return",
}


def recognise_among(document: Document, forms: Iterable[Form], layout: Layout = NO_LAYOUT) -> tuple[Form, Match]:
    """The one form that a document is.

    Args:
        document: as read.
        forms: the forms to choose from, each asked once.
        layout: what is known of the agency's own headings.

    Raises:
        Unusable: `nothing-to-read`, `form-not-recognised` or `two-forms-claimed`; the reason names what was seen.
    """
    claims = _without_small_tables([(form, match) for form in forms if (match := form.recognise(document, layout))])
    if len(claims) == 1:
        return claims[0]
    if claims:
        raise _two(claims)
    raise _none(document, layout)


def _without_small_tables(claims: list[tuple[Form, Match]]) -> list[tuple[Form, Match]]:
    """A small table of events inside another form does not make the file a chronology."""
    others = [claim for claim in claims if claim[1].form not in CHRONOLOGIES]
    if not others:
        return claims
    return others + [claim for claim in claims if claim not in others and len(claim[1].headings) >= FULL_CHRONOLOGY]


def _two(claims: list[tuple[Form, Match]]) -> Unusable:
    seen = "; ".join(
        f"{TITLES.get(match.form, match.form)} (by “{'”, “'.join(_short(one) for one in match.headings[:3])}”)"
        for _, match in claims
    )
    return Unusable(
        "two-forms-claimed",
        f"The file looks like more than one form: {seen}.",
        "Ask the agency to send each form as a file of its own, or split the file and drop the parts in again.",
    )


def _none(document: Document, layout: Layout) -> Unusable:
    headings = _headings(document)
    if not plain_words(document.text):
        return Unusable(
            "nothing-to-read",
            "There are no words in the file that could be read.",
            "Open the original: if it is a scan or a picture, ask the agency for the Word or Excel file.",
        )
    line = line_for_event_column(document, layout)
    teach = (
        ""
        if line is None
        else " If it is a chronology in the agency's own layout, put one line into "
        f"intake/partnerships/<profile>/layouts/<agency>.toml, below [columns]: {line} Then run `rapid-review rebuild`."
    )
    wanted = "the file that was printed or photographed" if _is_picture(document) else "the form that was sent to it"
    seen = f"The headings seen are “{'”, “'.join(headings)}”." if headings else "No headings or tables were seen."
    return Unusable(
        "form-not-recognised",
        f"The file is none of the forms that are known ({', '.join(TITLES.values())}). {seen}{_why(document)}",
        f"If it is a return, ask the agency for {wanted}; otherwise file it by hand.{teach}",
    )


def _is_picture(document: Document) -> bool:
    return any(remark.code == "ocr-read" for remark in document.remarks)


def _why(document: Document) -> str:
    """What may hold the answers instead, by what the reader noticed: a picture, columns without lines, a link."""
    codes = {remark.code for remark in document.remarks}
    found = [sentence for code, sentence in _INSTEAD if code in codes]
    links = [one.text for one in document.aside if one.place.part == "hyperlink"]
    if "from" in document.properties and (links or _LINK.search(document.text)):
        found.append("The message has a link, which was not followed: the form may lie behind it.")
    return "".join(f" {sentence}" for sentence in found)


def _headings(document: Document) -> list[str]:
    """What a person would call the file's headings: heading styles, first rows of tables, labels with a colon."""
    found: list[str] = []
    for block in document.paragraphs():
        text = _short(block.text)
        if text and (block.heading_level or (text.endswith(":") and len(text) < 60)):
            found.append(text.rstrip(":"))
    for table in document.tables():
        found.extend(_short(cell.text) for row in table.rows[:1] for cell in row if cell.text)
    return list(dict.fromkeys(found))[:MOST_WORDS_SHOWN]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
