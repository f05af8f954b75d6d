"""A name in each of more than sixty places of one Word file: found in every one, and gone from every one in the copy."""

import html
import io
import re
import sys
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.clearing.draft_check import apply_files
from pipeline.identifiers.check import check
from pipeline.identifiers.roster import build_roster
from pipeline.readers.document import Document
from pipeline.readers.whole_file import with_every_string
from schemas.case import Case
from schemas.finding import CheckReport
from schemas.person import CasePerson

sys.path.insert(0, str(Path(__file__).parent))
from hidden_places_word import NAMES, planted_everywhere, surname

ROSTER = build_roster(
    Case(
        reference="XX-2026-001",
        profile="national",
        notified=date(2026, 3, 2),
        pseudonym="Robin",
        people=tuple(
            CasePerson(role="significant-adult", name=f"Orla {surname(place)}", relationship="neighbour")
            for place in NAMES
        ),
    )
)
FILE_NAME = f"Review {surname('file name')} draft.docx"


@cache
def data() -> bytes:
    return planted_everywhere()


@cache
def document() -> Document:
    return with_every_string(readers.read(data(), FILE_NAME), data())


@cache
def report() -> CheckReport:
    return check(document(), ROSTER)


@pytest.mark.parametrize("place", NAMES)
def test_the_name_is_found_and_must_be_fixed(place: str) -> None:
    found = [one for one in report().findings if one.matches and surname(place) in one.matches]
    assert [one.severity for one in found][:1] == ["must-fix"], place
    assert all(one.location for one in found)


def test_no_name_is_left_in_any_part_of_the_copy() -> None:
    """Unzipped, entities decoded, tags taken out so that split runs join; and the bytes as they are."""
    cleared = apply_files(document(), data(), report(), ROSTER)
    left = []
    with zipfile.ZipFile(io.BytesIO(cleared.copy.data)) as archive:
        for name in archive.namelist():
            raw = archive.read(name).decode("utf-8", "ignore")
            plain = html.unescape(name + raw + re.sub(r"<[^>]*>", "", raw)).replace("\u00ad", "").replace("\u200b", "")
            folded = plain.casefold().replace("ﬀ", "ff").replace("о", "o").replace("і", "i")
            left += [
                (place, name)
                for place in NAMES
                if NAMES[place].casefold().replace("_", " ") in folded.replace("_", " ")
            ]
    assert left == []
    assert [one.text for one in cleared.report.findings if one.severity == "must-fix"] == []
    assert surname("file name") not in cleared.copy.name
