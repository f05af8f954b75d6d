"""Numbers of hospitals, practices and ambulance services, other than the NHS number."""

from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_NAMES = (called(r"hospital|patient|EMIS|SystmOne|RiO|MRN|medical record|clinic|ambulance|PAS|Cerner|Lorenzo|unit"),)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    return references(text, roster, "A health record number of a hospital, practice or ambulance service.", (), _NAMES)
