"""Reads the word lists beside this module. A list is plain text, so that it is mended without knowing Python."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


@lru_cache(maxsize=32)
def word_list(name: str) -> frozenset[str]:
    """All words of a list; lines that begin with # explain it."""
    return frozenset(word for line in _lines(name) for word in line.split())


@lru_cache(maxsize=4)
def word_families(name: str) -> dict[str, frozenset[str]]:
    """The first word of each line with the words after it."""
    return {words[0]: frozenset(words[1:]) for line in _lines(name) if (words := line.split())}


@lru_cache(maxsize=4)
def word_groups(name: str) -> dict[str, frozenset[str]]:
    """Every word of each line with the other words of its line."""
    groups = [frozenset(line.split()) for line in _lines(name)]
    return {word: group - {word} for group in groups for word in group}


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
