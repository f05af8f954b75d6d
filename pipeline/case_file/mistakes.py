"""What a coordinator is told of a mistake in case.toml: the line, what is wrong with it, and how it is written."""

import datetime
import difflib
import re
import tomllib
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.case_file.writing import line_of
from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.decisions import DECISION_KEYS
from schemas.person import CasePerson

EXAMPLES = {
    "reference": 'reference = "WM-2026-014"',
    "profile": 'profile = "west-midlands"',
    "notified": "notified = 2026-03-02",
    "incident": "incident = 2026-02-27",
    "incident_kind": 'incident_kind = "serious harm"',
    "summary": 'summary = "What happened, in a sentence or two."',
    "key_lines_of_enquiry": 'key_lines_of_enquiry = ["How well was information shared?"]',
    "review_period": "[review_period]\nstart = 2024-03-01\nend = 2026-02-27",
    "start": "start = 2024-03-01",
    "end": "end = 2026-02-27",
    "kind": 'kind = "police"',
    "role": 'role = "mother"',
    "asked": "asked = 2026-03-03",
    "phone": 'phone = "01632 960001"',
    "contact": 'contact = "First Last"',
    "expects": 'expects = ["scoping", "chronology"]',
    "date_of_birth": "date_of_birth = 2019-05-04",
    "nhs_number": 'nhs_number = "943 476 5919"',
    "also_known_as": 'also_known_as = ["Another Name"]',
    "previous_addresses": 'previous_addresses = ["1 Example Road"]',
    "name": 'name = "First Last"',
    "decisions": '[decisions]\ndecision = "local"',
}
_MODELS: dict[str, type[BaseModel]] = {"agencies": Agency, "people": CasePerson, "review_period": ReviewPeriod}
_BLOCKS = {"agencies": "[[agencies]]", "people": "[[people]]", "review_period": "[review_period]"}
_SENT_OUT = ("scoping", "chronology", "organisational-chronology", "learning-template", "information-report")
_HOW = "Text stands between quotation marks, dates are written 2026-03-02, lists between [ and ]."
_CURLY = "Its quotation marks are curly, as Word makes them: type them straight, in a text editor."
_BRITISH = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_TWICE = ("overwrite", "twice", "Cannot declare", "Cannot mutate")
"""Words of Python's own reader of TOML about a key or a block that was there already."""
_KEY = re.compile(r'\s*"?([A-Za-z_]+)"?\s*=')


def not_toml(text: str, path_name: str, error: tomllib.TOMLDecodeError) -> str:
    """Why the file cannot be read at all: the line, and the commonest remedies.

    Args:
        text: the file.
        path_name: the file as a person knows it.
    """
    message = str(error)
    lines = text.splitlines()
    named = re.search(r"line (\d+)", message)
    number = int(named.group(1)) if named else len(lines)
    opened = _list_left_open(lines, number)
    if opened:
        number = opened
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    key = line.split("=")[0].strip()
    advice = _remedy(line, message, is_open=bool(opened))
    if key in EXAMPLES and "twice" not in advice and "year-month-day" not in advice:
        advice += f" For example: {EXAMPLES[key]}"
    return f"{path_name}, line {number}: “{line}” cannot be read. {advice}"


def _remedy(line: str, message: str, *, is_open: bool) -> str:
    """The likeliest reason why a line is not TOML."""
    single = re.fullmatch(r"\[(people|agencies)\]\s*(#.*)?", line)
    day = british_day(line)
    key = line.split("=", maxsplit=1)[0].strip()
    if any(mark in line for mark in "“”‘’"):
        return _CURLY
    if is_open:
        return "Its list is not finished: texts stand between commas, and ] stands at the end."
    if single:
        return f"Write it with two brackets on each side: [[{single.group(1)}]]"
    if any(word in message for word in _TWICE):
        return "It stands twice in this place. Take one of the two out."
    return f"A date is written year-month-day, without quotation marks: {key} = {day}" if day else _of_value(line)


def _of_value(line: str) -> str:
    """What is wrong with the value of a line."""
    plain = line.replace('"""', "").replace('\\"', "")
    if re.search(r"=\s*\d{4}-\d{1,2}-\d{1,2}", line):
        return "There is no such day. A date is written year-month-day: 2026-03-02 is 2 March 2026."
    if re.search(r'=\s*"', plain) and plain.count('"') % 2:
        return 'A quotation mark is missing at its end. Text of several lines stands between """ and """.'
    return _HOW


def _list_left_open(lines: list[str], number: int) -> int:
    """The line, from 1, of a list that is not finished where the reader stopped; 0 if there is none."""
    for index in range(min(number, len(lines)) - 1, -1, -1):
        line = lines[index].split("#")[0]
        if _KEY.match(line):
            below = "\n".join(lines[index : number - 1])
            is_list = bool(re.search(r"=\s*\[", line))
            return index + 1 if index < number - 1 and is_list and below.count("[") > below.count("]") else 0
    return 0


def british_day(text: str) -> str | None:
    """A day written as 16/11/2026, as year-month-day; `None` if there is none in the text, or no such day."""
    found = _BRITISH.search(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def sentences(text: str, path_name: str, error: ValidationError) -> str:
    """Every mistake in its own sentence, first line first."""
    found = []
    for mistake in error.errors():
        location = tuple(mistake["loc"])
        found.append((line_of(text, location), _sentence(location, dict(mistake))))
    found.sort()
    return "\n".join(f"{path_name}, line {number}: {sentence}" if number else f"{path_name}: {sentence}"
                     for number, sentence in found)  # fmt: skip


def _sentence(location: tuple[int | str, ...], mistake: dict[str, Any]) -> str:
    names = [part for part in location if isinstance(part, str)]
    key = names[-1] if names else "the file"
    kind = mistake["type"]
    if kind == "missing":
        return f"“{key}” is missing.{_example(key)}"
    if kind == "extra_forbidden":
        return _unknown_key(location, key)
    if key in ("people", "agencies"):
        return f"Each block of “{key}” begins with two brackets on each side: [[{key}]]"
    day = british_day(str(mistake["input"])) if kind.startswith("date") else None
    example = f" Here: {key} = {day}" if day else _example(key)
    return f"“{key}” is {_shown(mistake['input'])}, but {_expected(key, kind, mistake)}.{example}"


def _example(key: str) -> str:
    return f" For example: {EXAMPLES[key]}" if key in EXAMPLES else ""


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str | int | float | bool) else "not a single value"


def _expected(key: str, kind: str, mistake: dict[str, Any]) -> str:
    if kind == "literal_error":
        if key == "expects":
            return f"an agency is asked for {', '.join(_SENT_OUT)}"
        return f"it must be {mistake['ctx']['expected']}"
    if kind.startswith("date"):
        return "a date is written year-month-day, without quotation marks"
    if kind == "string_type":
        return "text stands between quotation marks"
    if kind == "tuple_type":
        return "a list stands between [ and ]"
    return f"that does not fit ({mistake['msg']})"


def _unknown_key(location: tuple[int | str, ...], key: str) -> str:
    """A key that is not known where it stands: where it belongs, or the nearest that is known."""
    here = str(location[0]) if len(location) > 1 else ""
    place = f"inside the block {_BLOCKS.get(here, f'[{here}]')}" if here else "above all blocks"
    wrong = f"“{key}” stands {place}, to which it does not belong."
    if here and key in Case.model_fields:
        return f"{wrong} Move its line up, above the first line that begins with [."
    if key in {entry.key for entry in DECISION_KEYS}:
        return f"{wrong} Write it below a line of its own: [decisions]"
    for name, model in _MODELS.items():
        if name != here and key in model.model_fields:
            return f"{wrong} It is written below {_BLOCKS[name]}."
    model = _MODELS.get(here, Case)
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else f" What is known here: {', '.join(model.model_fields)}."
    return f"“{key}” is not known.{hint}"
