"""One dropped file from the folder into the case: copy → record → move → hash again → rename.

At every moment the file exists whole in at least one place, and doing any step twice changes nothing.
"""

from __future__ import annotations

import datetime
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import durable, settings
from pipeline.arrival.names import fit, shown, stored
from pipeline.errors import ConfigurationError, NotYet
from pipeline.store import CaseFolder, find_original, save_record
from pipeline.store.audit import Entry, write_down
from pipeline.store.originals import note_of, save_receipt, unstamped
from schemas.receipt import REVIEWERS_WORKBOOK, Accepted, Handled, Receipt, Refused, Taken

log = logging.getLogger(__name__)

Handle = Callable[[str | None, Path, str], Handled]
"""(case reference or `None`, the file, the name to show) → what it is."""

_FAULT = Refused(
    code="could-not-be-read",
    reason="The file could not be read, although it looks whole.",
    advice="Open it, save it again as .docx, .xlsx or .pdf and drop the new file; if that fails, ask the sender.",
)
_TOO_DEEP = Refused(
    code="nested-too-deep",
    reason="The file lies in an archive or e-mail that lies in others, deeper than real ones do.",
    advice="Take it out of them and drop it by itself.",
)


@dataclass(frozen=True)
class Coming:
    """A file that will be taken soon: the case in whose folder it lies (`None`: not known), where it is, its name."""

    reference: str | None
    path: Path
    name: str


def _expects_nothing(_files: Sequence[Coming]) -> None:
    return


@dataclass(frozen=True)
class Desk:
    """What taking needs.

    Args:
        handle: reads one file.
        now: the time for receipts, with its zone.
        expect: told of the next files, in their order, before each is taken, so that they may be read ahead.
    """

    handle: Handle
    now: Callable[[], datetime.datetime]
    expect: Callable[[Sequence[Coming]], None] = _expects_nothing


def take(
    path: Path, folder: CaseFolder, desk: Desk, *, part_of: str | None = None, depth: int = 0
) -> tuple[Taken, ...]:
    """Take one file into a case (or, with the unsorted folder, set it aside there). Never raises for a bad file.

    Where the case's folder may only be read, the copy is kept beside the outputs and the file stays where it is.

    Args:
        part_of: the hash of the e-mail or the archive that it came in.
        depth: how many of them it came in.

    Returns one result for the file and one for each attachment; none for what was told of before.
    """
    name = shown(path.name)
    if not durable.may_write(folder.dropped):
        folder = folder.beside
    try:
        if _free_bytes(folder) < settings.LEAST_FREE_BYTES:
            raise NotYet("The disk is nearly full. Nothing is taken until there is space again.")
        return _take(path, folder, desk, part_of, depth)
    except FileNotFoundError:
        return ()  # it was taken by somebody else, or withdrawn by the person who dropped it
    except (NotYet, ConfigurationError) as reason:
        return (_waiting(folder, name, str(reason)),)
    except OSError as error:
        return (_waiting(folder, name, f"The file or its folder cannot be used at the moment: {error.strerror}."),)


def _free_bytes(folder: CaseFolder) -> int:
    disk = folder.outputs if folder.is_beside else folder.intake
    return shutil.disk_usage(disk if disk.exists() else disk.absolute().parent).free


def refusal_for(error: Exception) -> Refused:
    """The one boundary: any failure becomes a refusal. The log gets its kind, never its text."""
    log.warning("a file could not be read: %s", type(error).__name__)
    return _FAULT


def _take(path: Path, folder: CaseFolder, desk: Desk, part_of: str | None, depth: int) -> tuple[Taken, ...]:
    kept = durable.keep(path, folder.arriving)
    name = unstamped(shown(path.name), kept.sha256)
    known = find_original(folder, kept.sha256)
    if known is not None and folder.is_beside and any(receipt.name == name for receipt in known.receipts):
        _give_up_copy(path, kept)
        return ()
    again = known is not None and known.state == "accepted"
    outcome: Handled | None = None
    if not again:
        try:
            too_deep = depth > settings.DEEPEST_ATTACHMENT
            outcome = _TOO_DEEP if too_deep else _handled(folder, kept.path, name, desk)
        except (NotYet, ConfigurationError):
            _give_up_copy(path, kept)
            raise
        save_record(folder, kept.sha256, outcome)
    receipt = Receipt(sha256=kept.sha256, name=name, received_at=desk.now(), size=kept.size, part_of=part_of)
    is_first = save_receipt(folder, receipt)
    final = known.path if again and known else place_of(folder, name, kept.sha256, outcome)
    attachments = _attachments(folder, kept.sha256, outcome)
    _log_it(folder, kept.sha256, outcome, receipt, is_new=is_first or outcome is not None)
    durable.place(kept.path, final)
    _write_note(final, outcome, receipt)
    if known and known.path != final:
        _withdraw(known.path, final, kept.sha256, folder)
    left = _clear_away(path, final, kept, folder)
    log.info("taken %s: %s", kept.sha256[:8], type(outcome).__name__ if outcome else "again")
    result = _result(folder, receipt, outcome, final, left)
    inside = (take(file, folder, desk, part_of=kept.sha256, depth=depth + 1) for file in attachments)
    return (result, *(taken for each in inside for taken in each))


def _log_it(folder: CaseFolder, sha256: str, outcome: Handled | None, receipt: Receipt, *, is_new: bool) -> None:
    """What arrived and what became of it, for the log; before the copy has its place, or a crash could skip it."""
    if not is_new:
        return
    entries = [Entry("received" if outcome is not None else "received again", sha256)]
    if isinstance(outcome, Accepted):
        entries.append(Entry("read", sha256, outcome.parsed.form))
    elif isinstance(outcome, Refused):
        entries.append(Entry("set aside", sha256, outcome.code))
    write_down(folder, entries, receipt.received_at)


def place_of(folder: CaseFolder, name: str, sha256: str, outcome: Handled | None) -> Path:
    """Where an original is kept, by its outcome."""
    place = folder.needs_attention if isinstance(outcome, Refused) else folder.accepted
    return place / stored(name, sha256)


def _handled(folder: CaseFolder, path: Path, name: str, desk: Desk) -> Handled:
    try:
        return desk.handle(folder.reference or None, path, name)
    except (NotYet, ConfigurationError):
        raise
    except Exception as error:
        if not path.exists():  # another watcher has put it away meanwhile
            raise FileNotFoundError(path) from None
        # No file, whatever it does to a library, may stop the rest.
        return refusal_for(error)


def _give_up_copy(path: Path, kept: durable.Kept) -> None:
    """The file stays where it was dropped, so this program's own copy of it would only be a second arrival."""
    if path != kept.path and path.exists():
        durable.discard(kept.path)
        durable.discard_if_empty(kept.path.parent)


def _attachments(folder: CaseFolder, sha256: str, outcome: Handled | None) -> list[Path]:
    """Write an e-mail's attachments where a crash would find them, before the e-mail itself is put away."""
    if not isinstance(outcome, Accepted):
        return []
    paths = []
    for number, attachment in enumerate(outcome.attachments, start=1):
        path = folder.arriving / f"{sha256[:16]}-{number}" / fit(attachment.name)
        durable.publish(attachment.data, path)
        paths.append(path)
    return paths


def _write_note(final: Path, outcome: Handled | None, receipt: Receipt) -> None:
    if isinstance(outcome, Refused):
        durable.publish(note(outcome, receipt).encode("utf-8"), note_of(final))


def note(refused: Refused, receipt: Receipt) -> str:
    """What stands beside a file that was set aside."""
    return (
        f"File:        {receipt.name}\n"
        f"Received:    {receipt.received_at:%d %B %Y, %H:%M}\n\n"
        f"What is wrong\n  {refused.reason}\n\n"
        f"What to do\n  {refused.advice}\n\n"
        "To try again\n"
        "  Drop the corrected file into the folder of its case, or move this one back there if the file was right.\n"
        f"  Nothing has been changed in the file and nothing from it is in the case. ({refused.code})\n"
    )


def _withdraw(earlier: Path, final: Path, sha256: str, folder: CaseFolder) -> None:
    """The same bytes stood in the other folder: move them onto the new place and take their old note away."""
    if earlier.exists():
        durable.move(earlier, final, sha256, folder.arriving)
    durable.discard(note_of(earlier))


def _clear_away(path: Path, final: Path, kept: durable.Kept, folder: CaseFolder) -> str | None:
    """Move the dropped file onto its kept copy. Returns why it had to stay, if it had to."""
    if folder.is_beside and not path.is_relative_to(folder.arriving):
        durable.discard_if_empty(kept.path.parent)
        return "It has been read. Its folder may only be read, so the file stays where it is; a copy is kept."
    try:
        if path != kept.path and path.exists():
            durable.move(path, final, kept.sha256, folder.arriving)
    except FileNotFoundError:
        pass
    except (NotYet, OSError):
        return "It has been read. The file itself could not be moved away yet, because another program holds it open."
    finally:
        for folder_left in (kept.path.parent, path.parent):
            if folder_left.parent == folder.arriving:
                durable.discard_if_empty(folder_left)
    return None


def _result(folder: CaseFolder, receipt: Receipt, outcome: Handled | None, final: Path, left: str | None) -> Taken:
    result = Taken(
        case=folder.reference or None,
        name=receipt.name,
        outcome="already-received",
        sha256=receipt.sha256,
        kept_as=folder.below_intake(final),
        reason="The same file, byte for byte, is already in the case; it counts once.",
    )
    if isinstance(outcome, Refused):
        changes: dict[str, str | None] = {"outcome": "needs-attention", "reason": outcome.reason}
        changes |= {"advice": outcome.advice, "form": outcome.form, "agency": outcome.agency}
        return result.model_copy(update=changes)
    if isinstance(outcome, Accepted):
        parsed = outcome.parsed
        counts = {f"{kind}s": sum(issue.severity == kind for issue in parsed.issues) for kind in ("error", "warning")}
        told = next((issue.message for issue in parsed.issues if issue.code == REVIEWERS_WORKBOOK), None)
        changes = {"outcome": "accepted", "form": parsed.form, "agency": parsed.agency, "reason": left or told}
        return result.model_copy(update={**changes, **counts})
    return result


def _waiting(folder: CaseFolder, name: str, reason: str) -> Taken:
    return Taken(case=folder.reference or None, name=name, outcome="waiting", reason=reason)
