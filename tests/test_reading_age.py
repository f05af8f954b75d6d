"""The pages for people who are not engineers are in plain English: the reading age is computed and has a limit.

Flesch-Kincaid grade plus five is the age in years at which a British reader is taken to manage a text. The pages stand
between nine and eleven, the field's own words ("safeguarding partnership", "information report") included.
"""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
FOR_PEOPLE = ("coordinator.md", "lead-reviewer.md", "report-author.md", "tutorial.md", "data-protection.md")
OLDEST_READER = 12.0


def prose(page: str) -> str:
    """The sentences of a page: no headings, tables, pictures, commands or names of files."""
    text = re.sub(r"```.*?```", " ", page, flags=re.DOTALL)
    lines = [line for line in text.splitlines() if not re.match(r"^( {4}|\||#|!\[)", line)]
    text = re.sub(r"^\s*(?:[-*]|\d+\.)\s+(.*)$", r". \1", "\n".join(lines), flags=re.MULTILINE)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"`[^`]*`", "file", text).replace("\n\n", " . ")


def syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end left out; at least one."""
    groups = len(re.findall(r"[aeiouy]+", word))
    return max(1, groups - (word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1))


def reading_age(text: str) -> float:
    """Flesch-Kincaid grade plus five."""
    sentences = [words for part in re.split(r"[.!?:;]+(?:\s|$)", text) if (words := re.findall(r"[A-Za-z']+", part))]
    words = [word.lower() for sentence in sentences for word in sentence]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_page_for_people_is_plain(name: str) -> None:
    age = reading_age(prose((DOCS / name).read_text(encoding="utf-8")))
    assert age <= OLDEST_READER, f"{name} asks for a reader of {age:.1f} years: shorter sentences, shorter words"


def test_the_measure_tells_plain_from_bureaucratic() -> None:
    plain = "The cat sat on the mat. It was warm. The dog came in and sat by it."
    heavy = (
        "Notwithstanding organisational considerations, multidisciplinary professionals operationalised "
        "comprehensive accountability arrangements regarding intergenerational vulnerability identification."
    )
    assert reading_age(plain) < 7
    assert reading_age(heavy) > 25
    assert prose("# Head\n\nOne `x y` [two](a.md).\n\n    code\n| a |\n").split() == ["One", "file", "two."]
