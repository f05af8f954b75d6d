"""Everyone and everything that the case knows, in the shape in which a draft is searched for it."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Literal

ValueKind = Literal[
    "postcode", "street", "locality", "phone", "email", "nhs-number", "identifier", "vehicle", "service"
]

OWN_REFERENCE = "the case's own reference"
EARLIER = "earlier "
"""What the owner of an address begins with where nobody lives there any more."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person whom the case knows.

    Args:
        names: every full name and alias, as written.
        role: the role in the case ("subject child", "maternal grandfather", "practitioner, Anytown Police").
        suggestion: what a published report writes instead.
        is_family: the child, the family and those close to it; everybody else works with them.
        sex: of a person of the family, where the case says so.
    """

    names: tuple[str, ...]
    role: str
    suggestion: str
    is_family: bool
    sex: Literal["female", "male"] | None = None

    @property
    def matches(self) -> str:
        """Role and name, for the finding."""
        return f"{self.role} ({self.names[0]})"


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A number, an address part or a service of the case. `key` is its comparable form (see `value_key`)."""

    kind: ValueKind
    key: str
    belongs_to: str


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A day on which something happened in the family."""

    day: datetime.date
    kind: Literal["birth", "death", "incident", "event"]
    belongs_to: str


@dataclass(frozen=True, eq=False)
class Roster:
    """All that is searched for, and all that is let pass.

    Args:
        people: in order of closeness: the child first, practitioners last.
        values, dates: numbers, addresses, services and days of the case.
        allowed: words that are never a finding (reviewers, agencies, the pseudonym …), with the reason.
        met: people who are not known to the case and were found in this draft.
        pseudonym: the name that the published report uses for the child.
    """

    people: tuple[KnownPerson, ...] = ()
    values: tuple[KnownValue, ...] = ()
    dates: tuple[KnownDate, ...] = ()
    allowed: tuple[tuple[str, str], ...] = ()
    met: tuple[KnownPerson, ...] = ()
    pseudonym: str | None = None
    _by_key: dict[tuple[str, str], KnownValue] = field(init=False, repr=False, compare=False, hash=False)
    _by_day: dict[datetime.date, KnownDate] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_key = {(known.kind, known.key): known for known in reversed(self.values)}
        ranks = ("event", "incident", "death", "birth")
        by_day = {known.day: known for known in sorted(self.dates, key=lambda known: ranks.index(known.kind))}
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_by_day", by_day)

    def value(self, kind: ValueKind, text: str) -> KnownValue | None:
        """The case's own value that a text is, if it is one."""
        return self._by_key.get((kind, value_key(kind, text)))

    def date(self, day: datetime.date) -> KnownDate | None:
        """What happened in the family on a day; the gravest, where several things did."""
        return self._by_day.get(day)

    def day_and_month(self, day: int, month: int) -> KnownDate | None:
        """A birth, death or incident on that day of any year."""
        return next(
            (
                known
                for known in self.dates
                if known.kind != "event" and (known.day.day, known.day.month) == (day, month)
            ),
            None,
        )

    def with_met(self, met: tuple[KnownPerson, ...]) -> "Roster":
        """The same roster, with people who were met in the draft."""
        return replace(self, met=met)


def value_key(kind: ValueKind, text: str) -> str:
    """The comparable form of a value: digits of a number, capitals of a postcode, folded words of a name.

    Phone numbers are compared by their last nine digits, so that +44 and 0 are one.
    """
    if kind in ("phone", "nhs-number"):
        digits = "".join(letter for letter in text if letter.isdigit())
        return digits[-9:] if kind == "phone" else digits
    if kind in ("postcode", "vehicle", "identifier"):
        return "".join(letter for letter in text if letter.isalnum()).upper()
    if kind == "email":
        return text.strip().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in text.replace("'", "").casefold()).split()
    return " ".join(words)
