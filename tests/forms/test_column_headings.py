"""Headings of agencies' own layouts (own_layouts.txt) and what each means."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.forms.column_headings import FIELDS, meaning_of
from pipeline.forms.form import Layout
from pipeline.forms.layouts import line_for, read_layout

EMPTY = Layout()
LAYOUTS = [
    line for line in (Path(__file__).parent / "own_layouts.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]  # fmt: skip


def test_there_are_as_many_layouts_as_promised() -> None:
    assert len(LAYOUTS) >= 40


@pytest.mark.parametrize("line", LAYOUTS, ids=lambda line: line[:60])
def test_each_heading_of_an_own_layout_goes_to_its_field(line: str) -> None:
    for pair in line.replace("Date | =", "Date =").split(" | "):
        heading, _, field = pair.rpartition(" = ")
        meaning = meaning_of(heading.replace("\\n", "\n"), EMPTY)
        found = meaning.field if meaning.sureness in ("known", "guessed") else None
        assert found == (None if field == "-" else field), f"{heading!r}: {meaning}"


def test_the_reference_forms_headings_are_known_not_guessed() -> None:
    for pair in LAYOUTS[0].split(" | "):
        assert meaning_of(pair.rpartition(" = ")[0], EMPTY).sureness == "known"


@pytest.mark.parametrize(("heading", "field"), [("Dtae", "date"), ("Evnet", "event"), ("Desciption", "event")])
def test_a_misspelt_heading_is_guessed(heading: str, field: str) -> None:
    meaning = meaning_of(heading, EMPTY)
    assert (meaning.field, meaning.sureness) == (field, "guessed")


@pytest.mark.parametrize(
    "heading", ["Ward bed", "Emis code", "Postcode sector", "Length of stay", "Column 7", "Allocated to"]
)
def test_a_strange_heading_is_not_forced_into_a_field(heading: str) -> None:
    assert meaning_of(heading, EMPTY).sureness in ("strange", "unsure")


def test_an_unsure_heading_names_what_it_may_be() -> None:
    meaning = meaning_of("Ward summary", EMPTY)
    assert (meaning.field, meaning.sureness) == ("event", "unsure")


def test_a_layout_file_settles_a_heading_whatever_its_spacing_and_case() -> None:
    layout = read_layout('[columns]\n"What we saw" = "event"\n"Ward notes" = "keep"\n', "hospital.toml")
    assert meaning_of("WHAT  we\nsaw:", layout).field == "event"
    assert meaning_of("WHAT  we\nsaw:", layout).sureness == "known"
    kept = meaning_of("Ward notes", layout)
    assert (kept.field, kept.sureness) == (None, "known")


def test_the_line_in_the_advice_can_be_put_into_the_layout_file_as_it_stands() -> None:
    heading = 'The "Robin" column \\ notes\nof the ward:'
    layout = read_layout("[columns]\n" + line_for(heading, "event"), "hospital.toml")
    assert meaning_of(heading, layout).field == "event"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns]\n'What' = 'happening'", "happening"),
        ("[columns", "cannot be read"),
        ("columns = 3", "[columns]"),
        ("[colums]\n'What' = 'event'", "colums"),
        ("[columns]\n'What' = 7", "7"),
    ],
)
def test_a_wrong_layout_file_is_explained(text: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=r"hospital\.toml") as error:
        read_layout(text, "hospital.toml")
    assert says in str(error.value)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_any_heading_has_a_meaning_or_none(heading: str) -> None:
    meaning = meaning_of(heading, EMPTY)
    assert meaning.field is None or meaning.field in FIELDS
