"""When two case references mean the same case, and when a text can be one at all."""

import re
import unicodedata


def same_reference(said: str, known: str) -> bool:
    """Whether what a file says means the known case: capitals, spaces and dashes do not matter, nor words around it."""
    return _plain(known) in _plain(said)


def same_shape(said: str, known: str) -> bool:
    """Whether a text is built like a known reference: letters, digits and separators in the same places.

    An agency writes its own number under "our ref"; only a reference built like ours names another of our cases. How many
    letters stand in front does not matter: they name the partnership, and the file may be another partnership's.
    """
    return _shape(said) == _shape(known)


def _plain(reference: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", reference)).casefold()


def _shape(reference: str) -> str:
    plain = unicodedata.normalize("NFKC", reference).strip().casefold()
    return re.sub(r"[\W_]+", "-", re.sub(r"[a-z]+", "A", re.sub(r"\d", "9", plain)))
