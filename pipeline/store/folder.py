"""Where everything of one case lies (contract: Folders)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import ConfigurationError

UNSORTED = ""
CASE_FILE = "case.toml"
DRAFTS, ACCEPTED, NEEDS_ATTENTION = "drafts", "accepted", "needs-attention"
OWN_PARTNERSHIPS = "partnerships"
"""Where a partnership keeps its own profiles and layouts, beside its cases."""
RESERVED = frozenset({DRAFTS, ACCEPTED, NEEDS_ATTENTION})
NOTE_ENDING = ".why.txt"
BESIDE = ".originals"


@dataclass(frozen=True)
class CaseFolder:
    """The folders of one case.

    Args:
        reference: the case; `UNSORTED` for what was dropped straight into the intake folder and has no case yet.
        intake: the folder that holds all cases' intake folders.
        outputs: the folder that holds all cases' outputs.
        is_beside: originals and receipts are kept below the outputs, because the intake folder may only be read.

    Raises:
        ConfigurationError: the reference cannot be the name of a folder.
    """

    reference: str
    intake: Path
    outputs: Path
    is_beside: bool = False

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
    def home(self) -> Path:
        """Where originals, receipts and the log are kept: with what people drop, so that they outlive the outputs."""
        return self.results / BESIDE if self.is_beside else self.dropped

    @property
    def beside(self) -> CaseFolder:
        """The same case, keeping its originals below the outputs."""
        return replace(self, is_beside=True)

    @property
    def accepted(self) -> Path:
        """Originals that were read."""
        return self.home / ACCEPTED

    @property
    def needs_attention(self) -> Path:
        """Originals that could not be used, each with its note."""
        return self.home / NEEDS_ATTENTION

    @property
    def arriving(self) -> Path:
        """Copies on their way. What a crash leaves here is taken as if it had just been dropped."""
        return self.home / ".arriving"

    @property
    def receipts(self) -> Path:
        """One small file for each drop; kept with the originals, so that it outlives the outputs."""
        return self.home / ".receipts"

    @property
    def records(self) -> Path:
        """One small file for each original: its typed record or its refusal."""
        return self.results / "records"

    def below_intake(self, path: Path) -> str:
        """A path as people write it, below the folder in which they drop files (or that stands in for it)."""
        home = self.beside.home if path.is_relative_to(self.beside.home) else self.dropped
        return path.relative_to(home).as_posix()

    def holding(self, path: Path) -> CaseFolder:
        """These folders, or those beside the outputs where the path lies there."""
        return self.beside if path.is_relative_to(self.beside.home) else self


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
