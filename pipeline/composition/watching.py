"""What happens while the folder is watched: outputs are made anew, drafts checked, pages kept fresh, people told."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.arrival.watch import Reactions
from pipeline.composition.case_views import folder_of, references
from pipeline.composition.drafts import check_drafts
from pipeline.composition.reflecting import reflect
from pipeline.composition.status_pages import publish_index, show_status
from pipeline.errors import ConfigurationError
from pipeline.store import CaseFolder
from schemas.receipt import Taken


@dataclass(frozen=True)
class Watchman:
    """The watcher's reactions for one intake folder.

    Args:
        intake, outputs: the folders.
        now: the time, with its zone.
        tell: says one sentence to whoever looks at the terminal.
        told: is told of every file that was taken, set aside or has to wait.
        troubles: what was said of a case.toml that cannot be used, so that it is said once.
    """

    intake: Path
    outputs: Path
    now: Callable[[], datetime.datetime]
    tell: Callable[[str], None]
    told: Callable[[Taken], None]
    troubles: dict[str, str] = field(default_factory=dict)

    def reactions(self) -> Reactions:
        """For the watcher to call."""
        return Reactions(taken=self.told, reflect=self.reflect, draft=self.draft, alive=self.alive)

    def reflect(self, reference: str) -> tuple[str, ...]:
        """Make one case's outputs, and check its drafts again if it knows more now.

        Returns:
            What could not be published yet, each as a sentence; it is tried again.

        Raises:
            ConfigurationError: case.toml, the profile or a template cannot be used; it was said.
        """
        folder = folder_of(reference, self.intake, self.outputs)
        try:
            outcome = reflect(folder, self.now())
        except ConfigurationError as error:
            show_status(folder, self.now())
            publish_index(self.intake, self.outputs, self.now())
            self._tell_trouble(reference, str(error))
            raise
        if self.troubles.pop(reference, None):
            self.tell(f"{reference}: put right; its outputs are made again.")
        for sentence in (*outcome.told, *check_drafts(folder, only_new=True)):
            self.tell(sentence)
        publish_index(self.intake, self.outputs, self.now())
        return outcome.waiting

    def draft(self, reference: str, _path: Path) -> None:
        """Check the drafts that are new or have changed; one that was checked before the watcher's start is left."""
        for sentence in check_drafts(folder_of(reference, self.intake, self.outputs), only_new=True):
            self.tell(sentence)

    def alive(self) -> None:
        """Show on every page when the folder was last looked at; one case that cannot be read does not stop this."""
        for reference in references(self.intake):
            trouble = show_status(CaseFolder(reference, self.intake, self.outputs), self.now())
            if trouble is not None:
                self._tell_trouble(reference, trouble)
        publish_index(self.intake, self.outputs, self.now())

    def _tell_trouble(self, reference: str, reason: str) -> None:
        """Say once what must be put right."""
        if self.troubles.get(reference) != reason:
            self.troubles[reference] = reason
            self.tell(f"{reference} waits. {reason}")
