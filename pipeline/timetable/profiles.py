"""A partnership's profile: its timetable and its names, read from `partnerships/<p>/profile.toml`. Data only.

A profile may begin with `extends = "west-midlands"`: it then holds only what is different, step by step.
"""

import json
import tomllib
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from pipeline.errors import ConfigurationError
from schemas.fact import Fact

Anchor = Literal["became-aware", "referral-received", "notification-made"]
DayOne = Literal["anchor", "next-working-day"]
Unit = Literal["working-days", "days", "months"]


class Step(Fact):
    """One step of the timetable.

    Args:
        key: short name by which other steps, and known dates, refer to it.
        name: the step in the field's words.
        after: what it is counted from: `anchor`, an anchor's own name, or another step's key.
        offset: how many units after; negative is before. After `anchor` it is the working day's number.
        not_before: for a window, the number of its first day.
        who: who does it.
        rule: what is asked, in a sentence.
        source: the paragraph that asks for it.
        note: what the source leaves open or says twice.
        if_review: it only comes about when a local review follows.
    """

    key: str
    name: str
    after: str = "anchor"
    offset: int
    unit: Unit = "working-days"
    not_before: int | None = None
    who: str
    rule: str
    source: str
    note: str | None = None
    if_review: bool = False


class Contradiction(Fact):
    """Two statements of one source that differ, and which of them is used."""

    subject: str
    one: str
    other: str
    used: str


class Contact(Fact):
    """Whom agencies ask and to where they send: printed in letters and forms."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """What letters need and is not filled in; they then have words in square brackets. An address is optional."""
        return tuple(key for key in ("name", "phone", "email") if not getattr(self, key))


class Profile(Fact):
    """One partnership's way of working.

    Args:
        key: the folder's name.
        name: as printed in letters.
        source: the document that its figures come from.
        anchor: what starts the clock.
        day_one: whether the anchor's own day is day one, or the working day after it.
        look_back_months: how far back agencies look for involvement; `None` where the source gives no figure.
        returns_days: working days that an agency has from the day it is asked.
        also_closed: further bank holidays.
    """

    key: str
    name: str
    source: str
    anchor: Anchor
    anchor_source: str
    day_one: DayOne
    returns_days: int
    look_back_months: int | None = None
    look_back: str | None = None
    also_closed: tuple[date, ...] = ()
    contact: Contact = Contact()
    steps: tuple[Step, ...]
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[str, ...] = ()


def shipped_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with the program."""
    folder = resources.files("pipeline") / "partnerships"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "profile.toml").is_file()))


def load_profile(name: str, search: Iterable[Path] = ()) -> Profile:
    """The profile of a partnership.

    Args:
        name: the folder's name.
        search: folders that hold the partnership's own folders; they come before those shipped.

    Raises:
        ConfigurationError: there is none of that name, or it cannot be read; the sentence says what to do.
    """
    folders = tuple(search)
    data, where = _data(name, folders)
    base_name = data.pop("extends", None)
    if base_name is not None:
        base, _ = _data(str(base_name), () if base_name == name else folders)
        base.pop("extends", None)
        data = _laid_over(base, data)
    data["key"] = name
    return _validated(data, where)


def profile_from_text(text: str, name: str, where: str) -> Profile:
    """A profile from the text of its TOML file; `where` is named in errors."""
    return _validated({**_parsed(text, where), "key": name}, where)


def _data(name: str, search: tuple[Path, ...]) -> tuple[dict[str, Any], str]:
    for folder in search:
        path = folder / name / "profile.toml"
        if path.is_file():
            return _parsed(path.read_text(encoding="utf-8"), str(path)), str(path)
    if name in shipped_profiles():
        shipped = resources.files("pipeline") / "partnerships" / name / "profile.toml"
        return _parsed(shipped.read_text(encoding="utf-8"), f"the profile {name}"), f"the profile {name}"
    places = " or ".join(str(folder / name / "profile.toml") for folder in search)
    own = f", or put your own in {places}" if places else ""
    near = get_close_matches(name.casefold(), shipped_profiles(), n=1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    raise ConfigurationError(
        f"There is no timetable profile called “{name}”. {meant}Use one of {', '.join(shipped_profiles())}{own}."
    )


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{where} cannot be read: {error}. Put that line right and try again.") from error


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The base with the partnership's own entries over it; steps are matched by key."""
    changed = {step.get("key"): step for step in own.get("steps", [])}
    steps = [{**step, **changed.pop(step["key"], {})} for step in base["steps"]]
    return {**base, **own, "steps": [*steps, *changed.values()]}


def _validated(data: dict[str, Any], where: str) -> Profile:
    try:
        profile = Profile.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        first = error.errors()[0]
        place = " → ".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise ConfigurationError(f"{where}: “{place}” is not right: {first['msg']}.") from error
    _check_steps(profile, where)
    return profile


def _check_steps(profile: Profile, where: str) -> None:
    """Every step is counted from the anchor, a named start, or a step that stands above it."""
    known = {
        "anchor", "became-aware", "referral-received", "notification-made", "review-decided", "publication",
    }  # fmt: skip
    for step in profile.steps:
        if step.after not in known:
            raise ConfigurationError(
                f"{where}: the step “{step.key}” is counted from “{step.after}”, which no step above it is called."
            )
        known.add(step.key)
