"""Colours: told apart by everyone, readable, never a traffic light, the same in every case."""

import colorsys
import itertools

import numpy as np
import pytest

from pipeline.outputs.colours import PALETTE, WHITE, agency_colour, case_colours, contrast, palette_colour

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
SIMULATIONS = {
    "full colour vision": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                           [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                           [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                           [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)])


def lab_as_seen(colour: str, simulation: np.ndarray) -> np.ndarray:
    parts = rgb(colour)
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(simulation @ linear, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("name", SIMULATIONS)
def test_any_two_colours_are_told_apart(name: str) -> None:
    seen = {colour: lab_as_seen(colour, SIMULATIONS[name]) for colour in PALETTE}
    nearest = min((float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in itertools.combinations(PALETTE, 2))
    assert nearest[0] > 15, nearest


@pytest.mark.parametrize("strong", PALETTE)
def test_text_is_readable_on_both_tints(strong: str) -> None:
    colour = palette_colour(strong)
    assert contrast(colour.text, colour.strong) >= 4.5
    assert contrast("1A1A1A", colour.pale) >= 7


@pytest.mark.parametrize("strong", PALETTE)
def test_no_red_amber_or_green(strong: str) -> None:
    hue, _, saturation = colorsys.rgb_to_hls(*rgb(strong))
    assert saturation <= 0.3 or 185 / 360 < hue < 330 / 360


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast("000000", WHITE) == pytest.approx(21)


def test_an_agency_keeps_its_colour_in_other_company() -> None:
    police = ("Severn Vale Police", "police")
    alone = case_colours([police])
    among = case_colours([("Larkmead Surgery", "health"), ("Riverside Homes", "housing"), police])
    assert alone[police[0]] == among[police[0]] == agency_colour(*police)


def test_twelve_agencies_get_twelve_colours_in_any_order() -> None:
    names = [("Wye Police", "police"), ("Wye ICB", "icb"), ("Wye Children's Social Care", "local-authority"),
             ("Wye Early Help", "local-authority"), ("Elm School", "education"), ("Oak School", "education"),
             ("Wye Surgery", "health"), ("Wye Hospital", "health"), ("Wye Ambulance", "health"),
             ("Wye Health Visiting", "health"), ("Wye Probation", "probation"), ("Wye Homes", "housing")]  # fmt: skip
    forwards, backwards = case_colours(names), case_colours(reversed(names))
    assert forwards == backwards
    assert len({colour.strong for colour in forwards.values()}) == 12


def test_more_agencies_than_colours_all_get_one() -> None:
    assert len(case_colours([(f"Agency {number}", "other") for number in range(25)])) == 25
