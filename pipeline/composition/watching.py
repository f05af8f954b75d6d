"""What happens while the folder is watched: outputs are made anew, drafts checked, pages kept fresh, people told."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.arrival.watch import Reactions
from pipeline.composition.case_views import case_view, folder_of, references
from pipeline.composition.drafts import check_drafts
from pipeline.composition.reflecting import reflect
from pipeline.composition.status_pages import publish_index, publish_status
from schemas.receipt import Taken


@dataclass(frozen=True)
class Watchman:
    """The watcher's reactions for one intake folder.

    Args:
        intake, outputs: the folders.
        now: the time, with its zone.
        tell: says one sentence to whoever looks at the terminal.
        told: is told of every file that was taken, set aside or has to wait.
    """

    intake: Path
    outputs: Path
    now: Callable[[], datetime.datetime]
    tell: Callable[[str], None]
    told: Callable[[Taken], None]

    def reactions(self) -> Reactions:
        """For the watcher to call."""
        return Reactions(taken=self.told, reflect=self.reflect, draft=self.draft, alive=self.alive)

    def reflect(self, reference: str) -> tuple[str, ...]:
        """Make one case's outputs, and check its drafts again if it knows more now.

        Returns:
            What could not be published yet, each as a sentence; it is tried again.
        """
        folder = folder_of(reference, self.intake, self.outputs)
        outcome = reflect(folder, self.now())
        for sentence in (*outcome.told, *check_drafts(folder, only_new=True)):
            self.tell(sentence)
        publish_index(self.intake, self.outputs, self.now())
        return outcome.waiting

    def draft(self, reference: str, _path: Path) -> None:
        """Check the drafts that are new or have changed; one that was checked before the watcher's start is left."""
        for sentence in check_drafts(folder_of(reference, self.intake, self.outputs), only_new=True):
            self.tell(sentence)

    def alive(self) -> None:
        """Show on every page when the folder was last looked at."""
        for reference in references(self.intake):
            folder = folder_of(reference, self.intake, self.outputs)
            publish_status(folder, case_view(folder, self.now()), self.now())
        publish_index(self.intake, self.outputs, self.now())
