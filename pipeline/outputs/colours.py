"""One colour an agency: the same in every case of a partnership, told apart by everyone, never red, amber or green.

The palette was chosen by search: the smallest distance of any two colours (CIE Lab) is over 18 in full colour vision and
as people without red, green or blue cones see them. So lightness carries as much of the difference as hue does, and a
grey print keeps it. Colour is never the only signal: whoever uses it prints the name or the code too.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.agency import AgencyKind

INK = "1A1A1A"
WHITE = "FFFFFF"
_PALE_SHARE = 0.13

# Strong colours by sector, so that an agency's neighbours of its own sector are the only ones that it can collide with.
_BY_KIND: dict[AgencyKind, tuple[str, ...]] = {
    "police": ("09096D", "1313EC"),
    "icb": ("77156F",),
    "local-authority": ("6A0EAC", "3D0B34"),
    "health": ("0E77AC", "BDE0FA", "8BAEB9", "AF53F1"),
    "education": ("F47DF4", "C2B499"),
    "probation": ("5B4E48",),
    "housing": ("8F7D70",),
    "voluntary": ("2D271B",),
    "other": ("666F82", "EDE9E1"),
}
PALETTE: tuple[str, ...] = tuple(strong for slots in _BY_KIND.values() for strong in slots)


@dataclass(frozen=True)
class AgencyColour:
    """The colours of one agency, each RRGGBB.

    Args:
        strong: the narrow cell or lane that carries the colour.
        pale: the tint of the whole row; dark text is read on it.
        text: black or white, whichever reads better on `strong`.
    """

    strong: str
    pale: str
    text: str


def agency_colour(name: str, kind: AgencyKind) -> AgencyColour:
    """The colour that an agency prefers; it depends on nothing but its name and sector."""
    return palette_colour(_preferred(name, kind)[0])


def case_colours(agencies: Iterable[tuple[str, AgencyKind]]) -> dict[str, AgencyColour]:
    """The colour of every agency of one case, no two alike while the palette lasts.

    An agency whose preferred colour nobody else prefers always gets it. Of several, the first by hash keeps it and the
    others take the next free colour of their sector, then of the rest: the same answer for any order of arrival.

    Args:
        agencies: (name, sector) in any order.
    """
    waiting = sorted(dict(agencies).items(), key=lambda item: (_digest(item[0]), item[0]))
    taken: dict[str, str] = {}
    for name, kind in waiting:
        first = _preferred(name, kind)[0]
        if first not in taken.values():
            taken[name] = first
    for name, kind in waiting:
        if name not in taken:
            choices = (*_preferred(name, kind), *PALETTE)
            taken[name] = next((slot for slot in choices if slot not in taken.values()), choices[0])
    return {name: palette_colour(strong) for name, strong in taken.items()}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _preferred(name: str, kind: AgencyKind) -> tuple[str, ...]:
    slots = _BY_KIND[kind]
    start = _digest(name) % len(slots)
    return slots[start:] + slots[:start]


def _digest(name: str) -> int:
    plain = " ".join(name.casefold().split())
    return int.from_bytes(hashlib.sha256(plain.encode()).digest()[:6])


def palette_colour(strong: str) -> AgencyColour:
    """The colours that go with one strong colour of the palette."""
    text = max((WHITE, INK), key=lambda ink: contrast(ink, strong))
    return AgencyColour(strong, _tint(strong), text)


def _tint(strong: str) -> str:
    parts = [int(strong[place : place + 2], 16) for place in (0, 2, 4)]
    # A light colour needs a larger share to be seen on paper at all.
    share = _PALE_SHARE + 0.37 * _luminance(strong)
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def _luminance(colour: str) -> float:
    def linear(place: int) -> float:
        part = int(colour[place : place + 2], 16) / 255
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(0) + 0.7152 * linear(2) + 0.0722 * linear(4)
