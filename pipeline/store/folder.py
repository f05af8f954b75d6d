"""Where everything of one case lies (contract: Folders)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigurationError

UNSORTED = ""
CASE_FILE = "case.toml"
DRAFTS, ACCEPTED, NEEDS_ATTENTION = "drafts", "accepted", "needs-attention"
OWN_PARTNERSHIPS = "partnerships"
"""Where a partnership keeps its own profiles and layouts, beside its cases."""
RESERVED = frozenset({DRAFTS, ACCEPTED, NEEDS_ATTENTION})
NOTE_ENDING = ".why.txt"


@dataclass(frozen=True)
class CaseFolder:
    """The folders of one case.

    Args:
        reference: the case; `UNSORTED` for what was dropped straight into the intake folder and has no case yet.
        intake: the folder that holds all cases' intake folders.
        outputs: the folder that holds all cases' outputs.

    Raises:
        ConfigurationError: the reference cannot be the name of a folder.
    """

    reference: str
    intake: Path
    outputs: Path

    def __post_init__(self) -> None:
        reserved = self.reference.casefold() in RESERVED or self.reference.startswith(".")
        if reserved or any(character in '/\\:*?"<>|\0' for character in self.reference):
            raise ConfigurationError(
                f"“{self.reference}” cannot be a case reference, because it cannot be the name of a folder. "
                "Use letters, digits, dots and hyphens, for example WM-2026-014."
            )

    @property
    def dropped(self) -> Path:
        """Where people drop files."""
        return self.intake / self.reference if self.reference else self.intake

    @property
    def results(self) -> Path:
        """Where outputs go. All of it can be made again."""
        return self.outputs / (self.reference or ".unsorted")

    @property
    def case_file(self) -> Path:
        """case.toml."""
        return self.dropped / CASE_FILE

    @property
    def drafts(self) -> Path:
        """Draft reports to be checked."""
        return self.dropped / DRAFTS

    @property
    def accepted(self) -> Path:
        """Originals that were read."""
        return self.dropped / ACCEPTED

    @property
    def needs_attention(self) -> Path:
        """Originals that could not be used, each with its note."""
        return self.dropped / NEEDS_ATTENTION

    @property
    def arriving(self) -> Path:
        """Copies on their way. What a crash leaves here is taken as if it had just been dropped."""
        return self.dropped / ".arriving"

    @property
    def receipts(self) -> Path:
        """One small file for each drop; kept with the originals, so that it outlives the outputs."""
        return self.dropped / ".receipts"

    @property
    def records(self) -> Path:
        """One small file for each original: its typed record or its refusal."""
        return self.results / "records"

    def below_intake(self, path: Path) -> str:
        """A path as people write it, below the folder in which they drop files."""
        return path.relative_to(self.dropped).as_posix()


def case_references(intake: Path) -> tuple[str, ...]:
    """The cases: every folder of the intake folder that holds a case.toml, by name.

    Raises:
        OSError: the intake folder cannot be listed.
    """
    return tuple(
        sorted(
            path.name
            for path in intake.iterdir()
            if not path.name.startswith(".")
            and path.name not in (*RESERVED, OWN_PARTNERSHIPS)
            and (path / CASE_FILE).is_file()
        )
    )
