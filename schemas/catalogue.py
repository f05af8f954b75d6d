"""Every issue that a return can have: its code, how serious it is, the sentence, and what to do about it.

The sentence's `{words}` are filled in where the issue is raised. One line of the tuple is one code; docs/issues.md is
written from here, and a test proves that each code is documented, raised somewhere and tested.
"""

from schemas.catalogue_chronology import CHRONOLOGY_KINDS, DATE_KINDS
from schemas.catalogue_forms import FORM_KINDS
from schemas.catalogue_merging import MERGING_KINDS
from schemas.catalogue_readers import READER_KINDS
from schemas.catalogue_rules import RULE_KINDS
from schemas.issue import Issue
from schemas.issue_kind import Kind

# Sorted by the room that raises the code.
CATALOGUE: tuple[Kind, ...] = (
    # readers
    *READER_KINDS,
    # forms: recognition and layout
    *FORM_KINDS,
    *CHRONOLOGY_KINDS,
    # forms: dates and times
    *DATE_KINDS,
    # rules
    *RULE_KINDS,
    # merging
    *MERGING_KINDS,
)

_BY_CODE = {kind.code: kind for kind in CATALOGUE}


def issue(code: str, *, location: str, field: str | None = None, **words: object) -> Issue:
    """An issue of the catalogue, its sentence filled in.

    Args:
        code: a code of the catalogue.
        location: where a person finds it in the file.
        field: path in the record, if it belongs to one.
        words: what stands in the sentence's and the advice's braces.

    Raises:
        KeyError: the code, or a word of the sentence, is not known. That is a fault of the program.
    """
    kind = _BY_CODE[code]
    return Issue(
        severity=kind.severity,
        code=code,
        message=kind.sentence.format(**words),
        location=location,
        field=field,
        advice=kind.advice.format(**words),
    )
