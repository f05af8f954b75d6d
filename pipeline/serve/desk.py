"""What every address of the local page works with: the folders, the gate, and the files already read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from pipeline.composition.case_views import folder_of
from pipeline.readers.document import Document
from pipeline.readers.sandbox import read_in_child
from pipeline.serve.gate import Gate
from pipeline.store import CaseFolder

_KEPT = 8
_Stamp = tuple[str, int, int]


@dataclass
class Desk:
    """What the page shows: the folders, and the gate whose key stands in every form.

    Args:
        read_already: files by path, time and size, so that the same one is not read for every key that is pressed.
    """

    intake: Path
    outputs: Path
    gate: Gate
    read_already: dict[_Stamp, Document] = field(default_factory=dict)

    def case(self, request: Request) -> CaseFolder:
        """The folders of the case in the address.

        Raises:
            ConfigurationError: there is no such case.
        """
        return folder_of(request.path_params["reference"], self.intake, self.outputs)

    def read(self, path: Path, name: str) -> Document:
        """A file, read in a child process as everywhere.

        Raises:
            Unusable: it cannot be read.
            NotYet: somebody is still writing it.
        """
        stat = path.stat()
        stamp = (str(path), stat.st_mtime_ns, stat.st_size)
        if stamp not in self.read_already:
            document = read_in_child(path, name)
            while len(self.read_already) >= _KEPT:
                self.read_already.pop(next(iter(self.read_already)))
            self.read_already[stamp] = document
        return self.read_already[stamp]
