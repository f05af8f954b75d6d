"""The form's own words, or a template's placeholder, standing where an answer should be."""

import re
from collections.abc import Iterator

from pipeline.rules.contents import answers_of
from pipeline.rules.rule import ReturnUnderTest
from schemas.catalogue import issue
from schemas.issue import Issue

_NOT_LETTERS = re.compile(r"[^\w]+")
_PLACEHOLDER = re.compile(
    r"^\W*(click (or tap )?(here|to) (to )?enter (text|a date|date)?.*|choose an item|enter (text|date|name) here"
    r"|(insert|type|enter|add) (here|text|name|date|details|address)\b.{0,40}|dd\W?mm\W?yy(yy)?|xx+|lorem ipsum.*"
    r"|\[[^\]]{2,60}\]|<[^>]{2,60}>)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_SHORTEST_PROMPT_LETTERS = 8


def check_prompts(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Answers that are nothing but printed wording of the form or a placeholder."""
    if under_test.parsed.record is None:
        return
    printed = {plain for text in under_test.printed if len(plain := _plain(text)) >= _SHORTEST_PROMPT_LETTERS}
    for answer in answers_of(under_test.parsed.record):
        if answer.field.startswith(("preamble.", "other.")) or answer.field.endswith(".label"):
            continue
        if _plain(answer.text) in printed or _PLACEHOLDER.match(answer.text):
            text = " ".join(answer.text.split())[:120]
            yield issue("prompt-returned", location=answer.location, field=answer.field, text=text)


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text.casefold()).strip()
