"""The printed wording of a form and how it is found again in a file, whatever the spacing, case, colons or line breaks.

A wording is a list of words. It counts only where a line begins, or right after other printed wording; a short one
("Lead", "Mother") only where nothing or a colon follows it, so that a sentence that begins with it stays an answer.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

LONGEST_WORDING = 900
"""Characters. The longest printed paragraph of the forms has 470."""
LONG_ENOUGH = 4
"""Words. A printed wording of so many words is never the beginning of somebody's answer by chance."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&")
_NO_WORD = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ]")
_NUMBERING = re.compile(r"^[^\w\n]*q?\s?\d{1,2}(?:\s?\.\s?\d{1,2})?\s?[.):]?\s+(?=\S)", re.IGNORECASE)
_LINE_END_OF_LABEL = re.compile(r"[ \t:?.;)*…’”]*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, made plain, and where it stands in its text."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, case and punctuation taken off; `&` counts as "and".

    Offsets are those of `text`.
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    found = []
    for match in _WORD.finditer(plain):
        word = "and" if match.group() == "&" else unicodedata.normalize("NFKC", match.group()).casefold()
        found.append(Word(word, match.start(), match.end()))
    return found


def _flat(text: str) -> str:
    """A text as words apart by one space each, apostrophes taken out."""
    plain = unicodedata.normalize("NFKC", text.replace("&", " and ")).casefold()
    return f" {' '.join(_NO_WORD.sub(' ', _APOSTROPHE.sub('', plain)).split())} "


def first_word(text: str, start: int = 0) -> str:
    """The first word within the next sixty characters, made plain; `""` if there is none."""
    found = _WORD.search(text[start : start + 60].replace("’", "'"))
    if found is None:
        return ""
    return "and" if found.group() == "&" else unicodedata.normalize("NFKC", found.group()).casefold()


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without their places."""
    return tuple(word.plain for word in words_of(text))


@dataclass(frozen=True, slots=True)
class Prompt:
    """One printed wording of a form.

    Args:
        key: what it asks for; `""` for an instruction, which leaves the question before it in force.
        wordings: the ways in which it is printed, any case; the longest that fits is taken.
        opens: the section of the form that begins here.
        sections: where it counts; empty for everywhere.
        alone: counts only where nothing or a colon follows it, long as it is.
    """

    key: str
    wordings: tuple[str, ...]
    opens: str | None = None
    sections: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with headings above and answers below.

    Args:
        key: its name.
        columns: (key of the column, the ways its heading is printed).
        needed: how many of the headings a row must show to be its heading row.
        sections: where it counts; empty for everywhere.
    """

    key: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    needed: int
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Printed wording found in a text: `end` is where the answer may begin.

    `tails` are the words by which longer wordings go on: the page or the cell may have ended in the middle of one.
    """

    prompt: Prompt
    start: int
    end: int
    tails: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Wording:
    """All printed wording of a form, ready to be looked for."""

    prompts: tuple[Prompt, ...]
    grids: tuple[Grid, ...] = ()

    @property
    def printed(self) -> tuple[str, ...]:
        """Every wording once: what is never an answer."""
        texts = [text for prompt in self.prompts for text in prompt.wordings]
        texts += [text for grid in self.grids for _, wordings in grid.columns for text in wordings]
        return tuple(dict.fromkeys(texts))

    def keys_in(self, text: str, keys: tuple[str, ...], enough: int) -> int:
        """How many of the keys have some wording in a text, counted up to `enough`. Quick, and never too low."""
        flat = _flat(text)
        found = 0
        for key, wordings in self._flat_wordings:
            if key in keys and any(wording in flat for wording in wordings):
                found += 1
                if found >= enough:
                    break
        return found

    @cached_property
    def _flat_wordings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        flat: dict[str, list[str]] = {}
        for prompt in self.prompts:
            flat.setdefault(prompt.key, []).extend(_flat(text) for text in prompt.wordings)
        for grid in self.grids:
            flat[grid.key] = [_flat(text) for _, wordings in grid.columns for text in wordings]
        return tuple((key, tuple(wordings)) for key, wordings in flat.items())

    @cached_property
    def headings(self) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """For each grid, by key, the words of every heading with the key of its column."""
        return {
            grid.key: tuple((key, plain_words(text)) for key, wordings in grid.columns for text in wordings)
            for grid in self.grids
        }

    @cached_property
    def first_of_headings(self) -> frozenset[str]:
        """The first words of all headings of grids: a row with fewer than two of them is no heading row."""
        return frozenset(words[0] for headings in self.headings.values() for _, words in headings)

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], Prompt]]]:
        index: dict[str, list[tuple[tuple[str, ...], Prompt]]] = {}
        for prompt in self.prompts:
            for text in prompt.wordings:
                plain = plain_words(text)
                index.setdefault(plain[0], []).append((plain, prompt))
        for found in index.values():
            found.sort(key=lambda entry: -len(entry[0]))
        return index

    def at(self, text: str, start: int, section: str, *, colon_needed: bool = False) -> Found | None:
        """The printed wording that begins at `start` of a text, numbering and bullets before it passed over.

        Args:
            text: lines joined by line breaks; a wording may run over several.
            start: offset of a line's beginning, or where other printed wording ended.
            section: the section in force.
            colon_needed: the text stands where an answer belongs, so a short wording counts only with its colon.
        """
        numbering = _NUMBERING.match(text[start:])
        for begin in (start, start + numbering.end()) if numbering else (start,):
            found = self._from(text, begin, section, colon_needed=colon_needed)
            if found is not None:
                return Found(found.prompt, start, found.end, found.tails)
        return None

    def anywhere(self, name: str) -> Found | None:
        """The question that a form field is named after, in whatever section, if it can only be one.

        The fields of a PDF stand apart from the headings that are printed on its page.
        """
        sections = {section for prompt in self.prompts for section in prompt.sections}
        found = [one for section in sorted(sections) if (one := self.at(name, 0, section)) and one.prompt.key]
        return found[0] if len({one.prompt.key for one in found}) == 1 else None

    def _tails(self, plain: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        longer = (words for words, _ in self._by_first_word[plain[0]] if len(words) > len(plain))
        return tuple(words[len(plain) :] for words in longer if words[: len(plain)] == plain)

    def _from(self, text: str, start: int, section: str, *, colon_needed: bool) -> Found | None:
        known = self._by_first_word.get(first_word(text, start))
        if known is None:
            return None
        words = words_of(text[start : start + LONGEST_WORDING])
        for plain, prompt in known:
            if prompt.sections and section not in prompt.sections:
                continue
            told = tuple(word.plain for word in words[: len(plain)])
            if LONG_ENOUGH <= len(told) < len(plain) and told == plain[: len(told)]:
                return Found(prompt, start, len(text), (plain[len(told) :],))
            if told != plain:
                continue
            end = start + words[len(plain) - 1].end
            if _stands_alone(text, end, 0 if prompt.alone else len(plain), colon_needed=colon_needed):
                passed = _LINE_END_OF_LABEL.match(text, end)
                tails = () if text[end:].strip(" .:") else self._tails(plain)
                return Found(prompt, start, passed.end() if passed else end, tails)
        return None


def tail_at(text: str, tails: tuple[tuple[str, ...], ...]) -> int:
    """How many characters of a text are the rest of a wording that began before it; 0 for none."""
    words = words_of(text[:LONGEST_WORDING]) if tails else []
    for tail in sorted(tails, key=len, reverse=True):
        if tail and tuple(word.plain for word in words[: len(tail)]) == tail:
            passed = _LINE_END_OF_LABEL.match(text, words[len(tail) - 1].end)
            return passed.end() if passed else words[len(tail) - 1].end
    return 0


def _stands_alone(text: str, end: int, length: int, *, colon_needed: bool) -> bool:
    """Whether what follows a wording shows that it is a label and not the beginning of a sentence."""
    if length >= LONG_ENOUGH:
        return True
    rest = text[end:].split("\n", 1)[0].lstrip(" \t.)*")
    if rest.startswith((":", "?")):
        return True
    if colon_needed:
        return False
    return not rest or rest.startswith(("(", "[", "☐", "☒"))


def is_numbering(text: str) -> bool:
    """Whether a cell holds nothing but a question's number ("1.", "3.2")."""
    return re.fullmatch(r"\s*q?\d{1,2}(\.\d{1,2})?[.):]?\s*", text, re.IGNORECASE) is not None
