"""Work that makes a great many small objects and no cycles: the cyclic garbage collector only costs time there.

With 100,000 rows it takes a quarter of the time of merging, going again and again through rows that all stay.
"""

import functools
import gc
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")
Held = TypeVar("Held")
_NOTHING: frozenset[Any] = frozenset()


def without_collecting(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function, during which the cyclic collector waits; afterwards it is as it was, also after an error."""

    @functools.wraps(work)
    def quicker(*args: Given.args, **more: Given.kwargs) -> Made:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **more)
        finally:
            if was_on:
                gc.enable()

    return quicker


def kept(held: frozenset[Held]) -> frozenset[Held]:
    """The same set; every empty one is one and the same, because each weighs as much as one that holds four things."""
    return held or _NOTHING
