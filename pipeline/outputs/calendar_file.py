"""The deadlines of a case as a calendar file that Outlook and others open. All-day entries; no name of the family.

Source of the format: RFC 5545.
"""

import datetime
import hashlib

from pipeline.outputs.output import Files
from schemas.case_view import CaseView
from schemas.timetable import Deadline

NAME = "deadlines.ics"
_LINE_OCTETS = 75


def build(view: CaseView) -> Files:
    """`deadlines.ics`: one entry a step that is not done."""
    stamp = datetime.datetime.combine(view.case.notified, datetime.time())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapid review//Deadlines//EN", "CALSCALE:GREGORIAN"]
    for step in view.timetable.deadlines:
        if not step.done:
            lines += _entry(view.case.reference, step, stamp)
    lines.append("END:VCALENDAR")
    return {NAME: "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()}


def _entry(reference: str, step: Deadline, stamp: datetime.datetime) -> list[str]:
    identity = hashlib.sha256(f"{reference}/{step.key or step.name}".encode()).hexdigest()[:24]
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@rapid-review",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{step.due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{step.due + datetime.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{reference}: {step.name}')}",
        f"DESCRIPTION:{_escaped(f'{step.rule} Who: {step.who}.')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> list[str]:
    """A long line in parts of at most 75 octets, the later ones beginning with a space; no character is cut in two."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > _LINE_OCTETS:
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
