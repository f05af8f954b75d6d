"""Yes or no: by ticked boxes, by "|_|" and "|X|" as extraction leaves them, or by the word alone."""

import re

_MARK = r"(?:☒|☑|☐|✓|✔|\|[_xX✓✔]?\||\[\s*[xX✓✔]?\s*\]|(?<!\w)[xX](?!\w))"
_BOX = re.compile(
    rf"\b(?P<before>yes|no)\b[\s:]*(?P<first>{_MARK})|(?P<second>{_MARK})(?:\s*\b(?P<after>yes|no)\b)?", re.IGNORECASE
)
_WORD = re.compile(r"^\W*(yes|no)\b", re.IGNORECASE)
_TICKED = re.compile(r"[☒☑✓✔xX]")


def yes_or_no(text: str | None) -> tuple[bool | None, str | None]:
    """The answer, and what stands beside the boxes.

    Args:
        text: everything typed to the question.

    Returns:
        `None` for the answer where nothing or both are ticked; the rest of the text without boxes and their labels.
    """
    if text is None:
        return None, None
    ticked: dict[str, bool] = {}
    for match in _BOX.finditer(text):
        label = (match.group("before") or match.group("after") or "").casefold()
        if label:
            ticked[label] = (
                ticked.get(label, False) or _TICKED.search(match.group("first") or match.group("second")) is not None
            )
    rest = _BOX.sub(" ", text)
    if ticked:
        chosen = [label for label, is_ticked in ticked.items() if is_ticked]
        return (chosen == ["yes"] if len(chosen) == 1 else None), _told(rest)
    word = _WORD.match(text)
    if word is None:
        return None, _told(text)
    return word.group(1).casefold() == "yes", _told(text[word.end() :])


def without_boxes(text: str | None) -> str | None:
    """What stands beside the boxes and their labels."""
    return _told(_BOX.sub(" ", text)) if text else None


def is_ticked(text: str | None) -> bool:
    """Whether any box in a text is ticked, or the answer is a plain "yes"."""
    answer, _ = yes_or_no(text)
    return answer is True or any(
        _TICKED.search(match.group("first") or match.group("second")) for match in _BOX.finditer(text or "")
    )


def _told(text: str) -> str | None:
    told = text.strip(" \t\n.,;:–—-")
    return (
        told if re.search(r"\w", told) and not re.fullmatch(r"(?:\s*\b(?:yes|no)\b\s*)+", told, re.IGNORECASE) else None
    )
