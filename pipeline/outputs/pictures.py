"""Pictures as bytes: the same view gives the same SVG and PNG, with letters that every machine has."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pipeline.outputs.output import Files

_DOTS_PER_INCH = 150
_SETTINGS = {
    "font.family": "DejaVu Sans",  # comes with matplotlib itself
    "svg.hashsalt": "rapid-review",
    "svg.fonttype": "none",  # words stay words, so that a practitioner can correct the drawing
    "text.parse_math": False,
    "axes.unicode_minus": False,
}


@contextmanager
def drawing(width_inches: float, height_inches: float) -> Iterator[Any]:
    """A figure to draw on, with settings that do not depend on the machine."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks is drawn as a box; there is nothing else to do
        yield Figure(figsize=(width_inches, height_inches), facecolor="white")


def rendered(figure: Any, name: str, title: str) -> Files:
    """`name.svg` and `name.png`. Call it inside `drawing`."""
    svg, png = BytesIO(), BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    figure.savefig(png, format="png", dpi=_DOTS_PER_INCH, metadata={"Software": None, "Title": title})
    return {f"{name}.svg": svg.getvalue(), f"{name}.png": png.getvalue()}
