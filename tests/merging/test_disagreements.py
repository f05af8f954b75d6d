"""Where two linked rows differ: on the moment, on who saw the child, and on what was found."""

import datetime

import pytest

from pipeline.merging.disagreements import disagreements_of_events
from schemas.case import Case
from schemas.case_view import CaseEvent, SameEvent

CASE = Case(reference="D-1", profile="west-midlands", notified=datetime.date(2026, 3, 2))
LINK = SameEvent(first="one", second="other", strength=0.9, reason="same day")


def row(identifier: str, text: str, **more: object) -> CaseEvent:
    parts: dict[str, object] = {
        "id": identifier, "agency": f"Agency {identifier}", "file": f"{identifier}.docx", "sha256": "ab", "return_version": 1,
        "location": "row 3", "date": datetime.date(2025, 3, 3), "date_precision": "day", "date_text": "03/03/2025",
        "event": text,
    }  # fmt: skip
    return CaseEvent.model_validate({**parts, **more})


def differences(one: CaseEvent, other: CaseEvent) -> list[tuple[str, str, str]]:
    found = disagreements_of_events([LINK], [one, other], CASE)
    assert all(each.event_ids == ("one", "other") for each in found)
    assert all(each.first[2] == "one.docx, row 3" for each in found)
    return [(each.kind, each.first[1], each.second[1]) for each in found]


@pytest.mark.parametrize(
    ("says", "denies", "topic"),
    [
        ("Bruising to the arm.", "No injuries seen.", "injuries"),
        ("Two BURNS on the hand.", "There were no marks.", "injuries"),
        ("A fracture of the wrist.", "No visible bruise.", "injuries"),
        ("Safeguarding concerns discussed.", "No concerns.", "concern"),
        ("A safety plan was agreed.", "No safety plan.", "a safety plan"),
        ("Threshold was met.", "Threshold not met.", "the threshold"),
        ("Consent was given by mother.", "Consent refused.", "consent"),
        ("Consent obtained.", "No consent.", "consent"),
    ],
)
def test_one_agency_speaks_of_what_the_other_denies(says: str, denies: str, topic: str) -> None:
    assert differences(row("one", says), row("other", denies)) == [
        ("account", f"speaks of {topic}: {says}", f"denies {topic}: {denies}")
    ]
    assert differences(row("one", denies), row("other", denies)) == []
    assert differences(row("one", says), row("other", "Home visit.")) == []


def test_times_of_one_moment_differ_but_not_hours_apart_and_not_of_a_message() -> None:
    said = [row("one", "Arrived.", time=clock, time_text=clock) for clock in ("21:10", "10:00")]
    other = row("other", "Arrived at hospital.", time="21:40", time_text="21:40")
    assert differences(said[0], other) == [("time", "21:10", "21:40")]
    assert differences(said[1], other) == []
    assert differences(said[0], row("other", "Told by police of the call.", time="21:40", time_text="21:40")) == []


def test_who_saw_the_child_differs() -> None:
    seen, not_seen = "Seen at home", "Not seen, asleep upstairs"
    one, other = row("one", "Visit.", child_contact=seen), row("other", "Visit.", child_contact=not_seen)
    assert differences(one, other) == [("child-seen", seen, not_seen)]
    alone = row("one", "Visit.", child_contact="Seen alone", seen_alone=True)
    with_mother = row("other", "Visit.", child_contact="Seen with mother")
    assert differences(alone, with_mother) == [("child-seen", "Seen alone", "Seen with mother")]
    # The same words say the same, except where the answer "seen alone" of the row itself tells them apart.
    same = row("other", "Visit.", child_contact="Seen alone", seen_alone=False)
    assert differences(alone, same) == [("child-seen", "Seen alone", "Seen alone")]


def test_days_differ() -> None:
    later = row("other", "Visit.", date=datetime.date(2025, 3, 4), date_text="4 March")
    assert differences(row("one", "Visit."), later) == [("date", "03/03/2025", "4 March")]
