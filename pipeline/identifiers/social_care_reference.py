"""Numbers of a child's file in social care, in its systems and at its meetings."""

from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_NAMES = (
    called(
        r"social[ -]care|Mosaic|Liquid ?[Ll]ogic|LCS|Carefirst|Azeus|EHM|ICS|early help|client|MARAC|"
        r"children's services|service user"
    ),
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    return references(text, roster, "A social-care number: a person's file or record.", (), _NAMES)
