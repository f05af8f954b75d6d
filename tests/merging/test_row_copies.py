"""Rows made without pydantic's own constructors are in no way different from validated ones."""

import pytest
from pydantic import ValidationError

from pipeline.merging.many_objects import kept
from pipeline.merging.row_copies import AS_YET_UNKNOWN, changed_row, made_row
from schemas.case_view import CaseEvent


def validated(**values: object) -> CaseEvent:
    return CaseEvent.model_validate(
        {"id": "POL-1", "file": "a.docx", "sha256": "ab", "return_version": 1, "location": "row 1", **values}
    )


def test_a_row_made_from_validated_values_is_equal_prints_alike_and_stays_frozen() -> None:
    row = validated(event="Seen.", same_as=("HV-1",))
    made = made_row(row.__dict__)
    assert made == row
    assert made.model_dump() == row.model_dump()
    assert made.model_dump_json() == row.model_dump_json()
    with pytest.raises(ValidationError):
        made.event = "other"  # type: ignore[misc]


def test_a_changed_row_leaves_the_one_that_it_was_made_from_as_it_was() -> None:
    row = validated(event="Seen.")
    changed = changed_row(row, event="Not seen.", change="changed")
    assert (row.event, row.change) == ("Seen.", None)
    assert changed == validated(event="Not seen.", change="changed")
    assert changed.model_copy(update={"event": "Seen."}) == validated(event="Seen.", change="changed")


def test_every_empty_set_is_one_and_a_full_one_stays_itself() -> None:
    full = frozenset({"GP"})
    assert kept(full) is full
    assert kept(full - full) is kept(frozenset(word for word in ())) == frozenset()


def test_what_is_not_given_is_as_yet_unknown() -> None:
    given = {"id": "POL-1", "file": "a.docx", "sha256": "ab", "return_version": 1, "location": "row 1"}
    assert made_row(AS_YET_UNKNOWN, {"event": "Seen."}, given) == validated(event="Seen.")
