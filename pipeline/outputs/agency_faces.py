"""How each agency of a case appears in every output: its name, its code and its colour."""

from dataclasses import dataclass

from pipeline.merging.agency_codes import agency_codes, code_of_stranger
from pipeline.outputs.colours import AgencyColour, case_colours
from schemas.agency import AgencyKind
from schemas.case_view import CaseView

NOT_STATED = "Agency not stated"


@dataclass(frozen=True)
class AgencyFace:
    """One agency as it is shown: `is_expected` when case.toml names it."""

    name: str
    kind: AgencyKind
    code: str
    colour: AgencyColour
    is_expected: bool


def agency_faces(view: CaseView) -> dict[str, AgencyFace]:
    """Name to face: the agencies of case.toml in their order, then those that only the returns name, by name."""
    expected = {agency.name: agency.kind for agency in view.case.agencies}
    named = {shown_name(event.agency) for event in (*view.events, *view.withdrawn_events)}
    named |= {change.agency for change in view.organisational_changes}
    named |= {entry.agency for entry in view.returns if entry.agency}
    kinds: dict[str, AgencyKind] = {**expected, **dict.fromkeys(sorted(named - set(expected)), "other")}
    codes = agency_codes(view.case)
    colours = case_colours(kinds.items())
    return {
        name: AgencyFace(name, kind, codes.get(name) or code_of_stranger(name), colours[name], name in expected)
        for name, kind in kinds.items()
    }


def shown_name(agency: str | None) -> str:
    """The agency's name, or words that say that nobody gave one."""
    return agency or NOT_STATED
