"""The referral for consideration for a child safeguarding practice review. Source: Document 1a."""

import re
from datetime import date

from pipeline.forms.answers import Notes, in_one_line, outside, say_typed_outside, several, together
from pipeline.forms.completed_by import NOBODY, completers, keep_cells
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.labels import Answer, prompts_seen, read
from pipeline.forms.referral_tables import events, family, other_agencies
from pipeline.forms.referral_wording import CHILD_FACTS, HEADINGS, TELLING, WORDING
from pipeline.forms.stamps import case_reference, stamp
from pipeline.forms.struck_through import struck_apart, with_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.chronology import LabelledText
from schemas.returns.referral import ReferralRecord, ReferredChild

NAME: FormName = "referral"
PRINTED: tuple[str, ...] = (*WORDING.printed, "1.1", "1.2", "1.3")
NEEDED = 7
"""Headings that a file must show; no other form of the toolkit shows more than two of them."""
_KIND = re.compile(
    r"[\s,;:(–-]*\b(?:date\s+of\s+)?(?:(?P<death>death|died|deceased|fatal(?:ity)?)|(?P<harm>serious\s+(?:incident|injury|harm)|incident"
    r"|injury|harm))\b(?:\s+on\b)?[\s,;:)–-]*",
    re.IGNORECASE,
)


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A referral."""
    seen = prompts_seen(document, WORDING, TELLING, NEEDED)
    is_referral = len(seen) >= NEEDED and ("outline" in seen or "reason" in seen)
    return Match(NAME, tuple(seen.values())) if is_referral else None


def extract(document: Document, layout: Layout) -> Extraction:
    """Read a referral. `layout` is not needed: the form's own headings are known."""
    document, struck = struck_apart(document, PRINTED)
    items = read(document, WORDING)
    notes = Notes()
    stamped = stamp(document, "agency")
    by = completers((item for item in items if item.section in ("", "referrer")), stamped)
    lead = completers((item for item in items if item.section == "lead"), None)
    answers = together(item for item in items if isinstance(item, Answer))

    def told(key: str) -> str | None:
        answer = answers.get(key)
        return notes.text(answer.text, answer.location, key) if answer else None

    child, other_names = _child(answers, notes)
    when = answers.get("date_of_referral")
    referred, referred_text = notes.day(when.text, when.location, "date_of_referral") if when else (None, None)
    record = ReferralRecord(
        child=child,
        date_of_referral=referred,
        date_of_referral_text=referred_text,
        referrers=tuple(one.person for one in by if one.is_person),
        safeguarding_lead=(lead or (NOBODY,))[0].person,
        family=family(items, notes),
        siblings_safeguarded=told("siblings_safeguarded"),
        other_agencies=other_agencies(items, notes),
        outline=told("outline"),
        reason=told("reason"),
        events=events(items, notes),
        further_information=told("further_information"),
        other=(*outside(items, HEADINGS), *other_names),
    )
    if not (record.outline or record.reason or record.events):
        notes.say("form-left-blank", "Section 2", "outline")
    say_typed_outside(items, notes)
    agency = stamped or next((one.agency for one in by if one.agency), None)
    keep_cells((*by, *lead[:1]), agency, notes)
    found = Extraction(record, tuple(notes.issues), case_reference(document), agency, tuple(notes.read_as))
    return with_struck(found, struck)


def _child(answers: dict[str, Answer], notes: Notes) -> tuple[ReferredChild, tuple[LabelledText, ...]]:
    """The child of 1.1, and further names given for the child."""

    def fact(key: str) -> str | None:
        answer = answers.get(key)
        return notes.fact(answer.text, answer.location, f"child.{key}") if answer else None

    def told(key: str) -> str | None:
        answer = answers.get(key)
        return notes.text(answer.text, answer.location, f"child.{key}") if answer else None

    names = tuple(dict.fromkeys(several(answers["child_name"].text if "child_name" in answers else None)))
    born = answers.get("date_of_birth")
    birth, birth_text = notes.day(born.text, born.location, "child.date_of_birth") if born else (None, None)
    nhs = answers.get("nhs_number")
    number, number_text = notes.nhs_number(nhs.text, nhs.location, "child.nhs_number") if nhs else (None, None)
    incident, incident_text, kind = _incident(answers.get("incident"), notes)
    child = ReferredChild(
        role="subject-child",
        name=names[0] if names else None,
        also_known_as=several(fact("also_known_as")),
        nhs_number=number,
        nhs_number_text=number_text,
        date_of_birth=birth,
        date_of_birth_text=birth_text,
        date_of_incident=incident,
        date_of_incident_text=incident_text,
        incident_kind=kind,
        location=answers["child_name"].location if "child_name" in answers else None,
    ).model_copy(update={key: in_one_line(told(key)) for key in CHILD_FACTS})
    return child, tuple(LabelledText(label="Name of Child", text=name) for name in names[1:])


def _incident(answer: Answer | None, notes: Notes) -> tuple[date | None, str | None, str | None]:
    """ "27/02/2026 (serious injury)" is a day and a kind; which of the two kinds is taken from the words alone."""
    text = notes.fact(answer.text, answer.location, "child.date_of_incident") if answer else None
    if answer is None or text is None:
        return None, None, None
    kinds = {"death" if match.group("death") else "serious harm" for match in _KIND.finditer(text)}
    day, _ = notes.day(_KIND.sub(" ", text).strip(), answer.location, "child.date_of_incident")
    notes.keep(answer.text)
    return day, text, kinds.pop() if len(kinds) == 1 else None
