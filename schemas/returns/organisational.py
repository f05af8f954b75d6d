"""A returned chronology of organisational changes. The toolkit asks for one (Document 12) and prints no template."""

from schemas.chronology import LabelledText, OrganisationalChange
from schemas.fact import Fact


class OrganisationalRecord(Fact):
    """Every change, in the order of the file."""

    changes: tuple[OrganisationalChange, ...]
    preamble: tuple[LabelledText, ...] = ()
