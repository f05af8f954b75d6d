"""Reading a case.toml, and answering mistakes so that a coordinator can put them right.

Never changes what a person wrote: an agency is added by text at the end of the file.
"""

import datetime
import difflib
import json
import re
import tomllib
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.case_file.writing import agency_text, line_of
from pipeline.errors import ConfigurationError
from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.decisions import DATE_KEYS, DECISION_KEYS
from schemas.person import CasePerson

_EXAMPLES = {
    "reference": 'reference = "WM-2026-014"',
    "profile": 'profile = "west-midlands"',
    "notified": "notified = 2026-03-02",
    "incident": "incident = 2026-02-27",
    "incident_kind": 'incident_kind = "serious harm"',
    "key_lines_of_enquiry": 'key_lines_of_enquiry = ["How well was information shared?"]',
    "review_period": "[review_period]\nstart = 2024-03-01\nend = 2026-02-27",
    "start": "start = 2024-03-01",
    "end": "end = 2026-02-27",
    "kind": 'kind = "police"',
    "role": 'role = "mother"',
    "asked": "asked = 2026-03-03",
    "expects": 'expects = ["scoping", "chronology"]',
    "date_of_birth": "date_of_birth = 2019-05-04",
    "nhs_number": 'nhs_number = "943 476 5919"',
    "also_known_as": 'also_known_as = ["Another Name"]',
    "previous_addresses": 'previous_addresses = ["1 Example Road"]',
    "name": 'name = "West Midlands Police"',
    "decisions": '[decisions]\ndecision = "local"',
}
_MODELS: dict[str, type[BaseModel]] = {"agencies": Agency, "people": CasePerson, "review_period": ReviewPeriod}
_YES_NO = {True: "yes", False: "no"}


def read_case(text: str, path_name: str) -> Case:
    """The case that a case.toml describes.

    Args:
        text: the file's text.
        path_name: the file as a person knows it; it begins every sentence about a mistake.

    Raises:
        ConfigurationError: what is wrong, in which line, what was expected, and an example.
    """
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(_not_toml(text, path_name, error)) from None
    if isinstance(data.get("decisions"), dict):
        data["decisions"] = {key: _as_text(value) for key, value in data["decisions"].items()}
    try:
        # JSON mode keeps the models strict and still takes lists for tuples and ISO text for dates.
        case = Case.model_validate_json(json.dumps(data, default=str, ensure_ascii=False))
    except ValidationError as error:
        raise ConfigurationError(_sentences(text, path_name, error)) from None
    _check_sense(text, path_name, case)
    return case


def add_agency(text: str, agency: Agency, path_name: str = "case.toml") -> str:
    """The text of a case.toml with one more agency at its end; nothing above it changes.

    Raises:
        ConfigurationError: the agency is there already, or `agencies` is written as one list.
    """
    case = read_case(text, path_name)
    if agency.name.casefold() in {known.name.casefold() for known in case.agencies}:
        raise ConfigurationError(f"{path_name} already has the agency “{agency.name}”. Nothing was changed.")
    longer = f"{text.rstrip()}\n\n{agency_text(agency)}"
    try:
        tomllib.loads(longer.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        raise ConfigurationError(
            f"{path_name}, line {line_of(text, ('agencies',))}: the agencies are written as one list. "
            "Write each as a block of its own that begins with [[agencies]]; then more can be added."
        ) from None
    return longer


def _as_text(value: Any) -> Any:
    """A decision as text: a date, a yes or no, a number or a list of lines are all taken."""
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, list):
        return "\n".join(str(_as_text(entry)) for entry in value)
    return value if isinstance(value, dict) else str(value)


def _not_toml(text: str, path_name: str, error: tomllib.TOMLDecodeError) -> str:
    """Why the file cannot be read at all, with the line and the commonest remedies."""
    message = str(error)
    lines = text.splitlines()
    named = re.search(r"line (\d+)", message)
    number = int(named.group(1)) if named else len(lines)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    key = line.split("=")[0].strip()
    advice = "Text stands between quotation marks, dates are written 2026-03-02, lists between [ and ]."
    if any(mark in line for mark in "“”‘’"):
        advice = "Its quotation marks are curly, as Word makes them: type them straight, in a text editor."
    if key in _EXAMPLES:
        advice += f" For example: {_EXAMPLES[key]}"
    return f"{path_name}, line {number}: “{line}” cannot be read. {advice}"


def _sentences(text: str, path_name: str, error: ValidationError) -> str:
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
    example = f" For example: {_EXAMPLES[key]}" if key in _EXAMPLES else ""
    kind = mistake["type"]
    if kind == "missing":
        return f"“{key}” is missing.{example}"
    if kind == "extra_forbidden":
        return _unknown_key(location, key)
    return f"“{key}” is {_shown(mistake['input'])}, but {_expected(kind, mistake)}.{example}"


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str | int | float | bool) else "not a single value"


def _expected(kind: str, mistake: dict[str, Any]) -> str:
    if kind == "literal_error":
        return f"it must be {mistake['ctx']['expected']}"
    if kind.startswith("date"):
        return "a date is written year-month-day, without quotation marks"
    if kind == "string_type":
        return "text stands between quotation marks"
    if kind == "tuple_type":
        return "a list stands between [ and ]"
    return f"that does not fit ({mistake['msg']})"


def _unknown_key(location: tuple[int | str, ...], key: str) -> str:
    model = _MODELS.get(str(location[0]), Case) if len(location) > 1 else Case
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else f" What is known here: {', '.join(model.model_fields)}."
    return f"“{key}” is not known.{hint}"


def _check_sense(text: str, path_name: str, case: Case) -> None:
    """What the shapes cannot say: dates in order, agencies once, decisions that exist."""
    for location, sentence in _nonsense(case):
        raise ConfigurationError(f"{path_name}, line {line_of(text, location)}: {sentence}")


def _nonsense(case: Case) -> Iterable[tuple[tuple[int | str, ...], str]]:
    period = case.review_period
    if not case.reference.strip():
        yield ("reference",), f"“reference” is empty. For example: {_EXAMPLES['reference']}"
    if period and period.start > period.end:
        yield ("review_period", "start"), "the review period starts after it ends. Swap “start” and “end”."
    seen: set[str] = set()
    for number, agency in enumerate(case.agencies):
        if agency.name.casefold() in seen:
            yield ("agencies", number, "name"), f"the agency “{agency.name}” stands twice. Take one of the two out."
        seen.add(agency.name.casefold())
    known = {entry.key for entry in DECISION_KEYS}
    for key, value in case.decisions.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else "docs/templates.md lists those that are."
            yield ("decisions", key), f"“{key}” is not a decision that is known. {hint}"
        elif key in DATE_KEYS and not _is_date(value):
            yield ("decisions", key), f"“{value}” is not a date. For example: {key} = 2026-03-16"


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
