"""Which agency a text names, and each agency's short code."""

from typing import Any

import pytest

from pipeline.merging.agencies import agency_of_return, explain_match, match_agency
from pipeline.merging.agency_codes import agency_code, agency_codes
from schemas.agency import Agency
from schemas.person import Practitioner
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.nil_return import NilReturn

AGENCIES = (
    Agency(name="Westmere Police", kind="police"),
    Agency(name="Westmere Integrated Care Board", kind="icb"),
    Agency(name="Westmere Children's Services", kind="local-authority", also_known_as=("Families First",)),
    Agency(name="Oak Tree Medical Practice", kind="health"),
    Agency(name="Elm Lane Surgery", kind="health"),
    Agency(name="North Westmere Primary School", kind="education"),
)


@pytest.mark.parametrize(
    ("text", "name", "is_certain"),
    [
        ("Westmere Police", "Westmere Police", True),
        ("WESTMERE POLICE – Public Protection", "Westmere Police", True),
        ("Families first", "Westmere Children's Services", True),
        ("Westmere Childrens Services", "Westmere Children's Services", True),
        ("WICB", "Westmere Integrated Care Board", False),
        ("Westmere Polcie", "Westmere Police", False),
        ("Oak Tree Medical Practise", "Oak Tree Medical Practice", False),
        ("Police", "Westmere Police", False),
        ("Westmere CCG", "Westmere Integrated Care Board", False),
        ("Northmoor Police", None, False),
        ("GP", None, False),
        ("South Westmere Primary School", None, False),
        ("Westmere", None, False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_text_to_agency(case_of: Any, text: str | None, name: str | None, is_certain: bool) -> None:
    match = explain_match(text, case_of(agencies=AGENCIES))
    assert (match.agency.name if match.agency else None, match.is_certain) == (name, is_certain)
    assert match.reason.endswith(".")


def test_a_text_that_fits_two_says_which(case_of: Any) -> None:
    reason = explain_match("GP", case_of(agencies=AGENCIES)).reason
    assert reason == "“GP” can mean Elm Lane Surgery or Oak Tree Medical Practice."
    assert match_agency("GP", case_of(agencies=AGENCIES)) is None


def nil(agency: str | None, designation: str | None) -> ParsedReturn:
    record = NilReturn(completed_by=Practitioner(name="P. Heron", designation=designation), statement="Nothing known.")
    return ParsedReturn(
        source=Source(name="n", sha256="0" * 64, media_type="x"), form="nil-return", agency=agency, record=record
    )


def test_the_designation_speaks_where_the_form_is_silent(case_of: Any) -> None:
    case = case_of(agencies=AGENCIES)
    by_person = agency_of_return(nil(None, "Detective Sergeant, Westmere Police"), case)
    assert by_person.agency and by_person.agency.name == "Westmere Police"
    stated = agency_of_return(nil("Brook Hostel", "Manager, Westmere Police liaison"), case)
    assert stated.agency is None and stated.words == "Brook Hostel"


def test_codes_are_short_different_and_do_not_move(case_of: Any) -> None:
    case = case_of(agencies=AGENCIES)
    codes = agency_codes(case)
    assert codes == {
        "Westmere Police": "POL",
        "Westmere Integrated Care Board": "ICB",
        "Westmere Children's Services": "CSC",
        "Oak Tree Medical Practice": "GP",
        "Elm Lane Surgery": "GP2",
        "North Westmere Primary School": "EDU",
    }
    later = case_of(agencies=(*AGENCIES, Agency(name="Beech Surgery", kind="health")))
    assert agency_codes(later) == codes | {"Beech Surgery": "GP3"}


def test_a_code_of_case_toml_stands(case_of: Any) -> None:
    case = case_of(agencies=(AGENCIES[0], Agency(name="Elm Lane Surgery", kind="health", short_code="pol")))
    assert agency_codes(case) == {"Elm Lane Surgery": "POL", "Westmere Police": "POL2"}


def test_a_stranger_has_a_code_of_its_own(case_of: Any) -> None:
    case = case_of(agencies=AGENCIES)
    first, second = agency_code("Brook Hostel", case), agency_code("Brook House", case)
    assert first != second
    assert {len(first), len(second)} == {4} and first[:2] == second[:2] == "BH"
