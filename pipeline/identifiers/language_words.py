"""Whether a word is plain English, so that "Birth" is not taken for a misspelt "Birch"."""

from functools import lru_cache

from pipeline.identifiers import language_model

_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", "e"),
    ("er", ""),
    ("ly", ""),
    ("ers", ""),
    ("ness", ""),
    ("al", ""),
    ("ally", "al"),
    ("ings", ""),
)


@lru_cache(maxsize=20_000)
def is_english(folded: str) -> bool:
    """Whether the word, or the word that it is a form of, stands in the language model's own dictionary."""
    words = language_model.english_words()
    if folded in words:
        return True
    return any(
        folded.endswith(ending) and len(folded) - len(ending) > 2 and _is_stem(folded[: -len(ending)] + stem, words)
        for ending, stem in _ENDINGS
    )


def _is_stem(stem: str, words: frozenset[str]) -> bool:
    return stem in words or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words)
