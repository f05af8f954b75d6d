"""Writing a case.toml: a new one with notes for people, a block for an agency, and the line where a key stands."""

import datetime
import re
from collections.abc import Iterable

from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.fact import Fact
from schemas.person import CasePerson

_HEAD = """\
# One case. Text stands between quotation marks, dates are written 2026-03-02, lists between [ and ].
# A line that begins with # is a note: take the # away to use it. What you write here is never changed by the program.
"""
_FIELDS_LEFT_OPEN: tuple[tuple[str, str], ...] = (
    ("incident", "# incident = 2026-02-27               # the day the child was harmed or died"),
    ("incident_kind", '# incident_kind = "serious harm"      # or "death"'),
    ("summary", '# summary = "..."                     # goes into every letter and form that is sent out'),
    ("key_lines_of_enquiry", '# key_lines_of_enquiry = ["...", "..."]'),
    ("pseudonym", '# pseudonym = "Robin"                 # the name the published report uses for the child'),
    ("reviewers", '# reviewers = ["Dr A. Reviewer"]      # named in the published report, so never a finding'),
)
_AGENCY_EXAMPLE = """\
# One block for each agency that is asked. kind: police, icb, local-authority, education, health, probation,
# housing, voluntary or other. ICB, police and local authority together make the quorum.
"""
_PERSON_NOTE = """\
# One block for each person of the family. role: subject-child, mother, father, sibling or significant-adult.
# docs/coordinator.md lists what else may be written of a person.
"""
_PERSON_EXAMPLE = """\
# [[people]]
# role = "subject-child"
# name = "..."
# also_known_as = ["..."]
# date_of_birth = ...                 # year-month-day
# nhs_number = "..."
# ethnicity = "..."
# home_address = "..."
"""
_AGENCY_LEFT_OPEN: tuple[tuple[str, str], ...] = (
    ("asked", "# asked = ...                         # the day its letter went out, year-month-day"),
    ("phone", '# phone = "..."                       # whom to ring when a return is late'),
    ("contact", '# contact = "..."                     # the name of the person who was asked'),
)
_PERIOD = """\
# [review_period]                       # the months that agencies report on
# start = 2024-03-01
# end = 2026-02-27
"""
_DECISIONS = """\
# [decisions]                           # what the meeting decides; docs/templates.md lists every key
# meeting_date = 2026-03-13
# immediate_safety = "yes"
# decision = "local"                    # national, local, local-without-criteria, other-review, learning-acted-upon
"""


def new_case_text(case: Case) -> str:
    """A commented case.toml that reads back as the given case.

    What the case does not know stands there as a note with an example, ready to be filled in.
    """
    lines = [_HEAD]
    lines.append(f"reference = {_written(case.reference)}")
    lines.append(f"profile = {_written(case.profile)}             # the partnership's timetable")
    lines.append(f"notified = {case.notified.isoformat()}                 # the day the referral was received")
    for name, note in _FIELDS_LEFT_OPEN:
        value = getattr(case, name)
        lines.append(f"{name} = {_written(value)}" if value else note)
    for name in ("allowed", "today"):
        if getattr(case, name):
            lines.append(f"{name} = {_written(getattr(case, name))}")
    lines.append("\n" + _period_text(case.review_period))
    if case.decisions:
        lines.append("[decisions]\n" + _pairs(case.decisions.items()))
    else:
        lines.append(_DECISIONS)
    lines.append(_AGENCY_EXAMPLE)
    lines.extend(agency_text(agency) for agency in case.agencies)
    lines.append(_PERSON_NOTE if case.people else _PERSON_NOTE + _PERSON_EXAMPLE)
    lines.extend(person_text(person) for person in case.people)
    return "\n".join(lines).rstrip() + "\n"


def agency_text(agency: Agency) -> str:
    """One `[[agencies]]` block; what is not known yet stands there as a note."""
    notes = "".join(f"{note}\n" for name, note in _AGENCY_LEFT_OPEN if getattr(agency, name) is None)
    return f"[[agencies]]\n{_block(agency, always=('name', 'kind', 'expects'))}{notes}"


def person_text(person: CasePerson) -> str:
    """One `[[people]]` block."""
    return f"[[people]]\n{_block(person, always=('role', 'name'))}"


def _block(fact: Fact, always: tuple[str, ...]) -> str:
    pairs = [
        (name, getattr(fact, name))
        for name in type(fact).model_fields
        if name in always or getattr(fact, name) not in (None, ())
    ]
    return _pairs(pairs)


def _pairs(pairs: Iterable[tuple[str, object]]) -> str:
    return "".join(f"{name} = {_written(value)}\n" for name, value in pairs)


def _period_text(period: ReviewPeriod | None) -> str:
    if period is None:
        return _PERIOD
    return f"[review_period]\nstart = {period.start.isoformat()}\nend = {period.end.isoformat()}\n"


def _written(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(_written(entry) for entry in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    r"""Text between quotation marks; several lines between three, so that a person can read and edit them."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    several = "\n" in text
    safe = "".join(_character(letter, several) for letter in safe)
    return f'"""\n{safe}"""' if several else f'"{safe}"'


def _character(letter: str, several_lines: bool) -> str:
    if letter == "\n" and several_lines:
        return letter
    code = ord(letter)
    if code < 0x20 or code == 0x7F:
        return f"\\u{code:04X}"
    return letter


def line_of(text: str, location: tuple[int | str, ...]) -> int:
    """The line in which a key of a case.toml stands, counted from 1; its block's line, or 0, where it is not written.

    Args:
        text: the file.
        location: as validation gives it: `("agencies", 2, "kind")`, `("notified",)`.
    """
    lines = text.splitlines()
    first, inside = 0, list(location)
    if len(location) > 1 or (location and _block_start(lines, str(location[0]), 0)):
        number = location[1] if len(location) > 1 and isinstance(location[1], int) else 0
        first = _block_start(lines, str(location[0]), number)
        inside = [part for part in location[1:] if isinstance(part, str)]
    key = next((part for part in inside if isinstance(part, str)), None)
    for index in range(first, len(lines)):
        if index >= max(first, 1) and first and re.match(r"\s*\[", lines[index]):
            break
        if key and re.match(rf'\s*"?{re.escape(key)}"?\s*=', lines[index]):
            return index + 1
    return first


def _block_start(lines: list[str], name: str, number: int) -> int:
    """The line, from 1, of the `number`-th block of a name, or 0."""
    starts = [index + 1 for index, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?", line)]
    return starts[number] if number < len(starts) else 0
