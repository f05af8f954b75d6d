"""The action tracker of the scoping form: learning, action, lead, target date, evidence, red-amber-green.

In the published form every empty row holds the letter "P" in its RAG cell: a symbol-font tick read as a letter. A row
with nothing but that is not an answer. Source: Document 2, Section 2, question 5.
"""

from collections.abc import Iterable

from pipeline.forms.answers import Notes, shortened
from pipeline.forms.colours import colour_of
from pipeline.forms.labels import GridRow, Item
from pipeline.forms.prompts import is_numbering, plain_words
from schemas.chronology import LabelledText
from schemas.returns.scoping import LearningPoint, RedAmberGreen

_WORDS: dict[str, RedAmberGreen] = {
    "r": "red", "red": "red", "🔴": "red", "🟥": "red",
    "a": "amber", "amber": "amber", "orange": "amber", "yellow": "amber", "🟠": "amber", "🟡": "amber", "🟧": "amber",
    "g": "green", "green": "green", "🟢": "green", "🟩": "green",
}  # fmt: skip
_TICKS = {"p", "x", "✓", "✔", "☑", "☒", "yes", "y", "ü", "√", "●", "•"}
_FIELDS = ("learning_point", "action", "lead", "target_date", "evidence")


def learning(items: Iterable[Item], notes: Notes) -> tuple[LearningPoint, ...]:
    """Every row of the tracker that says something."""
    points: list[LearningPoint] = []
    for item in items:
        if isinstance(item, GridRow) and item.grid == "tracker":
            point = _point(item, f"learning.{len(points)}", notes)
            if point is not None:
                points.append(point)
    return tuple(points)


def beside_the_answers(items: Iterable[Item]) -> tuple[LabelledText, ...]:
    """Text in the tracker that is no answer: in the number column, beside a rating, in a column without a heading."""
    found = []
    for item in items:
        if isinstance(item, GridRow) and item.grid == "tracker":
            for key, heading, _ in item.cells:
                text = item.text(key) if key else None
                strange = key not in _FIELDS and text is not None and not _is_mark(text)
                if strange and text is not None:
                    found.append(LabelledText(label=heading or "Action tracker", text=text))
            without_key = [piece.text for key, _, pieces in item.cells if not key for piece in pieces if piece.text]
            found.extend(
                LabelledText(label="Action tracker", text=text) for text in without_key if not is_numbering(text)
            )
    return tuple(found)


def _is_mark(text: str) -> bool:
    """Whether a text is a number of a row, a tick, or a rating in at most two words."""
    plain = text.strip().casefold()
    words = plain_words(text)
    rating = 0 < len(words) < 3 and words[0] in _WORDS
    return is_numbering(text) or plain in _TICKS or plain in _WORDS or rating


def _point(row: GridRow, where: str, notes: Notes) -> LearningPoint | None:
    location = row.place.describe()
    texts = {key: notes.text(row.text(key), location, f"{where}.{key}") for key in _FIELDS if key != "target_date"}
    target_text = row.text("target_date")
    rag = _rag(row, where, notes, has_answer=any(texts.values()) or target_text is not None)
    if not any(texts.values()) and target_text is None and rag is None:
        return None
    target, target_text = notes.day(target_text, location, f"{where}.target_date", month_will_do=True)
    notes.keep(row.text("number"))
    return LearningPoint(
        learning_point=texts["learning_point"],
        action=texts["action"],
        lead=texts["lead"],
        target_date=target,
        target_date_text=target_text,
        evidence=texts["evidence"],
        rag=rag,
        location=location,
    )


def _rag(row: GridRow, where: str, notes: Notes, *, has_answer: bool) -> RedAmberGreen | None:
    """The rating by word or letter, by a tick in the column of a colour, or by the colour of the cell."""
    for key in ("red", "amber", "green"):
        mark = row.text(key)
        if mark and (mark.strip().casefold() in _TICKS or _WORDS.get(mark.strip().casefold()) == key):
            notes.keep(mark)
            return _WORDS[key]
    text = row.text("rag")
    words = plain_words(text or "") or (((text or "").strip(),) if text else ())
    said = _WORDS.get(words[0]) if words else None
    shown = {colour for key in ("rag", "red", "amber", "green") if (colour := colour_of(row.fill(key)))}
    fill = shown.pop() if len(shown) == 1 else None  # three coloured columns are the form's own print, and no answer
    if text and _is_mark(text):
        notes.keep(text)
    if said and fill and said != fill:
        notes.say(
            "rag-letter-and-colour-differ",
            row.place.describe(),
            f"{where}.rag",
            text=shortened(text or ""),
            colour=fill,
        )
    if said is None and fill is None and text and has_answer:
        notes.say("rag-not-read", row.place.describe(), f"{where}.rag", text=shortened(text))
    return said or (fill if has_answer else None)
