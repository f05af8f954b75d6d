"""Every original of a case read again: `rebuild`. Nothing is deleted; a file that reads differently changes places."""

from __future__ import annotations

from pipeline import durable
from pipeline.arrival.take import Desk, note, place_of, refusal_for
from pipeline.errors import ConfigurationError, NotYet
from pipeline.store import CaseFolder, originals, save_record
from pipeline.store.originals import Original, note_of
from schemas.receipt import Accepted, Handled, Receipt, Refused, Taken


def read_again(folder: CaseFolder, desk: Desk) -> tuple[Taken, ...]:
    """Read every kept original of a case and write its record anew."""
    return tuple(_again(original, folder.holding(original.path), desk) for original in originals(folder))


def _again(original: Original, folder: CaseFolder, desk: Desk) -> Taken:
    try:
        outcome = _handled(original, folder, desk)
        save_record(folder, original.sha256, outcome)
        final = place_of(folder, original.name, original.sha256, outcome)
        if final.parent == original.path.parent:
            final = original.path
        else:
            durable.place(original.path, final)
            durable.discard(note_of(original.path))
        if isinstance(outcome, Refused):
            durable.publish(note(outcome, _receipt(original)).encode("utf-8"), note_of(final))
    except (NotYet, ConfigurationError, OSError) as reason:
        return Taken(case=folder.reference, name=original.name, outcome="waiting", reason=str(reason))
    return _told(original, folder, outcome, folder.below_intake(final))


def _handled(original: Original, folder: CaseFolder, desk: Desk) -> Handled:
    try:
        return desk.handle(folder.reference or None, original.path, original.name)
    except (NotYet, ConfigurationError):
        raise
    except Exception as error:  # one boundary, as in `take`
        return refusal_for(error)


def _receipt(original: Original) -> Receipt:
    if original.receipts:
        return original.receipts[0]
    size = original.path.stat().st_size if original.path.exists() else 0
    return Receipt(sha256=original.sha256, name=original.name, received_at=original.received_at, size=size)


def _told(original: Original, folder: CaseFolder, outcome: Handled, kept_as: str) -> Taken:
    told = Taken(case=folder.reference, name=original.name, outcome="accepted", sha256=original.sha256, kept_as=kept_as)
    if isinstance(outcome, Accepted):
        return told.model_copy(update={"form": outcome.parsed.form, "agency": outcome.parsed.agency})
    return told.model_copy(
        update={"outcome": "needs-attention", "reason": outcome.reason, "advice": outcome.advice, "form": outcome.form}
    )
