"""Rows of the case made from rows that were validated already, and copies of them with some values changed.

A case of 10,000 rows makes 30,000 of them. pydantic's own `model_construct` and `model_copy` keep for each row a set of
the names of its fields, larger than the row's values together: half of the memory of merging. Here all rows share one
set. What is handed over must have been validated elsewhere: nothing is checked again.
"""

from collections.abc import Mapping

from schemas.case_view import CaseEvent

_ALL_FIELDS = set(CaseEvent.model_fields)


def made_row(*values: Mapping[str, object]) -> CaseEvent:
    """A row of the case.

    Args:
        values: together one for every field of `CaseEvent`, each of the field's type; of several the last counts.
    """
    together: dict[str, object] = {}
    for each in values:
        together.update(each)
    return _row_of(together)


def changed_row(row: CaseEvent, **values: object) -> CaseEvent:
    """The same row with some values changed."""
    return _row_of(row.__dict__ | values)


def _row_of(values: dict[str, object]) -> CaseEvent:
    row = CaseEvent.__new__(CaseEvent)
    put = object.__setattr__  # the model is frozen
    put(row, "__dict__", values)
    put(row, "__pydantic_fields_set__", _ALL_FIELDS)
    put(row, "__pydantic_extra__", None)
    put(row, "__pydantic_private__", None)
    return row
