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
