"""Finds phrases of several words in a row's words, in one pass over them whatever the number of phrases."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")


class Found(NamedTuple, Generic[Meaning]):
    """A phrase met at `start` up to before `end`, as places among the words."""

    start: int
    end: int
    meaning: Meaning


class PhraseFinder(Generic[Meaning]):
    """Knows phrases. A word that ends in `*` fits every word that begins so; of several phrases the longest counts."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Args: phrases: words as `sentence_words` spells them, and what they mean."""
        self._exact: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._begun: list[tuple[str, tuple[str, ...], Meaning]] = []
        for phrase, meaning in phrases:
            first, *rest = phrase.split()
            if first.endswith("*"):
                self._begun.append((first[:-1], tuple(rest), meaning))
            else:
                self._exact.setdefault(first, []).append((tuple(rest), meaning))
        self._by_word: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]] = {}

    def find(self, words: Sequence[str]) -> list[Found[Meaning]]:
        """Every phrase in the words, from left to right, none inside another."""
        found: list[Found[Meaning]] = []
        known = self._by_word
        free = 0
        for start, word in enumerate(words):
            phrases = known.get(word)
            if phrases is None:
                phrases = self._phrases_from(word)
            if not phrases or start < free:
                continue
            for rest, meaning in phrases:
                end = start + 1 + len(rest)
                if not rest or _fits(rest, words[start + 1 : end]):
                    found.append(Found(start, end, meaning))
                    free = end
                    break
        return found

    def _phrases_from(self, word: str) -> tuple[tuple[tuple[str, ...], Meaning], ...]:
        begun = [(rest, meaning) for begin, rest, meaning in self._begun if word.startswith(begin)]
        made = tuple(sorted((*self._exact.get(word, ()), *begun), key=lambda phrase: -len(phrase[0])))
        self._by_word[word] = made
        return made


def _fits(rest: tuple[str, ...], words: Sequence[str]) -> bool:
    return len(rest) == len(words) and all(
        word == want or (want[-1] == "*" and word.startswith(want[:-1])) for want, word in zip(rest, words, strict=True)
    )
