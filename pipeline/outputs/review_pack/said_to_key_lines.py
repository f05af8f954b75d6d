"""What each agency says to each key line of enquiry, in learning templates (Document 13) and reports (Document 14)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.outputs.file_names import sent_name
from schemas.case_view import CaseView, ReturnEntry
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord

FORMS = {"learning-template": "learning template", "information-report": "information report"}
_NAMED = re.compile(r"\b(?:KLOE|key lines? of (?:enquiry|inquiry))\s*(?:no\.?|number)?\s*(\d{1,2})\b", re.IGNORECASE)
# Part of an information report, the column it belongs in, and what the form calls it.
_PARTS: tuple[tuple[str, str, str], ...] = (
    ("context", "narrative", "Context"),
    ("analysis", "analysis", "Analysis of Involvement"),
    ("good_practice", "good_practice", "Good Practice"),
    ("key_learning", "analysis", "Key Learning Points"),
    ("actions_implemented", "recommendation", "Actions that have already been implemented"),
    ("actions_planned", "recommendation", "Actions planned"),
    ("multi_agency_learning", "recommendation", "Multi-Agency Learning"),
    ("further_information", "narrative", "Other Relevant Information"),
)


@dataclass(frozen=True)
class Saying:
    """One block of one return.

    Args:
        key_line: `None` where the return ties it to none.
        place: where it stands in the form, whatever the file is called; for a report's paragraph its words too.
    """

    key_line: int | None
    agency: str
    form: str
    narrative: str = ""
    analysis: str = ""
    recommendation: str = ""
    good_practice: str = ""
    where: str = ""
    place: str = ""


def sayings(view: CaseView) -> list[Saying]:
    """Every block of every learning template and information report in force: agencies in the case's order."""
    places = {agency.name: number for number, agency in enumerate(view.case.agencies)}
    found: list[Saying] = []
    for entry in sorted(
        view.accepted, key=lambda one: (places.get(one.agency or "", len(places)), one.agency or "", one.form)
    ):
        record = entry.parsed.record if entry.parsed else None
        if isinstance(record, LearningRecord):
            found += _of_template(entry, record)
        elif isinstance(record, InformationReport):
            found += _of_report(entry, record)
    return found


def owed_to_key_lines(view: CaseView, here: Sequence[Saying]) -> list[str]:
    """The agencies whose learning template is in force and leaves this key line empty."""
    said = {saying.agency for saying in here}
    sent = {entry.agency or "Agency not stated" for entry in view.accepted if entry.form == "learning-template"}
    return sorted(sent - said)


def _of_template(entry: ReturnEntry, record: LearningRecord) -> Iterator[Saying]:
    agency, form, file = entry.agency or "Agency not stated", FORMS["learning-template"], sent_name(entry.file)
    for line in record.key_lines:
        yield Saying(
            line.number, agency, form, line.narrative or "", line.analysis or "", line.recommendation or "",
            line.good_practice or "", f"{file}, Section 3, key line {line.number}", f"Section 3, {line.number}",
        )  # fmt: skip
    for number, event in enumerate(record.single_agency_events, 1):
        yield Saying(
            None, agency, form, event.narrative or "", event.analysis or "", event.recommendation or "",
            event.good_practice or "", f"{file}, Section 4, event {number}", f"Section 4, {number}",
        )  # fmt: skip
    for text, where in (
        (record.synopsis_before, "Section 2, before the review period"),
        (record.synopsis_after, "Section 5, after the review period"),
    ):
        if text:
            yield Saying(None, agency, form, narrative=text, where=f"{file}, {where}", place=where)


def _of_report(entry: ReturnEntry, record: InformationReport) -> Iterator[Saying]:
    """Each paragraph under every key line that it names; one that names none stands once, tied to none."""
    agency, form, file = entry.agency or "Agency not stated", FORMS["information-report"], sent_name(entry.file)
    for part, column, words in _PARTS:
        for paragraph in str(getattr(record, part) or "").split("\n"):
            if paragraph.strip():
                numbers = dict.fromkeys(int(number) for number in _NAMED.findall(paragraph) if int(number))
                texts = {column: paragraph.strip()}
                for number in numbers or [None]:
                    yield Saying(
                        number, agency, form, texts.get("narrative", ""), texts.get("analysis", ""),
                        texts.get("recommendation", ""), texts.get("good_practice", ""), f"{file}, {words}",
                        f"{words}, {number or 'none'}: {' '.join(paragraph.split()).casefold()}",
                    )  # fmt: skip
