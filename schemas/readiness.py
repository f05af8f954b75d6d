"""What is installed and what is missing (`doctor --json`)."""

from schemas.fact import Fact


class Need(Fact):
    """One thing that the program uses: whether it is there, and what its absence costs."""

    name: str
    installed: bool
    essential: bool
    without: str | None
    remedy: str | None


class Readiness(Fact):
    """Whether the program can do its main job on this machine."""

    ready: bool
    python: str
    needs: tuple[Need, ...]
