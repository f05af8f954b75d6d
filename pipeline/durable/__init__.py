"""The only room that writes files. Every file that it leaves behind is either the old one or the new one, whole.

It must never delete anything that a person dropped: `discard` is for files that this program made.
All calls to the operating system go through `Disk`, so that tests can make any of them fail.
"""

from pipeline.durable.disk import Disk, using
from pipeline.durable.writing import (
    Kept,
    append_line,
    clear_abandoned,
    discard,
    discard_if_empty,
    hash_of,
    keep,
    make_folder,
    may_write,
    move,
    place,
    pour,
    publish,
)

__all__ = [
    "Disk",
    "Kept",
    "append_line",
    "clear_abandoned",
    "discard",
    "discard_if_empty",
    "hash_of",
    "keep",
    "make_folder",
    "may_write",
    "move",
    "place",
    "pour",
    "publish",
    "using",
]
