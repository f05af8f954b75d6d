"""One colour an agency: the same in every case of a partnership, told apart by everyone, never red, amber or green.

The palette was chosen by search: the smallest distance of any two colours (CIE Lab) is over 18, in full colour
vision and as people without red, green or blue cones see them. So lightness carries as much of the difference as hue
does, and a grey print keeps it. Colour is never the only signal: whoever uses it prints the name or the code too.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.merging.agency_words import usual_code
from schemas.agency import AgencyKind

INK = "1A1A1A"
BLACK = "000000"
WHITE = "FFFFFF"
_PALE_SHARE = 0.13

# The usual agencies of a review have a colour of their own; what is left over is shared by all the others.
_BY_CODE = {
    "POL": "09096D",
    "ICB": "77156F",
    "CSC": "6A0EAC",
    "EH": "3D0B34",
    "EDU": "F47DF4",
    "HV": "BDE0FA",
    "GP": "AF53F1",
    "ACU": "0E77AC",
    "AMB": "8BAEB9",
    "PRO": "5B4E48",
    "HOU": "8F7D70",
    "CMH": "C2B499",
    "DA": "2D271B",
}
_BY_KIND: dict[AgencyKind, str] = {
    "police": "POL",
    "icb": "ICB",
    "local-authority": "CSC",
    "education": "EDU",
    "probation": "PRO",
    "housing": "HOU",
    "voluntary": "DA",
}
_SHARED = ("1313EC", "666F82")
# The faintest comes last: it is for the sixteenth agency.
PALETTE: tuple[str, ...] = (*_SHARED, *reversed(_BY_CODE.values()), "EDE9E1")


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

    An agency whose preferred colour nobody else prefers always gets it. Of several, one that is
    known by its name comes before one that is known by its sector, then the first by hash keeps it and the
    others take a shared one, then any that is free: the same answer for any order of arrival.

    Args:
        agencies: (name, sector) in any order.
    """
    waiting = sorted(dict(agencies).items(), key=lambda item: (usual_code(item[0]) not in _BY_CODE, _digest(item[0])))
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
    code = usual_code(name)
    own = _BY_CODE.get(_BY_KIND.get(kind, "") if code is None else code)
    start = _digest(name) % len(_SHARED)
    shared = _SHARED[start:] + _SHARED[:start]
    return (own, *shared) if own else shared


def _digest(name: str) -> int:
    plain = " ".join(name.casefold().split())
    return int.from_bytes(hashlib.sha256(plain.encode()).digest()[:6])


def palette_colour(strong: str) -> AgencyColour:
    """The colours that go with one strong colour of the palette."""
    text = max((WHITE, BLACK), key=lambda ink: contrast(ink, strong))
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
