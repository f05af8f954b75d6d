"""Which agencies a row names, told or heard from."""

from typing import Any

import pytest

from pipeline.merging.mentions import mentions_of
from schemas.case_view import CaseEvent

AGENCIES: dict[str, tuple[str, ...]] = {
    "Westmere Police": (),
    "Westmere Children's Services": (),
    "Westmere Community Trust": ("Westmere health visiting",),
    "Larkfield Primary School": (),
    "Sunbeam Nursery": (),
    "Oak Surgery": (),
    "Elm Surgery": (),
}


def find(text: str, **more: Any) -> Any:
    given: dict[str, Any] = {"agency": "Westmere Police", "event": text} | more
    event = CaseEvent(id="x", file="f", sha256="", return_version=1, location="r", **given)
    return mentions_of([event], AGENCIES)["x"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Notice shared with Children's Services and health visiting.",
            {"Westmere Children's Services", "Westmere Community Trust"},
        ),
        ("MARF sent to social care", {"Westmere Children's Services"}),
        ("Told the school and the nursery", {"Larkfield Primary School", "Sunbeam Nursery"}),
        ("Letter to GP", set()),  # two surgeries: it cannot be told which
        ("Letter to Elm Surgery", {"Elm Surgery"}),
        ("Referral received from social care", set()),
        ("No referral was made to social care", set()),
        ("Police informed", set()),  # its own agency
        ("Mother told us of the nursery", set()),
    ],
)
def test_told(text: str, told: set[str]) -> None:
    assert {agency for agency, _ in find(text).told} == told


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Referral received from school", {"Larkfield Primary School"}),
        ("Told by the health visitor that the child was thin", {"Westmere Community Trust"}),
        ("School informed us of an absence", {"Larkfield Primary School"}),
        ("Visit to the school", set()),
    ],
)
def test_heard(text: str, heard: set[str]) -> None:
    assert set(find(text).heard_from) == heard


def test_the_other_columns_name_agencies_too() -> None:
    found = find("Visit", source="E-mail from nursery", child_contact="Seen at school by social worker")
    assert found.named == {"Sunbeam Nursery", "Larkfield Primary School", "Westmere Children's Services"}
    assert found.told == ()


STAFFED = (
    ("Westmere Children's Services", "Home visit by SW Priya Nair."),
    ("Westmere Police", "Nair telephoned to ask for an update."),
    ("Westmere Police", "PPN shared."),
    ("Sunbeam Nursery", "PPN received, parents argued."),
    ("Sunbeam Nursery", "Social care: case closed."),
    ("Sunbeam Nursery", "The surgery rang about a missed appointment."),
    ("Sunbeam Nursery", "HV and SW informed."),
    ("Sunbeam Nursery", "Police asked to attend."),
    ("Sunbeam Nursery", "Information requested from school."),
)


def staffed(number: int) -> Any:
    events = [
        CaseEvent(id=str(n), agency=agency, event=text, file="f", sha256="", return_version=1, location="r")
        for n, (agency, text) in enumerate(STAFFED)
    ]
    return mentions_of(events, AGENCIES)[str(number)]


@pytest.mark.parametrize(
    ("number", "heard", "told"),
    [
        (1, {"Westmere Children's Services"}, set()),  # a name of its staff, learned from another row
        (2, set(), set()),  # its own paper
        (3, {"Westmere Police"}, set()),  # a paper that only the police write
        (4, {"Westmere Children's Services"}, set()),  # who stands before the colon wrote it
        (6, set(), {"Westmere Community Trust", "Westmere Children's Services"}),
        (7, set(), {"Westmere Police"}),
        (8, set(), {"Larkfield Primary School"}),
    ],
)
def test_staff_papers_and_those_informed(number: int, heard: set[str], told: set[str]) -> None:
    found = staffed(number)
    assert (set(found.heard_from), {agency for agency, _ in found.told}) == (heard, told)


def test_one_of_two_surgeries_is_a_guess_and_never_a_charge() -> None:
    found = staffed(5)
    assert found.heard_from == frozenset() and found.named == frozenset()
    assert found.perhaps_heard_from == {"Oak Surgery", "Elm Surgery"}
