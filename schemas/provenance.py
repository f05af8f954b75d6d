"""Where a thing came from: the file, and the place in it that a person can find."""

from datetime import datetime

from schemas.fact import Fact


class Source(Fact):
    """A file as it was received.

    Args:
        name: the file's own name as the sender gave it.
        sha256: 64 hexadecimal digits of its content.
        media_type: its type by content, not by name.
        last_modified: when its author last saved it, by its own properties; `None` where it does not say.
    """

    name: str
    sha256: str
    media_type: str
    last_modified: datetime | None = None
