"""How much room each lane of the timeline takes, and the inks: what its parts share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

INK, GREY, FAINT = "#1A1A1A", "#6E6E6E", "#D4D4D4"
AGE_AXIS, KEY_LANE = -1.75, -0.85
"""Heights above the first lane, whose middle is at 0; one unit is a lane with rows."""
EMPTY_LANE, CHANGES_LANE = 0.5, 1.5
GAP = 0.08
Span = tuple[date, date]


@dataclass(frozen=True)
class Lane:
    """One lane: the height of its middle, and how high it is."""

    middle: float
    height: float

    @property
    def edges(self) -> tuple[float, float]:
        """Its upper and lower edge, a little apart from the next lane's."""
        half = (self.height - GAP) / 2
        return self.middle - half, self.middle + half


def lanes_of(heights: Sequence[float]) -> list[Lane]:
    """Lanes below one another, the first from -0.5 down."""
    top, lanes = -0.5, []
    for height in heights:
        lanes.append(Lane(top + height / 2, height))
        top += height
    return lanes


def free_step(last: Mapping[int, float], left: float) -> int | None:
    """The first step of a stair of words on which nothing reaches as far as `left` yet; `None` where all do."""
    return next((step for step, right in sorted(last.items()) if right <= left), None)
