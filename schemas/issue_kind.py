"""What one code of the catalogue of issues says."""

from dataclasses import dataclass

from schemas.issue import Severity


@dataclass(frozen=True)
class Kind:
    """One code of the catalogue."""

    code: str
    severity: Severity
    title: str
    sentence: str
    advice: str
