"""Paper 5: the short chronology of key practice events, and what the chronologies show only together."""

from collections.abc import Iterator

from pipeline.outputs.echo_words import without_rows_finding
from pipeline.outputs.fields import long_date
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.word.paper import Paper
from pipeline.settings import KEY_EVENTS_SHOWN
from schemas.case_view import CaseEvent, CaseView

_ASK = "This may be a missing record, or a return that leaves the entry out. Ask before concluding."
_MARK = "Key event"
"""The heading of the reviewer's column in the integrated chronology."""
_NOT_MARKED = ("", "no", "n", "-", "0")


def key_events_paper(view: CaseView) -> bytes:
    """The fifth paper."""
    paper = Paper("Key practice events: short chronology", view.case.reference, "Paper 5", orientation="landscape")
    chosen, how = key_events(view)
    paper.text(how)
    if chosen:
        paper.table(
            ("Date", "Time", "Agency", "Key event or action", "Child seen", "Comment and analysis"),
            [_row(event) for event in chosen],
            (2.6, 2, 3.2, 8.2, 3.4, 6.3),
            small=True,
        )
    _disagreements(paper, view)
    _echoes(paper, view)
    _silences(paper, view)
    return paper.content(view.as_at)


def key_events(view: CaseView) -> tuple[list[CaseEvent], str]:
    """The events to read together, in order, and a sentence on how they were chosen."""
    marked = [event for event in view.events if event.notes.get(_MARK, "").strip().casefold() not in _NOT_MARKED]
    total = len(view.events)
    if marked:
        return marked, (
            f"{len(marked)} of {total} events: those that the reviewer marked as key events. Paper 6 holds them all."
        )
    if total <= KEY_EVENTS_SHOWN:
        return list(view.events), f"All {total} events of the integrated chronology (paper 6)."
    ranked = sorted(view.events, key=lambda event: (-_weight(event, view), -_day(event), event.id))
    kept = {event.id for event in ranked[:KEY_EVENTS_SHOWN]}
    return [event for event in view.events if event.id in kept], (
        f"{KEY_EVENTS_SHOWN} of {total} events, proposed by the program: first those on which agencies differ, "
        f"then those that "
        "several agencies tell, then those that an agency commented on, the latest first. Nobody has judged them "
        "yet. Mark "
        f"rows in the column “{_MARK}” of paper 6 and this paper will show those instead. Paper 6 holds every event."
    )


def _weight(event: CaseEvent, view: CaseView) -> int:
    near = (
        view.case.incident is not None and event.date is not None and abs((view.case.incident - event.date).days) <= 1
    )
    return 8 * near + 4 * bool(event.conflicts_with) + 2 * bool(event.same_as) + bool(event.comment)


def _day(event: CaseEvent) -> int:
    return event.date.toordinal() if event.date else 0


def _row(event: CaseEvent) -> tuple[str, ...]:
    return (
        event.date_text if event.date is None or event.date_precision != "day" else f"{event.date:%d/%m/%Y}",
        event.time or event.time_text or "",
        event.agency or "Agency not stated",
        event.event or "",
        event.child_contact or "",
        event.comment or "",
    )  # type: ignore[return-value]


def _disagreements(paper: Paper, view: CaseView) -> None:
    found = [entry for entry in view.disagreements if entry.kind != "person"]
    paper.heading("Where agencies’ accounts of one event differ")
    if not found:
        paper.text("No two agencies’ accounts of what seems to be one event differ.")
        return
    paper.table(
        ("About", "One says", "The other says"),
        [(entry.about, _says(entry.first), _says(entry.second)) for entry in found],
        (5, 10, 10),
        small=True,
    )


def _says(side: tuple[str, str, str]) -> str:
    agency, words, where = side
    file, _, place = where.partition(", ")
    return f"{agency}: {words}\n({', '.join(part for part in (sent_name(file), place) if part)})"


def _echoes(paper: Paper, view: CaseView) -> None:
    paper.heading("Told to another agency, and not found there")
    if view.echoes:
        paper.text(_ASK, keep_with_next=True)
        paper.table(
            ("Date", "Agency", "Says that it told", "In these words", "No entry within"),
            [
                (f"{echo.date:%d/%m/%Y}", echo.agency, echo.told, echo.words, f"{echo.window_days} days")
                for echo in view.echoes
            ],
            (2.4, 4, 4, 11, 3),
            small=True,
        )
    else:
        paper.text("No entry says that another agency was told without that agency having an entry soon after.")
    _unsent(paper, view)
    _without_rows(paper, view)


def _unsent(paper: Paper, view: CaseView) -> None:
    paper.heading("Heard from another agency, and not found there")
    if not view.unsent_receipts:
        paper.text("No entry says that another agency sent something without that agency having an entry of it.")
        return
    paper.text(_ASK, keep_with_next=True)
    paper.table(
        ("Date", "Agency", "Says that it heard from", "In these words", "No entry from"),
        [
            (
                f"{each.date:%d/%m/%Y}",
                each.agency,
                each.heard_from,
                each.words,
                f"{each.looked_from:%d/%m/%Y} to {each.looked_to:%d/%m/%Y}",
            )
            for each in view.unsent_receipts
        ],
        (2.4, 4, 4, 11, 3),
        small=True,
    )


def _without_rows(paper: Paper, view: CaseView) -> None:
    for named in view.named_without_rows:
        times = len(dict.fromkeys((*named.told_by, *named.heard_by)))
        paper.text(
            f"{named.agency} is named in {times} {'entry' if times == 1 else 'entries'} of other agencies as told or as "
            f"the sender. {without_rows_finding(named, view)}"
        )


def _silences(paper: Paper, view: CaseView) -> None:
    paper.heading("What each agency’s entries do not hold")
    rows = list(_silence_rows(view))
    if not rows:
        paper.text("No agency has entries in the review period.")
        return
    paper.text("Counted in calendar days within the review period, from the chronologies alone.", keep_with_next=True)
    paper.table(
        ("Agency", "Longest time without an entry", "Last entry", "Since the child was seen", "Since seen alone"),
        rows,
        (6, 7, 4, 4, 4),
        small=True,
    )


def _silence_rows(view: CaseView) -> Iterator[tuple[str, ...]]:
    for silence in view.silences:
        gap = "none" if silence.longest_gap_days is None else f"{silence.longest_gap_days} days"
        if silence.gap_start and silence.gap_end:
            gap += f" ({long_date(silence.gap_start)} to {long_date(silence.gap_end)})"
        yield (
            silence.agency,
            gap,
            long_date(silence.last_contact) or "none",
            _days(silence.days_since_child_seen),
            _days(silence.days_since_child_seen_alone),
        )


def _days(count: int | None) -> str:
    return "no entry says so" if count is None else f"{count} days"
