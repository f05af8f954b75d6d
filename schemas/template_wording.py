"""What our own templates print beside their questions: written by a template's maker, passed over by its reader."""

import hashlib
import unicodedata

CHRONOLOGY_INSTRUCTIONS_TITLE = "How to complete this chronology"
CHRONOLOGY_INSTRUCTIONS = (
    "One row is one event. Add as many rows as you need; the sheet “Chronology” has room for more.",
    "Date: day, month and year. If only the month or the year is known, write it so (March 2023, 2021) and the "
    "cell will ask "
    "whether to keep it: answer Yes. Write “about” or a question mark where you are not sure. Do not leave a date out.",
    "Time: hours and minutes, 24 hours (14:30). Leave it empty where it is not recorded; do not write 00:00.",
    "Source: which record the entry comes from.",
    "Contact with the child: choose from the list and add by whom, or write your own words. Say whether the "
    "child was seen alone.",
    "Key event: what happened and what was done, short and to the point. The child’s own words are welcome.",
    "Comment and analysis: what the event tells us, and what could be learned.",
    "Please spell out abbreviations the first time. Include events from outside the time period if they help to "
    "understand it.",
    "Keep the headings and the file type (.xlsx). The case and your agency are recorded inside the file, so its "
    "name does not matter.",
)
CHRONOLOGY_DATE_HINT = "DD/MM/YYYY, or as much of it as is known"
CHRONOLOGY_DATE_WARNING = "This is not a full date (DD/MM/YYYY). Keep it if only the month or year is known."
CHRONOLOGY_TIME_WARNING = "This is not a time (HH:MM). Keep it if the record says no more, for example “evening”."
CHRONOLOGY_CONTACT_WARNING = "Your own words are welcome. Say whether the child was seen alone, and by whom."
CELL_HINTS = (CHRONOLOGY_DATE_HINT, CHRONOLOGY_DATE_WARNING, CHRONOLOGY_TIME_WARNING, CHRONOLOGY_CONTACT_WARNING)
"""What our own spreadsheet says when a cell is chosen, or filled otherwise than expected."""

PAGE_FOOT = "Confidential: contains personal information about a child and family."
"""At the foot of every page, before its number."""
HEAD_DIVIDER = " · "
"""Between the case reference and the title at the head of every page."""
KEY_LINE_ASKED = "The review asks:"
"""Stands before a key line of enquiry in its box of the learning template."""


def asked_mark(text: str) -> str:
    """A short mark of a key line as it was printed; the form's stamp holds it, so that its reader knows it again."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:12]
