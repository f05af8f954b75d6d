"""Reading a case.toml, and answering mistakes so that a coordinator can put them right.

Never changes what a person wrote: an agency is added by text at the end of the file.
"""

import datetime
import difflib
import json
import tomllib
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from pipeline.case_file.mistakes import EXAMPLES, not_toml, sentences
from pipeline.case_file.writing import agency_text, line_of
from pipeline.errors import ConfigurationError
from schemas.agency import Agency
from schemas.case import Case
from schemas.decisions import DATE_KEYS, DECISION_KEYS

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
        raise ConfigurationError(not_toml(text, path_name, error)) from None
    if isinstance(data.get("decisions"), dict):
        data["decisions"] = {key: _as_text(value) for key, value in data["decisions"].items()}
    try:
        # JSON mode keeps the models strict and still takes lists for tuples and ISO text for dates.
        case = Case.model_validate_json(json.dumps(data, default=str, ensure_ascii=False))
    except ValidationError as error:
        raise ConfigurationError(sentences(text, path_name, error)) from None
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


def _check_sense(text: str, path_name: str, case: Case) -> None:
    """What the shapes cannot say: dates in order, agencies once, decisions that exist."""
    for location, sentence in _nonsense(case):
        raise ConfigurationError(f"{path_name}, line {line_of(text, location)}: {sentence}")


def _nonsense(case: Case) -> Iterable[tuple[tuple[int | str, ...], str]]:
    period = case.review_period
    if not case.reference.strip():
        yield ("reference",), f"“reference” is empty. For example: {EXAMPLES['reference']}"
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
