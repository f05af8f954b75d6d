"""What a chronology's column headings mean: the headings met in agencies' own layouts, to our fields.

A heading is *known* (it stands in the vocabulary or in the agency's layout file), *guessed* (it begins with, contains
or nearly spells a known one: taken and said), *unsure* (it resembles one: asked once, text kept under its own heading)
or strange (kept under its own heading).
Source: Document 10's seven headings; Document 1a's "Date and Time"; the public layouts listed in docs/layouts.md.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.forms.form import Layout
from pipeline.settings import HEADING_GUESSED_FROM, HEADING_UNSURE_FROM, LONGEST_HEADING

Sureness = Literal["known", "guessed", "unsure", "strange"]

_PHRASES: dict[str, str] = {
    "date": """
        date presented as | date | start date | date from | from date | date of event | date of contact | event
        date | date of entry | entry date | contact date | when | date or period of event | date period of event
        | date of incident | incident date | date of record | recorded date | date recorded | date of activity |
        day date | day | date occurred | date of occurrence | date s | dates | from | date of visit | date of
        significant event | date started | period | date commenced | date of change | date of key event | date
        dd mm yyyy | date dd mm yy | activity date
    """,
    "date_end": """
        end date | date to | to date | to | end | date ended | until | date end | finish date | end date of
        event
    """,
    "time": """
        time | time of event | start time | time from | time 24hr | time 24 hour | event time | time of contact
        | time of incident | time of entry | time hh mm | time 24 hour clock | time if known | time of day |
        time recorded
    """,
    "time_end": """
        end time | time to | time ended | finish time
    """,
    "date_and_time": """
        date and time | date time | date time of event | date and time of event | date and time of contact |
        date and time of incident | datetime | when date and time | date and time of entry | date time of
        contact | timestamp
    """,
    "agency": """
        agency | organisation | organization | service | provider | team | agency name | agency service | which
        agency | agency involved | agency organisation | reporting agency | organisation name | department
    """,
    "source": """
        recorded in | source of information | source | source document | source of evidence | source references | source
        reference | potential sources | record | record source | system | evidence | source of info |
        information source | source of record | source document and page | document source | source system |
        where recorded | file reference | database
    """,
    "child_contact": """
        contact with the child young person | contact with child | contact with the child | child contact |
        child seen spoken to | child seen | was child seen | was the child seen | contact with child young
        person | contact with young person | child young person seen | child seen and by whom | child seen by |
        contact with subject child | contact child | contact young person | child seen y n | child seen yes no |
        contact child young person | contact with baby | baby seen | was the baby seen | child presence | who seen child
        | seen child | present child | persons seen child | child children seen | child spoken to | was child present
    """,
    "seen_alone": """
        seen alone | was the child seen alone | child seen alone | seen alone y n | was child seen alone | child
        seen alone y n | child young person seen alone | alone | seen alone yes no
    """,
    "family_contact": """
        family member | family member seen | family members |
        contact with family member | contact with family | contact with family members | family contact | who
        seen | persons present | people present | who was seen | contact with parents | contact with parent
        carer | family member seen | family members seen | contact with parent | contact with mother father |
        who was present | present | contact with carer | adults seen | contact with adult | contact family |
        contact family member | contact parent | contact parents | contact carer | contact mother | contact
        adults
    """,
    "event": """
        key event action undertaken | event | significant event | key event | fact text | what happened |
        description | event contact | details | summary of contact | incident | incident details | nature of
        contact | details of event | description of event | event description | summary of event | event details
        | summary | narrative | entry | details of contact | contact | key events | significant events | nature
        of event | detail | event incident | contact details of event | key events actions | summary of
        involvement | description of contact | chronology entry | details of incident | event summary | summary
        of information | information | description of incident | contact details | event or contact |
        significant event contact | involvement | activity | practice event | key practice event | nature of
        involvement
    """,
    "outcome": """
        action taken to mitigate adverse impact on child | action taken | actions taken | outcome | decision |
        response | response outcome | what i did | decisions made | outcomes | action | actions | action outcome
        | action taken outcome | outcome action | agency response | result | follow up | outcome of contact |
        decision outcome | actions and outcomes | action undertaken | decisions | response to event |
        intervention | action and outcome | decision and action
    """,
    "rationale": """
        rationale | decision points | reason for decision | reason | reasons | rationale for decision | why
    """,
    "voice": """
        voice of child | childs voice | voice of the child | wishes and feelings | lived experience | views |
        voice of the child young person | child s voice | childs wishes and feelings | views of child | childs
        lived experience | wishes and feelings of child | lived experience of the child | what did the child say
        | daily lived experience
    """,
    "impact": """
        impact either positive or negative | significance | impact on child | impact | impact on the child |
        relevance | significance of event | impact on practice | effect | impact on frontline practice | impact
        on service | impact on the child family | impact on services | impact on practice service delivery
    """,
    "comment": """
        comment and analysis including potential areas for learning | comment | comments | authors comment |
        analysis | good practice learning | comment and analysis | comments and analysis | author comments |
        author s comments | analysis and comment | learning | learning points | comments analysis | reviewer
        comment | analysis of practice | good practice | areas for learning | observations | professional
        comment | additional comments | notes | note | commentary | author analysis | critical analysis |
        remarks | analysis learning | any comments
    """,
    "practitioner": """
        practitioner | practitioner role | professional | completed by | signature | worker | staff | staff
        member | name of practitioner | professionals involved | name and role | professional involved | staff
        involved | author | recorded by | lead professional | practitioner name and role | by whom | seen by |
        who | name of professional
    """,
    "reference": """
        seq | reference | event ref | no | ref | row | item | entry no | number | ref no | event no | id | entry
        number | row no | item no | s no | serial | event number | record no | log number | incident number |
        crime reference | ref number
    """,
    "related": """
        who i told | escalations | external contacts | other agencies | referred to | other agencies informed |
        shared with
    """,
    "rating": """
        rag | rag rating | risk | risk rating | rating | level of concern | concern level
    """,
    "expected": """
        expected practice | was this in line with policy | in line with procedure | policy | expected standard
    """,
    "change": """
        change | organisational change | nature of change | description of change | details of change | what
        changed | organisational changes | change made | organisational event | change in organisation | service
        change | organisational change event | key change | description of organisational change | details of
        organisational change
    """,
}
_LIKELY: dict[str, str] = {
    "seen": "child_contact", "seen y n": "child_contact", "seen yes no": "child_contact", "was seen": "child_contact",
    "seen spoken to": "child_contact", "seen or spoken to": "child_contact",
}  # fmt: skip
"""Headings that do not say who: in a child's chronology it is the child, which is taken and said."""
FIELDS: tuple[str, ...] = tuple(_PHRASES)
FIELD_WORDS: dict[str, str] = {
    "date": "the date", "date_end": "the end date", "time": "the time", "time_end": "the end time",
    "agency": "the agency",
    "date_and_time": "the date and time", "source": "the source of information", "voice": "the child's voice",
    "child_contact": "contact with the child", "seen_alone": "whether the child was seen alone",
    "family_contact": "contact with the family", "event": "the event", "outcome": "the outcome", "impact": "the impact",
    "rationale": "the rationale", "comment": "comment and analysis", "practitioner": "the practitioner",
    "reference": "the agency's own number", "related": "other agencies told", "rating": "the rating",
    "expected": "the expected practice", "change": "the organisational change",
}  # fmt: skip
"""What people call each field."""
KNOWN: dict[str, str] = {
    " ".join(phrase.split()): field for field, text in _PHRASES.items() for phrase in text.split("|")
}
_LONG_PHRASES = sorted((phrase for phrase in KNOWN if " " in phrase), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means. `field` is `None` for a strange heading; `like` is the known heading that it resembles."""

    field: str | None
    sureness: Sureness
    like: str = ""


def normal(heading: str) -> str:
    """A heading as the vocabulary spells it: small letters and digits, single spaces, nothing else."""
    text = unicodedata.normalize("NFKC", heading).casefold().replace("’", "").replace("'", "").replace("&", " and ")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def meaning_of(heading: str, layout: Layout) -> Meaning:
    """What a column's heading means; the agency's own layout is asked first."""
    said = normal(heading)
    own = {normal(key): field for key, field in layout.columns.items()}
    if said in own:
        return Meaning(own[said] if own[said] in FIELDS else None, "known", heading)
    return _vocabulary(said, normal(re.sub(r"\(.*?\)|\[.*?\]", " ", heading)))


@lru_cache(maxsize=2048)
def _vocabulary(said: str, without_brackets: str) -> Meaning:
    if not said or len(said) > LONGEST_HEADING:
        return Meaning(None, "strange")
    for text in (said, without_brackets):
        if text in KNOWN:
            return Meaning(KNOWN[text], "known", text)
        if text in _LIKELY:
            return Meaning(_LIKELY[text], "guessed", "child seen")
    for phrase in _LONG_PHRASES:
        if said.startswith(phrase + " "):
            return Meaning(KNOWN[phrase], "known" if len(phrase) >= 16 else "guessed", phrase)
    return _contained(said) or _similar(said)


def _contained(said: str) -> Meaning | None:
    """A long instruction that holds a known heading: "Please give the date of contact here"."""
    words = f" {said} "
    for phrase in _LONG_PHRASES:
        if f" {phrase} " in words:
            return Meaning(KNOWN[phrase], "guessed", phrase)
    first = said.split(maxsplit=1)[0]
    if first in (
        "date",
        "time",
        "event",
        "source",
        "comment",
        "comments",
        "analysis",
        "outcome",
        "description",
        "action",
    ):
        return Meaning(KNOWN[first], "guessed", first)
    return None


def _similar(said: str) -> Meaning:
    """Spelling slips are guessed; what only resembles a heading is asked about."""
    close = difflib.get_close_matches(said, KNOWN, n=1, cutoff=HEADING_UNSURE_FROM)
    if close:
        ratio = difflib.SequenceMatcher(None, said, close[0]).ratio()
        has_same_letters = sorted(said) == sorted(close[0])
        is_guess = len(said) >= 4 and (ratio >= HEADING_GUESSED_FROM or has_same_letters)
        return Meaning(KNOWN[close[0]], "guessed" if is_guess else "unsure", close[0])
    shared = [word for word in said.split() if word in KNOWN and len(word) >= 4]
    if shared:
        return Meaning(KNOWN[shared[-1]], "unsure", shared[-1])
    return Meaning(None, "strange")
