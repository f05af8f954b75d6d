"""What each original says: its typed record, or why there is none. Made again from the originals by `rebuild`."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

from pydantic import ValidationError

from pipeline import durable
from pipeline.store.folder import CaseFolder
from pipeline.store.originals import Original, originals
from schemas.receipt import Accepted, Handled, Refused
from schemas.returns import ParsedReturn


@dataclass(frozen=True)
class StoredReturn:
    """One original with its outcome: all that a `ReturnEntry` needs but the agency's place in the case and the version.

    Args:
        original: the file and its receipts.
        outcome: the record or the refusal; `None` when it was never read or the outputs were deleted (then `rebuild`).
        file: where it is kept, below intake/REF/.
    """

    original: Original
    outcome: Handled | None
    file: str

    @property
    def received_at(self) -> datetime.datetime:
        """When it first came."""
        return self.original.received_at

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which the same bytes came, the first one first."""
        given = tuple(receipt.name for receipt in self.original.receipts)
        return given or (self.original.name,)

    @property
    def parsed(self) -> ParsedReturn | None:
        """The record, where it was accepted."""
        return self.outcome.parsed if isinstance(self.outcome, Accepted) else None

    @property
    def refused(self) -> Refused | None:
        """The refusal, where it was set aside."""
        return self.outcome if isinstance(self.outcome, Refused) else None


def save_record(folder: CaseFolder, sha256: str, outcome: Handled) -> bool:
    """Write the outcome for one original. Returns whether it differs from what was there."""
    if isinstance(outcome, Refused):
        text = json.dumps({"refused": outcome.model_dump(mode="json")}, indent=1, ensure_ascii=False)
    else:
        text = outcome.parsed.model_dump_json(indent=1)
    return durable.publish(text.encode("utf-8"), folder.records / f"{sha256}.json")


def load_record(folder: CaseFolder, sha256: str) -> Handled | None:
    """The outcome for one original, or `None` if there is none that this version of the program understands."""
    try:
        data = (folder.records / f"{sha256}.json").read_bytes()
        if data.startswith(b'{\n "refused"'):
            return Refused.model_validate_json(json.dumps(json.loads(data)["refused"]))
        return Accepted(parsed=ParsedReturn.model_validate_json(data))
    except (FileNotFoundError, ValidationError, json.JSONDecodeError, UnicodeDecodeError, KeyError):
        return None


def stored_returns(folder: CaseFolder) -> tuple[StoredReturn, ...]:
    """Every original of the case with its outcome, in the order in which they came; each content once."""
    found: dict[str, StoredReturn] = {}
    for original in originals(folder):
        # The same bytes in several folders (a crash between two moves, an intake folder that could only be read for a
        # while) are one return: an accepted one, and the one with the people's files.
        earlier = found.get(original.sha256)
        if earlier is not None and _rank(earlier.original, folder) <= _rank(original, folder):
            continue
        outcome = load_record(folder, original.sha256)
        found[original.sha256] = StoredReturn(original, outcome, folder.below_intake(original.path))
    return tuple(found.values())


def _rank(original: Original, folder: CaseFolder) -> tuple[bool, bool]:
    return (original.state != "accepted", folder.holding(original.path).is_beside)
