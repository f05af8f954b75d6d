"""Finds phrases of several words in a row's words, in one pass over them whatever the number of phrases."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")
Answer = TypeVar("Answer")
_SHORTEST_PLURAL = 4
"""Letters. "As", "gas" and "his" are no plurals."""


class Found(NamedTuple, Generic[Meaning]):
    """A phrase met at `start` up to before `end`, as places among the words."""

    start: int
    end: int
    meaning: Meaning


class _Step(Generic[Meaning]):
    """What phrases go on with after the words so far, and what the words so far mean if they are a phrase."""

    __slots__ = ("meaning", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Step[Meaning]] = {}
        self.meaning: Meaning | None = None


class PhraseFinder(Generic[Meaning]):
    """Knows phrases; of several that fit the longest counts.

    A word of a phrase fits its plural too; one that ends in `*` fits every word that begins so.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Args: phrases: words as `sentence_words` spells them, and what they mean; of equal ones the first counts."""
        self._first: _Step[Meaning] = _Step()
        beginnings: set[str] = set()
        known: set[str] = set()
        for phrase, meaning in phrases:
            step = self._first
            for word in phrase.split():
                (beginnings if word.endswith("*") else known).add(word)
                step = step.next.setdefault(word, _Step())
            if step.meaning is None:
                step.meaning = meaning
        self._fitting = _Remembered(_Fits(known, beginnings))
        self._starting = _Remembered(self._steps)

    def find(self, words: Sequence[str]) -> list[Found[Meaning]]:
        """Every phrase in the words, from left to right, none inside another."""
        starts = [(place, steps) for place, steps in enumerate(map(self._starting.__getitem__, words)) if steps]
        found: list[Found[Meaning]] = []
        free = 0
        for start, steps in starts:
            if start < free:
                continue
            best: Found[Meaning] | None = None
            for step in steps:
                longest = self._longest(step, words, start + 1)
                if longest and (best is None or longest[0] > best.end):
                    best = Found(start, *longest)
            if best:
                found.append(best)
                free = best.end
        return found

    def _longest(self, step: _Step[Meaning], words: Sequence[str], place: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase ends that goes on from here, and what it means."""
        best = None if step.meaning is None else (place, step.meaning)
        if step.next and place < len(words):
            for choice in self._fitting[words[place]]:
                if choice in step.next:
                    longer = self._longest(step.next[choice], words, place + 1)
                    if longer and (best is None or longer[0] > best[0]):
                        best = longer
        return best

    def _steps(self, word: str) -> tuple[_Step[Meaning], ...]:
        """The phrases' first steps that a word of the text takes."""
        return tuple(self._first.next[choice] for choice in self._fitting[word] if choice in self._first.next)


class _Fits:
    """The words of phrases that a word of the text fits."""

    def __init__(self, known: set[str], beginnings: set[str]) -> None:
        self._known = known
        self._beginnings = beginnings
        self._lengths = sorted({len(begun) - 1 for begun in beginnings})

    def __call__(self, word: str) -> tuple[str, ...]:
        made = [word] if word in self._known else []
        if word.endswith("s") and len(word) > _SHORTEST_PLURAL and word[:-1] in self._known:
            made.append(word[:-1])
        begun = (f"{word[:length]}*" for length in self._lengths if length <= len(word))
        return (*made, *filter(self._beginnings.__contains__, begun))


class _Remembered(dict[str, Answer]):
    """What was worked out for each word met so far."""

    def __init__(self, work_out: Callable[[str], Answer]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> Answer:
        self[word] = made = self._work_out(word)
        return made
