"""The words of a case's rows, read once for all that look at them: who is named, what happened, what was passed on."""

import re
from collections.abc import Iterator

from pipeline.merging.same_words import STOP, sentence_words

_SENTENCES = re.compile(r"[.;\n]")

Sentence = tuple[str, list[str]]
"""As it is written, and in plain words."""


class RowWords(dict[str, list[str]]):
    """Text of a row or of one of its cells to its `sentence_words`, worked out when first asked for."""

    def __missing__(self, text: str) -> list[str]:
        self[text] = words = sentence_words(text)
        return words

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a text in order, also those without a word."""
        words = self[text]
        if STOP not in words:
            return [(text, words)]
        return list(zip(_SENTENCES.split(text), _parted(words), strict=True))


def _parted(words: list[str]) -> Iterator[list[str]]:
    start = 0
    for _ in range(words.count(STOP)):
        end = words.index(STOP, start)
        yield words[start:end]
        start = end + 1
    yield words[start:]
