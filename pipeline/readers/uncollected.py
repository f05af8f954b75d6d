"""Work without Python's search for circular garbage: where hundreds of thousands of records are made, half of the time.

None of them is ever a part of a circle, so that nothing would be found.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Put the search off until the work is done; it goes on afterwards if it was on. May be nested."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
