"""What the reviewer is told of a new version of the integrated chronology, compared with the one they saved last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.outputs.status_words import counted
from schemas.case_view import CaseView

_WORDS = {"new": "new", "changed": "reads otherwise now", "withdrawn": "taken back by its agency"}
_MANY = {**_WORDS, "changed": "read otherwise now", "withdrawn": "taken back by their agencies"}


def since_their_version(view: CaseView) -> Iterator[str]:
    """One sentence where rows came, read otherwise or went since the workbook that the reviewer saved; else none."""
    here = {event.id for event in (*view.events, *view.withdrawn_events)}
    counts = Counter[str](event.change for event in view.events if event.change in _WORDS)
    counts["withdrawn"] = len(view.withdrawn_events) + sum(row.event_id not in here for row in view.shown_before)
    said = [
        f"{counted(counts[change], 'row')} {(_WORDS if counts[change] == 1 else _MANY)[change]}"
        for change in _WORDS
        if counts[change]
    ]
    if said:
        words = f"{', '.join(said)}. The sheet “Since your last version” shows both their words."
        yield f"Since the version of the chronology that the reviewer saved last: {words}"
