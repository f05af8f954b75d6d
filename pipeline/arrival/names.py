"""Which names are never a return, and under which name an original is kept."""

import re
import unicodedata
from fnmatch import fnmatchcase

from pipeline import settings
from pipeline.store.originals import stamped

# What Office, browsers, sync programs and systems leave beside real files while they work.
_IGNORED = (
    "~$*", "~wr*.tmp", "*.tmp", ".~lock.*", "._*", ".*", "*.part", "*.partial", "*.filepart", "*.crdownload",
    "*.download", "*.opdownload", "thumbs.db", "ehthumbs.db", "desktop.ini", "*.why.txt", "case.toml", "readme.md",
    "icon\r",
)  # fmt: skip
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SECRETIVE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def is_ignored(name: str) -> bool:
    """Whether a name belongs to a program's own debris rather than to something that a person dropped."""
    return any(fnmatchcase(name.casefold(), pattern) for pattern in _IGNORED)


def shown(name: str) -> str:
    """A name fit for JSON and a screen: bytes that are no text, control and direction characters become "_"."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("_" if unicodedata.category(character) in _SECRETIVE else character for character in text)


def stored(name: str, sha256: str) -> str:
    """The name under which an original is kept: its own as far as possible, with the first of its hash."""
    return stamped(fit(name), sha256)


def fit(name: str) -> str:
    """A name that every file system takes, as close to the given one as can be."""
    text = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", shown(name))).strip().rstrip(". ")
    text = text if text.strip("._ ") else "file"
    if _RESERVED.match(text):
        text = f"_{text}"
    if text.startswith("."):
        text = f"_{text}"
    return _shortened(text)


def _shortened(name: str) -> str:
    """Cut the middle of a name, never its ending, to what file systems take."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 8:
        stem, dot, ending = name, "", ""
    room = settings.LONGEST_STORED_NAME_BYTES - len(f"{dot}{ending}".encode())
    cut = stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(". ")
    return f"{cut}{dot}{ending}"
