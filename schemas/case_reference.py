"""When two case references mean the same case, and when a text can be one at all."""

import re
import unicodedata


def same_reference(said: str, known: str) -> bool:
    """Whether what a file says means the known case: capitals, spaces and dashes do not matter, nor words around it."""
    chunks = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", known).casefold())
    # Whole words only: WM-2026-1 does not stand in WM-2026-14.
    pattern = r"(?<![^\W_])" + r"[\W_]*".join(map(re.escape, chunks)) + r"(?![^\W_])"
    return bool(chunks) and re.search(pattern, unicodedata.normalize("NFKC", said).casefold()) is not None


def same_shape(said: str, known: str) -> bool:
    """Whether a text is built like a known reference: letters, digits and separators in the same places.

    An agency writes its own number under "our ref"; only a reference built like ours names another of our cases. How
    many letters stand in front does not matter: they name the partnership, and the file may be another partnership's.
    """
    return _shape(said) == _shape(known)


def _shape(reference: str) -> str:
    plain = unicodedata.normalize("NFKC", reference).strip().casefold()
    return re.sub(r"[\W_]+", "-", re.sub(r"[a-z]+", "A", re.sub(r"\d", "9", plain)))
