"""The looks of one agency's rows: a strong narrow cell, a pale row, the reviewer's cells left white."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.outputs.agency_faces import AgencyFace
from pipeline.outputs.chronology_workbook.columns import COLUMNS
from pipeline.outputs.chronology_workbook.styles import DAY_FORMAT, REVIEWER, Look


@dataclass(frozen=True)
class RowLooks:
    """One look for each kind of cell in the rows of one agency."""

    strong: Look
    pale: Look
    number: Look
    day: Look
    linked: Look
    reviewer: Look

    def across(self, reviewer_headings: Sequence[str], *, has_day: bool) -> tuple[Look, ...]:
        """One look for each column of the integrated chronology."""
        special = {"number": self.number, "agency": self.strong, "code": self.strong, "origin": self.linked}
        looks: list[Look] = []
        for field in COLUMNS:
            if field.name == "reviewer":
                looks += [self.reviewer] * len(reviewer_headings)
            else:
                looks.append(self.day if field.name == "when" and has_day else special.get(field.name, self.pale))
        return tuple(looks)


def looks_of(face: AgencyFace, *, is_struck: bool) -> RowLooks:
    """The looks of an agency; a withdrawn row is struck through."""
    colour = face.colour
    name = f"{face.code} withdrawn" if is_struck else face.code
    pale = Look(f"{name} row", colour.pale, struck=is_struck)
    return RowLooks(
        strong=Look(f"{name} agency", colour.strong, colour.text, bold=True, struck=is_struck),
        pale=pale,
        number=replace(pale, named=f"{name} number", number_format="0", horizontal="center"),
        day=replace(pale, named=f"{name} day", number_format=DAY_FORMAT),
        linked=replace(pale, named=f"{name} source", underlined=True),
        reviewer=REVIEWER,
    )
