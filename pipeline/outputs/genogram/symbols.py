"""The symbols and lines of a genogram, UK conventions: each function draws one thing on the axes it is given."""

from collections.abc import Sequence
from typing import Any

INK = "#1A1A1A"
HALF = 0.42
"""Half the width of a symbol, in the layout's units."""
_DASHES = (0, (4, 2.5))
_LINE = 1.3
LINE_STYLES: dict[str, Any] = {"adopted": (0, (7, 2, 1.5, 2)), "fostered": (0, (1.2, 1.8))}
"""Lines to a child who was not born to the couple; authors differ, so each carries its letter too."""
_SMALL = 0.8
SMALL_POINTS, PLAIN_POINTS = 6.5, 7.5

Point = tuple[float, float]


def draw_symbol(
    axes: Any, at: Point, sex: str | None, *, is_subject: bool = False, is_dead: bool = False, half: float = HALF
) -> None:
    """Square for a boy or man, circle for a girl or woman, diamond with a question mark where the sex is not known;
    a double outline for the subject child, a cross for a death."""
    _outline(axes, at, sex, half)
    if is_subject:
        _outline(axes, at, sex, half * 0.79)
    if is_dead:
        x, y = at
        reach = half * (0.71 if sex == "female" else 1.0 if sex == "male" else 0.5)
        line(axes, [(x - reach, y - reach), (x + reach, y + reach)], width=1.0, layer=5)
        line(axes, [(x - reach, y + reach), (x + reach, y - reach)], width=1.0, layer=5)


def draw_pregnancy(
    axes: Any, at: Point, outcome: str, sex: str | None, *, is_subject: bool = False, half: float = HALF
) -> None:
    """A triangle; crossed by one stroke for a miscarriage, and by a level line too for a termination. A stillbirth is
    a small symbol with a cross."""
    if outcome == "stillbirth":
        draw_symbol(axes, at, sex, is_dead=True, half=half * 0.55)
        return
    (x, y), reach = at, half * _SMALL
    _triangle(axes, at, reach)
    if is_subject:
        _triangle(axes, (x, y - reach * 0.08), reach * 0.66)
    if outcome in ("miscarriage", "termination"):
        line(axes, [(x - reach, y - reach * 1.15), (x + reach, y + reach * 1.15)], width=1.0, layer=5)
    if outcome == "termination":
        line(axes, [(x - reach * 1.1, y), (x + reach * 1.1, y)], width=1.0, layer=5)


def top_of(sex: str | None, outcome: str | None) -> float:
    """From the middle of a symbol to where a child's line meets it."""
    if outcome == "stillbirth":
        return HALF * 0.55 * (1.2 if sex is None else 1.0)
    if outcome is not None:
        return HALF * _SMALL
    return HALF * (1.2 if sex is None else 1.0)


def draw_age(axes: Any, at: Point, words: str, *, is_unknown_sex: bool) -> None:
    """The age inside the symbol, over the cross of a death; a question mark where the sex is not known."""
    inside = f"?\n{words}" if is_unknown_sex and words else "?" if is_unknown_sex else words
    if inside:
        box = {"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none"}
        axes.text(
            *at, inside, ha="center", va="center", fontsize=SMALL_POINTS, color=INK, zorder=6, bbox=box, linespacing=1.0
        )


def draw_label(axes: Any, at: Point, name: str, about: str) -> None:
    """The name below the symbol, and who that is."""
    x, y = at[0], at[1] - HALF - 0.14
    box = {"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none"}
    axes.text(
        x, y, name, ha="center", va="top", fontsize=PLAIN_POINTS, fontweight="bold", color=INK, zorder=5, bbox=box
    )
    if about:
        below = y - 0.24 * (1 + name.count("\n"))
        axes.text(x, below, about, ha="center", va="top", fontsize=SMALL_POINTS, color=INK, zorder=5, bbox=box)


def draw_dates(axes: Any, at: Point, born: str, died: str) -> None:
    """Birth above on the left, death above on the right."""
    x, y = at[0], at[1] + HALF + 0.06
    box = {"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none"}
    if born:
        axes.text(x - 0.07, y, born, ha="right", va="bottom", fontsize=SMALL_POINTS, color=INK, zorder=3, bbox=box)
    if died:
        axes.text(x + 0.07, y, died, ha="left", va="bottom", fontsize=SMALL_POINTS, color=INK, zorder=3, bbox=box)


def line(
    axes: Any,
    points: Sequence[Point],
    *,
    is_uncertain: bool = False,
    kind: str = "born",
    width: float = _LINE,
    layer: int = 2,
) -> None:
    """A line through the points; dashed where the link is uncertain, of its own kind where a child was not born."""
    style = LINE_STYLES.get(kind) or (_DASHES if is_uncertain else "-")
    axes.plot(
        [x for x, _ in points], [y for _, y in points], color=INK, linewidth=width, linestyle=style, zorder=layer,
        solid_capstyle="butt",
    )  # fmt: skip


def letter(axes: Any, at: Point, kind: str) -> None:
    """A or F beside the line to an adopted or fostered child, for a print on which lines look alike."""
    box = {"boxstyle": "circle,pad=0.12", "facecolor": "white", "edgecolor": INK, "linewidth": 0.6}
    axes.text(*at, kind[0].upper(), ha="center", va="center", fontsize=5.5, color=INK, zorder=6, bbox=box)


def separation(axes: Any, at: Point) -> None:
    """One short stroke across a couple's line: they have separated."""
    x, y = at
    line(axes, [(x - 0.1, y - 0.2), (x + 0.1, y + 0.2)])


def _triangle(axes: Any, at: Point, reach: float) -> None:
    from matplotlib.patches import Polygon

    x, y = at
    corners = [(x, y + reach), (x + reach, y - reach * 0.85), (x - reach, y - reach * 0.85)]
    axes.add_patch(Polygon(corners, closed=True, facecolor="white", edgecolor=INK, linewidth=_LINE, zorder=4))


def _outline(axes: Any, at: Point, sex: str | None, half: float) -> None:
    from matplotlib.patches import Circle, Polygon, Rectangle

    x, y = at
    look: dict[str, Any] = {"facecolor": "white", "edgecolor": INK, "linewidth": _LINE, "zorder": 4}
    if sex == "male":
        axes.add_patch(Rectangle((x - half, y - half), 2 * half, 2 * half, **look))
    elif sex == "female":
        axes.add_patch(Circle(at, half, **look))
    else:
        reach = half * 1.2
        axes.add_patch(Polygon([(x, y + reach), (x + reach, y), (x, y - reach), (x - reach, y)], closed=True, **look))
