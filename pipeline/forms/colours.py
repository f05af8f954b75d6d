"""Which rating a background colour is: red, amber or green."""

import colorsys

from schemas.returns.scoping import RedAmberGreen


def colour_of(fill: str | None) -> RedAmberGreen | None:
    """Which of the three a background colour (RRGGBB) is; `None` for white, grey and every other colour."""
    if fill is None or len(fill) != 6:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    degrees = hue * 360
    if saturation < 0.35 or value < 0.35:
        return None
    if degrees < 18 or degrees > 340:
        return "red"
    if degrees < 62:
        return "amber"
    return "green" if 75 <= degrees <= 170 else None
