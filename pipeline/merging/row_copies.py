"""Rows of the case made from rows that were validated already, and copies of them with some values changed.

A case of 10,000 rows makes 30,000 of them. pydantic's own `model_construct` and `model_copy` keep for each row a set of
the names of its fields, larger than the row's values together: half of the memory of merging. Here all rows share one
set. What is handed over must have been validated elsewhere: nothing is checked again.
"""

from collections.abc import Mapping

from schemas.case_view import CaseEvent

_ALL_FIELDS = set(CaseEvent.model_fields)
AS_YET_UNKNOWN: Mapping[str, object] = {
    name: None if field.is_required() else field.get_default()
    for name, field in sorted(CaseEvent.model_fields.items(), key=lambda item: item[1].is_required())
}
"""A value for every field, to begin a row with: what others add later; those always given last.

A row's values are then a copy of just the size that they need; a dictionary that grew to them takes twice as much.
"""


def made_row(first: Mapping[str, object], *others: Mapping[str, object]) -> CaseEvent:
    """A row of the case.

    Args:
        first: a value for every field of `CaseEvent`, each of the field's type or to be replaced.
        others: values that replace them, the last counting.
    """
    together = dict(first)
    for each in others:
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
